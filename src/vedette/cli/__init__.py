"""The command line: parse what the user wants, ask the desk, show what it says."""

from vedette.cli.app import app, main

__all__ = ["app", "main"]
