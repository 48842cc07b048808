"""What a person decided about two claims, which goes before what the linker finds."""

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from vedette.model.base import SparseRecord, WrittenByHand

Verdict = Literal["same", "different", "unsure", "withdrawn"]


class Judgement(WrittenByHand, SparseRecord):
    """Whether two claims, by their ids, tell one incident; `withdrawn` takes earlier judgements back.

    `by`, `on` and `reason` say who judged, when and why, and are shown; it is known from the day `on`.
    """

    seldom: ClassVar[tuple[str, ...]] = ("file", "line")

    type: Literal["judgement"] = "judgement"
    claims: tuple[Annotated[str, Field(min_length=1)], Annotated[str, Field(min_length=1)]]
    verdict: Verdict
    by: str = ""
    on: date | None = None
    reason: str = ""

    @model_validator(mode="after")
    def _of_two(self) -> Self:
        if self.claims[0] == self.claims[1]:
            raise ValueError("a judgement is of two claims, not of one and itself")
        return self

    @property
    def pair(self) -> tuple[str, str]:
        """Return the two ids in their order: a judgement has no direction."""
        one, other = self.claims
        return (one, other) if one <= other else (other, one)
