"""Reports that share most of their sentences form a family, and a family counts once.

Reprints are cut, topped with a new lead and edited word by word, so what is measured is not whole sentences
but how many of the smaller report's words stand in runs of five that the larger report has too. Runs that
many reports have (formulas, stock paragraphs on the war, footers) weigh less, by the square root of how many
have them, so a shared background paragraph ties nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from vedette.model import Report
from vedette.origins.runs import RUN, covered_share, runs, story_words

MOST = 0.55
"""The weighted share of the smaller report's words that makes two reports one family. Annotated copies lie
above 0.63, and pairs that only tell the same event or share a stock paragraph below 0.52."""

_ENOUGH_RUNS = 0.1
_CROWD = 40


@dataclass(frozen=True)
class _Story:
    """One report as runs of words, numbered over the batch."""

    report: str
    length: int
    runs: tuple[int, ...]


def report_families(reports: Iterable[Report]) -> Mapping[str, str]:
    """Return the family of each report: the smallest report id among those that it is tied to.

    Both are report ids; a report that shares its text with no other is its own family. The order of
    `reports` and repeats in it don't matter. Time grows with the number of words, not of pairs.
    """
    by_id = {report.id: report for report in reports}
    ordered = [by_id[report_id] for report_id in sorted(by_id)]
    leader = {report.id: report.id for report in ordered}

    def find(report_id: str) -> str:
        while leader[report_id] != report_id:
            leader[report_id] = leader[leader[report_id]]
            report_id = leader[report_id]
        return report_id

    for one, other in _copies(ordered):
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    return {report.id: find(report.id) for report in ordered}


def _copies(reports: Sequence[Report]) -> Iterable[tuple[str, str]]:
    words = [_words(report) for report in reports]
    yield from _equal_briefs(reports, words)
    stories = _stories(reports, words)
    holders: dict[int, list[int]] = {}
    for number, story in enumerate(stories):
        for run in sorted(set(story.runs)):
            holders.setdefault(run, []).append(number)
    weight = {run: 1 / sqrt(len(numbers)) for run, numbers in holders.items()}
    for (one, other), shared in sorted(_shared_runs(holders).items()):
        smaller, larger = sorted(
            (stories[one], stories[other]), key=lambda story: (story.length, story.report)
        )
        if shared < _ENOUGH_RUNS * len(set(smaller.runs)):
            continue
        share = covered_share(smaller.runs, frozenset(larger.runs), smaller.length, weight.__getitem__)
        if share >= MOST:
            yield smaller.report, larger.report


def _words(report: Report) -> tuple[str, ...]:
    return story_words(" ".join(report.text[start:end] for start, end in report.body))


def _equal_briefs(reports: Sequence[Report], words: Sequence[tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    """Tie reports too short for a run of words when they are equal word by word."""
    first: dict[tuple[str, ...], str] = {}
    for report, text in zip(reports, words, strict=True):
        if 0 < len(text) < RUN:
            yield first.setdefault(text, report.id), report.id


def _stories(reports: Sequence[Report], words: Sequence[tuple[str, ...]]) -> list[_Story]:
    numbers: dict[tuple[str, ...], int] = {}
    stories = []
    for report, text in zip(reports, words, strict=True):
        numbered = tuple(numbers.setdefault(run, len(numbers)) for run in runs(text))
        stories.append(_Story(report.id, len(text), numbered))
    return stories


def _shared_runs(holders: Mapping[int, Sequence[int]]) -> Counter[tuple[int, int]]:
    """Count the runs that pairs of stories share.

    A run that a crowd shares pairs each holder with the first only: a family stays connected through its
    first member, and the number of pairs stays in proportion to the words.
    """
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if len(numbers) > _CROWD:
            shared.update((numbers[0], number) for number in numbers[1:])
        elif len(numbers) > 1:
            shared.update(combinations(numbers, 2))
    return shared
