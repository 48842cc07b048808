"""What a source on the ground wrote into a form: one row, clean and without the source's name."""

from datetime import date
from typing import Literal

from pydantic import Field

from vedette.model.base import Record

Perception = Literal["seen", "heard"]
Certainty = Literal["certain", "likely", "unsure"]

FIELD = "field:"
"""What the ids of sources on the ground begin with; the rest is their pseudonym in lower case."""


def field_source_id(pseudonym: str) -> str:
    """Return the id of the source that is shown as `pseudonym` ("Source K7M2QX")."""
    return FIELD + pseudonym.rsplit(maxsplit=1)[-1].casefold()


class Observation(Record):
    """How a source on the ground came to know it, in the columns of OSCE's tables of ceasefire violations.

    `observer_position` is where the source stood; `direction` (one of sixteen winds) and `distance_km` lead
    from there to the event. `count` is how many of what `weapon` and the kind say: explosions, rounds,
    vehicles. `time` is the hour of the day as "05:10" or "05:10 to 14:30". Empty and None are not told.
    """

    observer_position: str = ""
    perception: Perception | None = None
    weapon: str = ""
    count: int | None = Field(default=None, ge=0)
    direction: str = ""
    distance_km: float | None = Field(default=None, ge=0)
    certainty: Certainty | None = None
    time: str = ""


class Figure(Record):
    """One number of casualties of a form: as `Amount`, before a claim has it."""

    of: Literal["killed", "injured"]
    who: str = ""
    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    as_written: str


class FieldForm(Record):
    """One row of a field form; `source` is the pseudonym, names of actors and places are as written.

    `days` are the first and the last day, None where the row tells none.
    """

    source: str
    kind: str
    days: tuple[date, date] | None = None
    place: str = ""
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    observation: Observation
