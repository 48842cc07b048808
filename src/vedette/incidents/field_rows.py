"""Rows of one field source that tell different hours are different events, whatever else they share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from vedette.model import FIELD, Claim, Judgement

_REASON = "one source on the ground tells them of different hours"

Told = tuple[str, str, str | None, date]
"""What two rows must share to be held against each other: source, kind, place and day."""


def apart_by_hour(claims: Iterable[Claim]) -> tuple[Judgement, ...]:
    """Return judgements that keep such rows apart; those of people, given after them, go before."""
    of_source: dict[Told, list[Claim]] = defaultdict(list)
    for key, claim in _timed(claims):
        of_source[key].append(claim)
    return tuple(
        Judgement(claims=(one.id, other.id), verdict="different", reason=_REASON)
        for key in sorted(of_source, key=str)
        for one, other in combinations(sorted(of_source[key], key=lambda claim: claim.id), 2)
        if _hours(one)[1] < _hours(other)[0] or _hours(other)[1] < _hours(one)[0]
    )


def _timed(claims: Iterable[Claim]) -> Iterator[tuple[Told, Claim]]:
    for claim in claims:
        if claim.observation is None or not claim.observation.time or claim.said_by is None:
            continue
        source, day = claim.said_by.id or "", claim.time
        if source.startswith(FIELD) and day is not None and day.start == day.end:
            yield (source, claim.kind, claim.place.id if claim.place is not None else None, day.start), claim


def _hours(claim: Claim) -> tuple[str, str]:
    """Return the first and the last hour of "05:10 to 14:30", or one hour twice."""
    told = claim.observation.time if claim.observation is not None else ""
    first, _, last = told.partition(" to ")
    return first, last or first
