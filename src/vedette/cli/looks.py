"""Commands that show the situation of a day, as known on another: the whole, one part, or the summary."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from vedette.briefing import (
    MOST_ENTRIES,
    MOST_ROUNDS,
    Results,
    breaches,
    ceasefires_table,
    refusals_table,
    situation_table,
    summary,
    talks_calendar,
    talks_table,
    toll_table,
    words_of,
    words_table,
)
from vedette.cli.options import All, Folder, Json, KnownBy, OnDay
from vedette.cli.output import day, fail, mendable, moment, most, progress, results, say_json
from vedette.desk.run import refusals_of


def situation(
    record: Folder, on: OnDay = None, known_by: KnownBy = None, all_: All = False, json_: Json = False
) -> None:
    """Who holds which place, which roads are cut, who is besieged: on a day, as known on another."""
    seen = results(record, on, known_by)
    if json_:
        say_json(seen.situation.model_dump(mode="json"))
    else:
        Console().print(situation_table(seen.situation, seen.names, most(all_)))


def ceasefire(
    record: Folder,
    on: OnDay = None,
    known_by: KnownBy = None,
    refused: Annotated[
        bool, typer.Option("--refused", help="What was tested and is no entry, and why not.")
    ] = False,
    all_: All = False,
    json_: Json = False,
) -> None:
    """Which truces hold, and the register of what was done against their terms."""
    if refused:
        _show_refusals(record, on, known_by, most(all_, MOST_ENTRIES), json_)
        return
    seen = results(record, on, known_by)
    if json_:
        _say_parts(
            seen, "ceasefires", "violations", counts=[one._asdict() for one in breaches(seen.situation)]
        )
    else:
        Console().print(ceasefires_table(seen, most(all_, MOST_ENTRIES)))


def talks(
    record: Folder,
    on: OnDay = None,
    known_by: KnownBy = None,
    calendar: Annotated[
        bool, typer.Option("--calendar", help="Print the rounds as an iCalendar file.")
    ] = False,
    all_: All = False,
    json_: Json = False,
) -> None:
    """Rounds of talks, held and planned."""
    seen = results(record, on, known_by)
    if calendar:
        state = seen.situation
        sys.stdout.write(talks_calendar(state.talks, seen.names, state.known_by))
    elif json_:
        _say_parts(seen, "talks")
    else:
        Console().print(talks_table(seen.situation, seen.names, most(all_, MOST_ROUNDS)))


def toll(
    record: Folder, on: OnDay = None, known_by: KnownBy = None, all_: All = False, json_: Json = False
) -> None:
    """Deaths, injuries and displacement by place and day, what was told late, and totals as stated."""
    seen = results(record, on, known_by)
    if json_:
        _say_parts(seen, "toll", "toll_days")
    else:
        Console().print(toll_table(seen.situation, seen.names, most(all_)))


def words(
    record: Folder,
    by: Annotated[
        Literal["outlet", "month"], typer.Option(help="What the columns are; years where months are many.")
    ] = "outlet",
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="All labels of one actor, by its name or id.")
    ] = None,
    on: OnDay = None,
    known_by: KnownBy = None,
    json_: Json = False,
) -> None:
    """Which outlet calls which actor what, and when."""
    seen = results(record, on, known_by)
    found = words_of(seen.situation.words, seen.names, actor)
    if actor is not None and not found:
        fail(f"--actor {actor}: nobody of this name is called anything; leave it out to see all.")
    if json_:
        _say_parts(seen, words=[word.model_dump(mode="json") for word in found])
    else:
        Console().print(words_table(seen.situation, seen.names, by, actor))


def brief(record: Folder, on: OnDay = None, known_by: KnownBy = None) -> None:
    """The summary of a run, for the terminal."""
    Console().print(summary(results(record, on, known_by)))


def _show_refusals(record: Path, on: str | None, known_by: str | None, rows: int | None, json_: bool) -> None:
    with mendable(), progress(stage="Looking at the record"):
        refusals, seen = refusals_of(record, day(on), moment(known_by))
    if json_:
        _say_parts(seen, refusals=[refusal.model_dump(mode="json") for refusal in refusals])
    else:
        Console().print(refusals_table(refusals, seen, rows))


def _say_parts(seen: Results, *parts: str, **more: object) -> None:
    """Print parts of a situation, and `more`, as JSON with the days that they hold for."""
    whole = seen.situation.model_dump(mode="json")
    say_json({part: whole[part] for part in ("on", "known_by", *parts)} | more)
