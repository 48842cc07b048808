"""From where a time is told: what its words count from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vedette.model import Period

Values = Mapping[str, str]
"""The words of one expression of time, by their names in the grammar (`when_grammar`)."""


@dataclass(frozen=True)
class Standpoint:
    """From where a time is told: the report's day, the day the text speaks of, and whether it looks ahead.

    `begins` makes "since" mean its first day alone, for what only began then.
    """

    published: date | None
    spoken_of: Period | None = None
    ahead: bool = False
    begins: bool = False
