"""Plain text files: one page, field report or agency copy a file."""

from collections.abc import Iterator

from vedette.intake.assemble import Assembler, Page
from vedette.intake.files import Found, decode, read_bytes
from vedette.model import Problem, Report


def read_text(file: Found, assembler: Assembler) -> Iterator[Report | Problem]:
    """Yield the report that a `.txt` file holds; its text is the file's, as Python reads text files."""
    data = read_bytes(file, assembler.limits.file_bytes)
    if isinstance(data, Problem):
        yield data
        return
    text, note = decode(data)
    if note:
        yield Problem(source=file.shown, message=note)
    yield from assembler.reports(Page(name=file.path.name, shown=file.shown, text=text))
