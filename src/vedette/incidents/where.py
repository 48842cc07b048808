"""Whether the places that two claims name may be one."""

from typing import Literal

from vedette.incidents.days import recurs, same_days
from vedette.incidents.places import distance_km, is_vague, opposed
from vedette.incidents.relations import Relations
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told
from vedette.incidents.words import Words
from vedette.model import PlaceRef, kind_info, place_key

NEAR_KM = 10.0
"""Two accounts that name neighbouring places may mean one event up to this distance."""

_DEEDS = frozenset({"ground", "remote", "civilians"})

PlaceFit = Literal["same", "within", "near", "alike", "unplaced", "vague", "inherited", "unnamed"]


class Where:
    """Judges the places of pairs of claims."""

    def __init__(self, relations: Relations, words: Words, rules: Rules) -> None:
        self._relations = relations
        self._words = words
        self._rules = rules

    def fit(self, one: Told, other: Told, *, figure: bool) -> PlaceFit | None:
        """Tell how the places of two claims fit, None where they don't.

        "vague" is no ground to join them, and no objection: one names but the province of the other's place.

        In two reports of the same words no place, or one that says little, is as good as the other's.
        """
        first, second = one.claim.place, other.claim.place
        if first is not None and second is not None:
            fit = self._inherited(self._named(first, second, one, other, figure=figure), one, other)
            vague = is_vague(first) or is_vague(second)
            if fit in (None, "vague") and vague and self._words.alike(one, other):
                return "alike"
            return fit
        if one.claim.report.id == other.claim.report.id:
            return "unplaced"
        if self._words.alike(one, other):
            return "alike"
        return "unplaced" if first is second else None

    def _inherited(self, fit: PlaceFit | None, one: Told, other: Told) -> PlaceFit | None:
        """Weigh a place that stands not in the words of one of two claims of what is rare.

        Such a place is that of the sentences around it, or of the report's other news: two claims that share
        it are less surely of one place, and those of two reports that have two are not surely apart.
        """
        rare = {one.claim.kind, other.claim.kind} <= self._rules.rare
        if not rare or (one.claim.names_place and other.claim.names_place):
            return fit
        if fit == "same":
            return "inherited"
        first, second = one.claim.place, other.claim.place
        if fit is not None or first is None or second is None or first.id is None or second.id is None:
            return fit
        named = one.claim.names_place or other.claim.names_place
        if one.claim.report.id == other.claim.report.id and named:
            return None
        country = self._relations.country(first.id)
        return "unnamed" if country is not None and country == self._relations.country(second.id) else None

    def _named(
        self, first: PlaceRef, second: PlaceRef, one: Told, other: Told, *, figure: bool
    ) -> PlaceFit | None:
        if opposed(first, second) and not figure:
            return None
        if place_key(first) == place_key(second):
            return "same" if figure else self._at_one(first, one, other)
        if first.id is not None and second.id is not None:
            if second.id in self._relations.holders(first.id):
                return self._inside(second, one, other, figure=figure)
            if first.id in self._relations.holders(second.id):
                return self._inside(first, one, other, figure=figure)
            if {one.claim.kind, other.claim.kind} <= self._rules.rare and (
                self._relations.namesake(first.id) in self._relations.holders(second.id)
                or self._relations.namesake(second.id) in self._relations.holders(first.id)
            ):
                return "within"
        related = bool(first.relation or second.relation)
        loose = related or (first.precision != second.precision and not self._whole(one, other))
        if (figure or loose) and distance_km(first, second) <= NEAR_KM:
            return "near"
        return None

    def _at_one(self, place: PlaceRef, one: Told, other: Told) -> PlaceFit | None:
        """Tell how far it speaks for one deed, or one word spoken, that two reports put it at one place.

        In a country there are many a day: its name is no ground, nor is a province's for what recurs there,
        unless words speak for it too, or in a province those who act and those who are acted on, on one day.
        """
        kinds = {one.claim.kind, other.claim.kind}
        deeds = any(kind_info(kind).family in _DEEDS or kind in self._rules.speech for kind in kinds)
        if not deeds or one.claim.report.id == other.claim.report.id:
            return "same"
        if place.precision == "country":
            if not same_days(one, other):
                return None
            return "same" if self._words.echo(one, other) else "vague"
        once = not recurs(one, other, self._rules)
        if place.precision != "province" or once or self._words.echo(one, other):
            return "same"
        overlap = self._relations.overlap
        both = overlap(one.claim.by, other.claim.by) and overlap(one.claim.against, other.claim.against)
        return "same" if both and same_days(one, other) else "vague"

    def _inside(self, holder: PlaceRef, one: Told, other: Told, *, figure: bool) -> PlaceFit | None:
        """Tell whether what holds a place may be named instead of it."""
        kinds = {one.claim.kind, other.claim.kind}
        rules = self._rules
        if kinds <= rules.rare or (figure and holder.precision != "country"):
            return "within"
        if holder.precision == "country":
            return "within" if kinds <= rules.country_stands else None
        if holder.precision == "province" and not kinds <= (rules.province_stands | rules.country_stands):
            return None if self._whole(one, other) else "vague"
        return None if self._whole(one, other) else "within"

    def _whole(self, one: Told, other: Told) -> bool:
        """Tell whether it is the place itself that both tell of, so that a part of it is another thing."""
        return {one.claim.kind, other.claim.kind} <= self._rules.whole
