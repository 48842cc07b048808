"""The rows of a field form: from a CSV table, a JSON list or JSON Lines, each with its number."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from vedette.intake.form_words import form_words

_LONGEST_ROW = 200  # lines: a cell may hold line ends, but an open quotation mark must not swallow the file
_NO_FORM = "is no field form; `vedette form` prints an empty one"
# Columns that records of other makes have as well, and that alone make no field form.
_COMMON = frozenset({"source", "reported", "date", "time", "place", "lat", "lon", "kind", "text"})


@dataclass(frozen=True)
class Row:
    """The cells of one row by column; `number` counts from 1, with the heading and remarks of a table."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Fault:
    """What is wrong in a row, or in the whole file where `number` is None; never quotes what stands there."""

    number: int | None
    message: str


Found = Iterator[Row | Fault]


def is_form(record: object) -> bool:
    """Tell whether a JSON object is a row of a field form and no report with a text or page of its own."""
    if not isinstance(record, dict):
        return False
    cells = {_column(str(key)): value for key, value in record.items()}
    known = cells.keys() & form_words().columns.keys()
    if {"text", "html"} & cells.keys():
        return cells.get("kind") in form_words().kinds or len(known - _COMMON) > 1
    return len(known) > 1


def table_rows(text: str) -> Found:
    """Yield the rows of a table below its heading; rows that begin with # are remarks."""
    records = _records(text.split("\n"))
    number, heading = next(((n, cells) for n, cells in records if not _is_remark(cells)), (0, []))
    columns = [_column(cell) for cell in heading]
    if not {"kind", "source"} <= set(columns):
        yield Fault(None, f"{_NO_FORM}: its first row must name the columns, kind and source among them")
        return
    yield from _unknown(number, columns)
    any_row = False
    for number, cells in records:
        if _is_remark(cells):
            continue
        any_row = True
        if len(cells) != len(columns):
            message = f"has {len(cells)} cells under {len(columns)} columns and is left out"
            yield Fault(number, f"{message}; put cells that hold commas or line ends in quotation marks")
        else:
            told = zip(columns, cells, strict=True)
            yield Row(number, {column: " ".join(cell.split()) for column, cell in told})
    if not any_row:
        yield Fault(None, "holds no row below its heading")


def json_rows(text: str) -> Found:
    """Yield the rows of a JSON list, alone or under `reports`, or of a single object."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as fault:
        yield Fault(None, f"not JSON: {fault}")
        return
    if isinstance(told, dict):
        told = told["reports"] if isinstance(told.get("reports"), list) else [told]
    if not isinstance(told, list) or not any(is_form(one) for one in told):
        yield Fault(None, _NO_FORM)
        return
    yield from _objects(enumerate(told, 1))


def line_rows(text: str) -> Found:
    """Yield the row of each line of JSON."""
    told: list[tuple[int, object]] = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            told += [(number, json.loads(line))] if line.strip() else []
        except (ValueError, RecursionError) as fault:
            yield Fault(number, line_fault(fault))
    yield from _objects(told)


def line_fault(fault: Exception) -> str:
    """Return why a line of JSON Lines can't be read; its own number is told beside it."""
    if isinstance(fault, json.JSONDecodeError):
        return f"not JSON: {fault.msg} at character {fault.colno}"
    return f"not JSON: {fault}"


def _records(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row with its number; an open quotation mark ends with its line."""
    heading = next((line for line in lines if line.strip() and not line.lstrip('"').startswith("#")), "")
    sign = max(",;\t", key=heading.count)
    width = heading.count(sign) + 1
    at = number = 0
    while at < len(lines):
        number += 1
        cells, read = _cells(lines[at : at + _LONGEST_ROW], sign)
        # A line that holds a whole row of cells is a row of its own, and no part of a cell before it.
        swallowed = any(line.count(sign) >= width - 1 > 0 for line in lines[at + 1 : at + read])
        if read > 1 and (len(cells) != width or swallowed):
            cells, read = _cells(lines[at : at + 1], sign)
        yield number, cells
        at += read


def _cells(lines: Sequence[str], sign: str) -> tuple[list[str], int]:
    """Return the cells of the row that `lines` begin with, and how many lines it takes."""
    reader = csv.reader([line + "\n" for line in lines], delimiter=sign)
    try:
        return next(reader, []), max(1, reader.line_num)
    except csv.Error:
        return ["", ""], 1  # a row of no width that a form has


def _is_remark(cells: Sequence[str]) -> bool:
    return not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#")


def _objects(told: Iterable[tuple[int, object]]) -> Found:
    for number, record in told:
        if not isinstance(record, dict):
            yield Fault(number, "is no JSON object and is left out; write the columns and their cells")
            continue
        cells = {_column(str(key)): value for key, value in record.items()}
        yield from _unknown(number, list(cells))
        told_cells = {}
        for column, value in cells.items():
            cell = _cell(value)
            if cell is None and column in form_words().columns:
                yield Fault(number, f"{column} is neither a text nor a number and is left out")
            told_cells[column] = cell or ""
        yield Row(number, told_cells)


def _cell(value: object) -> str | None:
    if value is None:
        return ""
    if isinstance(value, list):
        cells = [_cell(one) for one in value]
        return "; ".join(cell for cell in cells if cell) if None not in cells else None
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return " ".join(str(value).split())
    return None


def _column(heading: str) -> str:
    return "_".join(heading.casefold().replace("-", " ").replace("_", " ").split())


def _unknown(number: int, columns: Sequence[str]) -> Iterator[Fault]:
    known = list(form_words().columns)
    for place, column in enumerate(columns, 1):
        if column and column not in known:
            near = get_close_matches(column, known, 1)
            meant = f"did you mean {near[0]}?" if near else f"the columns are {', '.join(known)}"
            yield Fault(number, f"column {place} is not one of the form and is left out; {meant}")
