"""The arguments and options that several commands share, each declared once."""

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")]
PackName = Annotated[str, typer.Option(help="The pack's name or folder.")]
Folder = Annotated[Path, typer.Argument(metavar="RECORD", help="The output folder of a run.")]
OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="The day to show, as 2017-02-07, by default that of the run."),
]
All = Annotated[bool, typer.Option("--all", help="Show all rows of long tables, not only the first.")]
KnownBy = Annotated[
    str | None,
    typer.Option(
        "--known-by",
        metavar="DAY|TIME",
        help="Only what had been published and decided by the end of this day, or by this time of it "
        "(2017-02-07T14:30, in UTC where it names no zone).",
    ),
]
