"""The command line: parse what the user wants, ask the desk, show what it says."""

import sys


def main() -> None:
    """Run the command line; who stops it while it is still being loaded sees no trace of that."""
    try:
        from vedette.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("vedette: stopped.\n")
        sys.exit(1)
