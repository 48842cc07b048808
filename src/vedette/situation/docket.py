"""The decisions that were known by a time, in their order, and how replies and moves reach their entries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from vedette.model import (
    Complaint,
    Decision,
    DutyDecision,
    Problem,
    Reply,
    StatusMove,
    Violation,
    day_of,
    decided_at,
    instant,
)
from vedette.situation.moves import moved
from vedette.situation.view import View


@dataclass(frozen=True)
class Docket:
    """Decisions by kind, each in the order of their times, and of their lines within one."""

    moves: tuple[StatusMove, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    replies: tuple[Reply, ...] = ()
    duties: tuple[DutyDecision, ...] = ()

    @classmethod
    def of(cls, decisions: Iterable[Decision], view: View) -> "Docket":
        """Return the decisions taken by the day that the view is known by; repeats count once."""
        known = {
            one.model_copy(update={"file": "", "line": 0}).to_json(): one
            for one in sorted(decisions, key=lambda one: (one.file, one.line), reverse=True)
            if day_of(decided_at(one)) <= view.known_by
        }
        ordered = [known[key] for key in sorted(known, key=lambda key: _order(known[key], key))]
        return cls(
            moves=tuple(one for one in ordered if isinstance(one, StatusMove)),
            complaints=tuple(one for one in ordered if isinstance(one, Complaint)),
            replies=tuple(one for one in ordered if isinstance(one, Reply)),
            duties=tuple(one for one in ordered if isinstance(one, DutyDecision)),
        )

    def decide(
        self, entries: Sequence[Violation], entry_of: Callable[[str, str], str]
    ) -> tuple[tuple[Violation, ...], tuple[Problem, ...]]:
        """Return the entries with their replies and after their moves, and what could not be followed.

        `entry_of` gives the id of the entry for an incident under an agreement, "" for none.
        """
        if not (self.moves or self.replies):
            return tuple(entries), ()
        problems: list[Problem] = []
        by_name = {name: one.id for one in entries for name in (one.id, *(c.id for c in one.complaints))}
        replies: dict[str, list[Reply]] = defaultdict(list)
        for reply in self.replies:
            if reply.to in by_name:
                replies[by_name[reply.to]].append(reply)
            else:
                problems.append(_lost(reply, f"the reply to {reply.to}"))
        moves: dict[str, list[StatusMove]] = defaultdict(list)
        for move in self.moves:
            target = move.violation or entry_of(move.incident, move.agreement)
            if target in by_name.values():
                moves[target].append(move)
            else:
                problems.append(_lost(move, f"the move of {move.violation or move.incident}"))
        decided = []
        for entry in entries:
            after, faults = moved(entry, moves.get(entry.id, ()))
            problems += faults
            told = tuple(replies.get(entry.id, ()))
            decided.append(after.model_copy(update={"replies": told}) if told else after)
        return tuple(decided), tuple(problems)


def _order(decision: Decision, text: str) -> tuple[object, ...]:
    return (instant(decided_at(decision)), decision.file, decision.line, text)


def _lost(decision: StatusMove | Reply, what: str) -> Problem:
    return Problem(
        source=decision.file,
        where=decision.where,
        message=f"{what} is left out: the register has no such entry; `vedette ceasefire --json` lists them",
    )
