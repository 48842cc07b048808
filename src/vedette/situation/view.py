"""What the record says of one day, as far as it was known at a time: what every fold works on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from vedette.model import Claim, Incident, Problem, day_of
from vedette.situation.known import Dated, Known, known_of


@dataclass(frozen=True)
class View:
    """The incidents and claims that count for day `on`, as known by the end of day `known_by`.

    `known` holds them sorted, for this day and any other.
    """

    on: date
    known_by: date
    known: Known

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """All incidents that were known, of any day, by id; they name only claims that were known."""
        return self.known.incidents

    @property
    def claims(self) -> Mapping[str, Claim]:
        """All claims that were known, by id."""
        return self.known.claims

    def told(self, incident: Incident) -> tuple[Claim, ...]:
        """Return the claims that tell an incident."""
        return self.known.told(incident)

    def in_reports(self, reports: Collection[str]) -> tuple[Claim, ...]:
        """Return all claims of the reports with these ids."""
        return self.known.in_reports(reports)

    def first_day(self, incident: Incident) -> date | None:
        """Return the first day it may have been; see `Known`."""
        return self.known.first_day(incident)

    def last_day(self, incident: Incident) -> date | None:
        """Return the day by which it certainly was; see `Known`."""
        return self.known.last_day(incident)

    def certain(self, *kinds: str, since: date = date.min, until: date | None = None) -> tuple[Dated, ...]:
        """Return what happened by day `on` of these kinds (all, when none is named), by day and id.

        What is planned, possible or denied doesn't count, nor what was before `since` or after `until`.
        """
        return self.known.certain(min(self.on, until or self.on), *kinds, since=since)


def view_of(
    incidents: Iterable[Incident],
    claims: Iterable[Claim],
    on: date,
    known_by: datetime | date | None = None,
) -> tuple[View, tuple[Problem, ...]]:
    """Keep what was known: claims of reports published by `known_by`, and the incidents that they tell.

    Without `known_by` everything counts, and the view is as of the latest report. With it, a report without a
    date can't be placed and is left out, with a problem. Incidents that were set aside (`discounted`) don't
    count, nor do claims that tell nothing else. An incident keeps the fields that all its claims gave it: for
    the exact state of knowledge on a day, link the claims that were known on it.
    """
    latest = day_of(known_by) if known_by is not None else None
    known: dict[str, Claim] = {}
    undated = set()
    for claim in claims:
        published = claim.report.published
        if latest is not None and published is None:
            undated.add(claim.report.name)
        elif latest is None or (published is not None and published <= latest):
            known[claim.id] = claim
    problems = tuple(
        Problem(source=name, message=f"has no date, so it is not known by {latest}")
        for name in sorted(undated)
    )
    incidents = tuple(incidents)
    standing = [incident for incident in incidents if incident.grade != "discounted"]
    for key in _only_told_aside(incidents, standing):
        known.pop(key, None)
    kept = (_as_known(incident, known) for incident in standing)
    whole = known_of((incident for incident in kept if incident is not None), known)
    if latest is None:
        days = (claim.report.published for claim in known.values() if claim.report.published is not None)
        latest = max([on, *days])
    return View(on=on, known_by=latest, known=whole), problems


def _only_told_aside(incidents: Iterable[Incident], standing: Iterable[Incident]) -> set[str]:
    """Return the ids of claims that tell incidents, but none of those that stand."""
    told = {claim for incident in incidents for claim in incident.claims}
    return told.difference(claim for incident in standing for claim in incident.claims)


def _as_known(incident: Incident, known: Mapping[str, Claim]) -> Incident | None:
    told = tuple(claim for claim in incident.claims if claim in known)
    if len(told) == len(incident.claims):
        return incident if told else None
    return incident.model_copy(update={"claims": told}) if told else None
