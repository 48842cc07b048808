"""What every command does alike: print, fail with a remedy, show progress, open a run's folder."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from vedette.briefing import MOST, Results
from vedette.desk.errors import DeskError
from vedette.desk.run import situation_of
from vedette.model import instant

_FIRST_DAY = date(1900, 1, 1)
"""The first day that can be asked for: folds look some days back, and the calendar begins somewhere."""


def say(text: str, err: bool = False) -> None:
    """Print text as it is, on standard error where `err` is set."""
    typer.echo(text, err=err)


def say_json(data: object) -> None:
    """Print data as JSON, indented by one space."""
    say(json.dumps(data, ensure_ascii=False, indent=1))


def fail(message: str) -> NoReturn:
    """Tell the user what is wrong, on standard error, and leave with exit code 1."""
    say(f"vedette: {message}", err=True)
    raise typer.Exit(1)


def say_faults(faults: Iterable[object]) -> None:
    """Print faults, one a line, on standard error."""
    for fault in faults:
        say(str(fault), err=True)


def day(text: str | None) -> date | None:
    """Return the day that an option names (year-month-day), None where it was not given."""
    if text is None:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        fail(f"{text}: is not a day. Write it as year-month-day, such as 2017-02-07.")
    if found < _FIRST_DAY:
        fail(f"{text}: lies before all that Vedette can tell. Name a day from {_FIRST_DAY} on.")
    return found


def moment(text: str | None) -> date | datetime | None:
    """Return the day or the time, in UTC, that an option names, None where it was not given."""
    if text is None or "T" not in text.upper():
        return day(text)
    try:
        found = instant(datetime.fromisoformat(text.upper()))
    except (ValueError, OverflowError):
        fail(f"{text}: is not a time. Write it as 2017-02-07T14:30, with Z or +03:00 for a zone.")
    day(found.date().isoformat())
    return found


def results(record: Path, on: str | None, known_by: str | None) -> Results:
    """Return what the folder of a run says of a day, as known by a moment; both as the user wrote them."""
    with mendable(), progress(stage="Looking at the record"):
        return situation_of(record, day(on), moment(known_by))


@contextmanager
def mendable() -> Iterator[None]:
    """Tell the user what to mend, without a trace; everything else is a bug and shows itself."""
    try:
        yield
    except DeskError as fault:
        fail(str(fault))
    except KeyboardInterrupt:
        fail("stopped; nothing was written.")


@contextmanager
def progress(
    quiet: bool = False, stage: str = "Starting"
) -> Iterator[Callable[[str, int, int | None], None] | None]:
    """Show progress from a first `stage` on, on a terminal's standard error, and nothing elsewhere."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task(stage, total=None)

        def told(stage: str, done: int, of: int | None) -> None:
            shown.update(task, description=stage, completed=done, total=of)

        yield told


def most(all_: bool, rows: int = MOST) -> int | None:
    """Return how many rows of a long table to show, None for all."""
    return None if all_ else rows
