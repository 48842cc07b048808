"""One place over the whole record: who held it from which day on, and when it was fought for."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Generic, TypeVar

from vedette.situation.known import Dated
from vedette.situation.order import Key
from vedette.situation.settings import settings

H = TypeVar("H")


@dataclass
class Timeline(Generic[H]):
    """What changed a place, in order, with its hold after each change; and the fights for it, by day.

    `step` returns the hold after one change, and may look at what is told of the place `reach` before and
    after; the fold is kept after every change, so that a later one, or a day that is asked for, needs no more
    than what comes after it.
    """

    step: Callable[[Dated, H | None, "Timeline[H]"], H | None]
    reach: timedelta = timedelta(0)
    changes: list[tuple[Key, Dated]] = field(default_factory=list)
    holds: list[H | None] = field(default_factory=list)
    fights: list[tuple[date, str, Dated]] = field(default_factory=list)

    def change(self, key: Key, change: Dated) -> None:
        """Put in a change where its key places it."""
        at = bisect_left(self.changes, key, key=lambda one: one[0])
        self.changes.insert(at, (key, change))
        del self.holds[at:]
        self._forget(change[0])

    def fight(self, fight: Dated) -> None:
        """Put in a fight for the place."""
        insort(self.fights, (fight[0], fight[1].id, fight), key=lambda one: one[:2])
        self._forget(fight[0])

    def changes_in(self, start: date, end: date) -> Sequence[Dated]:
        """Return the changes that count from a day of this span, in order, each with that day."""
        first = bisect_left(self.changes, start, key=lambda one: one[0][0])
        last = bisect_right(self.changes, end, key=lambda one: one[0][0])
        return [(key[0], incident) for key, (_, incident) in self.changes[first:last]]

    def fights_in(self, start: date, end: date) -> Sequence[Dated]:
        """Return the fights of the days of this span, in order."""
        first = bisect_left(self.fights, start, key=lambda one: one[0])
        last = bisect_right(self.fights, end, key=lambda one: one[0])
        return [fight for _, _, fight in self.fights[first:last]]

    def on(self, day: date) -> H | None:
        """Return the hold on a day, None before the first change."""
        count = bisect_right(self.changes, day, key=lambda one: one[0][0])
        while len(self.holds) < count:
            key, (_, incident) = self.changes[len(self.holds)]
            before = self.holds[-1] if self.holds else None
            self.holds.append(self.step((key[0], incident), before, self))
        return self.holds[count - 1] if count else None

    def fought(self, day: date) -> Sequence[Dated]:
        """Return the fights over which the place has been fought for without a lull, up to a day."""
        count = bisect_right(self.fights, day, key=lambda one: one[0])
        first, later = count, day
        while first and self.fights[first - 1][0] + settings().fought_over >= later:
            first -= 1
            later = self.fights[first][0]
        return [fight for _, _, fight in self.fights[first:count]]

    def _forget(self, day: date) -> None:
        """Drop the holds after changes that may look at what was told of a day."""
        if self.reach and self.holds:
            start = max(day.toordinal() - self.reach.days, 1)
            del self.holds[bisect_left(self.changes, date.fromordinal(start), key=lambda one: one[0][0]) :]
