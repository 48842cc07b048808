"""What a user can mend: a wrong path, a faulty pack, an output folder that is a file."""

from pathlib import Path


class DeskError(Exception):
    """A misuse, told in one or more lines: what is wrong, where, and the remedy."""


def read_named(file: Path, remedy: str) -> str:
    """Return the text of a file that the user named; DeskError with the remedy where it can't be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise DeskError(f"{file}: can't be read ({fault.strerror or fault}). {remedy}") from fault
    except UnicodeDecodeError as fault:
        raise DeskError(f"{file}: is not text in UTF-8 (byte {fault.start:,}). {remedy}") from fault
