"""Whose words a passage is: where the words of a claim were printed first, along what reports took over."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from vedette.model import Claim, Report, Span, place_key
from vedette.origins.reuse import LEAST, Reuse
from vedette.origins.runs import story_words

SAME = 0.5
"""The share of a claim's words that must stand in the other report's passage, in runs of two or more."""

_RUN = 2

Rank = tuple[bool, date, bool, str]


@dataclass(frozen=True)
class Standing:
    """Which of several reports with the same words is the first to have told them.

    A report with the text of an agency goes before one without, whatever their days: whose credit is dropped
    may have been printed sooner. Then the earlier day goes before the later, and where nothing else tells,
    one with an outlet, and the smaller id.
    """

    reports: Mapping[str, Report]
    supplied: Collection[str]
    """Ids of the reports that have an agency's text."""

    def rank(self, report_id: str) -> Rank:
        """Return what sorts the first teller before the others."""
        report = self.reports.get(report_id)
        if report is None:
            return True, date.max, True, report_id
        return report_id not in self.supplied, report.published or date.max, report.outlet is None, report_id


@dataclass(frozen=True)
class _Link:
    """A passage of one report (`here`) that the report `other` has as well (`there`)."""

    here: Span
    other: str
    there: Span


class Takings:
    """The passages that reports took from each other, news only: stock ties nothing."""

    def __init__(self, graph: Iterable[Reuse], standing: Standing) -> None:
        self._standing = standing
        self._links: dict[str, list[_Link]] = defaultdict(list)
        self._pairs = cache(_pairs)
        for pair in graph:
            if pair.relation == "background":
                continue
            for passage in pair.passages:
                if pair.relation == "copy" or passage.news >= LEAST:
                    self._links[pair.one].append(_Link(passage.one, pair.other, passage.other))
                    self._links[pair.other].append(_Link(passage.other, pair.one, passage.one))

    def first(self, claim: Claim) -> str:
        """Return the id of the report that first printed the words of a claim; its own where none did."""
        words, rank = story_words(claim.evidence.quote), self._standing.rank
        report, at = claim.report.id, claim.evidence
        while True:
            links = self._with(report, at, words)
            best = min(links, key=lambda link: rank(link.other), default=None)
            if best is None or rank(best.other) >= rank(report):
                return report
            report, at = best.other, best.there

    def beside(self, claim: Claim, told: Callable[[str], Sequence[Claim]]) -> Sequence[Claim]:
        """Return the claims of other reports that tell the same in the same passage, first tellers first.

        `told` gives the claims of a report by its id.
        """
        words = story_words(claim.evidence.quote)
        found = {
            other.id: other
            for link in self._with(claim.report.id, claim.evidence, words)
            for other in told(link.other)
            if _overlap(other.evidence, link.there) and self._same(claim, other, words)
        }
        return sorted(found.values(), key=lambda one: (self._standing.rank(one.report.id), one.id))

    def _with(self, report: str, at: Span, words: Sequence[str]) -> Iterator[_Link]:
        """Yield the links of the passages around a place that have its words in the other report too."""
        for link in self._links.get(report, ()):
            if _overlap(link.here, at) and _printed(words, self._pairs(link.there.quote)):
                yield link

    def _same(self, claim: Claim, other: Claim, words: Sequence[str]) -> bool:
        if claim.kind != other.kind or not _one_place(claim, other):
            return False
        theirs = story_words(other.evidence.quote)
        return _printed(words, self._pairs(other.evidence.quote)) or _printed(
            theirs, self._pairs(claim.evidence.quote)
        )


def _one_place(claim: Claim, other: Claim) -> bool:
    if claim.place is None or other.place is None:
        return True
    return place_key(claim.place) == place_key(other.place)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _pairs(text: str) -> frozenset[tuple[str, ...]]:
    words = story_words(text)
    return frozenset(words[at : at + _RUN] for at in range(len(words) - _RUN + 1))


def _printed(words: Sequence[str], pairs: Collection[tuple[str, ...]]) -> bool:
    """Tell whether most of `words` stand in runs that are among `pairs`."""
    covered = {
        place
        for at in range(len(words) - _RUN + 1)
        if tuple(words[at : at + _RUN]) in pairs
        for place in range(at, at + _RUN)
    }
    return len(covered) >= max(_RUN, SAME * len(words))
