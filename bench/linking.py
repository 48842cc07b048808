"""How linking grows with the number of claims, and what one more report costs at each size.

usage: python bench/linking.py [--pack PACK] [--sizes 10000,50000,200000]

The claims are made up, from the pack's places, actors and sources and a fixed seed: a war with as many events
a day at any size, so that a longer record is a longer war. Each event is told by one to five reports, in the
words of a few templates; figures, days and places differ now and then. Some places see more than others.

Timed are linking all claims to incidents, and then, one by one, adding reports of events of those days, up to
knowing their incidents; in seconds of the processor, so that what else the machine does counts little. Prints
the figures and, as the last line, one JSON object: `growth` is the time per claim at the largest size over
that at the smallest, `n_log_n` what n log n would make of it, and `growth_of_n_log_n` the one over the other:
at most 1 is n log n or better; `one_more` is the median time of one more report at the largest size over that
at the smallest.
"""

import argparse
import gc
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice
from math import log
from random import Random
from statistics import median

from vedette.desk.packs import open_pack
from vedette.incidents import Linked
from vedette.model import (
    ActorRef,
    Amount,
    Attribution,
    Claim,
    Origin,
    Period,
    PlaceRef,
    ReportRef,
    SourceKind,
    content_id,
)
from vedette.packs.pack import Pack

_SEED = 4
_EVENTS_A_DAY = 16
_FIRST_DAY = date(2011, 3, 15)
_PLACES = 1500
_SOURCES = 40
_CLAIMS_A_REPORT = 4
_MORE = 60
_QUOTES = {
    "clash": "{by} clashed with {against} near {place}, leaving {n} dead",
    "air_strike": "Warplanes of {by} bombed {place}, killing {n} people",
    "shelling": "{n} people died when {by} shelled a market in {place}",
    "bombing": "A roadside bomb in {place} killed {n} soldiers of {against}",
    "capture": "{by} seized {place} from {against} after heavy fighting",
    "displacement": "{n}00 families fled {place} as {by} advanced",
    "abduction": "{n} aid workers were kidnapped in {place} by {by}",
}

Telling = tuple[Claim, Attribution, Origin]


@dataclass(frozen=True)
class World:
    """What the made-up events are made from."""

    places: Sequence[PlaceRef]
    actors: Sequence[ActorRef]
    origins: Sequence[Origin]

    @classmethod
    def of(cls, pack: Pack) -> "World":
        """Take the first places, actors and sources of a pack, by id."""
        towns = [p for p in pack.places.values() if p.kind in {"city", "town", "village"}]
        home = [p for p in towns if p.country in pack.home] or towns
        armed = [a for a in pack.actors.values() if a.kind in {"military", "armed_group", "militia"}]
        kinds: dict[str, SourceKind] = {s.id: s.kind for s in pack.sources.values()}
        return cls(
            places=[
                PlaceRef(id=p.id, name=p.name, as_written=p.name, lat=p.lat, lon=p.lon, precision="locality")
                for p in sorted(home, key=lambda p: p.id)[:_PLACES]
            ],
            actors=[ActorRef(id=a.id, name=a.name, as_written=a.name) for a in armed],
            origins=[
                Origin(id=s, name=s, kind=kinds[s], side=pack.side_of(s)) for s in sorted(kinds)[:_SOURCES]
            ],
        )


