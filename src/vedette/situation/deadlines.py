"""By when a breach had to be reported and answered, where the agreement sets a time, and whether it was."""

from datetime import date, timedelta
from typing import Literal

from vedette.model import Deadline, Violation, day_of
from vedette.packs.agreements import Agreement


def deadlines(
    entry: Violation, agreement: Agreement, told: date | None, known_by: date
) -> tuple[Deadline, ...]:
    """Return the deadlines of an entry as known by a day; `told` is when it was first reported.

    A breach is reported by the first complaint, or the first report that tells it, in so many days of its
    own last day. It is answered by the first reply, or the move to answered, in so many days of that.
    """
    filed = [day_of(complaint.filed) for complaint in entry.complaints]
    reported = min([*filed, *([told] if told is not None else [])], default=None)
    answers = [day_of(reply.time) for reply in entry.replies]
    answers += [day_of(move.time) for move in entry.moves if move.status == "answered"]
    found = []
    if agreement.report_within is not None and entry.time is not None:
        due = entry.time.end + timedelta(days=agreement.report_within)
        found.append(Deadline(what="report", due=due, state=_state(due, reported, known_by)))
    if agreement.answer_within is not None and reported is not None:
        due = reported + timedelta(days=agreement.answer_within)
        found.append(
            Deadline(what="answer", due=due, state=_state(due, min(answers, default=None), known_by))
        )
    return tuple(found)


def _state(due: date, done: date | None, known_by: date) -> Literal["open", "met", "late", "overdue"]:
    if done is not None:
        return "met" if done <= due else "late"
    return "open" if known_by <= due else "overdue"
