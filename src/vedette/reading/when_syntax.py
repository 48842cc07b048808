"""Tell which expression of time belongs to a statement, and whether it looks ahead, from the parse."""

from spacy.tokens import Doc, Span, Token

from vedette.reading.language import text_of, tokens_of
from vedette.reading.when_grammar import TimeMention
from vedette.reading.when_words import when_words

# What it costs to cross an edge of the parse: a relative clause mostly tells of another time than the clause
# that holds it, what somebody said on a day mostly happened then. The unnamed edges cost 2.
_OUT_OF_STATEMENT = {"ccomp": 3.0, "conj": 4.0, "parataxis": 4.0, "advcl": 6.0, "acl": 8.0, "relcl": 15.0}
_INTO_MENTION = {"relcl": 15.0, "advcl": 12.0, "acl": 10.0, "ccomp": 8.0, "conj": 8.0, "parataxis": 10.0}
_PLAIN_EDGE = 2.0
_INTO_PLAIN_EDGE = 1.0
_PER_TOKEN = 0.3
_OUTSIDE = 10.0
_ASIDE = 30.0  # "shelled the hall, which was opened in 2004": what is told beside a statement is not its time


def cost(doc: Doc, span: Span, mention: TimeMention) -> float:
    """Return how far `mention` stands from the statement `span`; what is inside costs least."""
    tokens = tokens_of(doc, mention.start, mention.end)
    root, head = span.root, tokens.root
    inside = span.start <= head.i < span.end
    total = 0.0 if inside else _OUTSIDE
    above = {token.i for token in _upwards(root)}
    for token in _upwards(head):
        if token.i in above:
            break
        total += _INTO_MENTION.get(token.dep_, _INTO_PLAIN_EDGE)
        if token.dep_ == "relcl" and not inside:
            total += _ASIDE
    below = {token.i for token in _upwards(head)}
    for token in _upwards(root):
        if token.i in below:
            break
        total += _OUT_OF_STATEMENT.get(token.dep_, _PLAIN_EDGE)
    gap = max(tokens.start - span.end, span.start - tokens.end, 0)
    return total + _PER_TOKEN * gap


def looks_ahead(doc: Doc, mention: TimeMention) -> bool:
    """Tell whether the verb that `mention` hangs on is in the future, or plans ("due to meet on Friday")."""
    words = when_words()
    head = tokens_of(doc, mention.start, mention.end).root
    if head.dep_ in ("compound", "amod", "nummod", "poss"):  # "will discuss the August 21 attack"
        return False
    for token in _upwards(head):
        if token.pos_ not in ("VERB", "AUX"):
            continue
        auxiliaries = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
        if auxiliaries & words.future_auxiliaries:
            return True
        if token.lower_ in words.awaited:
            return True
        if "to" not in auxiliaries:
            return False
        governor = token.head
        if governor.tag_ == "VBG" and any(c.lower_ in ("was", "were") for c in governor.children):
            return False  # "were preparing to attack on Saturday": that Saturday is past
        return governor.lower_ in words.plan_words or (
            governor.pos_ == "AUX" and governor.tag_ in ("VBZ", "VBP")
        )
    return False


def is_said(doc: Doc, span: Span, mention: TimeMention) -> bool:
    """Tell whether `mention` only says when the statement was made: "the army said on Monday"."""
    tokens = tokens_of(doc, mention.start, mention.end)
    if span.start <= tokens.root.i < span.end:
        return False
    for token in tokens.root.ancestors:
        if token.lower_ in when_words().speech:
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
    return False


def dated_event(doc: Doc, mention: TimeMention) -> str:
    """Return the event noun that `mention` dates ("the raid [took place] on Monday"), else ""."""
    words = when_words()
    for token in tokens_of(doc, mention.start, mention.end).root.ancestors:
        noun = words.event_noun(token.lower_)
        if token.lower_ in words.since:
            return ""
        if noun and token.pos_ in ("NOUN", "PROPN"):
            return noun
        if token.pos_ in ("VERB", "AUX"):
            if token.lower_ in words.speech:
                return ""
            subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
            held = [token.head] if token.dep_ in ("relcl", "acl") else []
            return next(
                (name for name in (words.event_noun(one.lower_) for one in (*held, *subjects)) if name), ""
            )
    return ""


