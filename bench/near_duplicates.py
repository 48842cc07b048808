"""The search for reused text against a plain MinHash library (rensa), in one run: quality and time.

usage: python -m bench.near_duplicates [--sizes 500 1000 2000] [--pack syria]

On a made-up wire (`bench/wire.py`): F1 over all pairs of reports of which one copied or took a passage from
the other, the share of pairs with only a stock paragraph in common that were taken for such, and the seconds
of work (processor time). The library hashes each report's runs of three words, and gets the best of several
thresholds, chosen with the answers in hand. Also what one more report costs at each size. The last line is
one JSON object.
"""

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rensa import RMinHash, RMinHashLSH

from bench.wire import Wire, wire
from vedette.desk.packs import open_pack
from vedette.model import Report
from vedette.origins import ReuseIndex
from vedette.origins.runs import story_words

PERMUTATIONS = 128
BANDS = 64  # the most sensitive that finds pairs at all thresholds below
THRESHOLDS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7)
MORE = 60  # reports added one by one to see what one more costs

Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True)
class Score:
    """Quality over the pairs of a wire, and seconds for all of it."""

    f1: float
    stock_taken: float
    seconds: float


def score(wire: Wire, found: Pairs, seconds: float) -> Score:
    """Hold found pairs against the true ones; the reports of one reused story all belong together."""
    right = len(found & wire.tied)
    f1 = 2 * right / max(1, len(found) + len(wire.tied))
    return Score(round(f1, 3), round(len(found & wire.stock) / max(1, len(wire.stock)), 3), round(seconds, 2))


def ours(wire: Wire) -> tuple[Score, float]:
    """Return our score, and the seconds of work that one more report takes, of many the middle one."""
    held, more = wire.reports[:-MORE], wire.reports[-MORE:]
    index = ReuseIndex()
    started = time.process_time()
    for report in held:
        index.add(report)
    built = time.process_time() - started
    costs = []
    for report in more:
        before = time.process_time()
        index.of(report)
        costs.append(time.process_time() - before)
    started = time.process_time()
    names = {report.id: report.name for report in wire.reports}
    pairs = frozenset(
        frozenset((names[pair.one], names[pair.other]))
        for pair in index.all()
        if pair.relation != "background"
    )
    seconds = built + sum(costs) + time.process_time() - started
    return score(wire, pairs, seconds), median(costs)


def plain(wire: Wire) -> tuple[Score, float]:
    """Return the library's score at its best threshold, and that threshold."""
    started = time.process_time()
    hashes = [_hash(report) for report in wire.reports]
    search = RMinHashLSH(threshold=THRESHOLDS[0], num_perm=PERMUTATIONS, num_bands=BANDS)
    for number, minhash in enumerate(hashes):
        search.insert(number, minhash)
    near = {
        (min(one, other), max(one, other))
        for one, minhash in enumerate(hashes)
        for other in search.query(minhash)
        if one != other
    }
    alike = {pair: hashes[pair[0]].jaccard(hashes[pair[1]]) for pair in near}
    seconds = time.process_time() - started
    scores = [
        (score(wire, _over(threshold, alike, wire.reports), seconds), threshold) for threshold in THRESHOLDS
    ]
    return max(scores, key=lambda scored: scored[0].f1)


def _hash(report: Report) -> RMinHash:
    words = story_words(report.text)
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
    minhash.update([" ".join(words[at : at + 3]) for at in range(len(words) - 2)])
    return minhash


def _over(threshold: float, alike: dict[tuple[int, int], float], reports: Sequence[Report]) -> Pairs:
    return frozenset(
        frozenset((reports[one].name, reports[other].name))
        for (one, other), share in alike.items()
        if share >= threshold
    )


def main() -> None:
    """Measure both at each size and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", nargs="+", type=int, default=[500, 1000, 2000])
    parser.add_argument("--pack", default="syria")
    options = parser.parse_args()
    if min(options.sizes) <= MORE:
        parser.error(f"--sizes: give sizes above {MORE}")
    pack = open_pack(options.pack)
    rows = []
    for size in options.sizes:
        made = wire(pack, size)
        (own, one_more), (other, threshold) = ours(made), plain(made)
        rows.append((size, own, one_more, other))
        print(f"{size} reports, {len(made.tied)} pairs tied, {len(made.stock)} with stock in common")
        print(
            f"  origins: F1 {own.f1}, stock taken {own.stock_taken}, {own.seconds} s;"
            f" one more report {1000 * one_more:.1f} ms"
        )
        print(f"  rensa:   F1 {other.f1}, stock taken {other.stock_taken}, {other.seconds} s, at {threshold}")
    size, own, _, other = rows[-1]
    result = {
        "reports": size,
        "f1": own.f1,
        "stock_taken": own.stock_taken,
        "seconds": own.seconds,
        "plain_f1": other.f1,
        "plain_stock_taken": other.stock_taken,
        "plain_seconds": other.seconds,
        "one_more_ms": {str(n): round(1000 * cost, 2) for n, _, cost, _ in rows},
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
