"""What people decide: of the ceasefire register, and of incidents that are to count for nothing."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from vedette.model.base import WrittenByHand, content_id
from vedette.model.claim import Kind

ViolationStatus = Literal["alleged", "disputed", "verified", "not_verified", "answered"]
Stance = Literal["accept", "deny", "other"]
DutyAnswer = Literal["met", "not_met"]
Moment = date | datetime
Text = Annotated[str, Field(min_length=1)]


class StatusMove(WrittenByHand):
    """Moves an entry to another status: by whom, when and on what ground, all of which stay on record.

    The entry is a `violation` by its id, or an `incident`, by its id or that of a claim that tells it, under
    an `agreement`. A claim's id stays when later reports make the incident another.
    """

    type: Literal["move"] = "move"
    violation: str = ""
    incident: str = ""
    agreement: str = ""
    status: ViolationStatus
    author: Text
    time: Moment
    ground: Text

    @model_validator(mode="after")
    def _of_an_entry(self) -> Self:
        if bool(self.violation) == bool(self.incident):
            raise ValueError('name "violation", or else "incident" with "agreement"')
        if self.incident and not self.agreement:
            raise ValueError('"incident" needs "agreement" beside it')
        return self


class Complaint(WrittenByHand):
    """A party says that an agreement was broken: of an incident, or of what no report tells.

    `id` is the secretariat's own number, or left out; then it follows from the content. `party` and
    `alleged_party` are actor ids or names, `place` a place id or name, `start` and `end` days.
    """

    type: Literal["complaint"] = "complaint"
    id: str = ""
    party: Text
    agreement: Text
    incident: str = ""
    act: Kind | None = None
    start: date | None = None
    end: date | None = None
    place: str = ""
    alleged_party: str = ""
    text: str = ""
    evidence: tuple[Text, ...] = ()
    filed: Moment

    @model_validator(mode="before")
    @classmethod
    def _numbered(cls, data: Any) -> Any:
        if isinstance(data, dict) and not data.get("id"):
            told = {key: value for key, value in data.items() if key not in ("id", "file", "line")}
            return {**data, "id": content_id("cmp", told)}
        return data

    @model_validator(mode="after")
    def _of_something(self) -> Self:
        if not self.incident and (self.act is None or self.start is None):
            raise ValueError('name an "incident", or the "act" and its day ("start")')
        if self.end is not None and self.start is not None and self.end < self.start:
            raise ValueError(f'"end" ({self.end}) is before "start" ({self.start})')
        return self


class Reply(WrittenByHand):
    """An answer to a complaint or a violation (`to`, an id): who gives it, when, and what it says."""

    type: Literal["reply"] = "reply"
    to: Text
    by: Text
    time: Moment
    text: Text
    stance: Stance = "other"


class DutyDecision(WrittenByHand):
    """Says whether an obligation of an agreement was met: who says so, when and on what ground."""

    type: Literal["obligation"] = "obligation"
    agreement: Text
    obligation: Text
    state: DutyAnswer
    author: Text
    time: Moment
    ground: Text


class SetAside(WrittenByHand):
    """Sets an incident aside, so that it counts nowhere; `withdrawn` takes that back.

    `incident` is its id, or that of a claim that tells it, which stays when the incident becomes another.
    """

    type: Literal["set_aside"] = "set_aside"
    incident: Text
    author: Text
    time: Moment
    ground: Text
    withdrawn: bool = False


Decision = StatusMove | Complaint | Reply | DutyDecision | SetAside


def day_of(moment: Moment) -> date:
    """Return the day of a moment, in UTC where it names a time zone."""
    return instant(moment).date()


def instant(moment: Moment) -> datetime:
    """Return a moment to sort by: a day is its first instant, a time zone is reckoned to UTC."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.min)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo is not None else moment


def decided_at(decision: Decision) -> Moment:
    """Return when a decision was taken."""
    return decision.filed if isinstance(decision, Complaint) else decision.time


def decided_by(decisions: Iterable[Decision], moment: Moment) -> tuple[Decision, ...]:
    """Return the decisions taken by the end of a day, or by a time; one without an hour counts all day."""
    last = moment if isinstance(moment, datetime) else datetime.combine(moment, time.max)
    return tuple(one for one in decisions if instant(decided_at(one)) <= instant(last))
