"""Which claims are worth comparing: keys that bound the candidates, so that a long record costs no more."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import product
from math import cos, floor, radians

from vedette.incidents.days import as_of, slack_days
from vedette.incidents.places import is_vague
from vedette.incidents.relations import Relations
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told
from vedette.incidents.what import figures
from vedette.incidents.where import NEAR_KM
from vedette.incidents.words import Words
from vedette.model import place_key

_CELL_DEGREES = 0.25
_NEAR_DEGREES = NEAR_KM / 110
"""A degree of latitude is a little more than 110 km."""

_VAGUE, _KNOWN = "vague", "known"
"""Words tie claims of which at least one leaves the place vague; others meet at the place."""

_RELATED = "related"
_DAYS = 2
_LONG_DAYS = 128
_FOREVER_DAYS = 4096
_TELLING_WORDS = 5

_EXACT = ("point", "locality", "area", "None")
Key = tuple[str | int, ...]


class Index:
    """Claims by the keys of their kinds, places, words and days.

    Two claims that might fit always share a key. Along each key days are cut into pieces of three lengths, so
    that a claim of one day meets the claims of its days, and the few that tell of months or years. Days are
    held under their grounds (place or word), for most grounds that are asked for hold nothing at all.
    """

    def __init__(self, relations: Relations, words: Words, rules: Rules) -> None:
        self._relations = relations
        self._words = words
        self._rules = rules
        self._groups: dict[str, str] = {}
        # ids as keys of a dict: unlike a set of them it costs the garbage collector nothing
        self._held: dict[Key, dict[Key, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        self._of_report: dict[Key, dict[str, None]] = defaultdict(dict)

    def add(self, told: Told) -> None:
        """Hold a claim under its keys."""
        claim = told.claim.id
        times = tuple(self._times_stored(told))
        for ground in self._grounds_stored(told):
            held = self._held[ground]
            for time in times:
                held[time][claim] = None
        self._of_report[self._report_key(told)][claim] = None

    def remove(self, told: Told) -> None:
        """Forget a claim that was added as it is."""
        claim = told.claim.id
        times = tuple(self._times_stored(told))
        for ground in self._grounds_stored(told):
            for time in times:
                self._held[ground][time].pop(claim, None)
        self._of_report[self._report_key(told)].pop(claim, None)

    def candidates(self, told: Told) -> set[str]:
        """Return the ids of the claims held that `told` might fit, itself left out."""
        found = set(self._of_report.get(self._report_key(told), ()))
        times = tuple(self._times_asked(told))
        for ground in self._grounds_asked(told):
            held = self._held.get(ground)
            if held is not None:
                found.update(*(held[time] for time in times if time in held))
        found.discard(told.claim.id)
        return found

    def _report_key(self, told: Told) -> Key:
        return self._group(told.claim.kind), told.claim.report.id

    def _grounds_stored(self, told: Told) -> Iterator[Key]:
        group, place = self._group(told.claim.kind), told.claim.place
        yield from self._word_keys(told, _VAGUE if place is None or is_vague(place) else _KNOWN)
        if place is None:
            yield (group, "nowhere")
            return
        yield (group, "at", place_key(place))
        for holder in self._holders(told):
            yield (group, "in", holder)
        yield from ((group, "at", wider) for wider in (*self._namesakes(told), *self._unnamed(told)))
        if place.lat is not None and place.lon is not None:
            cell = (floor(place.lat / _CELL_DEGREES), floor(place.lon / _CELL_DEGREES))
            for ground in (_RELATED if place.relation else place.precision, *figures(told, self._rules)):
                yield (group, "cell", *cell, str(ground))

    def _grounds_asked(self, told: Told) -> Iterator[Key]:
        group, place = self._group(told.claim.kind), told.claim.place
        known = place is not None and not is_vague(place)
        yield from self._word_keys(told, _VAGUE, *(() if known else (_KNOWN,)))
        if place is None:
            yield (group, "nowhere")
            return
        yield (group, "at", place_key(place))
        yield (group, "in", place_key(place))
        for holder in self._holders(told):
            yield (group, "at", holder)
        yield from ((group, "in", wider) for wider in (*self._namesakes(told), *self._unnamed(told)))
        if place.lat is not None and place.lon is not None:
            grounds: list[object] = [_RELATED, *_EXACT, *figures(told, self._rules)]
            if not place.relation and str(place.precision) in grounds:
                grounds.remove(str(place.precision))
            for cell, ground in product(_cells(place.lat, place.lon), grounds):
                yield (group, "cell", *cell, str(ground))

    def _group(self, kind: str) -> str:
        if kind not in self._groups:
            self._groups[kind] = self._rules.group(kind)
        return self._groups[kind]

    def _holders(self, told: Told) -> Iterator[str]:
        place = told.claim.place
        if place is not None and place.id is not None:
            kind, rules = told.claim.kind, self._rules
            for holder in self._relations.holders(place.id):
                if kind in rules.country_stands | rules.rare or not self._relations.is_country(holder):
                    yield holder

    def _namesakes(self, told: Told) -> Iterator[str]:
        """Yield the province that a rare event's town may stand for by its name."""
        place = told.claim.place
        if told.claim.kind in self._rules.rare and place is not None and place.id is not None:
            province = self._relations.namesake(place.id)
            if province is not None:
                yield province

    def _unnamed(self, told: Told) -> Iterator[str]:
        """Yield the country of a rare event that may be elsewhere, as its own words name no place."""
        place = told.claim.place
        if (
            told.claim.kind in self._rules.rare
            and place is not None
            and place.id
            and not told.claim.names_place
        ):
            country = self._relations.country(place.id)
            if country is not None:
                yield country

    def _word_keys(self, told: Told, *marks: str) -> Iterator[Key]:
        rare = self._words.rare(told)
        for stem in sorted(rare, key=lambda stem: (-rare[stem], stem))[:_TELLING_WORDS]:
            for mark in marks:
                yield ("word", mark, stem)

    def _span(self, told: Told, start: date, end: date) -> tuple[int, int, int]:
        """Return the first and last day that a claim may meet another on, and the length of its pieces."""
        first, last = start.toordinal(), end.toordinal()
        lengths = (_DAYS, _LONG_DAYS, _FOREVER_DAYS)
        length = next((length for length in lengths if last - first < 2 * length), _FOREVER_DAYS)
        if self._rules.is_cumulative(told.claim):
            day = (told.claim.report.published or end).toordinal()
            first, last, length = day, day, _LONG_DAYS
        return first, last, length

    def _times_stored(self, told: Told) -> Iterator[Key]:
        if told.start is None or told.end is None:
            yield ("undated",)
            return
        first, last, own = self._span(told, told.start, told.end)
        for length in (_DAYS, _LONG_DAYS, _FOREVER_DAYS):
            if length >= own:
                mark = "own" if length == own else "below"
                yield from ((mark, length, piece) for piece in range(first // length, last // length + 1))

    def _times_asked(self, told: Told) -> Iterator[Key]:
        if told.start is None or told.end is None:
            yield ("undated",)
            return
        first, last, own = self._span(told, told.start, told.end)
        cumulative = self._rules.is_cumulative(told.claim)
        slack = as_of(told) if cumulative else slack_days(told.claim.kind, self._rules)
        for length in (_DAYS, _LONG_DAYS, _FOREVER_DAYS):
            if length >= own:
                pieces = range((first - slack) // length, (last + slack) // length + 1)
                yield from (("own", length, piece) for piece in pieces)
                if length == own:
                    yield from (("below", length, piece) for piece in pieces)


def _cells(lat: float, lon: float) -> Iterator[tuple[int, int]]:
    """Yield the cells that lie wholly or partly near a point, degrees north and east."""
    wide = _NEAR_DEGREES / max(cos(radians(lat)), _NEAR_DEGREES)
    rows = range(
        floor((lat - _NEAR_DEGREES) / _CELL_DEGREES), floor((lat + _NEAR_DEGREES) / _CELL_DEGREES) + 1
    )
    columns = range(floor((lon - wide) / _CELL_DEGREES), floor((lon + wide) / _CELL_DEGREES) + 1)
    yield from product(rows, columns)
