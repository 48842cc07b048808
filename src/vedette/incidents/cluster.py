"""Group claims that may tell one incident, in an order that their own ids fix."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from math import floor

from vedette.incidents.fit import Fit, place_key
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told

_SLACK = timedelta(days=1)
_CELL_DEGREES = 0.25
"""Wider than the distance at which neighbouring places may be one, up to 65 degrees north and south."""

Block = tuple[str, ...]


def groups(tellings: Sequence[Told], fit: Fit, rules: Rules) -> list[tuple[Told, ...]]:
    """Return `tellings` in groups, one an incident; each telling is in exactly one.

    Pairs are joined from the one that most speaks for to the least, ties by claim id; two groups join only if
    every claim of one may tell the same incident as every claim of the other, so no chain of neighbours ties
    what does not fit.
    """
    ordered = _dated_by_report(sorted(tellings, key=lambda told: told.claim.id), fit)
    scores = _scores(ordered, fit, rules)
    group_of = {number: [number] for number in range(len(ordered))}
    for (one, other), _ in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        first, second = group_of[one], group_of[other]
        if first is second:
            continue
        if all((min(a, b), max(a, b)) in scores for a, b in product(first, second)):
            joined = first + second
            for number in joined:
                group_of[number] = joined
    found = {min(members): members for members in group_of.values()}
    return [tuple(ordered[number] for number in sorted(found[first])) for first in sorted(found)]


def _dated_by_report(tellings: Sequence[Told], fit: Fit) -> list[Told]:
    """Give a headline, or what else has no day, the days of the nearest claim that repeats it."""
    dated: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for told in tellings:
        if told.dated:
            dated[told.claim.report.id, told.claim.kind].append(told)
    found = []
    for told in tellings:
        like = [] if told.dated else dated[told.claim.report.id, told.claim.kind]
        at = told.claim.evidence.start
        near = min(
            (other for other in like if fit.score(told, other) is not None),
            key=lambda other: (abs(other.claim.evidence.start - at), other.claim.id),
            default=None,
        )
        found.append(told if near is None else replace(told, start=near.start, end=near.end, dated=True))
    return found


def _scores(tellings: Sequence[Told], fit: Fit, rules: Rules) -> dict[tuple[int, int], int]:
    """Return the score of each pair, by their numbers, that may tell one incident."""
    blocks: dict[Block, list[int]] = defaultdict(list)
    for number, told in enumerate(tellings):
        for block in _blocks(told, fit, rules):
            blocks[block].append(number)
    scores: dict[tuple[int, int], int] = {}
    asked: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        for pair in _meeting(numbers, tellings, rules):
            if pair in asked:
                continue
            asked.add(pair)
            score = fit.score(tellings[pair[0]], tellings[pair[1]])
            if score is not None:
                scores[pair] = score
    return scores


def _blocks(told: Told, fit: Fit, rules: Rules) -> Iterator[Block]:
    """Yield keys of which two claims share at least one wherever they might fit."""
    group = rules.group(told.claim.kind)
    place = told.claim.place
    yield (group, "report", told.claim.report.id)
    if place is None:
        yield (group, "nowhere")
        return
    yield (group, "place", place_key(place))
    if place.id is not None:
        for holder in fit.holders(place.id):
            if told.claim.kind in rules.country_stands or not fit.is_country(holder):
                yield (group, "place", holder)
    if place.lat is not None and place.lon is not None:
        row, column = floor(place.lat / _CELL_DEGREES), floor(place.lon / _CELL_DEGREES)
        for down, right in product((-1, 0, 1), repeat=2):
            yield (group, "cell", str(row + down), str(column + right))


def _meeting(numbers: Sequence[int], tellings: Sequence[Told], rules: Rules) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one block whose days meet, are not known, or add up over years."""
    free = [n for n in numbers if tellings[n].start is None or tellings[n].claim.kind in rules.cumulative]
    for number in free:
        for other in numbers:
            if other != number:
                yield min(number, other), max(number, other)
    dated = sorted(set(numbers) - set(free), key=lambda n: (_day(tellings[n].start), n))
    active: list[int] = []
    for number in dated:
        start = _day(tellings[number].start)
        active = [other for other in active if _day(tellings[other].end) + _SLACK >= start]
        for other in active:
            yield min(number, other), max(number, other)
        active.append(number)


def _day(day: date | None) -> date:
    return day if day is not None else date.min
