"""The state of a war on one day, as known on another."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from vedette.model.base import Record
from vedette.model.claim import Period, Side
from vedette.model.incident import Disagreement
from vedette.model.register import CeasefireState, Violation
from vedette.model.toll import TollDay, TollEntry


class PartState(Record):
    """Who holds a part of a place: a quarter with the id `place`, or the "east" or the like, "" if untold."""

    place: str | None = None
    name: str
    holder: str
    since: date


class PlaceState(Record):
    """Who holds a place; `holder` is an actor id, None where nobody is known to.

    It holds it since a day from `since_from`, where accounts tell that, to `since`. Others hold `parts`.
    """

    place: str
    name: str
    lat: float | None = None
    lon: float | None = None
    holder: str | None
    since: date | None
    since_from: date | None = None
    confidence: float
    besieged: bool
    contested: bool
    parts: tuple[PartState, ...] = ()
    contested_since: date | None = None
    disagreements: tuple[Disagreement, ...] = ()
    claims: tuple[str, ...]


class AreaHolder(Record):
    """Who holds places in an area: `places` are their ids."""

    actor: str
    places: tuple[str, ...]


class Absence(Record):
    """Who no longer is in an area, and since when."""

    actor: str
    since: date
    confidence: float
    claims: tuple[str, ...]


class AreaState(Record):
    """Who holds places in a province or the like, and who left all of it; nobody takes it in one event."""

    area: str
    name: str
    holders: tuple[AreaHolder, ...]
    left: tuple[Absence, ...]


class RouteState(Record):
    """Whether a road can be used; `at` are the ids of the places where it was cut or opened last.

    `last`: an account says that it was the last way to these places, so all others are cut as well. `heard`
    is the day of the last word on it.
    """

    id: str
    name: str
    state: Literal["open", "cut", "contested"]
    cut_by: tuple[str, ...]
    at: tuple[str, ...] = ()
    last: bool = False
    since: date | None
    heard: date | None = None
    claims: tuple[str, ...]


class Closure(Record):
    """What closes a way out of a place: a place that another side holds, or a road that is cut.

    `by` are the actors who hold or cut it, `side` is the direction in which it lies, where that is known.
    """

    what: Literal["place", "route"]
    id: str
    name: str
    by: tuple[str, ...]
    side: Side | None
    since: date | None


class SiegeState(Record):
    """Who besieges whom where; `sides` maps a besieger's actor id to the directions it holds.

    `reported`: accounts tell of it; `computed`: no road leads to a base of the besieged, and `closed_by` says
    what closes the roads. `heard` is the last day that accounts tell it on, or were published on; a reported
    siege of which long nothing was heard, and no end, is `uncertain`; so is one after besieged fighters were
    moved out, on `evacuated`. So is one that is only computed and does not follow from sure holders alone.
    """

    place: str
    name: str
    besieged: tuple[str, ...]
    by: tuple[str, ...]
    sides: dict[str, tuple[Side, ...]]
    since: date | None
    until: date | None
    reported: bool
    computed: bool
    state: Literal["standing", "uncertain"] = "standing"
    heard: date | None = None
    evacuated: date | None = None
    closed_by: tuple[Closure, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    incidents: tuple[str, ...] = ()
    claims: tuple[str, ...]


class Stretch(Record):
    """A piece of road between two neighbouring places; `routes` are the ids of the roads that run over it."""

    routes: tuple[str, ...]
    name: str
    start: str
    end: str


class Lifeline(Record):
    """The roads that a place hangs on: with any one of them cut, no way from its holder's bases is left.

    The stretch nearest to the place comes first. `sure`: a way leads through places that the holder's side is
    known to hold; otherwise all ways run, in part, through places that nobody is known to hold.
    """

    place: str
    name: str
    holder: str
    routes: tuple[Stretch, ...]
    sure: bool


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
    areas: tuple[AreaState, ...] = ()
    routes: tuple[RouteState, ...]
    sieges: tuple[SiegeState, ...]
    lifelines: tuple[Lifeline, ...] = ()
    toll: tuple[TollEntry, ...]
    toll_days: tuple[TollDay, ...] = ()
    ceasefires: tuple[CeasefireState, ...]
    violations: tuple[Violation, ...]
    talks: tuple[TalkState, ...]
    words: tuple[WordCount, ...]
