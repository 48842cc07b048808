"""The status of a register's entry: moved by people, step by step, and never overwritten."""

from collections.abc import Iterable, Mapping

from vedette.model import Move, Problem, StatusMove, Violation, ViolationStatus

# alleged -> disputed | verified | not_verified -> answered; what is disputed may still be looked into.
_NEXT: Mapping[ViolationStatus, tuple[ViolationStatus, ...]] = {
    "alleged": ("disputed", "verified", "not_verified"),
    "disputed": ("verified", "not_verified", "answered"),
    "verified": ("answered",),
    "not_verified": ("answered",),
    "answered": (),
}


def moved(entry: Violation, moves: Iterable[StatusMove]) -> tuple[Violation, tuple[Problem, ...]]:
    """Return an entry after its moves, which come in their order; one that is not allowed is a problem."""
    status, made, problems = entry.status, list(entry.moves), []
    for move in moves:
        if move.status not in _NEXT[status]:
            problems.append(_not_allowed(move, status))
            continue
        status = move.status
        made.append(Move(status=status, author=move.author, time=move.time, ground=move.ground))
    if status == entry.status:
        return entry, tuple(problems)
    return entry.model_copy(update={"status": status, "moves": tuple(made)}), tuple(problems)


def _not_allowed(move: StatusMove, status: ViolationStatus) -> Problem:
    to = [_words(one) for one in _NEXT[status]]
    remedy = f"it may go to {' or '.join(to)}" if to else "its case is closed"
    return Problem(
        source=move.file,
        where=move.where,
        message=f"the move to {_words(move.status)} is left out: the entry is {_words(status)}, {remedy}",
    )


def _words(status: ViolationStatus) -> str:
    return status.replace("_", " ")
