"""How many reprints are known again after the edits that editors make, and how much stock is taken for news.

usage: python -m bench.edited_reprints REPORTS.jsonl [--pack syria] [--seed N] [--picked 60]

Reports are drawn by the seed; of each a program makes edited reprints (see `bench/edits.py`), stories of
somebody else that took two or three of its sentences, and pairs of reports with a stock paragraph or two
added to both that share nothing else. All are held against the other reports. Prints a row for each edit and,
as the last line, one JSON object: `tied`, the share of reprints taken for copy or derived, `as_wanted`, the
share with the very relation, `background_taken`, the share of stock pairs taken for either, `turned`, the
share of reprints whose direction is told the wrong way round, and the counts by edit.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta

from bench import edits
from bench.reprints import LABELS, TIED
from vedette.desk.packs import open_pack
from vedette.desk.run import take_in
from vedette.model import Report
from vedette.origins import Reuse, ReuseIndex
from vedette.packs.pack import Pack

FEWEST, MOST = 10, 60  # sentences of a report that is drawn
HOST = 18  # sentences of a story that takes some from another


@dataclass(frozen=True)
class Trial:
    """A report, what was made of it or stands beside it, and the relation that the two have."""

    edit: str
    one: Report
    other: Report
    wanted: str


Results = Mapping[str, Sequence[tuple[Trial, Reuse | None]]]
"""By edit, each trial with the tie that was found."""


def trials(reports: Sequence[Report], pack: Pack, seed: int, picked: int) -> Iterator[Trial]:
    """Yield what is tried: reprints, takeovers and stock; the same for the same seed."""
    chance = random.Random(seed)
    pool = [one for one in reports if one.published and FEWEST <= len(edits.sentences(one)) <= MOST]
    chance.shuffle(pool)
    drawn, hosts = pool[: min(picked, len(pool) // 2)], pool[len(pool) // 2 :]
    names = edits.renamed(edits.other_names(pack))
    ways = {
        "cut": edits.cut,
        "thinned": edits.thinned,
        "reordered": edits.reordered(chance),
        "renamed": names,
        "recounted": edits.recounted,
        "introduced": edits.introduced,
        "rejoined": edits.rejoined,
        "reworded": edits.reworded,
        "all of it": edits.in_turn(edits.thinned, names, edits.recounted, edits.rejoined, edits.introduced),
    }
    for one, other in zip(drawn, hosts, strict=False):
        own, foreign = edits.sentences(one), edits.sentences(other)
        for edit, way in ways.items():
            yield Trial(edit, one, printed(one, way(own), edit, chance.randrange(3)), "copy")
        yield Trial("merged", one, printed(one, [*own, *foreign], "merged", 1), "copy")
        host = (foreign * HOST)[:HOST]
        for taken in (3, 2):
            story = [*host[: HOST // 2], *own[1 : 1 + taken], *host[HOST // 2 :]]
            yield Trial(f"{taken} taken", one, printed(one, story, f"taken{taken}", 1), "derived")
        yield from _with_stock(one, other, chance)


def _with_stock(one: Report, other: Report, chance: random.Random) -> Iterator[Trial]:
    """Yield two reports of one day with the same stock below: one paragraph, or two."""
    for number in (1, 2):
        stock = chance.sample(edits.STOCK, number)
        first = printed(one, [*edits.sentences(one), *stock], f"stock{number}", 0)
        second = printed(other, [*edits.sentences(other), *stock], f"stock{number}", 0)
        second = second.model_copy(update={"published": first.published})
        yield Trial(f"{number} stock", first, second, "background")


def printed(report: Report, story: Sequence[str], edit: str, days: int) -> Report:
    """Return a report that prints sentences made of another's, unsigned and some days after it."""
    text = " ".join(story)
    name = f"{report.name}~{edit}"
    published = report.published + timedelta(days=days) if report.published else None
    return Report.make(name=name, text=text, published=published)


def found(reports: Sequence[Report], tried: Sequence[Trial]) -> Results:
    """Return, by edit, each trial with the tie that is found; the trials of one edit are tried together."""
    base = ReuseIndex()
    for report in reports:
        base.add(report)
    results = {}
    for edit in dict.fromkeys(trial.edit for trial in tried):
        of = [trial for trial in tried if trial.edit == edit]
        index = deepcopy(base)
        for trial in of:
            index.add(trial.one)
            index.add(trial.other)
        results[edit] = [(trial, _tie(index, trial)) for trial in of]
    return results


def _tie(index: ReuseIndex, trial: Trial) -> Reuse | None:
    both = {trial.one.id, trial.other.id}
    return next((pair for pair in index.of(trial.other) if {pair.one, pair.other} == both), None)


def figures(results: Results) -> dict[str, object]:
    """Return the figures over all trials, and the counts by edit."""
    rows = [row for of in results.values() for row in of]
    reprints = [(trial, tie) for trial, tie in rows if trial.wanted in TIED]
    stock = [tie for trial, tie in rows if trial.wanted not in TIED]
    tied = [(trial, tie) for trial, tie in reprints if tie is not None and tie.relation in TIED]
    return {
        "tied": _share(len(tied), len(reprints)),
        "as_wanted": _share(sum(tie.relation == trial.wanted for trial, tie in tied), len(reprints)),
        "background_taken": _share(
            sum(tie is not None and tie.relation in TIED for tie in stock), len(stock)
        ),
        "turned": _share(sum(tie.source == trial.other.id for trial, tie in tied), len(tied)),
        "trials": len(rows),
        "by_edit": by_edit(results),
    }


def by_edit(results: Results) -> dict[str, dict[str, int]]:
    """Return for each edit how many of its trials were told as each relation."""
    told = {
        edit: Counter(tie.relation if tie is not None else "independent" for _, tie in rows)
        for edit, rows in results.items()
    }
    return {edit: {label: counts[label] for label in LABELS} for edit, counts in told.items()}


def _share(part: int, whole: int) -> float:
    return round(part / max(1, whole), 4)


def main() -> None:
    """Edit, compare and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports")
    parser.add_argument("--pack", default="syria")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--picked", type=int, default=60, help="how many reports are drawn")
    options = parser.parse_args()
    reports, _ = take_in([options.reports], options.pack)
    tried = list(trials(reports, open_pack(options.pack), options.seed, options.picked))
    if not tried:
        parser.exit(
            2, f"{options.reports}: needs two dated reports of {FEWEST} to {MOST} sentences, has fewer\n"
        )
    results = found(reports, tried)
    result = figures(results)
    print(f"{'edit':12}" + "".join(f"{label:>13}" for label in LABELS))
    for edit, counts in by_edit(results).items():
        print(f"{edit:12}" + "".join(f"{counts[label]:13}" for label in LABELS))
    print(f"reprints tied: {result['tied']}; stock taken for news: {result['background_taken']}")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
