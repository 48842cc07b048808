"""The pack of Ukraine loads without a fault and knows the war's parties, places and agreements."""

from datetime import date
from functools import cache

import pytest

from vedette.model import PlaceState, ontology
from vedette.packs import Pack, check_pack, load_pack
from vedette.situation.network import network
from vedette.situation.supply import grounds


@cache
def ukraine() -> Pack:
    pack, problems = load_pack("ukraine")
    assert problems == ()
    return pack


def test_it_has_no_fault() -> None:
    assert check_pack("ukraine") == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kiev", "kyiv"),
        ("Artemivsk", "bakhmut"),
        ("Severodonetsk", "sievierodonetsk"),
        ("Krasnyi Liman", "lyman"),
        ("Kharkov region", "kharkiv_oblast"),
        ("ZNPP", "zaporizhzhia_npp"),
        ("Gorlovka", "horlivka"),
    ],
)
def test_a_spelling_finds_its_place(text: str, place: str) -> None:
    assert [found.id for found in ukraine().find_places(text)][:1] == [place]


def test_the_oblasts_hold_the_towns_of_the_gazetteer() -> None:
    oblasts = [p for p in ukraine().places.values() if p.kind == "province" and p.country == "UA"]
    assert len(oblasts) == 24
    town = ukraine().find_places("Nikopol", "UA")[0]
    assert town.id.startswith("geo:")
    assert ukraine().within(town.id)[0] == "dnipropetrovsk_oblast"


@pytest.mark.parametrize(
    ("actor", "day", "side"),
    [
        ("donetsk_pr", date(2016, 1, 1), "donbas_separatists"),
        ("donetsk_pr", date(2022, 3, 1), "russia"),
        ("azov", date(2022, 3, 1), "ukraine"),
        ("wagner_group", date(2023, 5, 1), "russia"),
    ],
)
def test_sides(actor: str, day: date, side: str) -> None:
    assert ukraine().side_of(actor, day) == side


@pytest.mark.parametrize(
    ("place", "day", "holder"),
    [
        ("lviv", date(2014, 3, 1), "ukraine"),
        ("horlivka", date(2014, 3, 1), "ukraine"),
        ("horlivka", date(2016, 3, 1), "donetsk_pr"),
        ("crimea", date(2016, 3, 1), "russia"),
        ("lviv", date(1990, 1, 1), None),
    ],
)
def test_who_held_it_from_the_start(place: str, day: date, holder: str | None) -> None:
    held = ukraine().held_from_start(place, day)
    assert (held.holder if held is not None else None) == holder


def test_agreements_are_in_order() -> None:
    assert {"minsk_1", "minsk_2", "disengagement_2016", "ceasefire_2020_07"} <= set(ukraine().agreements)
    for agreement in ukraine().agreements.values():
        assert (agreement.signed or agreement.declared_from) <= agreement.declared_from, agreement.id
        assert agreement.source, agreement.id
        assert set(agreement.prohibited) <= set(ontology()), agreement.id


def test_roads_and_talks_are_placed() -> None:
    assert len(ukraine().routes) >= 20
    assert all(talk.place is None or ukraine().place(talk.place) for talk in ukraine().talks.values())


@pytest.mark.parametrize("day", [date(2015, 3, 1), date(2016, 3, 1), date(2021, 3, 1)])
def test_each_side_is_supplied_where_it_held_towns_from_the_start(day: date) -> None:
    states = [
        PlaceState(
            place=place,
            name=place,
            holder=held.holder,
            since=held.start,
            confidence=0.9,
            besieged=False,
            contested=False,
            claims=(),
        )
        for place in sorted(network(ukraine()).places)
        if (held := ukraine().held_from_start(place, day)) is not None
    ]
    of = grounds(states, (), ukraine(), day)
    assert {"ukraine", "russia", "donbas_separatists"} == set(of)
    assert not any(ground.held - ground.supplied for ground in of.values())
    # And none of them over ground that another is known to hold.
    assert not of["ukraine"].supplied & {"belgorod", "donetsk", "sevastopol"}
