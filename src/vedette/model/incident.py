"""What the claims add up to: one incident, who tells it, and where they disagree."""

from typing import Annotated, Literal

from pydantic import Field

from vedette.model.base import Record
from vedette.model.claim import ActorRef, Counted, Kind, Period, PlaceRef, Status

Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
SourceKind = Literal[
    "agency",
    "outlet",
    "state_media",
    "party_media",
    "monitor",
    "government",
    "belligerent",
    "un",
    "ngo",
    "local",
    "witness",
    "unnamed",
    "unknown",
]


class Origin(Record):
    """One independent origin of statements: who first said it, not who printed it.

    `side` is the actor id of the side it belongs to or speaks for, None for a source of no side.
    `reports` are the ids of the reports that carry its statements.
    """

    id: str
    name: str
    kind: SourceKind
    side: str | None = None
    reports: tuple[str, ...] = ()


class Attribution(Record):
    """Whose statement one claim is: the origin's id, and the carriers from the report back to it.

    `chain` runs from the outlet to the origin, as source ids or names; `family` is the id of the group of
    reports that share most of their sentences, equal for a report and its reprints.
    """

    claim: str
    origin: str
    chain: tuple[str, ...] = ()
    family: str


class OriginFigure(Record):
    """What one origin says of a number."""

    origin: str
    low: int | None = None
    high: int | None = None


class IncidentAmount(Record):
    """A number over all origins: UCDP's low, best and high; `best` is one that an origin gave."""

    of: Counted
    who: str = ""
    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    best: int | None = Field(default=None, ge=0)
    by_origin: tuple[OriginFigure, ...] = ()


class Position(Record):
    """One answer to a question, and the ids of the origins that give it."""

    value: str
    origins: tuple[str, ...]


class Disagreement(Record):
    """A field of an incident on which its origins, or its reports, differ."""

    field: Annotated[str, Field(min_length=1)]
    positions: tuple[Position, ...]


class Incident(Record):
    """One thing that happened, as all its claims tell it.

    `independent` is how many of its origins count as one more each: none knows it by way of another only, and
    none has another's owner or side.
    """

    id: str
    kind: Kind
    status: Status
    grade: Grade
    place: PlaceRef | None = None
    time: Period | None = None
    by: tuple[ActorRef, ...] = ()
    against: tuple[ActorRef, ...] = ()
    numbers: tuple[IncidentAmount, ...] = ()
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[Origin, ...]
    independent: int = Field(default=0, ge=0)
    disagreements: tuple[Disagreement, ...] = ()
    title: str
