"""What linking knows of the kinds of claims, loaded from data/lexicon/incidents.yaml."""

import re
from collections.abc import Mapping
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from vedette.incidents.patterns import compiled
from vedette.model import Claim, Counted, ontology
from vedette.model.word_lists import word_lists

_WORD = re.compile(r"\w+")


class KindPair(BaseModel):
    """Two kinds that may tell one event; `figure` if only with a casualty figure in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kinds: tuple[str, str]
    figure: bool


class TitleForm(BaseModel):
    """The pieces of an incident's title; an empty noun means the ontology's label."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    noun: str = ""
    at: str = " at {place}"
    within: str = " in {place}"
    one: str = " ({by})"
    both: str = " ({by} against {against})"
    by: str = " (by {by})"
    against: str = " (against {against})"


class Rules(BaseModel):
    """The file's content; its comments say what each list means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pairs: tuple[KindPair, ...]
    mixed: tuple[frozenset[str], ...]
    specific: tuple[str, ...]
    settles: frozenset[str]
    within_days: Mapping[str, int]
    tell_apart: frozenset[str]
    mutual: frozenset[str]
    brokered: frozenset[str]
    standing: frozenset[str]
    lasting: frozenset[str]
    blamed: frozenset[str]
    rare: frozenset[str]
    single: frozenset[str]
    joint: frozenset[str]
    authorless: frozenset[str]
    province_stands: frozenset[str]
    country_stands: frozenset[str]
    whole: frozenset[str]
    speech: frozenset[str]
    cumulative: frozenset[str]
    running: Mapping[str, int]
    further: tuple[str, ...]
    beside: frozenset[str]
    summing: tuple[str, ...]
    going_on: tuple[str, ...]
    updating: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    habitual: tuple[str, ...]
    warlong: tuple[str, ...]
    lately: tuple[str, ...]
    pointing: tuple[str, ...]
    aimed: frozenset[str]
    aims: Mapping[str, tuple[str, ...]]
    vague: tuple[str, ...]
    disowning: tuple[str, ...]
    boasts: frozenset[str]
    casualties: frozenset[Counted]
    harmed: frozenset[str]
    who: Mapping[str, frozenset[str]]
    titles: Mapping[str, TitleForm]
    shown: Mapping[str, str]
    reasons: Mapping[str, str]

    def pair(self, one: str, other: str) -> KindPair | None:
        """Return how two different kinds may join, None where they may not."""
        return next((pair for pair in self.pairs if set(pair.kinds) == {one, other}), None)

    def mixed_up(self, one: str, other: str) -> bool:
        """Tell whether one sentence is at times read as the one kind, at times as the other."""
        return any({one, other} <= kinds for kinds in self.mixed)

    def group(self, kind: str) -> str:
        """Return one name for all kinds that `kind` may meet, directly or over others."""
        met, before = {kind}, set[str]()
        while met != before:
            before = set(met)
            met.update(other for pair in self.pairs if before & set(pair.kinds) for other in pair.kinds)
            met.update(other for kinds in self.mixed if before & kinds for other in kinds)
        return min(met)

    def longest(self, kind: str) -> int:
        """Return the longest period, in days, that may mean the same event as a shorter one."""
        return self.within_days.get(kind, self.within_days["default"])

    def is_cumulative(self, claim: Claim) -> bool:
        """Tell whether a claim counts over a long time, so that it is as of the day of its report."""
        if claim.kind in self.cumulative:
            return True
        limit, time = self.running.get(claim.kind), claim.time
        return limit is not None and time is not None and (time.end - time.start).days > limit

    def opens_further(self, quote: str) -> bool:
        """Tell whether a statement opens as one more of what was told before it ("another three ...")."""
        return self._further.match(quote.lstrip("\"'“‘ ")) is not None

    def counts_others(self, who: str) -> bool:
        """Tell whether a phrase counts others than were counted before ("21 others")."""
        return not self.beside.isdisjoint(_WORD.findall(who.casefold()))

    def is_summing(self, quote: str) -> bool:
        """Tell whether words are of all that happened over some time ("since Friday", "in recent days")."""
        return self._summing.search(quote) is not None

    def goes_on(self, quote: str) -> bool:
        """Tell whether words are of what was done on one day and on the next ("on Friday and Saturday")."""
        return self._going_on.search(quote) is not None

    def updates(self, quote: str) -> bool:
        """Tell whether words give a count beside one of before ("rose to 8", "an earlier toll of 5")."""
        return self._updating.search(quote) is not None

    def is_habitual(self, kind: str, quote: str) -> bool:
        """Tell whether words are of what is done again and again, or was before, and not of one event.

        What is told of the war as a whole is so of kinds that come again within days, and of rare ones.
        """
        if self._habitual.search(self._lately.sub("", quote)) is not None:
            return True
        comes_again = kind in self.rare or self.longest(kind) <= self.longest("default")
        return comes_again and self._warlong.search(quote) is not None

    def points(self, quote: str) -> bool:
        """Tell whether words point to one deed or one day ("the attack", "on Monday")."""
        return self._pointing.search(quote) is not None

    def aims_in(self, kind: str, quote: str) -> frozenset[str]:
        """Return the kinds of targets that words name, of deeds that are aimed from afar."""
        if kind not in self.aimed:
            return frozenset()
        return frozenset(aim for aim, words in self._aims.items() if words.search(quote))

    def is_vague(self, number: str) -> bool:
        """Tell whether a number is a word of size ("dozens") and no count."""
        return self._vague.search(number) is not None and not any(map(str.isdigit, number))

    def disowns(self, quote: str) -> bool:
        """Tell whether words lay a deed on others, or call it untrue."""
        return self._disowning.search(quote) is not None

    @cached_property
    def _disowning(self) -> re.Pattern[str]:
        return compiled(self.disowning, {})

    @cached_property
    def _further(self) -> re.Pattern[str]:
        return compiled(self.further, {})

    @cached_property
    def _summing(self) -> re.Pattern[str]:
        return compiled(self.summing, {})

    @cached_property
    def _going_on(self) -> re.Pattern[str]:
        return compiled(self.going_on, {})

    @cached_property
    def _updating(self) -> re.Pattern[str]:
        return compiled(self.updating, {})

    @cached_property
    def _habitual(self) -> re.Pattern[str]:
        return compiled(self.habitual, self.groups)

    @cached_property
    def _warlong(self) -> re.Pattern[str]:
        return compiled(self.warlong, {})

    @cached_property
    def _lately(self) -> re.Pattern[str]:
        return compiled(self.lately, self.groups)

    @cached_property
    def _pointing(self) -> re.Pattern[str]:
        return compiled(self.pointing, self.groups)

    @cached_property
    def _aims(self) -> Mapping[str, re.Pattern[str]]:
        return {aim: compiled(words, {}) for aim, words in self.aims.items()}

    @cached_property
    def _vague(self) -> re.Pattern[str]:
        return compiled(self.vague, {})

    def counted_group(self, who: str) -> str:
        """Return the group that a phrase counts ("six of them children" -> "children"), "" for all."""
        words = set(_WORD.findall(who.casefold()))
        return next((group for group, nouns in self.who.items() if words & nouns), "")

    def kinds_named(self) -> frozenset[str]:
        """Return every kind that the file names, so that a check can hold it against the ontology."""
        named = {
            *self.specific,
            *self.settles,
            *self.mutual,
            *self.brokered,
            *self.standing,
            *self.blamed,
            *self.rare,
            *self.single,
            *self.joint,
            *self.authorless,
            *self.cumulative,
            *self.tell_apart,
            *self.boasts,
            *self.whole,
            *self.speech,
            *self.aimed,
            *self.running,
        }
        named |= {*self.province_stands, *self.country_stands, *self.within_days, *self.titles} - {"default"}
        named |= {kind for kinds in self.mixed for kind in kinds}
        return frozenset(named | {kind for pair in self.pairs for kind in pair.kinds})


@cache
def rules() -> Rules:
    """Return the rules; ValidationError or ValueError if the file is not as `Rules` says."""
    loaded = Rules.model_validate(word_lists("incidents.yaml"))
    unknown = sorted(loaded.kinds_named() - set(ontology()))
    if unknown:
        raise ValueError(
            f"data/lexicon/incidents.yaml names kinds that the ontology lacks: {', '.join(unknown)}"
        )
    return loaded
