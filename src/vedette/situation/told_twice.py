"""Large figures of one place that may be one event told twice, so that a toll does not count it twice."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from vedette.situation.settings import settings

R = TypeVar("R")


class Large(NamedTuple):
    """What of an incident tells whether another may be the same: its days, kind and best figure."""

    start: date
    end: date
    kind: str
    best: int


def may_be_one(one: Large, other: Large) -> bool:
    """Tell whether two incidents at one place, of one group of victims, may be one event.

    Linking keeps apart what accounts date or call differently, as those who look back on an event do. Large
    figures that are the same, or nearly so for one kind of event, seldom come twice at one place: from
    `retold_from` on within `retold_within`, from `retold_always` on at any time.
    """
    low, high = sorted((one.best, other.best))
    if low < settings().retold_from:
        return False
    near = low == high or (one.kind == other.kind and high - low <= high * settings().retold_share)
    apart = max(one.start, other.start) - min(one.end, other.end)
    return near and (low >= settings().retold_always or apart <= settings().retold_within)


def groups_of(rows: Sequence[R], large: Callable[[R], Large | None]) -> tuple[tuple[R, ...], ...]:
    """Return the groups of two rows and more that may be one event, each row like the group's first.

    `large` says nothing of rows without a figure from `retold_from` on. The rows' order decides which is the
    first of its group.
    """
    told = [(row, what) for row in rows if (what := large(row)) is not None]
    groups: list[list[tuple[R, Large]]] = []
    for row, what in told:
        fitting = (group for group in groups if may_be_one(group[0][1], what))
        group = next(fitting, None)
        if group is None:
            groups.append([(row, what)])
        else:
            group.append((row, what))
    return tuple(tuple(row for row, _ in group) for group in groups if len(group) > 1)
