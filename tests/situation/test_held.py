"""Who holds a place before anything is told of it, where the pack says so."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from vedette.packs.pack import Pack
from vedette.packs.records import Holding
from vedette.situation import View, control
from vedette.situation.hold import FLOOR
from vedette.situation.sieges import sieges


def held(pack: Pack) -> Pack:
    start = Holding(holder="norland_army", places=("high_province",), start=date(2019, 1, 1))
    town = Holding(holder="river_front", places=("boram",), start=date(2019, 6, 1))
    return replace(pack, held=(start, town))


def holders(pack: Pack, view: View) -> dict[str, Any]:
    return {state.place: (state.holder, state.contested) for state in control(view, pack, sieges(view, pack))}


def test_a_place_that_the_pack_lists_is_there_without_a_report(pack: Pack, view: Callable[..., View]) -> None:
    assert holders(held(pack), view([], "2020-02-03")) == {"boram": ("river_front", False)}
    assert holders(held(pack), view([], "2019-05-31")) == {"boram": ("norland_army", False)}
    assert holders(held(pack), view([], "2018-05-31")) == {}


def test_a_place_is_held_as_its_area_is_until_it_is_taken(pack: Pack, view: Callable[..., View]) -> None:
    fought = {"kind": "clash", "by": ["river_front"], "where": "arden"}
    taken = {
        "kind": "capture",
        "by": ["river_front"],
        "where": "arden",
        "day": "2020-02-04",
        "published": "2020-02-05",
    }
    area = held(pack).within("arden")
    assert "high_province" in area
    before = holders(held(pack), view([fought], "2020-02-03"))
    assert before["arden"] == ("norland_army", True)
    after = holders(held(pack), view([fought, taken], "2020-03-30"))
    assert after["arden"] == ("river_front", False)


def test_who_leaves_it_holds_it_no_more(pack: Pack, view: Callable[..., View]) -> None:
    left = {"kind": "withdrawal", "by": ["river_front"], "where": "boram"}
    assert holders(held(pack), view([left], "2020-02-03"))["boram"] == (None, False)


def test_nobody_is_besieged_by_its_own_side(pack: Pack, view: Callable[..., View]) -> None:
    siege = {"kind": "siege", "by": ["hill_brigade"], "against": ["river_front"], "where": "arden"}
    assert holders(held(pack), view([siege], "2020-02-10")).get("arden", (None,))[0] != "river_front"


def test_trust_in_the_packs_holder_fades_to_a_floor(pack: Pack, view: Callable[..., View]) -> None:
    def trust(day: str, *events: dict[str, Any]) -> float:
        known = view(list(events), day)
        states = control(known, held(pack), sieges(known, held(pack)))
        return next(state.confidence for state in states if state.place == "boram")

    retold = {"kind": "siege", "by": ["norland_army"], "against": ["river_front"], "where": "boram"}
    denied = {"kind": "capture", "by": ["norland_army"], "where": "boram", "grade": "contested"}
    lost = {"kind": "capture", "by": ["norland_army"], "where": "boram"}
    assert trust("2019-06-01") == 0.9
    assert trust("2031-06-01") == FLOOR == trust("2031-06-01", retold)
    assert trust("2031-06-01", denied) < 0.01
    assert trust("2031-06-01", lost) < 0.01
