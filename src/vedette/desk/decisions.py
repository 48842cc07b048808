"""The file of what people decided: of pairs of claims, of incidents, and of the ceasefire register."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vedette.desk.errors import DeskError, read_named
from vedette.model import (
    Complaint,
    Decision,
    DutyDecision,
    Judgement,
    Problem,
    Reply,
    SetAside,
    StatusMove,
    from_lines,
)

_TYPES: dict[str, type[Judgement | Decision]] = {
    "judgement": Judgement,
    "move": StatusMove,
    "complaint": Complaint,
    "reply": Reply,
    "obligation": DutyDecision,
    "set_aside": SetAside,
}
_REMEDIES = {
    "judgement": 'Write one decision a line, such as {"claims": ["clm_1", "clm_2"], "verdict": "same"}; '
    "a verdict is same, different, unsure or withdrawn.",
    "move": 'Write {"type": "move", "violation": "vio_1", "status": "verified", "author": "A. Analyst", '
    '"time": "2017-02-08", "ground": "both sides confirm it"}; a status is disputed, verified, not_verified '
    "or answered.",
    "complaint": 'Write {"type": "complaint", "party": "...", "agreement": "...", "act": "shelling", '
    '"start": "2017-02-06", "place": "...", "filed": "2017-02-07"}, or "incident" instead of act, start and '
    "place.",
    "reply": 'Write {"type": "reply", "to": "vio_1", "by": "...", "time": "2017-02-09", "text": "...", '
    '"stance": "deny"}; a stance is accept, deny or other.',
    "obligation": 'Write {"type": "obligation", "agreement": "...", "obligation": "...", "state": "met", '
    '"author": "A. Analyst", "time": "2017-02-08", "ground": "maps handed over"}; a state is met or not_met.',
    "set_aside": 'Write {"type": "set_aside", "incident": "inc_1", "author": "A. Analyst", '
    '"time": "2017-02-08", "ground": "an exercise, not an attack"}, with "withdrawn": true to take it back.',
}


@dataclass(frozen=True)
class Decided:
    """What people decided: of pairs of claims, and all else."""

    judgements: tuple[Judgement, ...] = ()
    decisions: tuple[Decision, ...] = ()


def read_decided(file: Path) -> Decided:
    """Return the decisions of a JSON Lines file that a user wrote; DeskError for the first fault in it.

    Each remembers its file's name and line, for problems to name.
    """
    judgements: list[Judgement] = []
    decisions: list[Decision] = []
    for number, found in _records(file):
        read = found.model_copy(update={"file": file.name, "line": number})
        if isinstance(read, Judgement):
            judgements.append(read)
        else:
            decisions.append(read)
    return Decided(tuple(judgements), tuple(decisions))


def kept_decisions(file: Path) -> tuple[Decision, ...]:
    """Return the decisions other than judgements that a run kept, none if it is older than they are."""
    if not file.is_file():
        return ()
    return tuple(found for _, found in _records(file) if not isinstance(found, Judgement))


def _records(file: Path) -> Iterator[tuple[int, Judgement | Decision]]:
    lines = read_named(file, "Name a file of decisions, one JSON object a line.").split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _record(line, file, number)


def _record(line: str, file: Path, number: int) -> Judgement | Decision:
    name = _type_of(line)
    if name not in _TYPES:
        raise DeskError(
            f"{file}:line {number}: type: there is no decision {name!r}. Write one of {', '.join(_TYPES)}."
        )
    found = next(from_lines([line], _TYPES[name], str(file)))
    if isinstance(found, Problem):
        raise DeskError(f"{file}:line {number}: {found.message}. {_REMEDIES[name]}")
    return found


def _type_of(line: str) -> str:
    """Return what a line says that it is; a judgement need not say so."""
    try:
        told = json.loads(line)
    except ValueError:
        return "judgement"
    return str(told.get("type", "judgement")) if isinstance(told, dict) else "judgement"
