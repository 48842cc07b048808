"""Look-ups of a pack: places, sources, sides, backers, names."""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from vedette.packs import Pack, distance_km, load_pack, place_index
from vedette.packs.gazetteer import Gazetteer
from vedette.packs.gazetteer_build import compile_gazetteer
from vedette.packs.records import Place

EARLY, LATE = date(2001, 7, 1), date(2002, 7, 1)


def _city(number: int, name: str, lat: float, code: str, population: int, *others: str) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "latitude": lat,
        "longitude": 20.1,
        "countrycode": code,
        "admin1code": "01",
        "population": population,
        "alternatenames": list(others),
    }


CITIES = [
    _city(1, "Korb", 10.15, "VE", 90_000),  # the pack's own, a few kilometres off
    _city(2, "Korb", 10.1, "NR", 5_000_000),
    _city(3, "Milltown", 10.5, "VE", 700),
    _city(4, "Milltown", 12.5, "NR", 900_000),
    _city(5, "Ulm", 12.4, "NR", 50_000),
    _city(6, "Ulmen", 12.2, "NR", 200_000, "Ulm"),
    _city(7, "Milltown", 40.0, "ZZ", 2_000_000),
    _city(8, "Tell", 10.9, "VE", 3_000),
]


@pytest.fixture
def pack(base_pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pack]:
    gazetteer = Gazetteer(compile_gazetteer(CITIES, tmp_path / "places.sqlite"))
    monkeypatch.setattr(place_index, "world_gazetteer", lambda: gazetteer)
    yield load_pack(base_pack)[0]


def _ids(places: tuple[Place, ...]) -> list[str]:
    return [place.id for place in places]


@pytest.mark.parametrize(
    ("name", "country", "ids"),
    [
        ("Milltown", None, ["geo:3", "geo:7", "geo:4"]),  # home first, then the largest
        ("Milltown", "NR", ["geo:4"]),
        ("Korb", None, ["korb", "korb_province", "geo:2"]),  # the gazetteer's Korb is the pack's
        ("Qorb", None, ["korb"]),
        ("al Tell", None, ["al_tell", "geo:8"]),
        ("Tell", None, ["al_tell", "geo:8"]),  # the pack's own even without its article
        ("Ulm", None, ["geo:5", "geo:6"]),  # known by the name, before one only also called so
        ("Norrland", None, ["norrland"]),
        ("Nowhere", None, []),
        ("", None, []),
    ],
)
def test_places_by_name(pack: Pack, name: str, country: str | None, ids: list[str]) -> None:
    assert _ids(pack.find_places(name, country)) == ids


def test_places_by_id(pack: Pack) -> None:
    korb, ulm = pack.place("korb"), pack.place("geo:5")
    assert korb is not None and korb.name == "Korb"
    assert ulm is not None and ulm.part_of == "norrland"
    assert pack.place("nowhere") is None
    assert pack.place("geo:77") is None


@pytest.mark.parametrize(
    ("place_id", "above"),
    [
        ("bridge", ("korb", "korb_province", "veldt")),
        ("korb_province", ("veldt",)),
        ("al_tell", ("korb_province", "veldt")),
        ("geo:3", ("korb_province", "veldt")),
        ("geo:5", ("norrland",)),
        ("geo:7", ()),
        ("veldt", ()),
        ("nowhere", ()),
    ],
)
def test_what_holds_a_place(pack: Pack, place_id: str, above: tuple[str, ...]) -> None:
    assert pack.within(place_id) == above


def test_what_is_abroad_is_in_no_country_of_the_war(pack: Pack) -> None:
    assert [one for one in ("korb", "geo:5", "nowhere") if pack.is_abroad(one)] == ["geo:5"]
    assert not replace(pack, home=()).is_abroad("geo:5")


@pytest.mark.parametrize(
    ("host", "source"),
    [
        ("radio.example", "valley_radio"),
        ("www.radio.example", "valley_radio"),
        ("news.valley.example", "valley_radio"),
        ("POST.example:8080", "north_post"),
        ("post.example/news/1", "north_post"),
        ("outpost.example", None),
        ("example", None),
        ("", None),
    ],
)
def test_sources_by_host(pack: Pack, host: str, source: str | None) -> None:
    found = pack.source_by_host(host)
    assert (found.id if found else None) == source


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("valley_radio", "valley_radio"),
        ("VALLEY RADIO", "valley_radio"),
        ("V.R.", "valley_radio"),
        ("North-Post", "north_post"),
        ("Watch", "valley_watch"),
        ("South Post", None),
    ],
)
def test_sources_by_name(pack: Pack, name: str, source: str | None) -> None:
    found = pack.source_named(name)
    assert (found.id if found else None) == source


