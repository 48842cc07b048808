"""How fast reading is, as a ratio to the bare language pipeline on the same texts in the same run.

usage: python bench/speed.py REPORTS... [--pack PACK]

The two take turns, and the medians of their times are compared: of a few short texts one round alone says
little. Prints the figures to be read and, as the last line, one JSON object.
"""

import argparse
import json
import time
from statistics import median

from vedette.desk.packs import open_pack
from vedette.desk.run import take_in
from vedette.reading import AnalystReader
from vedette.reading.language import parse

_ROUNDS = 7
_ENOUGH = 20.0
"""Seconds after which no further round begins."""


def main() -> None:
    """Time the bare pipeline and the whole reader, each after a warm-up, and print both."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--pack", default="syria")
    options = parser.parse_args()
    pack = open_pack(options.pack)
    reports, _ = take_in(options.reports, options.pack)
    stories = [(report.text, report.body) for report in reports]
    reader = AnalystReader()
    reader.read(reports[:2], pack)
    alone: list[float] = []
    together: list[float] = []
    begun = time.perf_counter()
    while len(alone) < _ROUNDS and time.perf_counter() - begun < _ENOUGH:
        started = time.perf_counter()
        words = sum(len(doc) for doc in parse(stories))
        between = time.perf_counter()
        claims, _ = reader.read(reports, pack)
        alone.append(between - started)
        together.append(time.perf_counter() - between)
    bare, whole = median(alone), median(together)
    print(f"{len(reports)} reports, {words} words, {len(claims)} claims, {len(alone)} rounds")
    print(f"language pipeline alone: {words / bare:8.0f} words/s")
    print(f"the whole reader:        {words / whole:8.0f} words/s, {len(reports) / whole:.1f} reports/s")
    print(f"the reader takes {whole / bare:.2f} times as long as the pipeline alone")
    print(json.dumps({"words_per_second": round(words / whole), "ratio": round(whole / bare, 3)}))


if __name__ == "__main__":
    main()
