"""What the terms of the records mean in plain words, the same in every form of showing."""

from typing import Literal

from vedette.model import FigureRule, FigureWeight, Grade, SourceKind, Status, Verdict

GRADES: dict[Grade, str] = {
    "confirmed": "A party to it accepts its own part.",
    "fair": "Two or more origins independent of each other report it.",
    "weak": "One origin, or one side only, reports it.",
    "contested": "Origins disagree on who did it, or on whether it happened.",
    "discounted": "Set aside by a reviewer's judgement.",
}

STATUSES: dict[Status, str] = {
    "happened": "happened",
    "ongoing": "under way",
    "planned": "planned",
    "possible": "not certain",
    "denied": "denied",
}

SOURCE_KINDS: dict[SourceKind, str] = {
    "agency": "news agency",
    "outlet": "news outlet",
    "state_media": "state media",
    "party_media": "media of a party",
    "monitor": "monitor",
    "government": "government",
    "belligerent": "party to the fighting",
    "un": "United Nations",
    "ngo": "aid or rights organisation",
    "local": "local source",
    "witness": "witness",
    "unnamed": "unnamed source",
    "unknown": "source of unknown kind",
}

FIGURE_RULES: dict[FigureRule, str] = {
    "": "",
    "only": "the only figure of an independent origin, or of a side on its own losses",
    "agreed": "all give it",
    "most": "most give it",
    "lowest": "the lowest of those that as many give",
    "claims": "only sides that have reason to exaggerate give figures",
    "longer": "counted over more days than the incident",
    "words": "nobody counts: a word of size only",
    "upper": "upper bounds only",
}

FIGURE_WEIGHTS: dict[FigureWeight | Literal[""], str] = {
    "": "",
    "independent": "",
    "admission": "own losses or own deed",
    "claim": "a side on others: raises the high figure only",
    "word": "a word of size",
    "longer": "over more days",
}

EARLIER_FIGURES = "earlier {figures}: an origin's later figure takes the place of its earlier ones"

REASONS: dict[str, str] = {
    "kind": "what",
    "place": "where",
    "time": "when",
    "by": "who",
    "against": "to whom",
    "numbers": "numbers",
    "words": "wording",
    "reuse": "reuse",
    "judgement": "a person's judgement",
}

VERDICTS: dict[Verdict, str] = {
    "same": "the same",
    "different": "different",
    "unsure": "not certain to be the same",
    "withdrawn": "again as they were",
}
