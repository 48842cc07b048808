"""The `vedette` command: its sub-commands in the order of its help."""

import sys
from typing import Annotated

import typer

from vedette import __version__
from vedette.cli.looks import brief, ceasefire, situation, talks, toll, words
from vedette.cli.output import say
from vedette.cli.packs import pack_check
from vedette.cli.reading import evaluate, form, run
from vedette.cli.statements import incidents, sources, verify

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Many accounts of a war in, one accountable record out.",
)
_pack_app = typer.Typer(no_args_is_help=True, help="Packs: what is known about a conflict.")

for _command in (
    *(run, situation, ceasefire, talks, toll, words),
    *(incidents, sources, brief),
    *(form, evaluate, verify),
):
    app.command()(_command)
app.add_typer(_pack_app, name="pack")
_pack_app.command("check")(pack_check)


@app.callback(invoke_without_command=True)
def _vedette(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        say(f"vedette {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except OSError as fault:  # such as a full disk under a redirected output
        say(f"vedette: {fault.filename or 'the output'}: {fault.strerror or fault}.", err=True)
        sys.exit(1)
