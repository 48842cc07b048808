"""What the record says of one day, as far as it was known at a time: what every fold works on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from vedette.model import ActorRef, Claim, Incident, PlaceRef, Problem

_CERTAIN = ("happened", "ongoing")


@dataclass(frozen=True)
class View:
    """The incidents and claims that count for day `on`, as known by the end of day `known_by`.

    `incidents` are ordered by id and name only claims that were known; `claims` are by id.
    """

    on: date
    known_by: date
    incidents: tuple[Incident, ...]
    claims: Mapping[str, Claim]

    def told(self, incident: Incident) -> tuple[Claim, ...]:
        """Return the claims that tell an incident."""
        return tuple(self.claims[claim] for claim in incident.claims)

    def in_reports(self, reports: Collection[str]) -> tuple[Claim, ...]:
        """Return all claims of the reports with these ids."""
        return tuple(claim for report in sorted(reports) for claim in self._by_report.get(report, ()))

    @cached_property
    def _by_report(self) -> Mapping[str, Sequence[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.report.id].append(claim)
        return found

    def first_day(self, incident: Incident) -> date | None:
        """Return the first day it may have been, that of its first report where no time is told."""
        return incident.time.start if incident.time is not None else self._first_published(incident)

    def last_day(self, incident: Incident) -> date | None:
        """Return the day by which it certainly was: the end of its time, else that of its first report.

        A change "in February" is counted from the last of February: before that day it may not have been.
        But what a report of 20 February tells as done was done by then.
        """
        if incident.time is None:
            return self._first_published(incident)
        told = [
            claim.report.published
            for claim in self.told(incident)
            if claim.status in _CERTAIN
            and claim.report.published is not None
            and claim.report.published >= incident.time.start
        ]
        return min([incident.time.end, *told])

    def certain(self, *kinds: str) -> tuple[tuple[date, Incident], ...]:
        """Return what happened by day `on` of these kinds (all, when none is named), by day and id.

        What is planned, possible or denied doesn't count.
        """
        dated = [
            (day, incident)
            for incident in self.incidents
            if (not kinds or incident.kind in kinds) and incident.status in _CERTAIN
            for day in [self.last_day(incident)]
            if day is not None and day <= self.on
        ]
        return tuple(sorted(dated, key=lambda pair: (pair[0], pair[1].id)))

    def _first_published(self, incident: Incident) -> date | None:
        days = [claim.report.published for claim in self.told(incident) if claim.report.published is not None]
        return min(days, default=None)


def view_of(
    incidents: Iterable[Incident],
    claims: Iterable[Claim],
    on: date,
    known_by: datetime | date | None = None,
) -> tuple[View, tuple[Problem, ...]]:
    """Keep what was known: claims of reports published by `known_by`, and the incidents that they tell.

    Without `known_by` everything counts, and the view is as of the latest report. With it, a report without a
    date can't be placed and is left out, with a problem. Incidents that were set aside (`discounted`) don't
    count. An incident keeps the fields that all its claims gave it: for the exact state of knowledge on a
    day, link the claims that were known on it.
    """
    by_id = {claim.id: claim for claim in claims}
    latest = known_by.date() if isinstance(known_by, datetime) else known_by
    known = {}
    undated = set()
    for claim_id in sorted(by_id):
        published = by_id[claim_id].report.published
        if latest is not None and published is None:
            undated.add(by_id[claim_id].report.name)
        elif latest is None or (published is not None and published <= latest):
            known[claim_id] = by_id[claim_id]
    problems = tuple(
        Problem(source=name, message=f"has no date, so it is not known by {latest}")
        for name in sorted(undated)
    )
    kept = []
    for incident in sorted(
        {incident.id: incident for incident in incidents}.values(), key=lambda one: one.id
    ):
        told = tuple(claim for claim in incident.claims if claim in known)
        if told and incident.grade != "discounted":
            kept.append(incident.model_copy(update={"claims": told}))
    if latest is None:
        days = [claim.report.published for claim in known.values() if claim.report.published is not None]
        latest = max([on, *days])
    return View(on=on, known_by=latest, incidents=tuple(kept), claims=known), problems


def actor_id(ref: ActorRef) -> str:
    """Return an actor's id, its name where no pack knows it."""
    return ref.id or ref.name


def place_id(place: PlaceRef) -> str:
    """Return a place's id, its name where no pack knows it."""
    return place.id or place.name
