"""The command line: parse what the user wants, ask the desk, show what it says."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NoReturn

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

from vedette import __version__
from vedette.briefing import (
    MOST,
    MOST_ENTRIES,
    Lookup,
    Results,
    breaches,
    ceasefires_table,
    incident_report,
    incidents_list,
    refusals_table,
    report_views,
    reports_table,
    situation_table,
    sources_table,
    sourcing,
    summary,
    talks_calendar,
    talks_table,
    toll_table,
    words_table,
)
from vedette.desk.errors import DeskError
from vedette.desk.evaluate import evaluate as evaluate_claims
from vedette.desk.evaluate import report_lines
from vedette.desk.form import empty_form
from vedette.desk.packs import faults_of
from vedette.desk.run import refusals_of, situation_of
from vedette.desk.run import run as run_reports
from vedette.desk.verify import verify as verify_folder

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Many accounts of a war in, one accountable record out.",
)
pack_app = typer.Typer(no_args_is_help=True, help="Packs: what is known about a conflict.")
app.add_typer(pack_app, name="pack")

Json = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")]
Folder = Annotated[Path, typer.Argument(metavar="RECORD", help="The output folder of a run.")]
OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="The day to show, as 2017-02-07, by default that of the run."),
]
KnownBy = Annotated[
    str | None,
    typer.Option("--known-by", metavar="DAY", help="Only what had been published by the end of this day."),
]

All = Annotated[bool, typer.Option("--all", help="Show all rows of long tables, not only the first.")]


@app.callback(invoke_without_command=True)
def _vedette(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        _print(f"vedette {__version__}")
        raise typer.Exit


@app.command()
def run(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Folders, files or globs of reports and field forms.")
    ],
    pack: Annotated[str, typer.Option(help="The pack's name or folder.")],
    out: Annotated[Path, typer.Option(help="The folder to write the records and the briefing into.")],
    on: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day of the situation, by default the last of publication."),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions",
            "--judgements",
            metavar="FILE",
            help="What people decided of claims and of the ceasefire register, as JSON Lines.",
        ),
    ] = None,
    quiet: Quiet = False,
    json_: Json = False,
) -> None:
    """Read reports once: records, a situation and a briefing into a folder."""
    with _mendable(), _progress(quiet or json_) as told:
        outcome = run_reports(paths, pack, out, _day(on), told, decisions)
    results = outcome.results
    rate = len(results.reports) / outcome.reading_seconds if outcome.reading_seconds else 0.0
    counts = {
        "reports": len(results.reports),
        "claims": len(results.claims),
        "incidents": len(results.incidents),
        "problems": len(results.problems),
        "reports_per_second": round(rate, 1),
        "seconds": round(outcome.seconds, 1),
        "out": str(out),
    }
    if json_:
        _print(json.dumps(counts))
    elif not quiet:
        console = Console()
        console.print(summary(results))
        console.print(
            f"{counts['reports']} reports read at {rate:.1f} a second: {counts['claims']} claims, "
            f"{counts['incidents']} incidents, {counts['problems']} problems, in {counts['seconds']} s",
            highlight=False,
        )
        console.print(f"Briefing: {out / 'briefing.html'}", highlight=False, soft_wrap=True)


@app.command()
def situation(
    record: Folder, on: OnDay = None, known_by: KnownBy = None, all_: All = False, json_: Json = False
) -> None:
    """Who holds which place, which roads are cut, who is besieged: on a day, as known on another."""
    results = _results(record, on, known_by)
    if json_:
        _print(json.dumps(results.situation.model_dump(mode="json"), ensure_ascii=False, indent=1))
    else:
        Console().print(situation_table(results.situation, results.names, _most(all_)))


@app.command()
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
        with _mendable():
            refusals, results = refusals_of(record, _day(on), _day(known_by))
        listed = [refusal.model_dump(mode="json") for refusal in refusals]
        if not _told_json(results, json_, refusals=listed):
            Console().print(refusals_table(refusals, results, _most(all_, MOST_ENTRIES)))
        return
    results = _results(record, on, known_by)
    counts = [figures._asdict() for figures in breaches(results.situation)]
    if not _told_json(results, json_, "ceasefires", "violations", counts=counts):
        Console().print(ceasefires_table(results, _most(all_, MOST_ENTRIES)))


@app.command()
def talks(
    record: Folder,
    on: OnDay = None,
    known_by: KnownBy = None,
    calendar: Annotated[
        bool, typer.Option("--calendar", help="Print the rounds as an iCalendar file.")
    ] = False,
    json_: Json = False,
) -> None:
    """Rounds of talks, held and planned."""
    results = _results(record, on, known_by)
    if calendar:
        state = results.situation
        sys.stdout.write(talks_calendar(state.talks, results.names, state.known_by))
    elif not _told_json(results, json_, "talks"):
        Console().print(talks_table(results.situation, results.names))


@app.command()
def toll(
    record: Folder, on: OnDay = None, known_by: KnownBy = None, all_: All = False, json_: Json = False
) -> None:
    """Deaths, injuries and displacement by place and day, what was told late, and totals as stated."""
    results = _results(record, on, known_by)
    if not _told_json(results, json_, "toll", "toll_days"):
        Console().print(toll_table(results.situation, results.names, _most(all_)))


@app.command()
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
    results = _results(record, on, known_by)
    if not _told_json(results, json_, "words"):
        Console().print(words_table(results.situation, results.names, by, actor))


@app.command()
def incidents(
    record: Folder,
    incident_id: Annotated[
        str | None,
        typer.Argument(
            metavar="INCIDENT", help="One incident, by its id or how that begins: show its accounts."
        ),
    ] = None,
    known_by: KnownBy = None,
    all_: All = False,
    json_: Json = False,
) -> None:
    """What happened, who says so, how many of them are independent, and why it is one incident."""
    results = _results(record, None, known_by)
    found = [one for one in results.incidents if one.id.startswith(incident_id or "")]
    if incident_id and not found:
        _fail(f"{incident_id}: is no incident of this record; `vedette incidents` without it lists them.")
    if incident_id and len(found) > 1:
        _fail(f"{incident_id}: {len(found)} incidents begin so; give more of the id.")
    if json_:
        for incident in found:
            _print(incident.to_json())
    elif incident_id:
        Console().print(incident_report(found[0], results))
    else:
        Console().print(incidents_list(results.incidents, _most(all_)))


@app.command()
def sources(
    record: Folder,
    known_by: KnownBy = None,
    reports: Annotated[bool, typer.Option("--reports", help="Show whose copy each report is.")] = False,
    all_: All = False,
    json_: Json = False,
) -> None:
    """Whose statements they are: how often alone, how often contradicted, and who carries them."""
    results = _results(record, None, known_by)
    origins, copies = sourcing(results), report_views(Lookup(results))
    if json_:
        told = [one.as_json() for one in copies] if reports else [one.as_json() for one in origins]
        for fields in told:
            _print(json.dumps(fields, ensure_ascii=False))
    else:
        most = _most(all_)
        Console().print(reports_table(copies, most) if reports else sources_table(origins, most))


@app.command()
def brief(record: Folder, on: OnDay = None, known_by: KnownBy = None) -> None:
    """The summary of a run, for the terminal."""
    results = _results(record, on, known_by)
    Console().print(summary(results))


@app.command()
def form(
    csv: Annotated[bool, typer.Option("--csv", help="Print the form as a CSV table (the default).")] = False,
    json_: Annotated[bool, typer.Option("--json", help="Print the form as JSON.")] = False,
) -> None:
    """Print an empty form for sources on the ground, its columns explained."""
    if csv and json_:
        _fail("--csv and --json: name one of them.")
    sys.stdout.write(empty_form("json" if json_ else "csv"))


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Annotations (YAML), in the form of docs/annotation.md.")
    ],
    reports: Annotated[list[str], typer.Argument(metavar="REPORTS", help="The reports that GOLD annotates.")],
    pack: Annotated[str, typer.Option(help="The pack's name or folder.")] = "world",
    show: Annotated[
        str | None, typer.Option(help="Show what was missed and invented: a report's name, or all.")
    ] = None,
    json_: Json = False,
) -> None:
    """Precision and recall of reading, slot by slot, on annotated reports."""
    with _mendable(), _progress(json_) as told:
        scores = evaluate_claims(gold, reports, pack, told)
    if json_:
        _print(json.dumps(scores.figures))
    else:
        for line in report_lines(scores, show):
            _print(line)


@app.command()
def verify(record: Folder) -> None:
    """Check that every evidence span still quotes its report, and every id its content."""
    with _mendable():
        faults, checked = verify_folder(record)
    for fault in faults:
        _print(str(fault), err=True)
    if faults:
        raise typer.Exit(1)
    _print(f"{checked} evidence spans hold.")


@pack_app.command("check")
def pack_check(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="The folder of a pack, or the name of one that comes with Vedette."
        ),
    ],
) -> None:
    """Report every fault of a pack with its file and line."""
    with _mendable():
        faults = faults_of(folder)
    for fault in faults:
        _print(str(fault), err=True)
    if faults:
        _print(f"{len(faults)} fault{'s' if len(faults) > 1 else ''} in {folder}.", err=True)
        raise typer.Exit(1)
    _print(f"{folder}: no fault found.")


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app()


def _results(record: Path, on: str | None, known_by: str | None) -> Results:
    with _mendable():
        return situation_of(record, _day(on), _day(known_by))


def _told_json(results: Results, wanted: bool, *parts: str, **more: object) -> bool:
    """Print parts of a situation as JSON, where that is wanted, with the days that they hold for."""
    if wanted:
        whole = results.situation.model_dump(mode="json")
        shown = {part: whole[part] for part in ("on", "known_by", *parts)} | more
        _print(json.dumps(shown, ensure_ascii=False, indent=1))
    return wanted


def _most(all_: bool, most: int = MOST) -> int | None:
    """Return how many rows of a long table to show, None for all."""
    return None if all_ else most


def _print(text: str, err: bool = False) -> None:
    typer.echo(text, err=err)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        _fail(f"{text}: is not a day. Write it as year-month-day, such as 2017-02-07.")


def _fail(message: str) -> NoReturn:
    _print(f"vedette: {message}", err=True)
    raise typer.Exit(1)


@contextmanager
def _mendable() -> Iterator[None]:
    """Tell the user what to mend, without a trace; everything else is a bug and shows itself."""
    try:
        yield
    except DeskError as fault:
        _fail(str(fault))
    except KeyboardInterrupt:
        _fail("stopped; nothing was written.")


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[str, int, int | None], None] | None]:
    """Show progress on a terminal, on standard error, and nothing elsewhere."""
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
        task = shown.add_task("Starting", total=None)

        def told(stage: str, done: int, of: int | None) -> None:
            shown.update(task, description=stage, completed=done, total=of)

        yield told
