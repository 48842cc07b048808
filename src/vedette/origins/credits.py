"""Which agency supplied a report: the one it credits, its copies credit, or somebody in it spoke to."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vedette.model import Claim, Problem, Record, Report
from vedette.origins.families import report_families
from vedette.origins.reuse import Reuse, reuse_graph
from vedette.origins.vocabulary import vocabulary
from vedette.packs.pack import Pack


class Credit(Record):
    """The agency that a report's text is from; `ground` says why where the report does not credit it."""

    report: str
    agency: str
    ground: str = ""

    def problem(self, report: Report, agency: str) -> Problem:
        """Return an inferred credit as something that the user should know of the report."""
        return report.problem(f"credits no agency; read as copy of {agency}: {self.ground}")


@dataclass(frozen=True)
class Provenance:
    """What reports share, and what follows: families and credits by report id."""

    graph: Sequence[Reuse]
    families: Mapping[str, str]
    credits: Mapping[str, Credit]

    @classmethod
    def of(
        cls,
        claims: Iterable[Claim],
        reports: Iterable[Report],
        pack: Pack,
        graph: Sequence[Reuse] | None = None,
    ) -> "Provenance":
        """Hold reports against each other; `graph` is their reuse graph, found anew where none is given."""
        known = tuple(reports)
        graph = graph if graph is not None else reuse_graph(known)
        families = report_families(known, graph)
        return cls(graph, families, credits_of(known, claims, families, graph, pack))


def credits_of(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    families: Mapping[str, str],
    graph: Iterable[Reuse],
    pack: Pack,
) -> Mapping[str, Credit]:
    """Return the agency of each report that has one, by report id.

    A report that credits none has the agency that most of its family credit; failing that, the one agency
    that somebody "told" what it or one of its family prints: what is said to an agency is in its copy only.
    An outlet that signs may only quote such words, so its report must also share a passage with one that
    credits that agency.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    names = {report.id: report.name for report in ordered}
    printed = {report.id: report.agency for report in ordered if report.agency is not None}
    unsigned = frozenset(report.id for report in ordered if report.outlet is None)
    shared = _shared(graph, printed)
    told = {
        report: agency
        for report, agency in _told(ordered, claims, pack).items()
        if report in unsigned or agency in shared.get(report, ())
    }
    credited_in, told_in = _by_family(printed, families), _by_family(told, families)
    found = {}
    for report in ordered:
        family = families[report.id]
        if report.id in printed:
            found[report.id] = Credit(report=report.id, agency=printed[report.id])
        elif family in credited_in:
            agency, other = credited_in[family]
            ground = f"shares its text with {names[other]}, which credits it"
            found[report.id] = Credit(report=report.id, agency=agency, ground=ground)
        elif report.id in told:
            ground = "somebody speaks to it in the text, and to no other agency"
            found[report.id] = Credit(report=report.id, agency=told[report.id], ground=ground)
        elif family in told_in:
            agency, other = told_in[family]
            ground = f"shares its text with {names[other]}, where somebody speaks to it"
            found[report.id] = Credit(report=report.id, agency=agency, ground=ground)
    return found


def suppliers(credits: Mapping[str, Credit], pack: Pack) -> frozenset[str]:
    """Return the ids of those whose text others print: agencies, and whoever a report credits."""
    agencies = (source.id for source in pack.sources.values() if source.kind == "agency")
    return frozenset((*agencies, *(credit.agency for credit in credits.values())))


def _by_family(agencies: Mapping[str, str], families: Mapping[str, str]) -> Mapping[str, tuple[str, str]]:
    """Return for each family its commonest agency, and the first report that has it."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for report, agency in agencies.items():
        counts[families[report]][agency] += 1
    best = {
        family: min(counted, key=lambda agency: (-counted[agency], agency))
        for family, counted in counts.items()
    }
    first: dict[str, tuple[str, str]] = {}
    for report, agency in sorted(agencies.items()):
        if best[families[report]] == agency:
            first.setdefault(families[report], (agency, report))
    return first


def _shared(graph: Iterable[Reuse], printed: Mapping[str, str]) -> Mapping[str, set[str]]:
    """Return the agencies that those credit with whom a report shares passages of news, by its id."""
    found: dict[str, set[str]] = defaultdict(set)
    for pair in graph:
        if pair.relation != "background":
            for report, other in ((pair.one, pair.other), (pair.other, pair.one)):
                if other in printed:
                    found[report].add(printed[other])
    return found


def _told(reports: Sequence[Report], claims: Iterable[Claim], pack: Pack) -> Mapping[str, str]:
    """Return the one agency that people in a report spoke to, by report id."""
    carried: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        for ref in claim.via:
            source = pack.sources.get(ref.id or "")
            if source is not None and source.kind == "agency":
                carried[claim.report.id][source.id].add(ref.as_written)
    found = {}
    for report in reports:
        agencies = carried.get(report.id, {})
        if len(agencies) == 1:
            ((agency, names),) = agencies.items()
            if _spoken_to(report.text, names):
                found[report.id] = agency
    return found


def _spoken_to(text: str, names: Iterable[str]) -> bool:
    verbs = "|".join(map(re.escape, sorted(vocabulary().spoken_to)))
    called = "|".join(map(re.escape, sorted(names, reverse=True)))
    return re.search(rf"\b(?:{verbs})\s+(?:the\s+)?(?:{called})\b", text, re.IGNORECASE) is not None
