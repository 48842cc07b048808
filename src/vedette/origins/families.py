"""Reports that are copies of each other form a family, and a family counts once.

What ties is a `copy` of the graph of reuse: nearly all news of the shorter report stands in the longer one. A
report that only took over a passage, or shares background, stays a family of its own. So does a digest, which
took whole stories that have nothing to do with each other: it makes them no family.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from vedette.model import Report
from vedette.origins.reuse import LEAST, Reuse, reuse_graph
from vedette.origins.sentences import GRAM, story_of

BRIEF = 100
"""Characters: a longer story has runs of words enough to be compared by."""


def report_families(reports: Iterable[Report], graph: Sequence[Reuse] | None = None) -> Mapping[str, str]:
    """Return the family of each report: the smallest report id among those that it is tied to.

    Both are report ids; a report that is nobody's copy is its own family. The order of `reports` and repeats
    in it don't matter. `graph` is what `reuse_graph` finds among them, found anew where it is not given.
    """
    by_id = {report.id: report for report in reports}
    ordered = [by_id[report_id] for report_id in sorted(by_id)]
    pairs = graph if graph is not None else reuse_graph(ordered)
    leader = {report.id: report.id for report in ordered}

    def find(report_id: str) -> str:
        while leader[report_id] != report_id:
            leader[report_id] = leader[leader[report_id]]
            report_id = leader[report_id]
        return report_id

    copies = _without_digests([pair for pair in pairs if pair.relation == "copy"], pairs, by_id)
    for one, other in (*copies, *_equal_briefs(ordered)):
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    return {report.id: find(report.id) for report in ordered}


def _without_digests(
    copies: Sequence[Reuse], pairs: Iterable[Reuse], reports: Mapping[str, Report]
) -> list[tuple[str, str]]:
    """Return the pairs of copies without those of a report that took from two that share nothing."""
    shared = {frozenset((pair.one, pair.other)) for pair in pairs}
    taken: dict[str, list[str]] = defaultdict(list)
    for pair in copies:
        if pair.source is not None:
            taken[pair.other if pair.source == pair.one else pair.one].append(pair.source)
    digests = {
        report
        for report, sources in taken.items()
        if any(
            frozenset(two) not in shared
            and sum(_length(reports[one]) for one in two) <= _length(reports[report])
            for two in combinations(sources, 2)
        )
    }
    return [(pair.one, pair.other) for pair in copies if (pair.one in digests) == (pair.other in digests)]


def _length(report: Report) -> int:
    return sum(end - start for start, end in report.body)


def _equal_briefs(reports: Sequence[Report]) -> Iterable[tuple[str, str]]:
    """Tie reports too short for a run of words when they are equal word by word."""
    first: dict[tuple[str, ...], str] = {}
    for report in reports:
        if sum(end - start for start, end in report.body) <= BRIEF:
            words = story_of(report).words
            if 0 < len(words) < GRAM + LEAST:
                yield first.setdefault(words, report.id), report.id