def described_noun(doc: Doc, mention: TimeMention) -> str:
    """Return the noun that `mention` only says more of ("the truce agreed in May"), else ""."""
    for token in _upwards(tokens_of(doc, mention.start, mention.end).root):
        if token.dep_ in ("acl", "relcl"):
            return token.head.lower_
        if token.pos_ in ("VERB", "AUX"):
            # Where no "and" stands between them, a second verb right after a noun is its participle.
            before = doc[token.i - 1] if token.i else token
            return before.lower_ if token.dep_ == "conj" and before.pos_ == "NOUN" else ""
    return ""


def is_since_when(doc: Doc, mention: TimeMention) -> bool:
    """Tell whether `mention` stands in what a time is counted from: "since the truce ended on Monday"."""
    for token in _upwards(tokens_of(doc, mention.start, mention.end).root):
        if token.pos_ in ("VERB", "AUX"):
            return any(c.lower_ in when_words().since and c.dep_ == "mark" for c in token.children)
    return False


def is_how_long(doc: Doc, span: Span, mention: TimeMention) -> bool:
    """Tell whether `mention` counts what came before the statement: "fell after three weeks of shelling"."""
    text = text_of(doc)
    after = text[mention.start : mention.end].lower().startswith("after ")
    return after and text.startswith(" of ", mention.end) and span.start_char < mention.start


def known_events(span: Span) -> tuple[str, ...]:
    """Return the event nouns of the statement that mean events known before: "the attack", "its raids"."""
    words = when_words()
    found = []
    for token in span:
        noun = words.event_noun(token.lower_)
        if noun and any(
            child.dep_ in ("det", "poss") and child.lower_ not in ("a", "an", "another")
            for child in token.children
        ):
            found.append(noun)
    return tuple(found)


def is_answer(span: Span) -> bool:
    """Tell whether the statement blames somebody for a deed, or denies it: "the army rejected the charge"."""
    return any(t.lemma_.lower() in when_words().answers for t in (span.root, span.root.head) if t in span)


def points_back(span: Span) -> bool:
    """Tell whether the statement speaks of an event as that which was just told: "that attack"."""
    return any(
        child.lower_ in ("that", "those") and child.dep_ == "det"
        for token in span
        if when_words().event_noun(token.lower_)
        for child in token.children
    )


def opens_period(doc: Doc, span: Span, mention: TimeMention, total: bool) -> bool:
    """Tell whether `mention` dates what the statement has gone on since: "since the war began in 2011".

    So does "the raids which began on Friday" for the raids. What is itself said of that beginning is no such
    statement, unless it is a `total`, which always runs on from there.
    """
    words = when_words()
    for token in _upwards(tokens_of(doc, mention.start, mention.end).root):
        if span.start <= token.i < span.end and token == span.root:
            return False
        since = token.lower_ in words.since or any(
            child.lower_ in words.since and child.dep_ in ("mark", "prep") for child in token.children
        )
        if since or (token.lower_ in words.war_began and token.dep_ in ("relcl", "acl")):
            return total or not _holds(token, span.root)
    return False


def _holds(token: Token, other: Token) -> bool:
    return token == other or token.is_ancestor(other)


def is_going_on(span: Span) -> bool:
    """Tell whether the statement's clause is in the present: "are fighting", "continues", "is now cut"."""
    for verb in _upwards(span.root):
        if verb.pos_ in ("VERB", "AUX"):
            helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
            if helpers & {"is", "are", "'s", "'re"}:
                going_on = {child.lower_ for child in verb.children} & when_words().going_on
                if verb.tag_ == "VBG" or (verb.tag_ == "VBN" and going_on):
                    return True
            return verb.lower_ in when_words().going_on and verb.tag_ in ("VBZ", "VBP")
    return False


def is_past(span: Span) -> bool:
    """Tell whether the statement's own verb is in the simple past: "organised"."""
    return span.root.tag_ == "VBD"


def is_present_perfect(span: Span) -> bool:
    """Tell whether the statement's clause is in the present perfect: "have captured"."""
    for verb in _upwards(span.root):
        if verb.pos_ in ("VERB", "AUX"):
            helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
            return bool(helpers & {"has", "have", "'ve"})
    return False


def is_perfect(token: Token) -> bool:
    """Tell whether the verb of `token`'s clause is in a perfect tense, which lasts until now."""
    for verb in _upwards(token):
        if verb.pos_ in ("VERB", "AUX"):
            helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")} | {
                verb.lower_
            }
            if helpers & {"has", "have", "had", "'ve", "been"}:
                return True
            if verb.dep_ not in ("relcl", "advcl", "acl", "xcomp", "conj"):
                return False
    return False


def _upwards(token: Token) -> list[Token]:
    """Return `token` and all that it hangs on, in that order."""
    return [token, *token.ancestors]
