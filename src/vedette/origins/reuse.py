"""Who copies whom: a graph of reuse between reports, down to the sentence.

`copy`: nearly all news of the shorter report stands in the other. `derived`: one took over a news-bearing
passage. `background`: they share stock only, which ties nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from math import fsum
from typing import Literal

from vedette.model import Record, Report
from vedette.origins.candidates import Candidates
from vedette.origins.passages import Aligned, Passage, align, passages
from vedette.origins.recurrence import Freshness, Recurrence
from vedette.origins.sentences import Story, story_of

Relation = Literal["copy", "derived", "background"]

WHOLE = 0.65
"""The share of the shorter report's news that a copy has. Annotated copies lie above 0.68; so do some takes
of one agency whose tops differ."""

REPRINTED = 0.9
"""The share of the shorter report's words that makes a copy of two however many days apart."""

ENOUGH = 5.0
"""Shared runs of news that make a passage taken over: a sentence of seven words that are nowhere else. Two
tellers of one event who both quote one statement come to four."""

PIECE = 0.09
"""The share of the shorter report's news below which nothing was taken over: a sentence or two of a long
story are a quotation that both have from the speaker, or stock. Annotated reports that took over news have a
tenth of it."""

PART = 0.25
"""The share of the shorter report's news that is enough with `LEAST` runs: a brief has no more to give."""

LEAST = 3.0
"""Shared runs of news without which nothing was taken over."""

HALF_LIFE = 2.0
"""Days, after the first, in which what two reports share loses half its worth as news."""

STOCK = 12
"""Shared runs of any kind below which two reports have no passage in common, only names and idiom."""


class Reuse(Record):
    """Two reports that share sentences, `one` with the smaller id.

    `source` is the id of the report that the other took from, None where neither time nor credit tells;
    `share` is how much of the shorter report's news the other has, 0 to 1; `news` how many runs of words.
    """

    one: str
    other: str
    relation: Relation
    source: str | None
    share: float
    news: float
    passages: tuple[Passage, ...]


class ReuseIndex:
    """Stories and what is known of their wording; one more costs no more as the record grows."""

    def __init__(self) -> None:
        self._stories: dict[str, Story] = {}
        self._candidates = Candidates()
        self._recurrence = Recurrence()

    def add(self, report: Report) -> None:
        """Put a report in; once is enough."""
        if report.id not in self._stories:
            story = self._stories[report.id] = story_of(report)
            self._candidates.add(story)
            self._recurrence.add(story)

    def near(self, report: Report) -> tuple[str, ...]:
        """Put a report in, and return the ids of those to compare it with: never more than a few."""
        self.add(report)
        return tuple(self._candidates.near(self._stories[report.id]))

    def of(self, report: Report) -> tuple[Reuse, ...]:
        """Return what a report shares with those that were added before, by what is known now."""
        return self._judged((min(report.id, other), max(report.id, other)) for other in self.near(report))

    def all(self) -> tuple[Reuse, ...]:
        """Return all pairs of the reports that were added, by id, by what is known now."""
        return self._judged(
            (min(report_id, other), max(report_id, other))
            for report_id, story in self._stories.items()
            for other in self._candidates.near(story)
        )

    def _judged(self, pairs: Iterable[tuple[str, str]]) -> tuple[Reuse, ...]:
        found = (
            judge(self._stories[one], self._stories[other], self._recurrence)
            for one, other in sorted(set(pairs))
        )
        return tuple(pair for pair in found if pair is not None)


def reuse_graph(reports: Iterable[Report]) -> tuple[Reuse, ...]:
    """Return all pairs of reports that share sentences, by id; their order and repeats don't matter."""
    index = ReuseIndex()
    for report in reports:
        index.add(report)
    return index.all()


def judge(first: Story, second: Story, recurrence: Recurrence) -> Reuse | None:
    """Return the relation of two stories, None where they share no sentence."""
    shared = first.holders.keys() & second.holders.keys()
    freshness = recurrence.between(first, second)
    if len(shared) < STOCK and fsum(map(freshness.of, shared)) < LEAST:
        return None
    aligned = align(first, second, freshness)
    if not aligned:
        return None
    share, printed = _shares(first, second, aligned, freshness)
    news = sum(pair.news for pair in aligned)
    relation = _relation(share, printed, news, _days_apart(first.report, second.report))
    return Reuse(
        one=first.report.id,
        other=second.report.id,
        relation=relation,
        source=_source(first.report, second.report) if relation != "background" else None,
        share=round(share, 4),
        news=round(news, 2),
        passages=passages(first, second, aligned),
    )


def _relation(share: float, printed: float, news: float, days: int) -> Relation:
    still = news * 0.5 ** (max(0, days - 1) / HALF_LIFE)
    if printed >= REPRINTED or (share >= WHOLE and still >= LEAST):
        return "copy"
    enough = share >= PIECE and still >= ENOUGH
    return "derived" if enough or (share >= PART and still >= LEAST) else "background"


def _shares(
    first: Story, second: Story, aligned: Sequence[Aligned], freshness: Freshness
) -> tuple[float, float]:
    """Return how much of the shorter story the other has: of its news, and of its words.

    A sentence weighs as much as it is news: by itself, and by the runs of words that do not come back.
    """
    side = int((first.length, first.report.id) > (second.length, second.report.id))
    story = (first, second)[side]
    covered: dict[int, frozenset[int]] = {}
    for pair in aligned:
        number = (pair.one, pair.other)[side]
        covered[number] = covered.get(number, frozenset()) | pair.words[side]
    has, news, printed = 0.0, 0.0, 0
    for number, sentence in enumerate(story.sentences):
        same = len(covered.get(number, ()))
        worth = sentence.weight * freshness.worth(sentence.grams)
        news += worth
        has += worth * same / len(sentence.words)
        printed += same
    return (has / news, printed / story.length) if news else (0.0, 0.0)


def _days_apart(one: Report, other: Report) -> int:
    """Return the days between two reports, none where one is undated."""
    if one.published is None or other.published is None:
        return 0
    return abs((one.published - other.published).days)


def _source(one: Report, other: Report) -> str | None:
    """Return which report the other took from: the one that it credits, else the earlier one."""
    credits_one = one.outlet is not None and other.agency == one.outlet != other.outlet
    credits_other = other.outlet is not None and one.agency == other.outlet != one.outlet
    if credits_one != credits_other:
        return one.id if credits_one else other.id
    if one.published is None or other.published is None or one.published == other.published:
        return None
    return min((one, other), key=lambda report: report.published or date.max).id
