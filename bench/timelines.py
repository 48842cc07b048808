"""Whether several people's wordings of one dated update are found to tell the same.

usage: python bench/timelines.py FOLDER [--pack PACK] [--undated] [--show]

FOLDER holds tables (.tsv, UTF-8, parted by tabs) with the columns Date and Update, one row an update: one
table a writer, the tables of one story in one folder. Each update is read as a report published on its day;
all claims of all stories go to their origins and incidents as in any run. Compared are all updates of one
story that are at most three days apart, also those of one writer; a pair is right if the day is the same.

Two updates link if a third of what they have in common speaks for it, claims counted once and words twice:
(share + 2 * likeness) / 3 >= 1/3. `share` is how many incidents both tell, of those told by the one that
tells fewer; `likeness` is the linker's measure of wording (`vedette.incidents.wording`), on the whole texts.
So updates without a common incident link if half of what is rare in their words is common; updates that tell
the same incidents throughout link whatever their words; and many share neither.

Prints each part by itself, then both; the last line is one JSON object, of both. With --undated no update
tells its day, neither to the reader nor to the linker.
"""

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from vedette.desk.packs import open_pack
from vedette.desk.short import FaultyInputError, opened
from vedette.desk.stages import combine, read
from vedette.incidents.wording import likeness, wording
from vedette.model import Incident, Report

_WITHIN = timedelta(days=3)
_ENOUGH = 1 / 3


@dataclass(frozen=True)
class Update:
    """One writer's wording of one update of a story."""

    story: str
    writer: str
    day: date
    text: str


@dataclass(frozen=True)
class Pair:
    """Two updates, whether they are one, and what speaks for it."""

    one: Update
    other: Update
    share: float
    likeness: float

    @property
    def same(self) -> bool:
        """Whether the day is the same."""
        return self.one.day == self.other.day


def updates(folder: Path) -> list[Update]:
    """Return the updates of all tables below a folder; FaultyInputError where one is not as it must be."""
    files = sorted(folder.rglob("*.tsv"))
    if not files:
        raise FaultyInputError(f"{folder}: holds no .tsv; name the folder with the tables of the stories")
    return [update for file in files for update in _table(file)]


def _table(file: Path) -> Iterator[Update]:
    rows = csv.DictReader(opened(str(file)).splitlines(keepends=True), delimiter="\t")
    for number, row in enumerate(rows, 2):
        try:
            day = date.fromisoformat(row["Date"].strip("[] ")[:10])
            yield Update(file.parent.name, file.stem, day, row["Update"].replace("\\n", "\n"))
        except (KeyError, ValueError, AttributeError) as fault:
            raise FaultyInputError(
                f"{file}, row {number}: needs the columns Date (as 2012-03-01) and Update, parted by tabs"
            ) from fault


def pairs(told: Sequence[Update], pack_name: str, *, undated: bool) -> Iterator[Pair]:
    """Yield all pairs of updates of one story within three days, read and linked."""
    reports = [
        Report.make(
            name=f"{one.story} {one.writer} {one.day}",
            text=one.text,
            published=None if undated else one.day,
        )
        for one in told
    ]
    pack = open_pack(pack_name)
    incidents_of = _incidents_of(combine(read(reports, pack), pack).incidents)
    words = [wording(one.text) for one in told]
    for first, second in combinations(range(len(told)), 2):
        one, other = told[first], told[second]
        if one.story == other.story and abs(one.day - other.day) <= _WITHIN:
            mine, theirs = incidents_of[reports[first].id], incidents_of[reports[second].id]
            share = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
            yield Pair(one, other, share, likeness(words[first], words[second]))


def _incidents_of(incidents: Sequence[Incident]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for incident in incidents:
        for report in incident.reports:
            found[report].add(incident.id)
    return found


def by_both(pair: Pair) -> bool:
    """Link by incidents and words, as the head of this file says."""
    return (pair.share + 2 * pair.likeness) / 3 >= _ENOUGH


def by_claims(pair: Pair) -> bool:
    """Link by incidents alone."""
    return pair.share >= _ENOUGH


def by_words(pair: Pair) -> bool:
    """Link by words alone."""
    return 2 * pair.likeness / 3 >= _ENOUGH


def figures(found: Sequence[Pair], links: Callable[[Pair], bool]) -> dict[str, float]:
    """Return precision, recall and F1 of a way to link."""
    right = sum(pair.same and links(pair) for pair in found)
    linked, same = sum(map(links, found)), sum(pair.same for pair in found)
    return {
        "pair_f1": round(2 * right / max(1, linked + same), 4),
        "precision": round(right / max(1, linked), 4),
        "recall": round(right / max(1, same), 4),
    }


def main() -> None:
    """Read, link and compare, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pack", default="world")
    parser.add_argument("--undated", action="store_true", help="tell neither reader nor linker the day")
    parser.add_argument("--show", action="store_true", help="print the pairs that were told wrongly")
    options = parser.parse_args()
    try:
        found = list(pairs(updates(options.folder), options.pack, undated=options.undated))
    except FaultyInputError as fault:
        sys.exit(f"error: {fault}")
    for story in sorted({pair.one.story for pair in found}):
        of = [pair for pair in found if pair.one.story == story]
        print(f"{story}: {len(of)} pairs, {sum(pair.same for pair in of)} the same, {figures(of, by_both)}")
    ways = {"by incidents alone": by_claims, "by words alone": by_words, "by both": by_both}
    for name, way in ways.items():
        print(f"{name:18} {figures(found, way)}")
    for pair in found if options.show else ():
        if by_both(pair) != pair.same:
            print(f"{pair.one.day} {pair.one.text}\n  {pair.other.day} {pair.other.text}\n  {pair.share:.2f}")
    print(json.dumps({**figures(found, by_both), "pairs": len(found)}))


if __name__ == "__main__":
    main()
