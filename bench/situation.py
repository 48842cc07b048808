"""How long the situation of a day takes over many incidents, and what one more incident costs.

usage: python -m bench.situation [--pack PACK] [--incidents 100000] [--fewer 10000]

The incidents are made up, from the pack's places and actors and a fixed seed: a war with as many incidents
a day at any number, so that a longer record is a longer war; each is told by a report of the next day.

Timed, in seconds of the processor, so that what else the machine does counts little, are a first build of the
history, the situation of days drawn from the whole war, and adding one incident to a history that was asked
before, up to knowing anew the state of its place. Prints the figures and, as the last line, one JSON object:
`situation` is the slowest of the days at the large number, `one_more` the median time of one more incident
there over that at the small number.
"""

import argparse
import gc
import json
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from random import Random
from statistics import median
from typing import TypeVar

from bench.linking import World
from vedette.desk.packs import open_pack
from vedette.model import Claim, Incident, IncidentAmount, Origin, Period, ReportRef, content_id
from vedette.packs.pack import Pack
from vedette.situation.history import History

_SEED = 5
_INCIDENTS_A_DAY = 24
_FIRST_DAY = date(2011, 3, 15)
_DAYS = 7
_MORE = 200
# What is told of each kind, and how often it happens beside the others.
_KINDS = {
    "clash": ("{by} clashed with {against} at {place}, leaving {n} dead", 8),
    "shelling": ("{n} people died when {by} shelled {place}", 8),
    "air_strike": ("warplanes of {by} bombed {place}, killing {n}", 6),
    "advance": ("{by} advanced on {place}", 2),
    "capture": ("{by} seized {place} from {against}", 3),
    "withdrawal": ("{by} left {place}", 1),
    "siege": ("{by} besieged {against} in {place}", 1),
    "siege_lifted": ("the siege of {place} was lifted", 1),
    "route_cut": ("{by} cut the road at {place}", 1),
    "route_opened": ("{by} opened the road at {place}", 1),
    "displacement": ("{n}00 families fled {place}", 2),
}
_NUMBER_OF = {"clash": "killed", "shelling": "killed", "air_strike": "killed", "displacement": "displaced"}

T = TypeVar("T")
Told = tuple[Incident, Claim]


def incidents(world: World, chance: Random, first: date = _FIRST_DAY) -> Iterator[Told]:
    """Yield incidents without end, in the order of their days, each with the claim that tells it."""
    kinds = sorted(_KINDS)
    weights = [_KINDS[kind][1] for kind in kinds]
    number = 0
    while True:
        (kind,) = chance.choices(kinds, weights)
        yield _incident(world, chance, kind, first + timedelta(days=number // _INCIDENTS_A_DAY), number)
        number += 1


def _incident(world: World, chance: Random, kind: str, day: date, number: int) -> Told:
    place = world.places[int(len(world.places) * chance.random() ** 2)]
    by, against = chance.sample(world.actors, 2)
    origin, dead = chance.choice(world.origins), chance.randint(1, 30)
    quote = _KINDS[kind][0].format(by=by.name, against=against.name, place=place.name, n=dead)
    report = ReportRef(
        id=content_id("rep", number), name=f"{number}", outlet=origin.id, published=day + timedelta(days=1)
    )
    when = Period(start=day, end=day, precision="day")
    evidence = {"start": 0, "end": len(quote), "quote": quote}
    fields = {
        "kind": kind,
        "status": "happened",
        "by": (by,),
        "against": (against,),
        "place": place,
        "time": when,
    }
    claim = Claim(id=content_id("clm", number), report=report, evidence=evidence, confidence=0.9, **fields)
    amount = (
        IncidentAmount(of=_NUMBER_OF[kind], low=dead, best=dead, high=dead) if kind in _NUMBER_OF else None
    )
    incident = Incident(
        id=content_id("inc", number),
        grade=chance.choice(("weak", "fair")),
        numbers=(amount,) if amount is not None else (),
        claims=(claim.id,),
        reports=(report.id,),
        origins=(Origin(id=origin.id, name=origin.name, kind=origin.kind, reports=(report.id,)),),
        title=kind,
        **fields,
    )
    return incident, claim


def measure(told: Sequence[Told], more: Sequence[Told], pack: Pack, chance: Random) -> dict[str, float]:
    """Return the seconds of a first build, of the slowest situation after it, and of one more incident."""
    gc.collect()
    gc.freeze()
    ends = [one.time.end for one, _ in told if one.time is not None]
    days = [*sorted(chance.sample(sorted(set(ends)), _DAYS - 1)), max(ends)]

    def build() -> History:
        history = History((one for one, _ in told), (claim for _, claim in told), pack)
        history.situation(days[-1])
        return history

    built, history = timed(build)
    # what is kept for good is not to be searched for garbage while a day is asked for
    gc.collect()
    gc.freeze()
    asked = {day: timed(lambda day=day: history.situation(day))[0] for day in days}  # type: ignore[misc]
    for day, seconds in asked.items():
        print(f"  situation of {day}: {seconds:.2f} s")
    added = []
    for one, claim in more:

        def add(one: Incident = one, claim: Claim = claim) -> None:
            history.add(one, (claim,))
            if one.place is not None and one.place.id is not None:
                history.place(one.place.id, days[-1])

        added.append(timed(add)[0])
    return {"build": built, "situation": max(asked.values()), "one_more": median(added)}


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the seconds of the processor that some work takes, and what it returns."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def main() -> None:
    """Measure at both numbers and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pack", default="syria")
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--fewer", type=int, default=10_000)
    options = parser.parse_args()
    pack = open_pack(options.pack)
    found = {}
    for number in sorted({options.fewer, options.incidents}):
        told = list(islice(incidents(World.of(pack), Random(_SEED)), number + _MORE))
        found[number] = measure(told[:number], told[number:], pack, Random(_SEED))
        print(f"{number} incidents: {found[number]}")
    least, most = found[min(found)], found[max(found)]
    figures = {
        "incidents": max(found),
        "build": round(most["build"], 2),
        "situation": round(most["situation"], 3),
        "one_more_ms": round(1000 * most["one_more"], 3),
        "one_more": round(most["one_more"] / least["one_more"], 2),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
