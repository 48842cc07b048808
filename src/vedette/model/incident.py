"""What the claims add up to: one incident, who tells it, and where they disagree."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from vedette.model.base import Record, content_id
from vedette.model.claim import ActorRef, Counted, Kind, Period, PlaceRef, Status
from vedette.model.decision import SetAside
from vedette.model.judgement import Judgement

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
PUBLISHERS: frozenset[SourceKind] = frozenset({"agency", "outlet", "state_media", "party_media"})
"""The kinds of sources that print what others say."""


UNNAMED = "unnamed:"
"""What the id of an origin begins with that is known by who quotes it: "unnamed:WHAT@CARRIER"."""


class Origin(Record):
    """Whose statement something is: who first said it, not who printed it.

    `side` is the actor id of the side it belongs to or speaks for, None for a source of no side.
    `reports` are the ids of the reports that carry its statements.
    """

    id: str
    name: str
    kind: SourceKind
    side: str | None = None
    reports: tuple[str, ...] = ()

    @property
    def quoted_by(self) -> str | None:
        """Return who quotes somebody without a name, as id or name; None for an origin with a name."""
        return self.id.rpartition("@")[2] if self.id.startswith(UNNAMED) else None

    def carried_by(self, reports: Iterable[str]) -> "Origin":
        """Return the origin with the ids of the reports that carry it, sorted."""
        return self.model_copy(update={"reports": tuple(sorted(reports))})


class Attribution(Record):
    """Whose statement one claim is: the origin's id, and the carriers from the report back to it.

    `chain` runs from the outlet to the origin, as source ids or names; `family` is the id of the group of
    reports that share most of their sentences, equal for a report and its reprints.
    """

    claim: str
    origin: str
    chain: tuple[str, ...] = ()
    family: str


FigureWeight = Literal["independent", "admission", "claim", "word", "longer"]
FigureRule = Literal["", "only", "agreed", "most", "lowest", "claims", "words", "longer", "upper"]


class EarlierFigure(Record):
    """A figure that a later one of the same origin takes the place of, and the report that has it."""

    report: str
    low: int | None = None
    high: int | None = None


class OriginFigure(Record):
    """What one origin says of a number, and how that was weighed.

    "independent": it is of no side, or nobody knows who suffered; "admission": a side on its own losses, or
    on civilians whom it harmed itself; "claim": a side on others; "word": a word of size and no count;
    "longer": over more days than the incident. Empty in records from before figures were weighed.
    `earlier` are the figures that it gave before and that its latest takes the place of: later information
    supersedes earlier (UCDP).
    """

    origin: str
    low: int | None = None
    high: int | None = None
    weight: FigureWeight | Literal[""] = ""
    earlier: tuple[EarlierFigure, ...] = ()


class IncidentAmount(Record):
    """A number over all origins: UCDP's low, best and high; `best` is one that an origin gave.

    `rule` says why it is that one. Of the figures of independent origins and admissions it is the "only" one,
    that which all give ("agreed"), which "most" give, or the "lowest" of those that as many give. Without
    such figures it was chosen so among "claims", else "longer" ones, else "words"; None is "upper": all are
    upper bounds.
    """

    of: Counted
    who: str = ""
    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    best: int | None = Field(default=None, ge=0)
    rule: FigureRule = ""
    by_origin: tuple[OriginFigure, ...] = ()


class Position(Record):
    """One answer to a question, and the ids of the origins that give it."""

    value: str
    origins: tuple[str, ...]


class Disagreement(Record):
    """A field of an incident on which its origins, or its reports, differ."""

    field: Annotated[str, Field(min_length=1)]
    positions: tuple[Position, ...]


class Reason(Record):
    """One ground to take two claims for one incident: a field that agrees, and how.

    `field` is "kind", "place", "time", "by", "against", "numbers", "words", "reuse" or "judgement".
    """

    field: str
    how: str


class Merge(Record):
    """Two claims that were joined, and why; `score` is None where nothing but a judgement joins them."""

    claims: tuple[str, str]
    score: int | None
    reasons: tuple[Reason, ...]


class Incident(Record):
    """One thing that happened, as all its claims tell it.

    `independent` is how many of its origins count as one more each: none knows it by way of another only, and
    none has another's owner or side. `merges` tie the claims together, one fewer than they are; `judgements`
    are those in force on any of them; `set_aside` is the decision by which it is discounted.
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
    merges: tuple[Merge, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    set_aside: SetAside | None = None

    @staticmethod
    def id_for(claims: Iterable[str]) -> str:
        """Return the id of the incident that the claims of these ids make, in any order."""
        return content_id("inc", *sorted(claims))