@pytest.mark.parametrize(
    ("actor", "day", "side"),
    [
        ("hill_front", None, "hill_front"),
        ("hill_scouts", None, "hill_front"),
        ("veldt_government", None, "veldt_army"),
        ("river_guard", None, "veldt_army"),
        ("river_guard", EARLY, "veldt_army"),
        ("river_guard", LATE, "hill_front"),  # it changed sides
        ("norrland", None, "norrland"),
        ("norrland_guard", None, "two_valleys"),  # through an alliance that is a side
        ("pilgrims", None, None),  # a mere league is none
        ("valley_radio", None, "veldt_army"),  # a source through its owner
        ("north_wire", None, None),
        ("nobody", None, None),
    ],
)
def test_sides(pack: Pack, actor: str, day: date | None, side: str | None) -> None:
    assert pack.side_of(actor, day) == side


@pytest.mark.parametrize(
    ("source", "owner"),
    [
        ("valley_radio", "veldt_government"),
        ("north_wire", "north_post"),
        ("north_post", "north_post"),
        ("nobody", "nobody"),
    ],
)
def test_the_last_owner_of_a_source(pack: Pack, source: str, owner: str) -> None:
    assert pack.last_owner(source) == owner


@pytest.mark.parametrize(
    ("actor", "day", "backers"),
    [
        ("veldt_army", None, ("norrland",)),
        ("veldt_army", date(2001, 6, 1), ("norrland",)),
        ("veldt_army", date(2001, 5, 31), ()),
        ("veldt_army", date(2002, 7, 1), ()),
        ("hill_front", LATE, ("norrland",)),
        ("nobody", None, ()),
    ],
)
def test_backers(pack: Pack, actor: str, day: date | None, backers: tuple[str, ...]) -> None:
    assert pack.backers_of(actor, day) == backers


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("hill_front", "hill_front", True),
        ("hill_scouts", "hill_front", True),
        ("hill_scouts", "veldt_army", False),
        ("river_guard", "hill_front", True),  # its side for a time
        ("hill_scouts", "river_guard", False),  # two of one side are not one
        ("norrland_guard", "two_valleys", True),
        ("hill_front", "traders_league", True),
        ("hill_scouts", "traders_league", False),  # its side is of the league, it is not
        ("veldt_army", "veldt", True),  # a state and its army
        ("river_guard", "veldt", True),
        ("norrland", "veldt_army", False),  # a backer is no side
        ("unknown", "pilgrims", True),
        ("nobody", "pilgrims", False),
    ],
)
def test_actors_that_may_be_one(pack: Pack, one: str, other: str, answer: bool) -> None:
    assert pack.compatible(one, other) is answer
    assert pack.compatible(other, one) is answer


def test_every_name_is_told_with_what_it_means(pack: Pack) -> None:
    told = {(name.text, name.what, name.target) for name in pack.names()}
    assert told >= {
        ("Veldt army", "actor", "veldt_army"),
        ("VA", "actor", "veldt_army"),
        ("bandits", "label", "river_guard"),
        ("Ivo Brandt", "person", "hill_front"),
        ("Old Bridge", "place", "bridge"),
        ("Qorb", "place", "korb"),
        ("the Ring", "route", "ring"),
        ("Valley Radio", "source", "valley_radio"),
        ("Mira Holt", "person", "valley_watch"),
        ("Veldt", "country", "veldt"),
        ("Veldtian", "nationality", "veldt"),
        ("Veldtians", "people", "veldt"),
        ("the Red House", "metonym", "veldt"),
        ("Korb", "metonym", "veldt"),
        ("Ulm", "metonym", "norrland"),
        ("Ulm", "place", "geo:5"),
        ("Ada Voss", "person", "veldt"),
    }
    assert ("Veldt", "actor", "veldt") not in told
    assert ("Veldt", "place", "veldt") not in told
    assert not any(name.text == "Milltown" for name in pack.names())


def test_a_pack_can_be_sent_to_another_process(pack: Pack) -> None:
    assert pack.side_of("hill_scouts") == "hill_front"
    copy = pickle.loads(pickle.dumps(pack))
    assert copy == pack
    assert copy.side_of("hill_scouts") == "hill_front"
    with pytest.raises(TypeError):
        copy.actors["x"] = None


def test_distances_on_the_earth() -> None:
    def at(lat: float, lon: float) -> Place:
        return Place(id="p", name="p", lat=lat, lon=lon, kind="city")

    assert distance_km(at(0, 0), at(0, 0)) == 0
    assert distance_km(at(0, 0), at(0, 1)) == pytest.approx(111.19, abs=0.01)
    assert distance_km(at(0, 0), at(0, 180)) == pytest.approx(20015, abs=1)
