"""How often a wording comes back: what is printed in period after period is stock, not news."""

from collections.abc import Collection, Iterable
from functools import cache
from math import fsum

from vedette.origins.sentences import Story

PERIOD = 4
"""Days within which reprints and follow-ups of one story appear; what comes back later is background."""

MOSTLY = 0.5
"""The share of a sentence's runs that must be fresh for the sentence to be no stock."""

_UNDATED: frozenset[int] = frozenset()


class Recurrence:
    """On which days each run of words was printed. Adding stories in another order gives the same."""

    def __init__(self, stories: Iterable[Story] = ()) -> None:
        self._days: dict[int, frozenset[int]] = {}
        self._interned = cache(frozenset[int])
        for story in stories:
            self.add(story)

    def add(self, story: Story) -> None:
        """Count the runs of a story; one without a date tells nothing of days."""
        published = story.report.published
        if published is None:
            return
        day = published.toordinal()
        for gram in story.holders:
            known = self._days.get(gram, _UNDATED)
            if day not in known:
                self._days[gram] = self._interned(known | {day})

    def freshness(self, gram: int) -> float:
        """Return 1 for a run of one period, less for each other period that has it, down towards 0."""
        return 1 / _periods(self._days.get(gram, _UNDATED)) ** 3

    def worth(self, grams: Collection[int]) -> float:
        """Return how many runs of news a piece of text has; few where most of it comes back."""
        fresh = fsum(map(self.freshness, grams))
        return fresh * min(1.0, fresh / len(grams) / MOSTLY) if grams else 0.0


@cache
def _periods(days: frozenset[int]) -> int:
    """Return how many stretches of `PERIOD` days it takes to hold all days, at least one."""
    count, first = 0, None
    for day in sorted(days):
        if first is None or day - first > PERIOD:
            count, first = count + 1, day
    return max(count, 1)
