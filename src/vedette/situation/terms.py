"""One act held against the terms of one agreement: whether it is an alleged breach, and why or why not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from vedette.model import Grounds, Incident, kind_info
from vedette.model.days import day_text
from vedette.packs.agreements import Agreement, Zone
from vedette.packs.pack import Pack
from vedette.situation.bound import Bound
from vedette.situation.cases import NAMED_SO, Case, Refused
from vedette.situation.ceasefires import in_effect
from vedette.situation.parties import Parties
from vedette.situation.presence import Presence
from vedette.situation.shapes import inside
from vedette.situation.view import View
from vedette.situation.vocabulary import vocabulary

_AREAS = ("country", "province", "district", "region", "road", "river")
"""Kinds of places that are too large or too long for one point to say where they lie."""
NEAR = timedelta(days=7)
"""How long before and after an agreement an act is still refused by name; others are no question of it."""


@dataclass(frozen=True)
class Finding:
    """An act that an agreement prohibits; `alleged_party` is None where nobody can say who began.

    `place` is None where all that is told is a breach somewhere in the zone.
    """

    zone: str | None
    place: str | None
    term: str
    alleged_party: str | None
    grounds: Grounds


@dataclass(frozen=True)
class Terms:
    """The terms of one agreement, ready to hold acts against; `presence` says who is told of where."""

    agreement: Agreement
    pack: Pack
    presence: Presence = field(default_factory=Presence)

    def concern(self, incident: Incident, view: View) -> bool:
        """Tell whether an incident is of this agreement at all.

        It is if it is an act that the agreement prohibits, in its days or `NEAR` them; the day of the first
        report stands for the time of one that no account dates.
        """
        if incident.kind != NAMED_SO and incident.kind not in self.agreement.prohibited:
            return False
        told = view.last_day(incident) if incident.time is None else None
        first, last = (incident.time.start, incident.time.end) if incident.time is not None else (told, told)
        if first is None or last is None:
            return False
        start, end = in_effect(self.agreement)
        return last >= start - NEAR and (end is None or first <= end + NEAR)

    def hold(self, case: Case) -> Finding | Refused:
        """Return what was found, or the first reason why the act is no entry."""
        grounds = {}
        for name, check in self._checks.items():
            answer = check(case)
            if isinstance(answer, Refused):
                return answer
            grounds[name] = answer
        zone = self._zone_of(case)
        acting = self._bound.acting(case.by)
        # Of fighting of which one side alone is named nobody can say who began it.
        unclear = case.act in vocabulary().fought_between and not case.against
        return Finding(
            zone=zone.id if zone is not None else None,
            place=case.place if case.place is not None and self._is_covered(case.place, zone) else None,
            term=self._words(case.act),
            alleged_party=None if unclear else self._bound.party_of(acting),
            grounds=Grounds(**grounds),
        )

    @property
    def _checks(self) -> Mapping[str, Callable[[Case], str | Refused]]:
        return {
            "act": self._act,
            "time": self._time,
            "zone": self._zone,
            "actor": self._parties.actor,
            "target": self._parties.target,
        }

    @cached_property
    def _bound(self) -> Bound:
        return Bound(self.agreement, self.pack)

    @cached_property
    def _parties(self) -> Parties:
        return Parties(self._bound, self.presence)

    def _words(self, act: str) -> str:
        if act == NAMED_SO:
            return "Whatever breaks the truce"
        told = (term.words for term in self.agreement.terms if act in term.acts)
        return next(told, f"{kind_info(act).label} is prohibited")

    def _act(self, case: Case) -> str | Refused:
        label = kind_info(case.act).label
        if not case.certain:
            return Refused("not_certain", "no account says for certain that it happened")
        if case.act == NAMED_SO:
            return "an account says that it broke the truce"
        if case.act not in self.agreement.prohibited:
            return Refused("not_prohibited", f"{label} is not among the acts that the agreement prohibits")
        return f"{label} is a prohibited act"

    def _time(self, case: Case) -> str | Refused:
        start, end = in_effect(self.agreement)
        held = f"{day_text(start)} to {day_text(end)}" if end is not None else f"{day_text(start)} on"
        if case.time is None:
            return Refused("no_time", f"no account tells its day; the agreement held from {held}")
        if case.habit and not case.breach:
            return Refused(
                "no_time", "told as a habit, or as done before, not as one act with a day of its own"
            )
        first, last = case.time.start, case.time.end
        told = day_text(first) if first == last else f"{day_text(first)} to {day_text(last)}"
        if last < start or (end is not None and first > end):
            return Refused("out_of_time", f"{told}: outside the days of the agreement, {held}")
        if first >= start and (end is None or last <= end):
            return f"{told}: within the days of the agreement, {held}"
        if case.breach:
            return f"{told}: it is said to have broken the truce, which held from {held}"
        return Refused("out_of_time", f"{told}: only partly within the days of the agreement, {held}")

    def _zone(self, case: Case) -> str | Refused:
        zone = self._zone_of(case)
        if case.place is None or not self._is_covered(case.place, zone):
            if zone is None:
                return Refused("no_place", "no account tells where in a place that the pack knows")
            return f"it is said to have broken the truce, which covers: {zone.name}"
        known = self.pack.place(case.place)
        name = known.name if known is not None else case.place
        if case.place in self.pack.home_places and not case.breach:
            return Refused("no_place", f"told of {name} at large, and of no place in it")
        if zone is not None:
            return f"{name} lies in the zone: {zone.name}"
        if self.agreement.zones:
            return Refused("out_of_zone", f"{name} lies in no zone of the agreement")
        if not self._is_at_home(case.place):
            return Refused("out_of_zone", f"{name} lies outside the country of the war")
        return f"{name} lies in the country of the war, all of which is covered"

    def _zone_of(self, case: Case) -> Zone | None:
        """Return the zone of the agreement that a case is in.

        A breach of the truce as such, told with no place in the country of the war, is one of the zone that
        is all of the country.
        """
        if case.place is not None:
            for zone in self.agreement.zones:
                if self._lies_in(case.place, zone):
                    return zone
        if case.breach and (case.place is None or not self._is_at_home(case.place)):
            home = self.pack.home_places
            return next((z for z in self.agreement.zones if any(p in home for p in z.places)), None)
        return None

    def _is_covered(self, place: str, zone: Zone | None) -> bool:
        return zone is None or self._lies_in(place, zone)

    def _lies_in(self, place: str, zone: Zone) -> bool:
        """Tell whether a zone names a place or an area that holds it, or its shape holds the place."""
        if not {place, *self.pack.within(place)}.isdisjoint(zone.places):
            return True
        known = self.pack.place(place)
        if known is None or known.kind in _AREAS or not zone.shape or not self._is_at_home(place):
            return False
        return inside(known.lon, known.lat, zone.shape)

    def _is_at_home(self, place: str) -> bool:
        return not {place, *self.pack.within(place)}.isdisjoint(self.pack.home_places)
