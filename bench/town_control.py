"""How well a town's holder follows from short notes on who took it, row by row and day by day.

usage: python bench/town_control.py ROWS.csv [--pack PACK] [--show]

ROWS.csv is UTF-8 with the columns snapshot (an ISO day), name, lat, lon, held_by and info: each row is what
a table of towns said of one from that day on, until its next row. `info` is read as a note on the town,
published on the row's day; the claims are linked and the fold of control tells the holder. `held_by` is
compared by side: who fights on one side on that day holds for it, and "Contested" means a place that the fold
calls contested.

- text_accuracy: rows whose text states a capture, each folded from its own text alone.
- holder_accuracy: of these rows, those in which the table names a holder: not "Contested" or a gray zone; who
  holds the town is compared, whether it is fought over or not.
- text_ceiling: the same rows, if the holder is whoever the text names last as its captor, or contested where
  the text says so last, or names who took its centre alone. Rows whose text was not brought up to date when
  the holder changed are beyond any reader.
- text_reading: of these rows, those in which the fold has what the text says last.
- day_accuracy: towns of the table on each day of the file, from all rows known by then; a town that nothing
  was told of is held by whom the pack names from the start. day_accuracy_told counts only towns that
  something was told of. day_ceiling is what follows from what the last text of each town says last.

Prints the figures to be read and, as the last line, one JSON object.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vedette.desk.notes import Note, place_named, read_notes, with_places
from vedette.desk.packs import open_pack
from vedette.desk.short import FaultyInputError, opened
from vedette.desk.stages import Record, combine
from vedette.model import PlaceState, Report
from vedette.packs.pack import Pack
from vedette.situation.control import control
from vedette.situation.sieges import sieges
from vedette.situation.view import view_of

COLUMNS = {"snapshot", "name", "lat", "lon", "held_by", "info"}
CONTESTED = "contested"
# What states a capture, and who took or contests it last: to choose rows, and to hold the reading against.
_CAPTURE = re.compile(r"\b(?:re)?captured? by|\bannexed by|\bliberated by|\bretaken by", re.IGNORECASE)
_LAST = re.compile(
    r"(City cent(?:re|er) )?(?i:(?:re)?(captured?|annexed|liberated|retaken|controlled)|contested)"
    r" by\s+(?:the\s+)?([A-Z][\w ]+)|\bContested\b"
)
# The file lost the breaks between its lines: "... of IziumCaptured by".
_LOST_BREAK = re.compile(
    r"(?<=[a-z).\d])(?=(?:City|Partially|Recap|Captur|Contest|Declared|Annex|Zelena)[a-z]*\s)"
)


@dataclass(frozen=True)
class Row:
    """One row: the town's name, the note on it, and who held it."""

    town: str
    note: Note
    held_by: str


def rows_of(path: str, pack: Pack) -> list[Row]:
    """Return the rows of a file by day; FaultyInputError tells the line that is not as it should be."""
    found = list(csv.DictReader(opened(path).splitlines(keepends=True)))
    if not found or not set(found[0]) >= COLUMNS:
        raise FaultyInputError(
            f"{path}: no rows with the columns {', '.join(sorted(COLUMNS))}; add the header"
        )
    rows = []
    for number, row in enumerate(found, 2):
        try:
            day = date.fromisoformat(row["snapshot"])
            point = [float(row[axis]) if row[axis] else None for axis in ("lat", "lon")]
        except (TypeError, ValueError) as fault:
            raise FaultyInputError(
                f"{path}, row {number}: {fault}; write days as 2022-03-01 and degrees as 48.5"
            ) from fault
        text = " ".join(_LOST_BREAK.sub("\n", row["info"] or "").split(" ")).strip()
        text = re.sub(r"[ \t]+", " ", text)
        place = place_named(row["name"], pack, *point)
        rows.append(Row(row["name"], Note(place, text, day), (row["held_by"] or "").strip(" ?")))
    return sorted(rows, key=lambda r: r.note.published)


