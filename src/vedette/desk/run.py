"""One run: from paths to a folder of records and a briefing."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from vedette.briefing import Results, html_page, incidents_csv, map_geojson
from vedette.desk.decisions import Decided, read_decided
from vedette.desk.errors import DeskError
from vedette.desk.folder import check_writable, read_folder, record_files, write_folder
from vedette.desk.packs import open_pack
from vedette.desk.stages import (
    Record,
    combine,
    compare,
    look,
    look_at_register,
    new_reader,
    read,
    read_undated,
)
from vedette.desk.view import results_of
from vedette.intake import IntakeError, read_sources
from vedette.model import Problem, Refusal, Report
from vedette.packs.pack import Pack

Progress = Callable[[str, int, int | None], None]
"""Told the name of a stage, how many reports are done, and of how many (None while unknown)."""


def silent(stage: str, done: int, of: int | None) -> None:
    """Tell nobody of progress."""


@dataclass(frozen=True)
class RunOutcome:
    """What a run found and how long it took (seconds, reading alone and in all)."""

    results: Results
    folder: Path
    reading_seconds: float
    seconds: float


def run(
    paths: Sequence[str],
    pack_name: str,
    out: Path,
    on: date | None = None,
    progress: Progress | None = None,
    decisions: Path | None = None,
) -> RunOutcome:
    """Read `paths` with a pack and write all records and the briefing into `out`.

    `on` is the day of the situation, by default the last day on which a report was published; `decisions` is
    a JSON Lines file of what people decided of claims and of the register. DeskError for what the user has
    to mend; nothing is written then.
    """
    started = time.perf_counter()
    check_writable(out)
    decided = read_decided(decisions) if decisions is not None else Decided()
    pack = open_pack(pack_name)
    tell: Progress = progress if progress is not None else silent
    reports, faults = take_in(paths, pack_name, tell)
    read_started = time.perf_counter()
    reader = new_reader()
    record = read(reports, pack, reader, _counting(tell, len(reports)))
    reading_seconds = time.perf_counter() - read_started
    tell("Linking", 0, None)
    record = read_undated(compare(record), pack, reader)
    record = combine(replace(record, judgements=decided.judgements, decisions=decided.decisions), pack)
    day = on or last_day(record)
    situation, record = look(record, pack, day)
    record = replace(record, problems=(*faults, *record.problems))
    tell("Writing", 0, None)
    results = results_of(record, situation, pack)
    write_folder(out, _files(record, results, pack_name, day))
    return RunOutcome(results, out, reading_seconds, time.perf_counter() - started)


def _counting(tell: Progress, of: int) -> Callable[[int], None]:
    """Return what is told how many more reports were read, and passes on how many of all that makes."""
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        tell("Reading", done, of)

    count(0)
    return count


def take_in(
    paths: Sequence[str], pack_name: str, tell: Progress = silent
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """Read files into reports, sorted by name; DeskError where a path is missing or nothing can be read."""
    pack = open_pack(pack_name)
    reports: dict[str, Report] = {}
    problems: list[Problem] = []
    try:
        for found in read_sources(paths, pack):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                reports.setdefault(found.id, found)
                tell("Taking in", len(reports), None)
    except IntakeError as fault:
        raise DeskError(str(fault)) from fault
    if not reports:
        told = "".join(f"\n  {problem}" for problem in problems[:10])
        raise DeskError(
            f"{', '.join(paths)}: holds no report that can be read. "
            f"Name a folder or files of .txt, .html or .jsonl reports, or of field forms.{told}"
        )
    return tuple(sorted(reports.values(), key=lambda r: (r.name, r.id))), tuple(problems)


def last_day(record: Record) -> date:
    """Return the last day on which a report was published, or else the last that a claim tells of."""
    published = [r.published for r in record.reports if r.published is not None]
    ends = [c.time.end for c in record.claims if c.time is not None]
    days = published or ends
    if not days:
        raise DeskError(
            "No report tells its day, so no day can be shown. Name one: --on 2017-02-07 (year-month-day)."
        )
    return max(days)


def situation_of(folder: Path, on: date | None, known_by: date | datetime | None) -> Results:
    """Return what a run's folder says of a day, as known by another day or a time."""
    record, pack, day = _opened(folder, on)
    situation, record = look(record, pack, day, known_by)
    return results_of(record, situation, pack)


def refusals_of(
    folder: Path, on: date | None, known_by: date | datetime | None
) -> tuple[tuple[Refusal, ...], Results]:
    """Return what the ceasefire register of a run's folder did not enter by a day, and the day's results."""
    record, pack, day = _opened(folder, on)
    situation, refusals, record = look_at_register(record, pack, day, known_by)
    return refusals, results_of(record, situation, pack)


def _opened(folder: Path, on: date | None) -> tuple[Record, Pack, date]:
    """Return the record of a run's folder, its pack, and the day to show: `on`, or else that of the run."""
    record, about = read_folder(folder)
    try:
        pack = open_pack(about["pack"])
    except DeskError as fault:
        raise DeskError(f"{folder}: its run used the pack {about['pack']!r}: {fault}") from fault
    return record, pack, on or date.fromisoformat(about["on"])


def _files(record: Record, results: Results, pack_name: str, day: date) -> dict[str, str]:
    files = record_files(record, pack_name, day.isoformat(), results.title)
    situation = results.situation.model_dump(mode="json")
    files["situation.json"] = json.dumps(situation, ensure_ascii=False, indent=1) + "\n"
    files["incidents.csv"] = incidents_csv(results)
    files["map.geojson"] = map_geojson(results)
    files["briefing.html"] = html_page(results)
    return files
