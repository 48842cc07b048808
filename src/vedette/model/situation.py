"""The state of a war on one day, as known on another."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from vedette.model.base import Record
from vedette.model.claim import Counted, Period, Side
from vedette.model.incident import Disagreement
from vedette.model.register import CeasefireState, Violation


class PlaceState(Record):
    """Who holds a place; `holder` is an actor id, None where nobody is known to."""

    place: str
    name: str
    lat: float | None = None
    lon: float | None = None
    holder: str | None
    since: date | None
    confidence: float
    besieged: bool
    contested: bool
    disagreements: tuple[Disagreement, ...] = ()
    claims: tuple[str, ...]


class RouteState(Record):
    """Whether a road can be used."""

    id: str
    name: str
    state: Literal["open", "cut", "contested"]
    cut_by: tuple[str, ...]
    since: date | None
    claims: tuple[str, ...]


class SiegeState(Record):
    """Who besieges whom where; `sides` maps a besieger's actor id to the directions it holds."""

    place: str
    name: str
    besieged: tuple[str, ...]
    by: tuple[str, ...]
    sides: dict[str, tuple[Side, ...]]
    since: date | None
    until: date | None
    reported: bool
    computed: bool
    disagreements: tuple[Disagreement, ...] = ()
    incidents: tuple[str, ...] = ()
    claims: tuple[str, ...]


class TollEntry(Record):
    """Casualties added up over incidents, or one cumulative statement (`cumulative`)."""

    of: Counted
    place: str | None
    name: str | None
    who: str
    start: date | None
    end: date | None
    low: int | None
    best: int | None
    high: int | None
    cumulative: bool
    incidents: tuple[str, ...]


class TalkState(Record):
    """One round of talks.

    `planned` are the days that reports announced it for, before it; `postponed` says that it was put off, or
    began after all of these days.
    """

    track: str
    round: str
    place: str | None
    start: date | None
    end: date | None
    parties: tuple[str, ...]
    state: Literal["planned", "held", "postponed", "cancelled"]
    outcome: str
    claims: tuple[str, ...]
    conveners: tuple[str, ...] = ()
    agenda: str = ""
    planned: Period | None = None
    postponed: bool = False


class WordCount(Record):
    """How often an outlet calls an actor by a label, in all and in each month ("2017-02") of publication.

    The months do not hold what reports without a date say.
    """

    actor: str
    label: str
    outlet: str
    count: int
    months: dict[str, int] = Field(default_factory=dict)


class Situation(Record):
    """Everything that the folds say for one day."""

    on: date
    known_by: datetime | date
    places: tuple[PlaceState, ...]
    routes: tuple[RouteState, ...]
    sieges: tuple[SiegeState, ...]
    toll: tuple[TollEntry, ...]
    ceasefires: tuple[CeasefireState, ...]
    violations: tuple[Violation, ...]
    talks: tuple[TalkState, ...]
    words: tuple[WordCount, ...]
