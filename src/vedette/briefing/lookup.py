"""Finds records by id, and the names to show for ids, within one set of results."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from vedette.briefing.results import Results
from vedette.briefing.wording import day_text, name_of_id, plain
from vedette.model import ActorRef, Attribution, Claim, Incident, Origin, Report, ReportRef


class Lookup:
    """All look-ups into `results`; built once for each briefing."""

    def __init__(self, results: Results) -> None:
        self.results = results

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.results.claims}

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """Reports by id."""
        return {report.id: report for report in self.results.reports}

    @cached_property
    def reports_by_name(self) -> Mapping[str, Report]:
        """Reports by the name of their file, or the id they came with."""
        return {report.name: report for report in self.results.reports}

    @cached_property
    def incidents(self) -> Mapping[str, Incident]:
        """Incidents by id."""
        return {incident.id: incident for incident in self.results.incidents}

    @cached_property
    def attributions(self) -> Mapping[str, Attribution]:
        """Attributions by claim id."""
        return {attribution.claim: attribution for attribution in self.results.attributions}

    @cached_property
    def origins(self) -> Mapping[str, Origin]:
        """Origins by id, with the reports that carry them in any incident, sorted by id."""
        reports: dict[str, dict[str, None]] = {}
        found: dict[str, Origin] = {}
        for incident in self.results.incidents:
            for origin in incident.origins:
                found.setdefault(origin.id, origin)
                reports.setdefault(origin.id, {}).update(dict.fromkeys(origin.reports))
        return {
            origin_id: found[origin_id].model_copy(update={"reports": tuple(reports[origin_id])})
            for origin_id in sorted(found)
        }

    @cached_property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """Report ids of each family of reprints, in the order of the claims."""
        members: dict[str, dict[str, None]] = {}
        for attribution in self.results.attributions:
            claim = self.claims.get(attribution.claim)
            if claim is not None:
                members.setdefault(attribution.family, {})[claim.report.id] = None
        return {family: tuple(reports) for family, reports in members.items()}

    def report_label(self, report: Report | ReportRef) -> str:
        """Return a report as people know it: "AFP (3 March 2014)"; else by title or name."""
        day = f" ({day_text(report.published)})" if report.published else ""
        return (self.name(report.outlet) or plain(report.title or report.name)) + day

    def name(self, some_id: str | None) -> str:
        """Return the display name of an actor, source, place or origin id; "" for None."""
        if some_id is None:
            return ""
        known = self.results.names.get(some_id)
        if known is None and some_id in self.origins:
            known = self.origins[some_id].name
        return plain(known) if known is not None else name_of_id(some_id)

    def names(self, ids: Iterable[str]) -> str:
        """Return the names of several ids, joined by commas."""
        return ", ".join(self.name(some_id) for some_id in ids)

    def actor(self, actor: ActorRef) -> str:
        """Return the neutral name of an actor."""
        if actor.id is not None and actor.id in self.results.names:
            return self.name(actor.id)
        return plain(actor.name)

    def known_claims(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return those of the claims that are among the results."""
        return tuple(self.claims[claim_id] for claim_id in ids if claim_id in self.claims)
