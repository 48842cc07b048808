"""For each report whose copy it is: its ties to others, with its agency and day where they are inferred."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from vedette.model import Descent, Problem, Report, Tie
from vedette.origins.credits import Provenance
from vedette.origins.reuse import Reuse
from vedette.origins.undated import InferredDay
from vedette.packs.pack import Pack


def descents(
    reports: Iterable[Report],
    pack: Pack,
    provenance: Provenance,
    days: Iterable[InferredDay] = (),
) -> tuple[tuple[Descent, ...], tuple[Problem, ...]]:
    """Return the descent of each report, by id, and a problem for each agency that is inferred."""
    known = {report.id: report for report in sorted(reports, key=lambda report: report.id)}
    inferred = {day.report: day for day in days}
    ties = _ties(provenance.graph, provenance.families)
    found, problems = [], []
    for report in known.values():
        credit, day = provenance.credits.get(report.id), inferred.get(report.id)
        found.append(
            Descent(
                report=report.id,
                ties=tuple(ties.get(report.id, ())),
                agency=credit.agency if credit is not None else None,
                agency_ground=credit.ground if credit is not None else "",
                day=day.day if day is not None else report.published,
                day_ground=day.ground if day is not None else "",
            )
        )
        if credit is not None and credit.ground:
            source = pack.sources.get(credit.agency)
            problems.append(credit.problem(report, source.name if source is not None else credit.agency))
    return tuple(found), tuple(problems)


def _ties(graph: Iterable[Reuse], families: Mapping[str, str]) -> Mapping[str, list[Tie]]:
    """Return the ties of each report: copies before passages, those with most news first.

    Two that share passages are copies where others between them make them one family.
    """
    ties: dict[str, list[Tie]] = defaultdict(list)
    for pair in graph:
        if pair.relation == "background":
            continue
        relation = "copy" if families[pair.one] == families[pair.other] else pair.relation
        most = max(pair.passages, key=lambda passage: passage.news)
        for report, other, passage in (
            (pair.one, pair.other, most.one),
            (pair.other, pair.one, most.other),
        ):
            taken = None if pair.source is None else pair.source == other
            tie = Tie(other=other, relation=relation, taken=taken, passage=passage, news=pair.news)
            ties[report].append(tie)
    return {
        report: sorted(found, key=lambda tie: (tie.relation != "copy", -tie.news, tie.other))
        for report, found in ties.items()
    }
