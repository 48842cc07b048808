"""The unit of the record: one statement, in one report, that one thing happened."""

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from vedette.model.base import Record, SparseRecord, content_id
from vedette.model.field import Observation
from vedette.model.ontology import AcledEvent, ontology
from vedette.model.report import ReportRef, Span

Status = Literal["happened", "ongoing", "planned", "possible", "denied"]
TOOK_PLACE: frozenset[Status] = frozenset({"happened", "ongoing"})
"""What a statement says of an event that is no plan, no guess and no denial."""

Suffered = Literal["killed", "injured", "displaced", "detained", "abducted", "evacuated", "released"]
"""What is done to people, and counted."""

Counted = Literal[
    Suffered,
    "participants",
    "places",
    "distance_km",
    "vehicles",
    "strikes",
]
Side = Literal["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"]
PlacePrecision = Literal["point", "locality", "area", "province", "country"]
WIDE_PRECISIONS: frozenset[PlacePrecision | None] = frozenset({"province", "country"})
"""Precisions of places that have towns in them, so that they say little of where something was."""

PeriodPrecision = Literal["day", "days", "month", "months", "year", "years"]


def _known_kind(kind: str) -> str:
    if kind not in ontology():
        raise ValueError(f"unknown kind {kind!r}; the kinds are {', '.join(ontology())}")
    return kind


Kind = Annotated[str, AfterValidator(_known_kind)]


class ActorRef(SparseRecord):
    """An actor or source as a claim names it; `id` is None where no pack knows the name.

    `sides` are the directions this actor acts from ("from the south"), where the text gives them; the
    field is left out of the JSON when it is empty.
    """

    seldom: ClassVar[tuple[str, ...]] = ("sides",)

    id: str | None
    name: str
    as_written: str
    sides: tuple[Side, ...] = ()


class PlaceRef(SparseRecord):
    """A place as a claim names it; degrees north and east, None where no pack knows it.

    `relation` is what the text says of where the event stood to the place ("5 km of", "southeast of"),
    empty for "in" or "at". `held_by` is who its sentence tells in passing to hold it ("rebel-held Douma");
    the field is left out of the JSON where it tells nobody.
    """

    seldom: ClassVar[tuple[str, ...]] = ("held_by",)

    id: str | None
    name: str
    as_written: str
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    relation: str = ""
    held_by: ActorRef | None = None


def place_key(place: PlaceRef | None) -> str:
    """Return a place's id, or its name in lower case where no pack knows it, "" for none."""
    if place is None:
        return ""
    return place.id or f"name:{place.name.casefold()}"


class Period(Record):
    """Days `start` to `end`, both included, and how exact the text was."""

    start: date
    end: date
    precision: PeriodPrecision

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"period ends on {self.end}, before it starts on {self.start}")
        return self


class Amount(Record):
    """How many of whom: an exact 11 has low = high = 11, "at least 11" has no high.

    `who` is whom the number counts, in the report's words; `as_written` is the number in them.
    """

    of: Counted
    who: str = ""
    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    as_written: str

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("an amount needs a lower or an upper bound")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"amount of at most {self.high} is below its least, {self.low}")
        return self


class Claim(SparseRecord):
    """One statement at one place in one report; `rule` names what filled it, for tracing.

    `observation` is there where a field form gave the claim, and left out of the JSON elsewhere.
    """

    seldom: ClassVar[tuple[str, ...]] = ("observation",)

    id: str
    report: ReportRef
    kind: Kind
    status: Status = "happened"
    by: tuple[ActorRef, ...] = ()
    against: tuple[ActorRef, ...] = ()
    place: PlaceRef | None = None
    time: Period | None = None
    numbers: tuple[Amount, ...] = ()
    said_by: ActorRef | None = None
    via: tuple[ActorRef, ...] = ()
    evidence: Span
    acled: AcledEvent | None = None
    rule: str = ""
    confidence: float = Field(ge=0, le=1)
    observation: Observation | None = None

    @property
    def names_place(self) -> bool:
        """Whether the place stands in the claim's own words, and is not from those around them."""
        written = self.place.as_written if self.place is not None else ""
        return bool(written) and written.casefold() in self.evidence.quote.casefold()

    @staticmethod
    def id_for(report_id: str, kind: str, start: int, end: int) -> str:
        """Return the id of the claim of `kind` whose evidence is characters `start` to `end`."""
        return content_id("clm", report_id, kind, start, end)
