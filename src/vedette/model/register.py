"""The ceasefire register: agreements with their state, entries with their grounds, and what was refused."""

from datetime import date
from typing import Literal

from pydantic import Field

from vedette.model.base import Record
from vedette.model.claim import Period
from vedette.model.decision import Complaint, DutyAnswer, Moment, Reply, ViolationStatus
from vedette.model.field import Observation

RefusalReason = Literal[
    "not_prohibited",
    "not_certain",
    "no_time",
    "out_of_time",
    "no_place",
    "out_of_zone",
    "actor_unknown",
    "actor_exempt",
    "actor_perhaps_exempt",
    "actor_unclear",
    "actor_not_bound",
    "target_unknown",
    "target_exempt",
    "target_perhaps_exempt",
    "target_not_protected",
]


class DutyFinding(Record):
    """What a person found of an obligation: whether it was met, who says so, when, and on what ground."""

    state: DutyAnswer
    author: str
    time: Moment
    ground: str


class ObligationState(Record):
    """What became of an obligation: incidents that are `steps` to it, and `breaches` of it.

    `rounds` are the rounds of talks of the pack that are steps to it too, by their ids.

    `standing` is "met" or "late" by the day of the first step (steps are no proof that it was met in full),
    "open" before its day and "overdue" after it. It is "no_report" where no day is set or the pack does not
    say what a step would look like, so that silence says nothing. `findings` are what people found, in the
    order of their times; the last holds, and none changes what reports tell.
    """

    id: str
    what: str
    party: str | None
    due: date | None
    state: Literal["no_report", "steps_reported", "breaches_reported", "both_reported"]
    standing: Literal["met", "late", "overdue", "open", "no_report"]
    first_step: date | None = None
    steps: tuple[str, ...]
    breaches: tuple[str, ...]
    rounds: tuple[str, ...] = ()
    findings: tuple[DutyFinding, ...] = ()


class CeasefireState(Record):
    """An agreement and whether it is in effect; `refused` counts what was tested and not entered.

    `since` and `until` are the days on which it held in fact, or by its text where nobody says so;
    `declared_*` those of its text, `first_term_to` the end of a term that is prolonged after it.
    """

    agreement: str
    name: str
    state: Literal["agreed", "in_effect", "ended"]
    since: date | None
    until: date | None
    declared_from: date | None = None
    declared_to: date | None = None
    first_term_to: date | None = None
    parties: tuple[str, ...]
    incidents: tuple[str, ...]
    obligations: tuple[ObligationState, ...] = ()
    refused: dict[RefusalReason, int] = Field(default_factory=dict)


class Move(Record):
    """A change of a violation's status: by whom, when, on what ground."""

    status: ViolationStatus
    author: str
    time: Moment
    ground: str


class Deadline(Record):
    """By when a breach had to be reported, or answered, and whether it was."""

    what: Literal["report", "answer"]
    due: date
    state: Literal["open", "met", "late", "overdue"]


class Grounds(Record):
    """Why an entry stands: the act, the time, the zone, who acted, and whom it was against, in sentences."""

    act: str
    time: str
    zone: str
    actor: str
    target: str


class Violation(Record):
    """An incident, or a party's complaint, held against an agreement's terms.

    `act` is the prohibited act it would be, `term` the words of the agreement on it. `incident` is None for
    what only a complaint tells. The id depends on the agreement and on the first claim known of the incident
    (or on the complaint), so it stays when more is learnt. `also_under` are the other agreements with an
    entry for the same incident: two agreements in force at once, one act. `observations` are what
    field reports of the incident tell of how they came to know it, in the order of its claims.
    """

    id: str = ""
    incident: str | None
    agreement: str
    zone: str | None
    act: str
    term: str = ""
    alleged_party: str | None
    time: Period | None = None
    place: str | None = None
    status: ViolationStatus
    moves: tuple[Move, ...]
    grounds: Grounds | None = None
    complaints: tuple[Complaint, ...] = ()
    replies: tuple[Reply, ...] = ()
    notes: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    also_under: tuple[str, ...] = ()
    observations: tuple[Observation, ...] = ()


class Refusal(Record):
    """An incident or a complaint that is no entry under an agreement, and the first reason why not."""

    incident: str | None
    complaint: str | None
    agreement: str
    act: str
    time: Period | None
    place: str | None
    reason: RefusalReason
    why: str
