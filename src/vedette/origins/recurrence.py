"""How often a wording comes back: what is printed in period after period is stock, not news."""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from math import fsum

from vedette.origins.sentences import Story

PERIOD = 4
"""Days within which reprints and follow-ups of one story appear; what comes back later is background."""

MOSTLY = 0.5
"""The share of a sentence's runs that must be fresh for the sentence to be no stock."""

RELATED = 0.5
"""The share of the shorter story's runs that two stories without a day must have in common to be of one
period, as reprints have."""

CROWD = 20
"""As many stories without a day make a run stock, whatever they have in common."""

_NO_DAYS: frozenset[int] = frozenset()
_NOBODY: tuple[str, ...] = ()


class Recurrence:
    """Where each run of words was printed. Adding stories in another order gives the same."""

    def __init__(self, stories: Iterable[Story] = ()) -> None:
        self._days: dict[int, frozenset[int]] = {}
        self._interned = cache(frozenset[int])
        self._undated: dict[str, Story] = {}
        self._holders: dict[int, tuple[str, ...]] = {}
        self._related: dict[tuple[str, str], bool] = {}
        for story in stories:
            self.add(story)

    def add(self, story: Story) -> None:
        """Count the runs of a story, by its day or, where it has none, by itself."""
        published = story.report.published
        if published is None:
            self._undated[story.report.id] = story
            for gram in story.holders:
                known = self._holders.get(gram, _NOBODY)
                if len(known) < CROWD:
                    self._holders[gram] = (*known, story.report.id)
            return
        day = published.toordinal()
        for gram in story.holders:
            days = self._days.get(gram, _NO_DAYS)
            if day not in days:
                self._days[gram] = self._interned(days | {day})

    def between(self, first: Story, second: Story) -> "Freshness":
        """Return how fresh each run is to two stories that share it."""
        undated = cache(lambda holders: self._undated_periods(holders, first, second))
        return Freshness(lambda gram: self._periods_of(gram, undated))

    def _periods_of(self, gram: int, undated: Callable[[tuple[str, ...]], int]) -> int:
        """Return in how many periods a run was printed, at least one.

        Stories with days make periods of `PERIOD` days; those without make as many more as `undated` says.
        """
        dated = periods(self._days.get(gram, _NO_DAYS))
        holders = self._holders.get(gram)
        return max(1, dated) + (undated(holders) if holders else 0)

    def _undated_periods(self, holders: tuple[str, ...], first: Story, second: Story) -> int:
        """Return how many periods stories without a day make, beside two that share a run with them.

        Each that is related to neither of the two, nor to one counted before, makes another.
        """
        if len(holders) == CROWD:
            return CROWD
        counted: list[Story] = []
        for holder in sorted(holders):
            story = self._undated[holder]
            if not any(self._one_period(story, other) for other in (first, second, *counted)):
                counted.append(story)
        return len(counted)

    def _one_period(self, story: Story, other: Story) -> bool:
        """Tell whether two stories, one at least without a day, have as much in common as reprints."""
        key = (story.report.id, other.report.id)
        if key not in self._related:
            runs, others = story.holders.keys(), other.holders.keys()
            self._related[key] = len(runs & others) >= RELATED * min(len(runs), len(others))
        return self._related[key]


class Freshness:
    """How fresh each run of words is to two stories that share it."""

    def __init__(self, periods: Callable[[int], int]) -> None:
        self._periods = cache(periods)

    def of(self, gram: int) -> float:
        """Return 1 for a run of one period, less for each other period that has it, down towards 0."""
        return 1 / self._periods(gram) ** 3

    def worth(self, grams: Collection[int]) -> float:
        """Return how many runs of news a piece of text has; few where most of it comes back."""
        fresh = fsum(map(self.of, grams))
        return fresh * min(1.0, fresh / len(grams) / MOSTLY) if grams else 0.0


@cache
def periods(days: frozenset[int]) -> int:
    """Return how many stretches of `PERIOD` days it takes to hold all days."""
    count, first = 0, None
    for day in sorted(days):
        if first is None or day - first > PERIOD:
            count, first = count + 1, day
    return count
