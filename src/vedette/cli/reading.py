"""Commands that read reports: a run, the measuring of reading, and the form that field sources fill in."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from vedette.briefing import summary
from vedette.cli.options import Json, PackName, Quiet
from vedette.cli.output import day, fail, mendable, progress, say
from vedette.desk.evaluate import evaluate as evaluate_claims
from vedette.desk.evaluate import report_lines
from vedette.desk.form import empty_form
from vedette.desk.run import RunOutcome
from vedette.desk.run import run as run_reports


def run(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Folders, files or globs of reports and field forms.")
    ],
    pack: PackName,
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
    with mendable(), progress(quiet or json_) as told:
        outcome = run_reports(paths, pack, out, day(on), told, decisions)
    if json_:
        say(json.dumps(_counts(outcome)))
    elif not quiet:
        _say_outcome(outcome)
    _warn_of_the_future(outcome)


def form(
    csv: Annotated[bool, typer.Option("--csv", help="Print the form as a CSV table (the default).")] = False,
    json_: Annotated[bool, typer.Option("--json", help="Print the form as JSON.")] = False,
) -> None:
    """Print an empty form for sources on the ground, its columns explained."""
    if csv and json_:
        fail("--csv and --json: name one of them.")
    sys.stdout.write(empty_form("json" if json_ else "csv"))


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Annotations (YAML), in the form of docs/annotation.md.")
    ],
    reports: Annotated[list[str], typer.Argument(metavar="REPORTS", help="The reports that GOLD annotates.")],
    pack: PackName = "world",
    show: Annotated[
        str | None, typer.Option(help="Show what was missed and invented: a report's name, or all.")
    ] = None,
    json_: Json = False,
) -> None:
    """Precision and recall of reading, slot by slot, on annotated reports."""
    with mendable(), progress(json_) as told:
        scores = evaluate_claims(gold, reports, pack, told)
    if json_:
        say(json.dumps(scores.figures))
    else:
        for line in report_lines(scores, show):
            say(line)
        read = [pairing.report for pairing in scores.reports]
        if show not in {None, "all", *read}:
            fail(f"--show {show}: was not annotated and read. Write all, or one of {', '.join(read)}.")


def _warn_of_the_future(outcome: RunOutcome) -> None:
    """Say so where a report is dated after today, for by that day the whole situation is told."""
    late = [r for r in outcome.results.reports if r.published is not None and r.published > date.today()]
    if late:
        say(
            f"vedette: {late[0].name}: is dated {late[0].published}, which is still to come"
            f"{f', and so are {len(late) - 1} more' if len(late) > 1 else ''}. "
            "Mend the date, or name the day of the situation with --on.",
            err=True,
        )


def _counts(outcome: RunOutcome) -> dict[str, int | float | str]:
    results = outcome.results
    rate = len(results.reports) / outcome.reading_seconds if outcome.reading_seconds else 0.0
    return {
        "reports": len(results.reports),
        "claims": len(results.claims),
        "incidents": len(results.incidents),
        "problems": len(results.problems),
        "reports_per_second": round(rate, 1),
        "seconds": round(outcome.seconds, 1),
        "out": str(outcome.folder),
    }


def _say_outcome(outcome: RunOutcome) -> None:
    counts = _counts(outcome)
    console = Console()
    console.print(summary(outcome.results))
    console.print(
        f"{counts['reports']} reports read at {counts['reports_per_second']} a second: "
        f"{counts['claims']} claims, {counts['incidents']} incidents, {counts['problems']} problems, "
        f"in {counts['seconds']} s",
        highlight=False,
    )
    console.print(
        f"Briefing: {outcome.folder / 'briefing.html'}", highlight=False, markup=False, soft_wrap=True
    )
