"""From paths to the bytes of files and from bytes to text, with every fault in them as a `Problem`."""

import fnmatch
import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from vedette.intake.lexicon import lexicon
from vedette.model import Problem

READ_ENDINGS = (".txt", ".html", ".htm", ".jsonl", ".csv", ".json")
_FEEDS = (".rss", ".xml", ".atom")

_BINARY_STARTS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "gzip-compressed",
    b"BZh": "bzip2-compressed",
    b"\xfd7zXZ": "xz-compressed",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_GUESS_FROM = 100_000
_MOSTLY_ASCII = 0.9


class IntakeError(Exception):
    """What the caller asked for cannot be read at all; the message says what, where and the remedy."""


@dataclass(frozen=True)
class Limits:
    """What is refused as too large: bytes of a file or of one line of a `.jsonl`, of a web page, characters.

    Web pages have a limit of their own, since taking one apart costs some seconds a megabyte at worst.
    """

    file_bytes: int = 20_000_000
    page_bytes: int = 5_000_000
    text_characters: int = 250_000


@dataclass(frozen=True)
class Found:
    """A file to read; `shown` is its path below the folder that was named, for messages."""

    path: Path
    shown: str


def find_files(paths: Iterable[str | Path]) -> Iterator[Found | Problem]:
    """Yield the files that `paths` name, each once, in the order given; folders and patterns sorted.

    Hidden files and those that lie beside reports (README, LICENSE, gold annotations) are passed over in
    silence; files of an ending that is not read are a `Problem`. Raises `IntakeError` for a path that does
    not exist and a pattern that nothing matches; nothing is read before all paths have been looked at.
    """
    seen: set[Path] = set()
    for start in [start for path in paths for start in _existing(str(path))]:
        for found in _below(start) if start.is_dir() else (start,):
            if isinstance(found, Problem):
                yield found
                continue
            real = Path(os.path.realpath(found))
            if real in seen:
                continue
            seen.add(real)
            shown = found.name if found == start else found.relative_to(start).as_posix()
            if found.suffix.lower() not in READ_ENDINGS:
                yield Problem(source=shown, message=f"not a report: {_not_read(found.suffix)}")
            else:
                yield Found(found, shown)


def _not_read(ending: str) -> str:
    """Return why files of an ending are not read, and what to do about it."""
    named = f"ending {ending} is" if ending else "a name without ending is"
    if ending.lower() in _FEEDS:
        return f"{named} not read; of a feed save its pages as .html, or its entries as .jsonl"
    return f"{named} not read, but {', '.join(READ_ENDINGS)}"


def _existing(path: str) -> Sequence[Path]:
    try:
        if os.path.lexists(path):
            return [Path(path)]
        if glob.has_magic(path):
            matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - patterns may be absolute
            if matches:
                return [Path(match) for match in matches]
            raise IntakeError(f"{path}: no file matches this pattern; check the folder and the ending")
    except ValueError as fault:
        raise IntakeError(f"{path!r}: not a path ({fault}); name a file, a folder or a pattern") from fault
    raise IntakeError(f"{path}: no such file or folder; check the spelling, or name a folder of reports")


def _below(folder: Path) -> Iterator[Path | Problem]:
    faults: list[OSError] = []
    any_file = False
    for root, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            any_file = True
            beside = any(fnmatch.fnmatchcase(name.lower(), p) for p in lexicon().beside_reports)
            if not name.startswith(".") and not beside:
                yield Path(root, name)
    for fault in faults:
        yield Problem(source=str(fault.filename), message=f"the folder cannot be read: {fault.strerror}")
    if not any_file and not faults:
        yield Problem(source=str(folder), message="the folder holds no file")


def check_readable(file: Found) -> Problem | None:
    """Return why `file` cannot be opened: vanished, forbidden, a device or pipe; None when it can."""
    try:
        mode = file.path.stat().st_mode
    except OSError as fault:
        return unreadable(file, fault)
    if not stat.S_ISREG(mode):
        return Problem(source=file.shown, message="not a regular file (a pipe, socket or device); not read")
    return None


def read_bytes(file: Found, limit: int) -> bytes | Problem:
    """Return a file's bytes, or why there are none: unreadable, more than `limit`, empty, binary."""
    problem = check_readable(file)
    if problem is not None:
        return problem
    try:
        with file.path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as fault:
        return unreadable(file, fault)
    if len(data) > limit:
        message = f"larger than {limit:,} bytes; split it"
        return Problem(source=file.shown, message=message)
    if not data.strip():
        return Problem(source=file.shown, message="the file is empty")
    kind = binary_kind(data)
    return Problem(source=file.shown, message=f"not text: it is {kind}") if kind else data


def unreadable(file: Found, fault: OSError) -> Problem:
    """Return the `Problem` for a file that the system does not let us read."""
    return Problem(source=file.shown, message=f"cannot be read: {fault.strerror or fault}")


def binary_kind(data: bytes) -> str | None:
    """Return what kind of binary file `data` is, None for text in any encoding."""
    for start, kind in _BINARY_STARTS.items():
        if data.startswith(start):
            return kind
    if b"\0" in data and not data.startswith(tuple(_MARKS)):
        return "binary (it holds NUL bytes)"
    return None


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text of `data` and, where its encoding had to be guessed, what was done about it.

    UTF-8 is tried first, then a byte-order mark, then what the page declares. UTF-8 with a few broken bytes
    keeps the rest; text that is nearly all ASCII is read as Windows-1252, the old encoding of English pages;
    anything else is guessed from its bytes. Line ends become `\\n`, as when Python reads a text file.
    """
    text, note = _decoded(data, declared)
    return text.replace("\r\n", "\n").replace("\r", "\n"), note


def _decoded(data: bytes, declared: str | None) -> tuple[str, str | None]:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _with_note(data, encoding, sure=True)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return data.decode(declared), None
        except (LookupError, UnicodeError):
            pass
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    foreign = sum(1 for character in lenient if character > "\x7f") - broken
    if foreign > broken:
        return lenient, f"{broken} broken UTF-8 characters were replaced"
    if sum(1 for byte in data[:_GUESS_FROM] if byte < 0x80) >= _MOSTLY_ASCII * len(data[:_GUESS_FROM]):
        return _with_note(data, "cp1252", sure=False)
    best = from_bytes(data[:_GUESS_FROM]).best()
    return _with_note(data, best.encoding if best else "cp1252", sure=False)


def _with_note(data: bytes, encoding: str, *, sure: bool) -> tuple[str, str | None]:
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    notes = [] if sure else [f"not UTF-8; read as {encoding}, which is a guess"]
    if broken:
        notes.append(f"{broken} broken characters were replaced")
    return text, "; ".join(notes) or None
