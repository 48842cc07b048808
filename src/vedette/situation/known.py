"""All that is known: incidents and claims sorted once, with what the folds keep of each place."""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, TypeVar

from vedette.model import TOOK_PLACE, ActorRef, Claim, Incident, PlaceRef

T = TypeVar("T")
Dated = tuple[date, Incident]


class Known:
    """The incidents and the claims that tell them, by place and by kind, in the order of their days.

    It holds for any day: a fold keeps here what it makes of one place's whole history, and looks the day up
    in it. Adding an incident costs the same however many there are, and drops only what was kept of the
    places that it touches.
    """

    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}
        self._incidents: dict[str, Incident] = {}
        self._sorted: tuple[Incident, ...] | None = None
        self._dated: dict[str, list[tuple[date, str]]] = defaultdict(list)
        self._at: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._by_report: dict[str, list[str]] = defaultdict(list)
        self._by_month: dict[str, list[str]] = defaultdict(list)
        self._last_days: dict[str, date | None] = {}
        self._kept: dict[str, dict[str, tuple[Any, Collection[str] | None]]] = defaultdict(dict)

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """All incidents, by id."""
        if self._sorted is None:
            self._sorted = tuple(self._incidents[key] for key in sorted(self._incidents))
        return self._sorted

    @property
    def places(self) -> Collection[str]:
        """The ids of all places that something happened at, "" where no place is known."""
        return self._at.keys()

    def add(
        self, incident: Incident, claims: Iterable[Claim], within: Callable[[str], Sequence[str]]
    ) -> None:
        """Add an incident with the claims that tell it; `within` tells which areas hold a place.

        What was kept of its place, of the places in it, and of its reports' months is dropped.
        """
        self.add_claims(claims)
        if incident.id in self._incidents:
            return
        self._incidents[incident.id] = incident
        self._sorted = None
        place = place_of(incident)
        insort(self._at[place][incident.kind], incident.id)
        day = self.last_day(incident)
        if day is not None and incident.status in TOOK_PLACE:
            insort(self._dated[incident.kind], (day, incident.id))
        self._drop_beside(incident)
        for key in [key for key in self._kept if key == place or (place and place in within(key))]:
            self._take_in(incident, self._kept[key])
        for area in within(place) if place else ():
            if area in self._kept:
                self._grow(incident, self._kept[area])

    def add_claims(self, claims: Iterable[Claim]) -> None:
        """Add claims, also those that no incident has."""
        for claim in claims:
            if claim.id not in self.claims:
                self.claims[claim.id] = claim
                insort(self._by_report[claim.report.id], claim.id)
                month = month_of(claim.report.published)
                self._by_month[month].append(claim.id)
                self._kept.pop(f"month {month}", None)

    def told(self, incident: Incident) -> tuple[Claim, ...]:
        """Return the claims that tell an incident."""
        return tuple(self.claims[claim] for claim in incident.claims)

    def in_reports(self, reports: Collection[str]) -> tuple[Claim, ...]:
        """Return all claims of the reports with these ids."""
        return tuple(
            self.claims[claim] for report in sorted(reports) for claim in self._by_report.get(report, ())
        )

    def first_day(self, incident: Incident) -> date | None:
        """Return the first day it may have been, that of its first report where no time is told."""
        return incident.time.start if incident.time is not None else self._first_published(incident)

    def last_day(self, incident: Incident) -> date | None:
        """Return the day by which it certainly was: the end of its time, else that of its first report.

        A change "in February" is counted from the last of February: before that day it may not have been.
        But what a report of 20 February tells as done was done by then.
        """
        if incident.id not in self._last_days:
            self._last_days[incident.id] = self._last_day(incident)
        return self._last_days[incident.id]

    def at(self, place: str, *kinds: str) -> tuple[Incident, ...]:
        """Return the incidents of these kinds at a place, by kind and id."""
        here = self._at.get(place, {})
        return tuple(self._incidents[key] for kind in kinds or sorted(here) for key in here.get(kind, ()))

    def of_kinds(self, *kinds: str) -> tuple[Incident, ...]:
        """Return the incidents of these kinds, of any place, day and status, by id."""
        found = (key for here in self._at.values() for kind in kinds for key in here.get(kind, ()))
        return tuple(self._incidents[key] for key in sorted(found))

    def dated(self, incidents: Iterable[Incident]) -> tuple[Dated, ...]:
        """Return those of some incidents that happened, on any day, by day and id."""
        dated = [
            (day, incident)
            for incident in incidents
            if incident.status in TOOK_PLACE and (day := self.last_day(incident)) is not None
        ]
        return tuple(sorted(dated, key=lambda pair: (pair[0], pair[1].id)))

    def certain(self, on: date, *kinds: str, since: date = date.min) -> tuple[Dated, ...]:
        """Return what happened from `since` to `on` of these kinds (all, if none is named), by day and id."""
        found: list[tuple[date, str]] = []
        for kind in kinds or sorted(self._dated):
            dated = self._dated.get(kind, [])
            found += dated[bisect_left(dated, (since, "")) : bisect_right(dated, on, key=itemgetter(0))]
        return tuple((day, self._incidents[key]) for day, key in sorted(found))

    @property
    def months(self) -> Sequence[str]:
        """The months in which reports were published, as "2017-02", in order; "" for those without a day."""
        return sorted(self._by_month)

    def published_in(self, month: str) -> tuple[Claim, ...]:
        """Return the claims of the reports of a month."""
        return tuple(self.claims[key] for key in self._by_month.get(month, ()))

    def keep(self, of: str, fold: str, make: Callable[[], T], kinds: Collection[str] | None = None) -> T:
        """Return what a fold makes of a place or "month 2017-02", made once and kept until more is added.

        Only incidents of `kinds` make it anew, of any kind where that is None. What is kept may have a method
        `grown(incident)`, that takes one more in and tells whether it could.
        """
        kept = self._kept[of]
        if fold not in kept:
            kept[fold] = make(), kinds
        made: T = kept[fold][0]
        return made

    def _take_in(self, incident: Incident, kept: dict[str, tuple[Any, Collection[str] | None]]) -> None:
        for fold, (made, kinds) in list(kept.items()):
            concerns = kinds is None or incident.kind in kinds
            if concerns and not (hasattr(made, "grown") and made.grown(incident)):
                del kept[fold]

    def _grow(self, incident: Incident, kept: dict[str, tuple[Any, Collection[str] | None]]) -> None:
        """Let the folds of an area that can take in what was in a part of it do so."""
        growing = {fold: one for fold, one in kept.items() if hasattr(one[0], "grown")}
        self._take_in(incident, growing)
        for fold in [fold for fold, one in kept.items() if hasattr(one[0], "grown") and fold not in growing]:
            del kept[fold]

    def _drop_beside(self, incident: Incident) -> None:
        """Drop what was made of places that the same reports tell of, where it may look at their claims."""
        reports = {claim.report.id for claim in self.told(incident)}
        places = {place_id(claim.place) for claim in self.in_reports(reports) if claim.place is not None}
        for place in places.intersection(self._kept):
            kept = self._kept[place]
            for fold in [fold for fold, (made, _) in kept.items() if not hasattr(made, "grown")]:
                del kept[fold]

    def told_on(self, claim: Claim) -> date | None:
        """Return when a claim was told: when its report was published, else the last day it tells of."""
        if claim.report.published is not None:
            return claim.report.published
        ends = (
            one.time.end
            for one in self.in_reports({claim.report.id})
            if one.time is not None and one.status in TOOK_PLACE and one.kind != "talks_planned"
        )
        return max(ends, default=None)

    def _last_day(self, incident: Incident) -> date | None:
        if incident.time is None:
            return self._first_published(incident)
        told = [
            claim.report.published
            for claim in self.told(incident)
            if claim.status in TOOK_PLACE
            and claim.report.published is not None
            and claim.report.published >= incident.time.start
        ]
        return min([incident.time.end, *told])

    def _first_published(self, incident: Incident) -> date | None:
        days = [claim.report.published for claim in self.told(incident) if claim.report.published is not None]
        return min(days, default=None)


def known_of(incidents: Iterable[Incident], claims: Mapping[str, Claim]) -> Known:
    """Return incidents and claims, each taken once, whatever their order."""
    known = Known()
    known.add_claims(claims[key] for key in sorted(claims))
    for incident in incidents:
        known.add(incident, (), lambda _: ())
    return known


def month_of(day: date | None) -> str:
    """Return the month of a day as "2017-02", "" for no day."""
    return f"{day:%Y-%m}" if day is not None else ""


def place_of(incident: Incident) -> str:
    """Return the id of an incident's place, its name where no pack knows it, "" where no place is told."""
    return place_id(incident.place) if incident.place is not None else ""


def actor_id(ref: ActorRef) -> str:
    """Return an actor's id, its name where no pack knows it."""
    return ref.id or ref.name


def place_id(place: PlaceRef) -> str:
    """Return a place's id, its name where no pack knows it."""
    return place.id or place.name
