"""One place over the whole record: who held it from which day on, and when it was fought for."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Generic, TypeVar

from vedette.situation.known import Dated
from vedette.situation.order import Key

H = TypeVar("H")
FOUGHT_OVER = timedelta(days=14)
"""How long after fighting at a place it counts as contested."""


@dataclass
class Timeline(Generic[H]):
    """What changed a place, in order, with its hold after each change; and the fights for it, by day.

    `step` returns the hold after one change; the fold is kept after every change, so that a later one, or a
    day that is asked for, needs no more than what comes after it.
    """

    step: Callable[[Dated, H | None], H | None]
    changes: list[tuple[Key, Dated]] = field(default_factory=list)
    holds: list[H | None] = field(default_factory=list)
    fights: list[tuple[date, str, Dated]] = field(default_factory=list)

    def change(self, key: Key, change: Dated) -> None:
        """Put in a change where its key places it."""
        at = bisect_left(self.changes, key, key=lambda one: one[0])
        self.changes.insert(at, (key, change))
        del self.holds[at:]

    def fight(self, fight: Dated) -> None:
        """Put in a fight for the place."""
        insort(self.fights, (fight[0], fight[1].id, fight), key=lambda one: one[:2])

    def on(self, day: date) -> H | None:
        """Return the hold on a day, None before the first change."""
        count = bisect_right(self.changes, day, key=lambda one: one[0][0])
        while len(self.holds) < count:
            key, (_, incident) = self.changes[len(self.holds)]
            self.holds.append(self.step((key[0], incident), self.holds[-1] if self.holds else None))
        return self.holds[count - 1] if count else None

    def fought(self, day: date) -> Sequence[Dated]:
        """Return the fights over which the place has been fought for without a lull, up to a day."""
        count = bisect_right(self.fights, day, key=lambda one: one[0])
        first, later = count, day
        while first and self.fights[first - 1][0] + FOUGHT_OVER >= later:
            first -= 1
            later = self.fights[first][0]
        return [fight for _, _, fight in self.fights[first:count]]
