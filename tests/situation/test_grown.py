"""A place and its quarter give the same states whether all came at once or one by one, in any order."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.situation.conftest import Happening

from vedette.packs.pack import Pack
from vedette.situation.history import History

ACTORS = ("river_front", "norland_army", "black_flag", "hill_brigade")
KINDS = ("capture", "capture", "withdrawal", "siege", "clash", "advance", "shelling")
PLACES = ("arden", "arden_bridge", "high_province")
QUOTES = ("it fell", "fully left the province", "took eastern Arden")
START = date(2020, 1, 1)


def anything(draw: random.Random, happen: Callable[..., Happening]) -> Happening:
    day = START + timedelta(days=draw.randrange(60))
    by, against = draw.sample(ACTORS, 2)
    return happen(
        draw.choice(KINDS),
        draw.choice(PLACES),
        f"{day:%Y-%m}" if draw.random() < 0.3 else str(day),
        by=[by],
        against=[against],
        grade=draw.choice(("weak", "weak", "fair", "contested")),
        report=f"r{draw.randrange(6)}",
        published=str(day + timedelta(days=draw.choice((0, 1, 40)))),
        quotes=[draw.choice(QUOTES)],
        held_by=draw.choice((None, None, *ACTORS)),
    )


@pytest.mark.parametrize("seed", range(25))
def test_one_by_one_is_as_at_once(seed: int, happen: Callable[..., Happening], pack: Pack) -> None:
    draw = random.Random(seed)
    told = list({one[0].id: one for one in (anything(draw, happen) for _ in range(14))}.values())
    claims = [claim for _, of in told for claim in of]
    known_by = START + timedelta(days=200)
    whole = History([incident for incident, _ in told], claims, pack, known_by)
    grown = History([], [], pack, known_by)
    draw.shuffle(told)
    for incident, of in told:
        grown.add(incident, of)
        grown.place(draw.choice(PLACES), START + timedelta(days=draw.randrange(90)))
    for days in range(0, 100, 5):
        for place in PLACES[:2]:
            on = START + timedelta(days=days)
            assert grown.place(place, on) == whole.place(place, on)
