"""JSON Lines: the interchange form of all records."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import ValidationError

from vedette.model.base import Record
from vedette.model.problem import Problem

R = TypeVar("R", bound=Record)

_WORDS = {
    "extra_forbidden": "no such field; mind the spelling",
    "missing": "is missing",
    "string_too_short": "is empty",
    "date_": "is no day or moment, as 2017-02-08 or 2017-02-08T05:10",
    "model_type": "is no JSON object",
}
"""What is wrong, by how the type of a validation fault begins; others are told in the validator's words."""


def to_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield one line, ended by a newline, a record."""
    for record in records:
        yield record.to_json() + "\n"


def from_lines(lines: Iterable[str], kind: type[R], source: str) -> Iterator[R | Problem]:
    """Yield a record of type `kind` for each line, or a `Problem` that names `source` and the line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield kind.model_validate_json(line)
        except ValidationError as fault:
            yield Problem(source=source, message=_first_fault(fault), where=f"line {number}")


def _first_fault(fault: ValidationError) -> str:
    first = fault.errors()[0]
    if first["type"] == "json_invalid":  # whose own line is always the first
        return str(first["msg"]).replace(" at line 1 column ", " at character ")
    # Where a value may be of several types, the way to a field ends with the type that was tried.
    field = ".".join(str(part) for part in first["loc"]).removesuffix(".date")
    words = next((told for start, told in _WORDS.items() if first["type"].startswith(start)), "")
    told = words or str(first["msg"]).removeprefix("Value error, ")
    return f"{field}: {told}" if field else told
