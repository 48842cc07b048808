"""The door of the room: paths in, reports and problems out, in one fixed order."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from vedette.intake.assemble import Assembler
from vedette.intake.files import Found, Limits, find_files
from vedette.intake.forms import read_form_json, read_form_table
from vedette.intake.html import read_html
from vedette.intake.jsonlines import read_json_lines
from vedette.intake.text import read_text
from vedette.model import Problem, Report
from vedette.packs.pack import Pack

_Reader = Callable[[Found, Assembler], Iterator[Report | Problem]]

_READERS: dict[str, _Reader] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_json_lines,
    ".csv": read_form_table,
    ".json": read_form_json,
}


def read_sources(
    paths: Sequence[str | Path], pack: Pack, limits: Limits | None = None
) -> Iterator[Report | Problem]:
    """Yield a `Report` for each account in `paths`, and a `Problem` for each fault, file by file.

    `paths` are files, folders (searched throughout, in sorted order) and patterns; `.txt`, `.html`, `.htm`
    and `.jsonl` are read, and field forms as `.csv`, `.json` or `.jsonl`. The order is that of `paths`, then
    of names, then of lines; a file named twice is read once, and a report that comes twice under the same
    name is given once. Two reports of one name, as of files in two folders, are both given, with a `Problem`
    that says so. Raises `IntakeError` for a path that does not exist, and for field forms without a key to
    seal their sources; whatever is wrong inside files is a `Problem` that names the file.
    """
    assembler = Assembler(pack, limits or Limits())
    seen: set[str] = set()
    named: dict[str, Found] = {}
    for file in find_files(paths):
        if isinstance(file, Problem):
            yield file
            continue
        namesakes: set[Found] = set()
        for item in _READERS[file.path.suffix.lower()](file, assembler):
            if isinstance(item, Report):
                if item.id in seen:
                    yield Problem(
                        source=file.shown, message=f"the report {item.name!r} came before; left out"
                    )
                    continue
                seen.add(item.id)
                before = named.setdefault(item.name, file)
                if before != file and before not in namesakes:
                    namesakes.add(before)
                    yield _namesake(file, item.name, before)
            yield item


def _namesake(file: Found, name: str, before: Found) -> Problem:
    where = before.shown if before.shown != file.shown else "another folder"
    message = f"a report from {where} is called {name!r} too; both are read: rename one to tell them apart"
    return Problem(source=file.shown, message=message)
