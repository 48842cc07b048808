"""The plain record between the two steps of reading: a piece of text that states one claim, and its kind."""

from collections.abc import Iterable
from typing import Self

from pydantic import Field, model_validator

from vedette.model import Record, Status
from vedette.model.claim import Kind


class Statement(Record):
    """Characters `start` to `end` of a report's text state one claim of `kind`.

    `confidence` is how sure the tagger is that something is stated there, `kind_confidence` how sure it is
    of the kind, `repeat` how likely the statement only repeats another one of the same report; all are
    probabilities. `status_hint` is what the tagger takes the claim's status to be, None when it is unsure.
    """

    start: int = Field(ge=0)
    end: int = Field(gt=0)
    kind: Kind
    kind_confidence: float = Field(ge=0, le=1)
    confidence: float = Field(ge=0, le=1)
    status_hint: Status | None = None
    repeat: float = Field(default=0.0, ge=0, le=1)

    @classmethod
    def by_words(
        cls, start: int, end: int, kind: Kind, share: float, status: Status | None = None
    ) -> "Statement":
        """Return a statement that its words alone tell, right in `share` of the cases."""
        return cls(
            start=start, end=end, kind=kind, kind_confidence=share, confidence=share, status_hint=status
        )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"statement ends at {self.end}, not after its start {self.start}")
        return self


def in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return statements in the order of the text; of those at one place, by kind."""
    return tuple(sorted(statements, key=lambda s: (s.start, s.end, s.kind)))
