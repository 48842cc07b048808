"""Check a run's folder: every claim quotes its report, and every id follows from its content."""

from collections.abc import Mapping, Set
from pathlib import Path

from vedette.desk.folder import read_folder
from vedette.model import Claim, Incident, Problem, Report


def verify(folder: Path) -> tuple[tuple[Problem, ...], int]:
    """Return the faults of a run's folder and how many evidence spans were checked."""
    record, _ = read_folder(folder)
    reports = {report.id: report for report in record.reports}
    known = {claim.id for claim in record.claims}
    faults = (
        *(_fault_of_report(report) for report in record.reports),
        *(_fault(claim, reports) for claim in record.claims),
        *(_fault_of_incident(incident, known, folder) for incident in record.incidents),
    )
    return tuple(fault for fault in faults if fault is not None), len(record.claims)


def _fault_of_report(report: Report) -> Problem | None:
    told = Report.id_for(
        name=report.name,
        text=report.text,
        title=report.title,
        outlet=report.outlet,
        published=report.published,
        url=report.url,
    )
    if report.id == told:
        return None
    return report.problem("the id does not follow from the report's text and day", report.id)


def _fault_of_incident(incident: Incident, claims: Set[str], folder: Path) -> Problem | None:
    strange = [claim for claim in incident.claims if claim not in claims]
    if strange:
        return Problem(source=str(folder), message=f"unknown claim {strange[0]}", where=incident.id)
    if incident.id != Incident.id_for(incident.claims):
        message = "the id does not follow from the incident's claims"
        return Problem(source=str(folder), message=message, where=incident.id)
    return None


def _fault(claim: Claim, reports: Mapping[str, Report]) -> Problem | None:
    report = reports.get(claim.report.id)
    where = claim.id
    if report is None:
        return Problem(source=claim.report.name, message="the claim's report is missing", where=where)
    span = claim.evidence
    if report.text[span.start : span.end] != span.quote:
        return Problem(
            source=report.name, message=f"the report does not say {span.quote!r} there", where=where
        )
    if claim.id != Claim.id_for(report.id, claim.kind, span.start, span.end):
        return Problem(source=report.name, message="the id does not follow from the claim", where=where)
    return None
