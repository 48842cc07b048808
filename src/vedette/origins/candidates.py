"""Which reports may share sentences: MinHash over the word runs of each, at a bounded cost a report."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from vedette.origins.sentences import Sentence, Story

HASHES = 24
"""Smallest hashes kept of a sentence. Two sentences with a tenth of their runs in common meet in one of them
with probability 0.92."""

NEAR = 12
"""How many holders of a hash are looked at on either side in time: a formula has thousands."""

MOST = 60
"""How many reports are compared with one report, those with most and rarest hashes in common first."""

_MIX = np.array(
    [(0x9E3779B97F4A7C15 * (2 * n + 1)) % 2**64 | 1 for n in range(1, HASHES + 1)], dtype=np.uint64
)
_SHIFT = np.uint64(29)

Place = tuple[int, str]
"""Where a report stands in time: its day (0 for none) and its id."""


class Candidates:
    """An index of sentences; a look-up costs the same however many are in it, but for a bisection."""

    def __init__(self) -> None:
        self._holders: dict[tuple[int, int], list[Place]] = {}

    def add(self, story: Story) -> None:
        """Put a story in; once is enough."""
        place = place_of(story)
        for key in dict.fromkeys(_keys(story)):
            holders = self._holders.setdefault(key, [])
            if place not in holders[(at := bisect_left(holders, place)) : at + 1]:
                insort(holders, place)

    def near(self, story: Story) -> Sequence[str]:
        """Return the ids of the reports, without its own, that share most sentence hashes with a story."""
        place = place_of(story)
        shared: defaultdict[Place, float] = defaultdict(float)
        for key in dict.fromkeys(_keys(story)):
            holders = self._holders.get(key, [])
            at = bisect_left(holders, place)
            for other in holders[max(0, at - NEAR) : at + NEAR + 1]:
                shared[other] += 1 / len(holders)
        shared.pop(place, None)
        best = sorted(shared, key=lambda other: (-shared[other], abs(other[0] - place[0]), other))
        return [report for _, report in best[:MOST]]


def place_of(story: Story) -> Place:
    """Return where a story stands in time."""
    published = story.report.published
    return (published.toordinal() if published is not None else 0), story.report.id


def _keys(story: Story) -> Iterator[tuple[int, int]]:
    for sentence in story.sentences:
        yield from enumerate(_smallest(sentence))


def _smallest(sentence: Sentence) -> list[int]:
    """Return the smallest value of each hash over a sentence's runs; none for a sentence without runs."""
    if not sentence.grams:
        return []
    mixed = np.array(sentence.grams, dtype=np.uint64)[:, None] * _MIX[None, :]
    mixed = (mixed ^ (mixed >> _SHIFT)) * _MIX[::-1][None, :]
    return [int(value) for value in mixed.min(axis=0)]
