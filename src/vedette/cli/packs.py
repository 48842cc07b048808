"""Commands on packs."""

from pathlib import Path
from typing import Annotated

import typer

from vedette.cli.output import mendable, say, say_faults
from vedette.desk.packs import faults_of


def pack_check(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help="The folder of a pack, or the name of one that comes with Vedette."
        ),
    ],
) -> None:
    """Report every fault of a pack with its file and line."""
    with mendable():
        faults = faults_of(folder)
    say_faults(faults)
    if faults:
        say(f"{len(faults)} fault{'s' if len(faults) > 1 else ''} in {folder}.", err=True)
        raise typer.Exit(1)
    say(f"{folder}: no fault found.")
