"""Whether two claims may tell one incident, how much speaks for it, and what."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from vedette.incidents.carried import aims_apart
from vedette.incidents.days import days_fit, recurs, same_days, two_days_of_one
from vedette.incidents.relations import Relations
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, actor_key
from vedette.incidents.what import What
from vedette.incidents.where import PlaceFit, Where
from vedette.incidents.who import Who
from vedette.incidents.words import Words
from vedette.model import ActorRef, Reason

_PLACE_SCORE: dict[PlaceFit, int] = {
    "same": 3,
    "within": 2,
    "near": 1,
    "alike": 1,
    "inherited": 1,
    "unplaced": 0,
    "unnamed": 0,
}

_NEIGHBOURS = 1
"""What `days_fit` says of days that only neighbour."""

NO_GROUND = -1
"""The score of two claims that nothing parts, and nothing joins: others may bring them together."""

STRAINED = -2
"""The score of claims of two reports that only who acts, or the kind of deed, parts: one may be misread."""


class Fit:
    """Judges pairs of claims by one pack and one set of rules."""

    def __init__(self, relations: Relations, words: Words, rules: Rules) -> None:
        self._relations = relations
        self._words = words
        self._rules = rules
        self._what = What(words, rules)
        self._where = Where(relations, words, rules)
        self._who = Who(relations, words, rules)

    def score(self, one: Told, other: Told) -> int | None:
        """Return how much speaks for one incident, None where something speaks against it.

        `NO_GROUND` and `STRAINED` stand between the two.
        Numbers that differ do not: they are a disagreement. But one origin that gives two numbers, or two
        days, in one report means two events.
        """
        if not self._what.meet(one.claim.kind, other.claim.kind):
            return None
        days = days_fit(one, other, self._rules)
        if days is None or (days == _NEIGHBOURS and self._two_events(one, other)):
            return None
        if self._what.told_apart(one, other) or aims_apart(one, other):
            return None
        if not self._what.fit(one, other):
            return STRAINED if self._what.another_kind(one, other) else None
        figure = bool(self._what.shared_figures(one, other))
        place = self._where.fit(one, other, figure=figure)
        if place is None:
            return None
        rare = {one.claim.kind, other.claim.kind} <= self._rules.rare
        background = place != "same" and not rare and _undated_background(one, other)
        if background and not self._words.alike(one, other):
            return None
        strangers = not self._who.fit(one, other, place, figure=figure)
        if strangers and not (place == "same" and self._who.known_fit(one, other)):
            return STRAINED if place == "same" and self._may_strain(one, other) else None
        if strangers and not self._words.echo(one, other):
            return NO_GROUND
        if place == "vague" or (days == _NEIGHBOURS and not self._one_of_two_days(one, other)):
            return NO_GROUND
        return (
            (one.claim.kind == other.claim.kind) * 2
            + _PLACE_SCORE[place]
            + days
            + figure * 3
            + self._relations.overlap(one.claim.by, other.claim.by)
            + self._relations.overlap(one.claim.against, other.claim.against)
            + round(2 * self._words.likeness(one, other))
        )

    def _may_strain(self, one: Told, other: Told) -> bool:
        """Tell whether who acts is the only thing that parts two reports' accounts of a deed of one day."""
        deed = one.claim.kind == other.claim.kind and one.claim.kind in self._rules.blamed
        return deed and one.claim.report.id != other.claim.report.id and same_days(one, other)

    def _two_events(self, one: Told, other: Told) -> bool:
        """Tell whether neighbouring days part two accounts: those of one origin, if not in one sentence."""
        apart = two_days_of_one(one, other, self._rules)
        return apart and not (one.dated and other.dated and self._words.same(one, other))

    def _one_of_two_days(self, one: Told, other: Told) -> bool:
        """Tell whether accounts of neighbouring days are of one event: what recurs needs figures or words."""
        once = self._rules.is_cumulative(one.claim) or not recurs(one, other, self._rules)
        return once or self._words.alike(one, other) or self._what.same_figures(one, other)

    def reasons(self, one: Told, other: Told) -> Iterator[Reason]:
        """Yield which fields of two claims agree, and how; of two that a person joined none may."""
        first, second, shown = one.claim, other.claim, self._rules.reasons
        if first.kind == second.kind:
            yield _reason(field="kind", how=first.kind)
        elif self._what.meet(first.kind, second.kind):
            yield _reason(field="kind", how=shown["kinds"].format(one=first.kind, other=second.kind))
        shared = self._what.shared_figures(one, other)
        place = self._where.fit(one, other, figure=bool(shared))
        if place is not None and place != "vague":
            yield _reason(field="place", how=shown[f"place_{place}"])
        days = days_fit(one, other, self._rules)
        if days is not None:
            yield _reason(field="time", how=shown[f"days_{days}"])
        for role, refs, others in (
            ("by", first.by, second.by),
            ("against", first.against, second.against),
        ):
            names = self._in_both(refs, others)
            if names:
                yield _reason(field=role, how=", ".join(names))
        if shared:
            yield _reason(field="numbers", how=", ".join(_figure_text(*figure) for figure in sorted(shared)))
        likeness = self._words.likeness(one, other)
        if likeness > 0:
            yield _reason(field="words", how=shown["words"].format(share=round(100 * likeness)))
        if first.report.id != second.report.id and one.family == other.family:
            yield _reason(field="reuse", how=shown["reuse"])

    def _in_both(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> Sequence[str]:
        """Return the names in one list that may mean an actor of the other."""
        same = self._relations.same_actor
        return sorted({a.name for a in one if any(same(actor_key(a), actor_key(b)) for b in other)})


@lru_cache(maxsize=4096)
def _reason(field: str, how: str) -> Reason:
    """Return a reason; most are the same for many pairs, and are held once."""
    return Reason(field=field, how=how)


def _figure_text(of: str, who: str, number: int) -> str:
    return f"{number} {of} {who}".rstrip()


def _undated_background(one: Told, other: Told) -> bool:
    """Tell whether two reports are compared of which one gives no day: it may tell of any earlier event."""
    return one.claim.report.id != other.claim.report.id and not (one.dated and other.dated)
