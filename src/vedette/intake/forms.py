"""Field forms as files: each row becomes a report, with its source's name sealed before anything is told."""

from collections.abc import Callable, Iterator, Sequence

from vedette.intake.alike import spelt_alike
from vedette.intake.assemble import Assembler, clean
from vedette.intake.dates import find_dates
from vedette.intake.files import Found, decode, read_bytes
from vedette.intake.form_row import Cells, form_of, reported_on
from vedette.intake.form_rows import Fault, Row, json_rows, line_rows, table_rows
from vedette.intake.form_text import report_of
from vedette.intake.form_words import form_words
from vedette.intake.seal import Seal, key_file, read_key
from vedette.model import Problem, Report

_Rows = Callable[[str], Iterator[Row | Fault]]


def read_form_table(file: Found, assembler: Assembler) -> Iterator[Report | Problem]:
    """Yield a report for each row of a CSV file with the columns of the field form, or why there is none."""
    yield from _read(file, assembler, table_rows)


def read_form_json(file: Found, assembler: Assembler) -> Iterator[Report | Problem]:
    """Yield a report for each row of a JSON file: a list of objects, alone or under `reports`."""
    yield from _read(file, assembler, json_rows)


def read_form_lines(file: Found, assembler: Assembler) -> Iterator[Report | Problem]:
    """Yield a report for each line of a JSON Lines file whose lines are rows of the field form."""
    yield from _read(file, assembler, line_rows)


def _read(file: Found, assembler: Assembler, rows_of: _Rows) -> Iterator[Report | Problem]:
    data = read_bytes(file, assembler.limits.file_bytes)
    if isinstance(data, Problem):
        yield data
        return
    text, note = decode(data)
    found: Sequence[Row | Fault] = list(rows_of(clean(text)))
    names = [item.cells.get("source", "") for item in found if isinstance(item, Row)]
    seal = Seal(read_key(key_file()) if names else b"", names)
    shown = seal.hide(file.shown)
    if note:
        yield Problem(source=shown, message=note)
    yield from _twins(found, shown)
    for item in found:
        if isinstance(item, Row):
            yield from _row(item, seal, shown, assembler)
        else:
            where = f"row {item.number}" if item.number is not None else ""
            yield Problem(source=shown, message=item.message, where=where)


def _twins(found: Sequence[Row | Fault], shown: str) -> Iterator[Problem]:
    """Yield a problem for each two sources that may be one, misspelt; it never tells a name."""
    names = {row.number: row.cells.get("source", "") for row in found if isinstance(row, Row)}
    for first, second in spelt_alike(names):
        message = (
            f"source is spelt almost as in row {first} and counts as another; if they are one, spell them "
            "alike, or two rows of one source stand as two that agree"
        )
        yield Problem(source=shown, message=message, where=f"row {second}")


def _row(row: Row, seal: Seal, shown: str, assembler: Assembler) -> Iterator[Report | Problem]:
    cells = Cells(row.cells, seal, assembler.pack)
    source = row.cells.get("source", "")
    if find_dates(source) or source in form_words().kinds:
        message = "source holds a day or a kind, so cells have slipped; the row is left out: mend its commas"
        yield Problem(source=shown, message=message, where=f"row {row.number}")
        return
    if not source:
        cells.fault("source", "is empty; rows of this file without a source count as one source")
    form = form_of(cells, seal.pseudonym(source or f"nobody named in {shown}"))
    if form is not None:
        report = report_of(form, f"{shown}:{row.number}", reported_on(cells, form), cells.words("text"))
        if len(report.text) <= assembler.limits.text_characters:
            yield report
        else:
            cells.fault("text", "is too long and the row is left out; split it")
    for column, message in cells.faults:
        yield Problem(source=shown, message=f"{column} {message}", where=f"row {row.number}")
