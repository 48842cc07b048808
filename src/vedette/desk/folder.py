"""The folder that a run writes: whole or not at all, and read back with every fault named by its line."""

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from vedette.desk.decisions import kept_decisions
from vedette.desk.errors import DeskError, read_named
from vedette.desk.stages import Record
from vedette.model import (
    Attribution,
    Claim,
    Descent,
    Incident,
    Judgement,
    Problem,
    Report,
    from_lines,
    to_lines,
)
from vedette.model import Record as ModelRecord
from vedette.origins import InferredDay

R = TypeVar("R", bound=ModelRecord)

_RECORDS: tuple[tuple[str, str, type[ModelRecord]], ...] = (
    ("reports", "reports.jsonl", Report),
    ("claims", "claims.jsonl", Claim),
    ("attributions", "attributions.jsonl", Attribution),
    ("incidents", "incidents.jsonl", Incident),
    ("problems", "problems.jsonl", Problem),
    ("judgements", "judgements.jsonl", Judgement),
    ("descents", "descents.jsonl", Descent),
)
_LATER = frozenset({"descents"})
"""Records that folders of earlier versions do not hold."""

DECISIONS = "decisions.jsonl"
RUN = "run.json"
_AGAIN = "Run again into this folder."


def check_writable(folder: Path) -> None:
    """Refuse an output folder that can't be one, before any work is done."""
    if folder.exists() and not folder.is_dir():
        raise DeskError(f"{folder}: is a file, not a folder. Name another folder with --out.")
    parent = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    if not parent.is_dir():
        raise DeskError(f"{parent}: is a file, so no folder can be in it. Name another folder with --out.")
    if not os.access(parent, os.W_OK):
        raise DeskError(f"{parent}: may not be written to. Name another folder with --out.")


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write all `files` (name -> text) into `folder`, or none: they are moved in when all are complete.

    DeskError where the disk is full or refuses.
    """
    check_writable(folder)
    try:
        _move_in(folder, files)
    except OSError as fault:
        raise DeskError(
            f"{folder}: can't be written ({fault.strerror or fault}). "
            "Make room there, or name another folder with --out."
        ) from fault


def _move_in(folder: Path, files: Mapping[str, str]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, text in files.items():
            (staging / name).write_text(text, encoding="utf-8", newline="\n")
        folder.mkdir(exist_ok=True)
        for name in files:
            (staging / name).replace(folder / name)
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(staging)


def record_files(record: Record, pack: str, on: str, title: str) -> dict[str, str]:
    """Return the files that hold a record, by name."""
    files = {file: "".join(to_lines(getattr(record, name))) for name, file, _ in _RECORDS}
    files[DECISIONS] = "".join(to_lines(record.decisions))
    about = {
        "pack": pack,
        "on": on,
        "title": title,
        "reports": len(record.reports),
        "claims": len(record.claims),
    }
    files[RUN] = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    return files


def read_folder(folder: Path) -> tuple[Record, Mapping[str, str]]:
    """Return the record that a run left in `folder`, and the run's `pack` and day (`on`, year-month-day)."""
    about_file = folder / RUN
    if not about_file.is_file():
        raise DeskError(
            f"{folder}: is not the output folder of a run ({RUN} is missing). "
            "Make one with: vedette run REPORTS --pack PACK --out FOLDER"
        )
    about = _about(about_file)
    parts: dict[str, Any] = {
        name: tuple(_read(folder / file, kind))
        for name, file, kind in _RECORDS
        if name not in _LATER or (folder / file).exists()
    }
    days = tuple(
        InferredDay(report=one.report, day=one.day, ground=one.day_ground)
        for one in parts.get("descents", ())
        if one.day_ground
    )
    decisions = kept_decisions(folder / DECISIONS)
    return Record(**parts, days=days, decisions=decisions), about


def _about(file: Path) -> Mapping[str, str]:
    try:
        told = json.loads(read_named(file, _AGAIN))
        return {"pack": str(told["pack"]), "on": date.fromisoformat(told["on"]).isoformat()}
    except (ValueError, TypeError, KeyError) as fault:
        raise DeskError(f"{file}: does not tell the pack and the day of the run. {_AGAIN}") from fault


def _read(path: Path, kind: type[R]) -> Iterable[R]:
    for record in from_lines(read_named(path, _AGAIN).split("\n"), kind, str(path)):
        if isinstance(record, Problem) and kind is not Problem:
            raise DeskError(f"{record}. {_AGAIN}")
        yield record  # type: ignore[misc]
