"""Whose copy a report is: what it shares with others, and what is inferred from that."""

from datetime import date
from typing import Literal

from pydantic import Field

from vedette.model.base import Record
from vedette.model.report import Span


class Tie(Record):
    """What a report has in common with the report `other`: its text (`copy`) or a passage (`derived`).

    `taken` is True where it took this from the other, False where the other took it from this one, None where
    neither time nor credit tells. `passage` is the passage with most news, as this report prints it.
    """

    other: str
    relation: Literal["copy", "derived"]
    taken: bool | None
    passage: Span
    news: float = Field(ge=0)


class Descent(Record):
    """Whose copy one report is, and its agency and day.

    `agency` and `day` with a ground are inferred, on that ground; without one the report gives them itself. A
    report without ties is its outlet's own.
    """

    report: str
    ties: tuple[Tie, ...] = ()
    agency: str | None = None
    agency_ground: str = ""
    day: date | None = None
    day_ground: str = ""
