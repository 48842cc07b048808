"""How well pairs of reports are told apart: copy and derived against background and independent.

usage: python bench/reprints.py PAIRS.csv REPORTS.jsonl [--pack syria] [--show]

PAIRS.csv has the columns `a`, `b` (names of reports) and `label`: copy, derived, background or independent.
All reports are put into one graph of reuse; a pair that it does not hold is independent. Prints the figures
to be read and, as the last line, one JSON object: `f1`, `precision` and `recall` of copy and derived against
the rest, `background_taken`, the share of background pairs taken for either, and the confusion by relation.
"""

import argparse
import csv
import json
import sys
import time
from collections import Counter
from pathlib import Path

from vedette.desk.run import take_in
from vedette.origins import Reuse, reuse_graph

LABELS = ("copy", "derived", "background", "independent")
TIED = LABELS[:2]

Pair = tuple[str, str]


def figures(wanted: dict[Pair, str], found: dict[Pair, str]) -> dict[str, object]:
    """Return the figures over pairs with a wanted and a found label."""
    counts = Counter((label, found[pair]) for pair, label in wanted.items())
    both = sum(counts[label, other] for label in TIED for other in TIED)
    taken = sum(n for (_, other), n in counts.items() if other in TIED)
    tied = sum(n for (label, _), n in counts.items() if label in TIED)
    background = sum(n for (label, _), n in counts.items() if label == "background")
    background_taken = sum(counts["background", other] for other in TIED)
    return {
        "f1": round(2 * both / max(1, taken + tied), 4),
        "precision": round(both / max(1, taken), 4),
        "recall": round(both / max(1, tied), 4),
        "background_taken": round(background_taken / max(1, background), 4),
        "pairs": len(wanted),
        "confusion": {label: {other: counts[label, other] for other in LABELS} for label in LABELS},
    }


def show(pair: Pair, wanted: str, reuse_of: Reuse | None) -> None:
    """Print a pair that was judged wrongly, with its passage of most news."""
    if reuse_of is None:
        print(f"{pair[0]} {pair[1]}: {wanted}, but they share nothing")
        return
    print(f"{pair[0]} {pair[1]}: {wanted}, read as {reuse_of.relation}: {reuse_of.share=} {reuse_of.news=}")
    most = max(reuse_of.passages, key=lambda passage: passage.news)
    print(f"    {most.one.quote[:200]}\n    {most.other.quote[:200]}")


def main() -> None:
    """Build the graph, compare and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--pack", default="syria")
    parser.add_argument("--show", action="store_true", help="print the pairs judged wrongly")
    options = parser.parse_args()
    with options.pairs.open(encoding="utf-8", newline="") as lines:
        wanted = {(row["a"], row["b"]): row["label"] for row in csv.DictReader(lines)}
    reports, _ = take_in([str(options.reports)], options.pack)
    ids = {report.name: report.id for report in reports}
    unknown = sorted({name for pair in wanted for name in pair} - set(ids))
    if unknown:
        sys.exit(
            f"{options.reports}: {', '.join(unknown)} not among the reports; name them as in {options.pairs}"
        )
    started = time.perf_counter()
    graph = {frozenset((pair.one, pair.other)): pair for pair in reuse_graph(reports)}
    seconds = time.perf_counter() - started
    by_pair = {pair: graph.get(frozenset(ids[name] for name in pair)) for pair in wanted}
    found = {pair: one.relation if one is not None else "independent" for pair, one in by_pair.items()}
    for pair, label in wanted.items():
        if options.show and (label in TIED) != (found[pair] in TIED):
            show(pair, label, by_pair[pair])
    result = figures(wanted, found)
    print(f"{len(reports)} reports, {len(graph)} pairs that share sentences, in {seconds:.1f} s")
    print(f"copy and derived: F1 {result['f1']}, precision {result['precision']}, recall {result['recall']}")
    print(f"background taken for either: {result['background_taken']}")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
