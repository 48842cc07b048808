"""Supply over a made-up road network: what is cut off, by what, and which road each place hangs on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from vedette.model import Disagreement, Lifeline, PlaceState, Position, RouteState, SiegeState
from vedette.packs.pack import Pack
from vedette.packs.records import Base, Place, Route
from vedette.situation.encirclement import encircled, held_against
from vedette.situation.lifelines import lifelines
from vedette.situation.network import bottlenecks, network
from vedette.situation.supply import grounds
from vedette.situation.sure import with_doubts

DAY = date(2020, 3, 1)
# A road from the capital Ada east over Bel and Cor to Dun, a loop Bel-Eck-Cor, and Fen north of Dun.
SPOTS = {
    "ada": (60.0, 10.0),
    "bel": (60.0, 10.5),
    "cor": (60.0, 11.0),
    "dun": (60.0, 11.5),
    "eck": (60.1, 10.75),
    "fen": (60.3, 11.5),
}
ROADS = {
    "main": ("ada", "cor", "dun"),
    "near": ("ada", "bel", "cor"),
    "loop": ("bel", "eck", "cor"),
    "north": ("dun", "fen"),
}


@pytest.fixture
def roads(pack: Pack) -> Pack:
    places = {
        key: Place(id=key, name=key.title(), lat=lat, lon=lon, kind="town", country="XA")
        for key, (lat, lon) in SPOTS.items()
    }
    routes = {key: Route(id=key, name=key.title(), places=chain, line=()) for key, chain in ROADS.items()}
    bases = (Base(holder="norland_army", places=("ada",)), Base(holder="river_front", places=("fen", "cor")))
    return replace(pack, places={**pack.places, **places}, routes=routes, bases=bases)


def states(**holders: str | None) -> tuple[PlaceState, ...]:
    return tuple(
        PlaceState(
            place=key,
            name=key.title(),
            holder=holder,
            since=date(2020, 1, day),
            confidence=0.8,
            besieged=False,
            contested=False,
            claims=(f"clm_{key}",),
        )
        for day, (key, holder) in enumerate(sorted(holders.items()), 1)
    )


def cut(route: str, at: str, by: str = "river_front") -> RouteState:
    since = date(2020, 2, 20)
    return RouteState(id=route, name=route, state="cut", cut_by=(by,), at=(at,), since=since, claims=())


def computed(pack: Pack, cuts: tuple[RouteState, ...] = (), **holders: str | None) -> tuple[SiegeState, ...]:
    places = states(**holders)
    return encircled(places, grounds(places, cuts, pack, DAY), pack, DAY)


def hanging(pack: Pack, cuts: tuple[RouteState, ...] = (), **holders: str | None) -> Mapping[str, Lifeline]:
    places = states(**holders)
    return {one.place: one for one in lifelines(places, grounds(places, cuts, pack, DAY), pack, DAY)}


def test_a_road_told_closely_is_one_road_with_the_one_told_roughly(roads: Pack) -> None:
    graph = network(roads)
    assert graph.chains["main"] == ("ada", "bel", "cor", "dun")
    assert graph.stretches["ada", "bel"] == ("main", "near")
    assert ("ada", "cor") not in graph.stretches


def test_a_town_behind_the_enemy_is_cut_off(roads: Pack) -> None:
    (siege,) = computed(roads, dun="norland_army", cor="river_front", fen="river_front")
    assert (siege.place, siege.besieged, siege.by) == ("dun", ("norland_army",), ("river_front",))
    assert siege.sides == {"river_front": ("north", "west")}
    assert [(one.id, one.side) for one in siege.closed_by] == [("fen", "north"), ("cor", "west")]
    assert (siege.reported, siege.computed, siege.since) == (False, True, date(2020, 1, 3))


def test_towns_of_which_nothing_is_known_leave_a_way_open(roads: Pack) -> None:
    assert computed(roads, dun="norland_army", fen="river_front") == ()
    assert computed(roads, dun="norland_army", bel="river_front") != ()
    # nobody besieges whom the pack gives no base, or a town off the roads
    assert computed(replace(roads, bases=()), dun="norland_army", cor="river_front") == ()
    assert computed(roads, arden="norland_army", cor="river_front") == ()


def test_a_road_cut_closes_the_way_to_all_but_who_cut_it(roads: Pack) -> None:
    (siege,) = computed(roads, (cut("main", "dun"), cut("north", "dun")), dun="norland_army")
    assert [(one.what, one.id, one.side, one.since) for one in siege.closed_by] == [
        ("route", "north", "north", date(2020, 2, 20)),
        ("route", "main", "west", date(2020, 2, 20)),
    ]
    own = cut("main", "dun", by="norland_army")
    assert computed(roads, (own, cut("north", "dun")), dun="norland_army") == ()


def test_the_last_road_cut_closes_all_ways_wherever_it_runs(roads: Pack) -> None:
    last = cut("road:dun", "dun").model_copy(update={"last": True})
    (siege,) = computed(roads, (last,), dun="norland_army")
    assert [(one.what, one.id, one.side) for one in siege.closed_by] == [("route", "road:dun", None)]
    assert computed(roads, (last.model_copy(update={"since": date(2019, 1, 1)}),), dun="norland_army") == ()
    assert computed(roads, (cut("road:dun", "dun"),), dun="norland_army") == ()


def test_nothing_passes_a_cut_in_the_middle_but_the_place_may_be_reached(roads: Pack) -> None:
    cuts = (cut("main", "cor"), cut("near", "cor"), cut("loop", "cor"))
    assert [siege.place for siege in computed(roads, cuts, dun="norland_army", cor="norland_army")] == ["dun"]
    # who holds what lies beyond the cut is still one side with it
    assert computed(roads, cuts, dun="river_front", fen="river_front") == ()


def test_a_ring_of_which_a_part_is_not_sure_is_uncertain(roads: Pack) -> None:
    held = states(dun="norland_army", cor="river_front", fen="river_front")

    def shown(changed: Mapping[str, Mapping[str, Any]], cuts: tuple[RouteState, ...] = ()) -> str:
        places = tuple(one.model_copy(update=changed.get(one.place, {})) for one in held)
        found = encircled(places, grounds(places, cuts, roads, DAY), roads, DAY)
        (siege,) = with_doubts(found, places, cuts, roads, DAY)
        return siege.state

    doubted = Disagreement(field="holder", positions=(Position(value="x", origins=("watch",)),))
    assert shown({}) == "standing"
    assert shown({"cor": {"confidence": 0.3}}) == "uncertain"
    assert shown({"cor": {"contested": True}}) == "uncertain"
    assert shown({"cor": {"disagreements": (doubted,)}}) == "uncertain"
    # what else closes the way may be sure enough, and a ring that is not needed need not be
    assert shown({"cor": {"confidence": 0.3}}, (cut("main", "dun"),)) == "standing"
    old = cut("main", "dun").model_copy(update={"since": date(2019, 10, 1)})
    assert shown({"cor": {"confidence": 0.3}}, (old,)) == "uncertain"
    assert shown({"cor": {"confidence": 0.3}}, (old.model_copy(update={"heard": DAY}),)) == "standing"
    assert shown({"fen": {"confidence": 0.3}}) == "standing"
    # who is shut in may be fought, but not be in doubt
    assert shown({"dun": {"contested": True}}) == "standing"
    assert shown({"dun": {"confidence": 0.3}}) == "uncertain"


def test_a_base_that_is_lost_supplies_nobody(roads: Pack) -> None:
    assert computed(roads, dun="norland_army", ada="river_front", cor="river_front") == ()


def test_the_road_that_a_town_hangs_on(roads: Pack) -> None:
    found = hanging(roads, bel="norland_army", cor="norland_army", dun="norland_army")
    assert [(one.start, one.end) for one in found["dun"].routes] == [("cor", "dun"), ("ada", "bel")]
    assert found["dun"].routes[0].routes == ("main",)
    assert found["dun"].sure
    assert not hanging(roads, dun="norland_army")["dun"].sure
    # two ways lead on from Bel to Cor
    assert [(one.start, one.end) for one in found["cor"].routes] == [("ada", "bel")]
    assert "ada" not in hanging(roads, ada="norland_army")
    (shut,) = hanging(roads, (cut("loop", "cor"),), cor="norland_army").values()
    assert [(one.start, one.end) for one in shut.routes] == [("bel", "cor"), ("ada", "bel")]


def test_who_is_cut_off_hangs_on_nothing(roads: Pack) -> None:
    assert "dun" not in hanging(roads, dun="norland_army", cor="river_front")


@pytest.mark.parametrize(
    ("besieged", "answers"),
    [
        (["norland_army"], [("dun", True, True)]),
        ([], [("dun", True, True)]),
        (["river_front"], [("dun", True, False), ("dun", False, True)]),
    ],
)
def test_reported_and_computed_are_held_against_each_other(
    roads: Pack, besieged: list[str], answers: list[Any]
) -> None:
    told = SiegeState(
        place="dun",
        name="Dun",
        besieged=tuple(besieged),
        by=("river_front",),
        sides={},
        since=DAY,
        until=None,
        reported=True,
        computed=False,
        claims=(),
    )
    found = held_against([told], computed(roads, dun="norland_army", cor="river_front"), roads, DAY)
    assert [(one.place, one.reported, one.computed) for one in found] == answers
    assert any(one.closed_by for one in found)


def test_bottlenecks_are_the_edges_that_all_ways_share() -> None:
    graph = {
        "r": ["a"],
        "a": ["r", "b", "c"],
        "b": ["a", "d"],
        "c": ["a", "d"],
        "d": ["b", "c", "e"],
        "e": ["d"],
    }
    assert bottlenecks(graph, "r") == {
        "r": (),
        "a": (("a", "r"),),
        "b": (("a", "r"),),
        "c": (("a", "r"),),
        "d": (("a", "r"),),
        "e": (("a", "r"), ("d", "e")),
    }
