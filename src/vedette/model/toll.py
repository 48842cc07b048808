"""Casualties added up: over incidents, as stated for a place or a war, and of each day."""

from datetime import date

from vedette.model.base import Record
from vedette.model.claim import Counted


class Figures(Record):
    """The least, the best and the most that incidents add up to; None where no figure is told."""

    low: int | None
    best: int | None
    high: int | None


class LateFigure(Record):
    """A figure published long after the day that it counts for.

    `before` is the highest that was published until then, None where there was none.
    """

    incident: str
    day: date
    published: date
    before: int | None
    figure: int


class TollEntry(Record):
    """Casualties added up over incidents, or one cumulative statement (`cumulative`).

    `side` is the side of the fighters who suffered, None for all; `late` are the figures that came late;
    `counted` is, for a cumulative statement, what incidents add up to over its days at its place.
    `perhaps_one` are the incidents that may be one event told several times: of each such group `low` and
    `best` hold the largest figures alone, `high` all. One of another place of such a group, in this area, is
    counted there.
    """

    of: Counted
    place: str | None
    name: str | None
    who: str
    side: str | None = None
    start: date | None
    end: date | None
    low: int | None
    best: int | None
    high: int | None
    cumulative: bool
    counted: Figures | None = None
    late: tuple[LateFigure, ...] = ()
    perhaps_one: tuple[tuple[str, ...], ...] = ()
    incidents: tuple[str, ...]


class TollDay(Record):
    """Casualties of one day at one place, added up over incidents.

    Those of `start` to `day` together, where that is set: how many there were on each is not told.
    """

    day: date
    start: date | None = None
    of: Counted
    place: str | None
    name: str | None
    who: str
    side: str | None
    low: int | None
    best: int | None
    high: int | None
    incidents: tuple[str, ...]