def tellings(world: World, chance: Random, first: date = _FIRST_DAY) -> Iterator[Telling]:
    """Yield claims without end, in the order of their days."""
    number = 0
    while True:
        day = first + timedelta(days=number // _EVENTS_A_DAY)
        kind = chance.choice(sorted(_QUOTES))
        # squared, so that the first places see far more than the last
        place = world.places[int(len(world.places) * chance.random() ** 2)]
        by, against = chance.sample(world.actors, 2)
        dead = chance.randint(1, 30)
        for origin in chance.sample(world.origins, chance.randint(1, 5)):
            yield _telling(chance, kind, place, (by, against), origin, day, dead)
        number += 1


def _telling(
    chance: Random,
    kind: str,
    place: PlaceRef,
    actors: tuple[ActorRef, ActorRef],
    origin: Origin,
    day: date,
    dead: int,
) -> Telling:
    told = dead + chance.choice((0, 0, 0, 1, 2))
    published = day + timedelta(days=1)
    report = _report(origin.id, published, chance.randrange(_CLAIMS_A_REPORT))
    by, against = actors
    quote = _QUOTES[kind].format(by=by.name, against=against.name, place=place.name, n=told)
    start = chance.randrange(10**9)
    claim = Claim(
        id=Claim.id_for(report.id, kind, start, start + len(quote)),
        report=report,
        kind=kind,
        by=(by,),
        against=(against,) if "{against}" in _QUOTES[kind] else (),
        place=place if chance.random() < 0.9 else None,
        time=Period(start=day, end=day, precision="day") if chance.random() < 0.8 else None,
        numbers=(Amount(of="killed", low=told, high=told, as_written=str(told)),) if "dead" in quote else (),
        evidence={"start": start, "end": start + len(quote), "quote": quote},
        confidence=1.0,
    )
    return claim, Attribution(claim=claim.id, origin=origin.id, family=report.id), origin


@cache
def _report(outlet: str, published: date, number: int) -> ReportRef:
    name = f"{outlet} {published} {number}"
    return ReportRef(id=content_id("rep", name), name=name, outlet=outlet, published=published)


def measured(world: World, pack: Pack, size: int) -> tuple[int, float, float]:
    """Return how many incidents `size` claims make, the seconds it takes, and those of one report more."""
    chance = Random(_SEED)
    made = list(islice(tellings(world, chance), size))
    linked = Linked(pack)
    gc.collect()
    gc.freeze()  # the made-up claims and the pack are no part of linking
    started = time.process_time()
    _add(linked, made)
    incidents = len(linked.incidents())
    seconds = time.process_time() - started
    last = max(c.time.end for c, _, _ in made if c.time is not None)
    days = (last - _FIRST_DAY).days
    costs = []
    for number in range(_MORE):
        day = _FIRST_DAY + timedelta(days=days * number // _MORE)
        more = list(islice(tellings(world, Random(number), day), _CLAIMS_A_REPORT))
        started = time.process_time()
        _add(linked, more)
        for claim, _, _ in more:
            linked.of(claim.id)
        costs.append(time.process_time() - started)
    return incidents, seconds, median(costs)


def _add(linked: Linked, made: Sequence[Telling]) -> None:
    claims, attributions, origins = zip(*made, strict=True)
    linked.add(claims, attributions, origins)


def main() -> None:
    """Measure each size and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pack", default="syria")
    parser.add_argument("--sizes", default="10000,50000,200000", help="numbers of claims, parted by commas")
    options = parser.parse_args()
    sizes = sorted(int(size) for size in options.sizes.split(","))
    pack = open_pack(options.pack)
    world = World.of(pack)
    measured(world, pack, 1000)
    found = {}
    for size in sizes:
        incidents, seconds, more = measured(world, pack, size)
        found[size] = (seconds, more)
        print(
            f"{size:8} claims, {incidents:7} incidents: {seconds:6.1f} s, "
            f"{seconds / size * 1e6:5.0f} µs a claim; one more report {more * 1000:5.1f} ms",
            flush=True,
        )
    least, most = sizes[0], sizes[-1]
    result = {
        "seconds": {str(size): round(found[size][0], 2) for size in sizes},
        "growth": round(found[most][0] / most / (found[least][0] / least), 3),
        "n_log_n": round(log(most) / log(least), 3),
        "growth_of_n_log_n": round(
            found[most][0] / most / (found[least][0] / least) / (log(most) / log(least)), 3
        ),
        "one_more_ms": {str(size): round(found[size][1] * 1000, 2) for size in sizes},
        "one_more": round(found[most][1] / found[least][1], 3),
    }
    print(
        f"time a claim grows {result['growth']} times (n log n: {result['n_log_n']}), "
        f"that of one more report {result['one_more']} times"
    )
    print(json.dumps(result))


if __name__ == "__main__":
    main()