class Folds:
    """The record of all rows that have a text, and what the fold of control makes of parts of it."""

    def __init__(self, rows: Sequence[Row], pack: Pack) -> None:
        self.pack = with_places(pack, (row.note.place for row in rows))
        self._told = [row for row in rows if row.note.text]
        self._record = read_notes([row.note for row in self._told], pack)
        reports = dict(zip((id(row) for row in self._told), self._record.reports, strict=True))
        self._report: dict[int, Report] = reports
        self._actors = {
            name.casefold(): actor.id
            for actor in reversed(tuple(self.pack.actors.values()))
            for name in (actor.name, *actor.names)
        }

    def record(self, rows: Iterable[Row]) -> Record:
        """Return the linked record of some rows."""
        reports = tuple(self._report[id(row)] for row in rows if id(row) in self._report)
        ids = {report.id for report in reports}
        claims = tuple(claim for claim in self._record.claims if claim.report.id in ids)
        return combine(replace(self._record, reports=reports, claims=claims), self.pack)

    def places(self, records: Iterable[Record], on: date) -> dict[str, PlaceState]:
        """Return the state of each place on a day."""
        parts = list(records)
        incidents = [incident for part in parts for incident in part.incidents]
        claims = [claim for part in parts for claim in part.claims]
        view, _ = view_of(incidents, claims, on)
        states = control(view, self.pack, sieges(view, self.pack))
        return {state.place: state for state in states}

    def holder(self, place: str, state: PlaceState | None, on: date, *, held: bool = False) -> str:
        """Return the side that holds a place on a day, CONTESTED (unless `held`), or "" for nothing known."""
        if state is not None and state.contested and not held:
            return CONTESTED
        if state is not None and state.holder is not None:
            return self.side(state.holder, on)
        start = self.pack.held_from_start(place, on) if state is None else None
        return self.side(start.holder, on) if start is not None else ""

    def side(self, actor: str, on: date) -> str:
        """Return the side of an actor."""
        return self.pack.side_of(actor, on) or actor

    def named(self, held_by: str, on: date) -> str:
        """Return the side of whoever a table names as the holder; another word as it stands."""
        if held_by.casefold() == CONTESTED:
            return CONTESTED
        actor = self._actors.get(held_by.casefold())
        return self.side(actor, on) if actor is not None else held_by

    def said_last(self, text: str, on: date) -> str:
        """Return the side that a text names last as captor, or CONTESTED where it names who contests it."""
        found = _LAST.findall(text)
        if not found:
            return ""
        part, captured, phrase = found[-1]
        if part or not captured:
            return CONTESTED
        words = phrase.split()
        names = (" ".join(words[:end]) for end in range(len(words), 0, -1))
        return next((self.named(name, on) for name in names if name.casefold() in self._actors), "")


def text_figures(rows: Sequence[Row], folds: Folds, show: bool) -> dict[str, float]:
    """Return how the holders that single texts tell compare with the table's, and with what they say."""
    right: Counter[str] = Counter()
    stating = [row for row in rows if _CAPTURE.search(row.note.text)]
    for row in stating:
        day, place = row.note.published, row.note.place.id
        state = folds.places([folds.record([row])], day).get(place)
        told = folds.holder(place, state, day)
        table = folds.named(row.held_by, day)
        names_holder = table in folds.pack.actors
        held = names_holder and folds.holder(place, state, day, held=True) == table
        right.update({"holder_accuracy": held, "names_holder": names_holder})
        last = folds.said_last(row.note.text, day)
        right.update(
            {"text_accuracy": told == table, "text_ceiling": last == table, "text_reading": told == last}
        )
        if show and (told != table or told != last):
            print(f"{day} {row.town}: {row.note.text!r} read {told}, says {last}, table {table}")
    measures = ("text_accuracy", "text_ceiling", "text_reading")
    return {
        "texts": len(stating),
        "texts_with_holder": right["names_holder"],
        "holder_accuracy": round(right["holder_accuracy"] / max(1, right["names_holder"]), 4),
        **{name: round(right[name] / max(1, len(stating)), 4) for name in measures},
    }


def day_figures(rows: Sequence[Row], folds: Folds, show: bool) -> dict[str, float]:
    """Return how the table of each day of the file compares with the fold of what was known by then."""
    right: Counter[str] = Counter()
    by_day: dict[date, list[Row]] = defaultdict(list)
    for row in rows:
        by_day[row.note.published].append(row)
    known: dict[str, list[Row]] = defaultdict(list)
    records: dict[str, Record] = {}
    said: dict[str, str] = {}
    missed: Counter[str] = Counter()
    for day in sorted(by_day):
        for row in by_day[day]:
            known[row.town].append(row)
        for town in {row.town for row in by_day[day] if row.note.text}:
            records[town] = folds.record(known[town])
            said[town] = folds.said_last(known[town][-1].note.text, day)
        states = folds.places(records.values(), day)
        for town, past in known.items():
            place, table = past[-1].note.place.id, folds.named(past[-1].held_by, day)
            if not table:
                continue
            hit = folds.holder(place, states.get(place), day) == table
            told = town in records and bool(records[town].incidents)
            right["day_ceiling"] += (said.get(town) or folds.holder(place, None, day)) == table
            right.update({"day_accuracy": hit, "all": 1, "told": told, "day_accuracy_told": told and hit})
            missed[town] += not hit
    if show:
        print("missed oftenest:", missed.most_common(25))
    return {
        "days": len(by_day),
        "day_accuracy": round(right["day_accuracy"] / max(1, right["all"]), 4),
        "day_ceiling": round(right["day_ceiling"] / max(1, right["all"]), 4),
        "day_accuracy_told": round(right["day_accuracy_told"] / max(1, right["told"]), 4),
    }


def main() -> None:
    """Read the rows and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rows")
    parser.add_argument("--pack", default="ukraine")
    parser.add_argument("--show", action="store_true", help="print the rows read otherwise")
    options = parser.parse_args()
    pack = open_pack(options.pack)
    try:
        rows = rows_of(options.rows, pack)
    except FaultyInputError as fault:
        sys.exit(f"town_control: {fault}")
    folds = Folds(rows, pack)
    figures = {"rows": len(rows), **text_figures(rows, folds, options.show)}
    figures |= day_figures(rows, folds, options.show)
    for name, figure in figures.items():
        print(f"{name}: {figure}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
