"""A claim beside the origin whose statement it is: what all of this room works on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vedette.model import ActorRef, Amount, Claim, Origin

_FRESH = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as one origin tells it.

    `start` and `end` are the days it fits on: its own, or where the text gives none (`dated` is False) the
    two days before its report was published and that day; None where the report has no date either.
    `family` is the same for a report and its reprints; `chain` is the way from the report to the origin, as
    an attribution has it. `first` is the day of the report whose count this one only repeats, if it is known.
    `aims` are the kinds of targets it tells of; a `habit` is done again and again, and is no one event.
    """

    claim: Claim
    origin: Origin
    start: date | None
    end: date | None
    dated: bool
    family: str
    chain: tuple[str, ...] = ()
    first: date | None = None
    aims: frozenset[str] = frozenset()
    habit: bool = False

    @classmethod
    def of(cls, claim: Claim, origin: Origin, family: str = "", chain: tuple[str, ...] = ()) -> "Told":
        """Put a claim beside its origin; without `family` its report has no reprints."""
        published, family = claim.report.published, family or claim.report.id
        if claim.time is not None:
            return cls(claim, origin, claim.time.start, claim.time.end, True, family, chain)
        if published is not None:
            return cls(claim, origin, published - _FRESH, published, False, family, chain)
        return cls(claim, origin, None, None, False, family, chain)

    @property
    def voice(self) -> str:
        """Return what counts as one vote: the side that the origin is of, else the origin."""
        return self.origin.side or self.origin.id

    @property
    def told_on(self) -> date | None:
        """Return the day on which this was said: of its report, or of the one that it prints again."""
        return self.first or self.claim.report.published

    @property
    def days(self) -> int:
        """Return how many days it may have been on, 0 where nothing is known."""
        return (self.end - self.start).days + 1 if self.start is not None and self.end is not None else 0


Answers = Sequence[tuple[Told, str]]
"""What each telling says in answer to one question, in words that are equal where the answers are."""


def actor_key(ref: ActorRef) -> str:
    """Return an actor's id, or its name in lower case where no pack knows it."""
    return ref.id or f"name:{ref.name.casefold()}"


def voices(tellings: Iterable[Told]) -> int:
    """Return by how many voices something is told."""
    return len({told.voice for told in tellings})


def point(amount: Amount) -> int:
    """Return the one number that stands for an amount: its lower bound, else its upper."""
    return amount.low if amount.low is not None else amount.high or 0
