"""JSON Lines: one report a line, with the fields name, text or html, title, url, outlet and published.

A file whose lines are rows of the field form goes to `forms`.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from vedette.intake.assemble import Assembler, Page
from vedette.intake.dates import find_dates, settle
from vedette.intake.files import Found, Limits, check_readable, decode, unreadable
from vedette.intake.form_rows import is_form, line_fault
from vedette.intake.forms import read_form_lines
from vedette.intake.html import page_of_html
from vedette.model import Problem, Report

_LOOKED_AT = 50  # lines, for the first that is JSON


def read_json_lines(file: Found, assembler: Assembler) -> Iterator[Report | Problem]:
    """Yield the report of each line, or a `Problem` that names the line; other fields are left alone.

    The file is read line by line, so it may be of any size; each line has the limit of a file.
    """
    problem = check_readable(file)
    if problem is not None:
        yield problem
        return
    try:
        if _holds_forms(file, assembler.limits.file_bytes):
            yield from read_form_lines(file, assembler)
            return
        with file.path.open("rb") as stream:
            any_line = False
            for number, line in _lines(stream, assembler.limits.file_bytes):
                any_line = True
                yield from _read_line(line, f"line {number}", file, assembler)
            if not any_line:
                yield Problem(source=file.shown, message="the file is empty")
    except OSError as fault:
        yield unreadable(file, fault)


def _holds_forms(file: Found, limit: int) -> bool:
    """Tell whether the first line that is JSON is a row of a field form, and all others with it."""
    with file.path.open("rb") as stream:
        for _, line in islice(_lines(stream, limit), _LOOKED_AT):
            with suppress(ValueError, RecursionError):
                return is_form(json.loads(line or b""))
    return False


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line that is not blank with its number; None for one above the limit, which is skipped."""
    number = 0
    while True:
        line = stream.readline(limit + 1)
        if not line:
            return
        number += 1
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield number, None
        elif line.strip():
            yield number, line


def _read_line(
    line: bytes | None, where: str, file: Found, assembler: Assembler
) -> Iterator[Report | Problem]:
    def problem(message: str) -> Problem:
        return Problem(source=file.shown, message=message, where=where)

    if line is None:
        yield problem(f"larger than {assembler.limits.file_bytes:,} bytes; split it")
        return
    text, note = decode(line)
    if note:
        yield problem(note)
    try:
        record = json.loads(text.rstrip("\n"))
    except (ValueError, RecursionError) as fault:
        yield problem(line_fault(fault))
        return
    if not isinstance(record, dict):
        yield problem("not a JSON object; a report needs the fields name and text (or html)")
        return
    if is_form(record):
        yield problem("a row of a field form among reports is left out; keep forms in a file of their own")
        return
    faults, page = _page(record, where, file, assembler.limits)
    yield from (problem(fault) for fault in faults)
    if page is not None:
        yield from assembler.reports(page)


def _page(record: dict[str, Any], where: str, file: Found, limits: Limits) -> tuple[list[str], Page | None]:
    """Return the page of one record, and what is wrong with its fields."""
    faults = []
    values: dict[str, str | None] = {}
    for key in ("name", "text", "html", "title", "url", "outlet", "published"):
        value = record.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and key == "name":
            value = str(value)
        if value is not None and not isinstance(value, str):
            faults.append(f"the field {key} is not a text; left out")
            value = None
        values[key] = value.strip() or None if value is not None and key != "text" else value
    name = values["name"] or f"{file.path.name}:{where.removeprefix('line ')}"
    published, doubt = _day(values["published"])
    if doubt:
        faults.append(f"published is {values['published']!r:.60}, {doubt}")
    if not (values["text"] or "").strip() and not values["html"]:
        return [*faults, f"the record {name!r} has no text"], None
    page = Page(
        name=name,
        shown=file.shown,
        where=where,
        text=(values["text"] or "").replace("\r\n", "\n").replace("\r", "\n"),
        title=values["title"],
        url=values["url"],
        outlet=values["outlet"],
        published=published,
    )
    if page.text.strip():
        return faults, page
    html = values["html"] or ""
    if len(html) > limits.page_bytes:
        message = f"the web page is larger than {limits.page_bytes:,} bytes; give its text instead of html"
        return [*faults, message], None
    return faults, page_of_html(html, page)


def _day(published: str | None) -> tuple[date | None, str]:
    """Return the day that the field tells, and what is doubtful about it, "" for nothing."""
    if published is None:
        return None, ""
    found = find_dates(published[:100])
    if not found:
        return None, "which is no full date; left out"
    day = settle(found[0])
    if len(found[0].readings) == 1 or found[0].weekday is not None:
        return day, ""
    return day, f"whose day and month may be swapped; read day first, as {day}: write it so"
