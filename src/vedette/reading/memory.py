"""What a report's earlier statements were filled with; later ones are told against it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from vedette.model import Period, kind_info
from vedette.reading.story import Scene

When = Literal["", "same time", "another time", "time untold"]
_ROUGHER = 20  # days by which one of two times may be longer than the other and still be the same
_SHARED = 2  # words that two sentences share at least if one takes up what the other told
_MANY = 4  # shared words beyond which more say nothing more


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
class Earlier:
    """One earlier statement: how it stands to the present one, what it was filled with, whether then too.

    `how`: "previous"; "family" and "kind" for the last of its family and of its kind; "lead" for the
    report's first; "alike" for the one whose sentence shares most words with this one's, and once more as
    "alike N" with how many it shares.
    """

    how: str
    filling: Filling
    when: When


@dataclass(frozen=True)
class Before:
    """What stands before a statement.

    `source` is the number of the attribution that the previous one was given to, -1 for nobody, None for the
    first statement. `places`: the share of the earlier statements that were at each place. `period` is when
    the present one happened.
    """

    earlier: tuple[Earlier, ...] = ()
    source: int | None = None
    places: Mapping[str, float] = field(default_factory=dict)
    period: Period | None = None

    @property
    def nearest(self) -> tuple[Earlier, ...]:
        """The previous statement, and the previous one of its kind's family."""
        return tuple(one for one in self.earlier if one.how in {"previous", "family"})


NOTHING_BEFORE = Before()


class Memory:
    """The statements of one report so far."""

    def __init__(self) -> None:
        self._by: dict[str, Filling] = {}
        self._told: list[tuple[frozenset[str], Filling]] = []
        self._source: int | None = None

    def before(self, scene: Scene, period: Period | None) -> Before:
        """Return what stands before a statement that happened in `period`."""
        found = [(how, self._by[key]) for how, key in _keys(scene) if key in self._by]
        found += self._alike(scene.content_words)
        earlier = tuple(Earlier(how, filling, same_time(filling.period, period)) for how, filling in found)
        counts = Counter(filling.place for _, filling in self._told if filling.place is not None)
        places = {place: count / len(self._told) for place, count in counts.items()}
        return Before(earlier, self._source, places, period)

    def _alike(self, words: frozenset[str]) -> Iterator[tuple[str, Filling]]:
        shared, filling = max(
            ((len(words & told), filling) for told, filling in self._told),
            key=lambda one: one[0],
            default=(0, Filling()),
        )
        if shared >= _SHARED:
            yield "alike", filling
            yield f"alike {min(_MANY, shared)}", filling

    def keep(self, scene: Scene, filling: Filling, source: int) -> None:
        """Remember what a statement was filled with; a place that it lacks stays the one before."""
        for how, key in _keys(scene):
            if how != "lead" or key not in self._by:
                self._by[key] = filling.after(self._by.get(key))
        self._told.append((scene.content_words, filling.after(self._by.get("previous"))))
        self._source = source


def _keys(scene: Scene) -> tuple[tuple[str, str], ...]:
    kind = scene.statement.kind
    own = (("family", f"family {kind_info(kind).family}"), ("kind", f"kind {kind}"))
    return ("previous", "previous"), *own, ("lead", "lead")


def same_time(one: Period | None, other: Period | None) -> When:
    """Tell whether two statements are of one time; a day within a month or a year is another."""
    if one is None or other is None:
        return "time untold"
    longer, shorter = sorted(((p.end - p.start).days for p in (one, other)), reverse=True)
    apart = one.start > other.end or other.start > one.end
    return "another time" if apart or longer - shorter > _ROUGHER else "same time"
