"""Check a run's folder: every claim quotes its report, and every id follows from its content."""

from pathlib import Path

from vedette.desk.folder import read_folder
from vedette.model import Claim, Problem, Report


def verify(folder: Path) -> tuple[tuple[Problem, ...], int]:
    """Return the faults of a run's folder and how many evidence spans were checked."""
    record, _ = read_folder(folder)
    reports = {report.id: report for report in record.reports}
    faults = [fault for claim in record.claims if (fault := _fault(claim, reports)) is not None]
    known = {claim.id for claim in record.claims}
    for incident in record.incidents:
        strange = [claim for claim in incident.claims if claim not in known]
        if strange:
            faults.append(
                Problem(source=str(folder), message=f"unknown claim {strange[0]}", where=incident.id)
            )
    return tuple(faults), len(record.claims)


def _fault(claim: Claim, reports: dict[str, Report]) -> Problem | None:
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
