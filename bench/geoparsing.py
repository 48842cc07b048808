"""How well names of places are found in news and put on the map, against annotated toponyms.

usage: python bench/geoparsing.py TR-News.xml [--pack world] [--show]

A toponym counts as recognised when a found name overlaps it. Of the recognised ones with a point, the share
within 161 km (a hundred miles) of the annotated point is told. Prints the figures to be read and, as the
last line, one JSON object.
"""

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from vedette.desk.packs import open_pack
from vedette.packs.place_index import distance_km
from vedette.packs.records import Place
from vedette.reading.language import parse
from vedette.reading.mentions import NameFinder
from vedette.reading.toponyms import Toponym, toponyms

NEAR_KM = 161.0


@dataclass(frozen=True)
class Marked:
    """An annotated toponym; `point` is None where the annotators gave none."""

    start: int
    end: int
    point: Place | None


def articles(file: Path) -> Iterator[tuple[str, list[Marked]]]:
    """Yield each article's text and its annotated toponyms."""
    tree = ElementTree.parse(file)
    for article in tree.iter("article"):
        text = article.findtext("text") or ""
        yield text, [_marked(t, text) for t in article.iter("toponym")]


def _marked(toponym: ElementTree.Element, text: str) -> Marked:
    lat, lon = (toponym.findtext(path) for path in ("gaztag/lat", "gaztag/lon"))
    start = _nearest(text, toponym.findtext("phrase") or "", int(toponym.findtext("start") or 0))
    end = start + len(toponym.findtext("phrase") or "")
    point = None
    if lat and lon:
        name = toponym.findtext("gaztag/name") or ""
        point = Place(id="annotated", name=name, lat=float(lat), lon=float(lon), kind="site")
    return Marked(start, end, point)


def _nearest(text: str, phrase: str, start: int) -> int:
    """Return where a phrase stands nearest to `start`: some articles lost line ends after annotation."""
    places = [m.start() for m in re.finditer(re.escape(phrase), text)]
    return min(places, key=lambda at: abs(at - start), default=start)


def measure(file: Path, pack_name: str, show: bool = False) -> dict[str, float]:
    """Return the figures over all articles of `file`; `show` prints what was not as annotated."""
    finder = NameFinder(open_pack(pack_name))
    marked, found, hit, right, placed, near = 0, 0, 0, 0, 0, 0
    everything = list(articles(file))
    for (text, wanted), doc in zip(everything, parse((t, [(0, len(t))]) for t, _ in everything), strict=True):
        got = toponyms(doc, finder)
        marked, found = marked + len(wanted), found + len(got)
        right += sum(any(_overlap(one, other) for other in wanted) for one in got)
        for one in wanted:
            best = next((other for other in got if _overlap(other, one)), None)
            hit += best is not None
            close = False
            if best is not None and one.point is not None:
                placed += 1
                close = best.place is not None and distance_km(best.place, one.point) <= NEAR_KM
                near += close
            if show and not close and (best is None or one.point is not None):
                _tell("missed" if best is None else "misplaced", text, one, best)
        if show:
            for other in got:
                if not any(_overlap(other, one) for one in wanted):
                    _tell("invented", text, other, other)
    precision, recall = right / max(1, found), hit / max(1, marked)
    return {
        "toponyms": marked,
        "found": found,
        "recognition_precision": round(precision, 3),
        "recognition_recall": round(recall, 3),
        "recognition_f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        "acc_161km": round(near / max(1, placed), 3),
    }


def _overlap(one: Toponym | Marked, other: Toponym | Marked) -> bool:
    return one.start < other.end and other.start < one.end


def _tell(what: str, text: str, at: Toponym | Marked, got: Toponym | None) -> None:
    around = text[max(0, at.start - 50) : at.start] + "[" + text[at.start : at.end] + "]"
    around += text[at.end : at.end + 30]
    place = got.place if got is not None else None
    told = f" read as {place.name}, {place.country} ({place.lat:.1f}, {place.lon:.1f})" if place else ""
    if isinstance(at, Marked) and at.point is not None:
        told += f", annotated {at.point.name} ({at.point.lat:.1f}, {at.point.lon:.1f})"
    print(f"{what}: {' '.join(around.split())}{told}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--pack", default="world")
    parser.add_argument("--show", action="store_true", help="print what was missed, invented or misplaced")
    options = parser.parse_args()
    figures = measure(options.file, options.pack, options.show)
    print(f"{figures['toponyms']} toponyms, {figures['found']} names of places found")
    print(f"recognised: precision {figures['recognition_precision']}, recall {figures['recognition_recall']}")
    print(f"of the recognised within {NEAR_KM:.0f} km: {figures['acc_161km']}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
