"""What a claim leaves open, and its report tells beside it: on which day, and where."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from vedette.incidents.carried import as_denied_before, carried_on
from vedette.incidents.fit import NO_GROUND, STRAINED, Fit
from vedette.incidents.places import is_vague
from vedette.incidents.relations import Relations
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told
from vedette.incidents.what import figures
from vedette.model import PlaceRef, place_key

_NEWS = timedelta(days=7)
"""What a report tells as of no day before this is its news."""

_LONG_AGO = timedelta(days=31)


class ByReport:
    """Fills in claims by those of the same kind in their report."""

    def __init__(self, fit: Fit, relations: Relations, rules: Rules) -> None:
        self._fit = fit
        self._relations = relations
        self._rules = rules

    def filled(self, tellings: Sequence[Told]) -> Sequence[Told]:
        """Return the claims of one kind in one report, those without a day or a place with that of another.

        A headline, or what else has no day, has the days of the nearest claim that repeats it.
        """
        tellings = as_denied_before(carried_on(tellings, self._rules), self._rules)
        tellings = [self._recalled(self._placed(told, tellings), tellings) for told in tellings]
        tellings = [self._seated(told, tellings) for told in tellings]
        found = []
        for told in tellings:
            at = told.claim.evidence.start
            like = (other for other in tellings if other.dated and not told.dated)
            near = min(
                (other for other in like if self._fit.score(told, other) not in (None, NO_GROUND, STRAINED)),
                key=lambda other: (abs(other.claim.evidence.start - at), other.claim.id),
                default=None,
            )
            found.append(
                self._standing(told)
                if near is None
                else replace(told, start=near.start, end=near.end, dated=True)
            )
        return found

    def _standing(self, told: Told) -> Told:
        """Give a truce of no day the days on which the truce that stands may have begun; of dozens none."""
        kind, published = told.claim.kind, told.claim.report.published
        if told.dated or published is None or kind not in self._rules.standing:
            return told
        if not set(told.claim.evidence.quote.casefold().split()).isdisjoint(self._rules.vague):
            return told
        return replace(told, start=published - timedelta(days=self._rules.longest(kind) - 1))

    def _seated(self, told: Told, tellings: Sequence[Told]) -> Told:
        """Give what was said at talks the place of the talks that the report told before, on the same days.

        "Envoys met in Oslo on Monday. The sides also discussed prisoners": that was in Oslo too.
        """
        place = told.claim.place
        if told.claim.kind not in self._rules.country_stands or told.claim.names_place:
            return told
        if place is None or not is_vague(place):
            return told
        before = [
            other
            for other in tellings
            if other.claim.evidence.start < told.claim.evidence.start
            and (other.start, other.end) == (told.start, told.end)
            and other.claim.names_place
            and other.claim.place is not None
            and not is_vague(other.claim.place)
        ]
        if not before:
            return told
        last = max(before, key=lambda other: (other.claim.evidence.start, other.claim.id))
        return replace(told, claim=told.claim.model_copy(update={"place": last.claim.place}))

    def _placed(self, told: Told, tellings: Sequence[Told]) -> Told:
        """Give a claim of what is rare the headline's place, if another with its figure is there.

        A lead often leaves the place to its headline, and seems to be of the one that the report names next.
        """
        claim = told.claim
        rare = claim.kind in self._rules.rare
        if not rare or claim.place is None or claim.names_place or self._in_headline(told, claim.place):
            return told
        counted = figures(told, self._rules)
        places = {
            (abs(other.claim.evidence.start - claim.evidence.start), other.claim.id): other.claim.place
            for other in tellings
            if counted & figures(other, self._rules) and self._in_headline(other, other.claim.place)
        }
        if not places:
            return told
        return replace(told, claim=claim.model_copy(update={"place": places[min(places)]}))

    def _in_headline(self, told: Told, place: PlaceRef | None) -> bool:
        """Tell whether a report's headline names a place, or what it lies in, short of its country."""
        if place is None or place.precision == "country":
            return False
        headline = (told.claim.report.title or "").casefold()
        names = {place.name, place.as_written, *(self._relations.names_around(place.id) if place.id else ())}
        return any(name.casefold() in headline for name in names)

    def _recalled(self, told: Told, tellings: Sequence[Told]) -> Told:
        """Give a claim of what is rare the day long ago on which its report first puts that at its place.

        "In August 2013 gas killed hundreds in Ghouta. Western states blamed the government": no word of the
        second sentence says that it is not of the day of the report.
        """
        claim, published = told.claim, told.claim.report.published
        if claim.kind not in self._rules.rare or published is None or told.end is None or claim.place is None:
            return told
        here = [other for other in tellings if place_key(other.claim.place) == place_key(claim.place)]
        first = min(here, key=lambda other: (other.claim.evidence.start, other.claim.id), default=told)
        news = told.end >= published - _NEWS
        if not news or first.end is None or first.end >= published - _LONG_AGO:
            return told
        undated = claim.model_copy(update={"time": None})
        return replace(told, claim=undated, start=first.start, end=first.end, dated=True)
