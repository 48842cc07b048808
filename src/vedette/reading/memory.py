"""What a report's earlier statements were filled with; later ones are told against it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from vedette.model import Period, kind_info

When = Literal["", "same time", "another time", "time untold"]
_ROUGHER = 20  # days by which one of two times may be longer than the other and still be the same


@dataclass(frozen=True)
class Filling:
    """What one statement was filled with: actor ids by role ("by", "against"), a place, when."""

    actors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    place: str | None = None
    period: Period | None = None

    def after(self, earlier: "Filling | None") -> "Filling":
        """Return this filling, at the place of an earlier one where it tells none."""
        return replace(self, place=earlier.place) if self.place is None and earlier is not None else self


@dataclass(frozen=True)
class Before:
    """What stands before a statement: the previous one, and the previous one of its kind's family.

    `when` and `family_when` tell whether those were at the time of this one; `source` is the number of the
    attribution that the previous one was given to, -1 for nobody, None for the first statement.
    """

    last: Filling = Filling()
    family: Filling = Filling()
    when: When = ""
    family_when: When = ""
    source: int | None = None


NOTHING_BEFORE = Before()


class Memory:
    """The statements of one report so far."""

    def __init__(self) -> None:
        self._last: Filling | None = None
        self._families: dict[str, Filling] = {}
        self._source: int | None = None

    def before(self, kind: str, period: Period | None) -> Before:
        """Return what stands before a statement of `kind` that happened in `period`."""
        last, family = self._last, self._families.get(kind_info(kind).family)
        return Before(
            last=last or Filling(),
            family=family or Filling(),
            when=same_time(last.period, period) if last is not None else "",
            family_when=same_time(family.period, period) if family is not None else "",
            source=self._source,
        )

    def keep(self, kind: str, filling: Filling, source: int) -> None:
        """Remember what a statement of `kind` was filled with; a place that it lacks stays the one before."""
        family = kind_info(kind).family
        self._families[family] = filling.after(self._families.get(family))
        self._last = filling.after(self._last)
        self._source = source


def same_time(one: Period | None, other: Period | None) -> When:
    """Tell whether two statements are of one time; a day within a month or a year is another."""
    if one is None or other is None:
        return "time untold"
    longer, shorter = sorted(((p.end - p.start).days for p in (one, other)), reverse=True)
    apart = one.start > other.end or other.start > one.end
    return "another time" if apart or longer - shorter > _ROUGHER else "same time"
