"""How often the province that a report's claims name most is the one in which the report is set.

usage: python bench/governorate.py REPORTS.jsonl [--pack syria] [--show]

REPORTS.jsonl has a report a line, with `governorate`: the province of its main event, "damascus" standing for
the city and its countryside. Claims count for the province that is or holds their place; the others for
nothing. Prints the figures to be read and, as the last line, one JSON object.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from vedette.desk.packs import open_pack
from vedette.desk.run import take_in
from vedette.desk.stages import read
from vedette.model import Claim
from vedette.packs.pack import Pack


def main_province(claims: list[Claim], pack: Pack) -> str | None:
    """Return the id of the province that most claims lie in, of several the first told; None for none."""
    counts: Counter[str] = Counter()
    for claim in claims:
        place = claim.place.id if claim.place is not None else None
        holders = [place, *pack.within(place)] if place is not None else []
        known = [p for h in holders if h and (p := pack.place(h)) is not None and p.kind == "province"]
        if known:
            counts[known[0].id] += 1
    return max(counts, key=lambda province: counts[province], default=None)


def wanted_provinces(name: str, pack: Pack) -> frozenset[str]:
    """Return the provinces that a governorate's name means: that of the name, and what is named for it."""
    country = pack.home[0] if pack.home else None
    seats = {p.id for p in pack.find_places(name, country)[:2]}
    holders = {h for seat in seats for h in (seat, *pack.within(seat))}
    found = {h for h in holders if (p := pack.place(h)) is not None and p.kind == "province"}
    around = {
        p.id
        for p in pack.places.values()
        if p.kind == "province" and any(name.casefold() in n.casefold() for n in (p.name, *p.names))
    }
    return frozenset(found | around)


def main() -> None:
    """Read all reports, compare and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", type=Path)
    parser.add_argument("--pack", default="syria")
    parser.add_argument("--show", action="store_true", help="print the reports set elsewhere")
    options = parser.parse_args()
    pack = open_pack(options.pack)
    lines = options.reports.read_text(encoding="utf-8").splitlines()
    set_in = [(str(r["name"]), r["governorate"]) for r in map(json.loads, lines) if r.get("governorate")]
    reports, _ = take_in([str(options.reports)], options.pack)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in read(reports, pack).claims:
        claims[claim.report.name].append(claim)
    right, unknown = 0, 0
    for name, governorate in set_in:
        got = main_province(claims[name], pack)
        hit = got in wanted_provinces(governorate, pack)
        right += hit
        unknown += got is None
        if options.show and not hit:
            places = Counter(c.place.name if c.place else "-" for c in claims[name]).most_common(6)
            print(f"{name}: {governorate}, read as {got}; {places}")
    share = right / max(1, len(set_in))
    print(f"{len(set_in)} reports; in {right} most claims lie in the given province, {unknown} name none")
    print(json.dumps({"reports": len(set_in), "governorate_share": round(share, 3), "no_province": unknown}))


if __name__ == "__main__":
    main()
