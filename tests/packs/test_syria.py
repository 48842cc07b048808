"""The pack of Syria loads without a fault and knows the war's places, parties, sources and agreements."""

from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from tests.case_files import cases_beside

from vedette.model import ontology
from vedette.packs import Pack, check_pack, load_pack, name_key

CASES: dict[str, Any] = cases_beside(__file__)
BESIDE_SYRIA = {"TR", "LB", "IQ", "JO"}
GOVERNORATES = 14


@cache
def syria() -> Pack:
    pack, problems = load_pack("syria")
    assert problems == ()
    return pack


def pairs(table: str) -> list[tuple[str, str]]:
    return [(key, text) for key, texts in CASES[table].items() for text in texts]


def test_it_has_no_fault() -> None:
    assert check_pack("syria") == ()


def test_it_is_about_syria() -> None:
    pack = syria()
    assert (pack.name, pack.start, pack.home) == ("syria", date(2011, 3, 15), ("SY",))
    assert pack.countries["syria"].government == "syrian_government"
    assert pack.countries["syria"].military == "syrian_government_forces"


@pytest.mark.parametrize(("place", "text"), pairs("spellings"))
def test_a_spelling_finds_its_place(place: str, text: str) -> None:
    assert [found.id for found in syria().find_places(text)][:1] == [place]


@pytest.mark.parametrize("place", CASES["points"])
def test_a_place_lies_where_it_is(place: str) -> None:
    found = syria().place(place)
    assert found is not None
    assert (found.lat, found.lon) == pytest.approx(tuple(CASES["points"][place]), abs=0.02)


@pytest.mark.parametrize("place", CASES["within"])
def test_a_place_lies_in_its_province(place: str) -> None:
    assert list(syria().within(place)) == CASES["within"][place]


def test_places_lie_in_or_beside_syria() -> None:
    pack = syria()
    for key in pack.own_places:
        place = pack.places[key]
        if place.country == "SY":
            assert 32.3 < place.lat < 37.4 and 35.6 < place.lon < 42.4, place.id
        elif place.country in BESIDE_SYRIA:
            assert 31.0 < place.lat < 41.1 and 28.9 < place.lon < 43.3, place.id


def test_the_governorates_hold_what_lies_near_them() -> None:
    pack = syria()
    provinces = [
        place for place in pack.places.values() if place.kind == "province" and place.country == "SY"
    ]
    assert len(provinces) == GOVERNORATES
    for key in pack.own_places:
        place = pack.places[key]
        province = pack.places.get(place.part_of or "")
        if place.country == "SY" and province in provinces:
            assert abs(place.lat - province.lat) < 1.3 and abs(place.lon - province.lon) < 2.1, place.id


def test_there_are_places_enough() -> None:
    assert sum(syria().places[key].country == "SY" for key in syria().own_places) >= 420


@pytest.mark.parametrize(("actor", "day", "side"), CASES["sides"])
def test_the_side_of_an_actor(actor: str, day: date, side: str | None) -> None:
    assert syria().side_of(actor, day) == side


@pytest.mark.parametrize("case", CASES["backers"], ids=lambda case: case["actor"])
def test_a_backer_has_a_first_day(case: dict[str, Any]) -> None:
    since: date = case["since"]
    assert case["backer"] in syria().backers_of(case["actor"], since)
    assert case["backer"] not in syria().backers_of(case["actor"], date.fromordinal(since.toordinal() - 1))


@pytest.mark.parametrize(("one", "other", "may"), CASES["compatible"])
def test_what_may_be_the_same_actor(one: str, other: str, may: bool) -> None:
    assert syria().compatible(one, other) is may
    assert syria().compatible(other, one) is may


@pytest.mark.parametrize(("actor", "text"), pairs("actors"))
def test_a_name_means_one_actor(actor: str, text: str) -> None:
    found = {n.target for n in syria().names() if n.what == "actor" and name_key(n.text) == name_key(text)}
    assert found == {actor}


@pytest.mark.parametrize(("source", "text"), pairs("sources"))
def test_a_source_is_found_by_name(source: str, text: str) -> None:
    found = syria().source_named(text)
    assert found is not None
    assert found.id == source


@pytest.mark.parametrize(("source", "host"), CASES["hosts"].items())
def test_a_source_is_found_by_host(source: str, host: str) -> None:
    found = syria().source_by_host(host)
    assert found is not None
    assert found.id == source


@pytest.mark.parametrize(("text", "actor", "user"), CASES["loaded"])
def test_a_loaded_word_has_its_users(text: str, actor: str, user: str) -> None:
    users = [label.users for label in syria().actors[actor].labels if label.text == text]
    assert len(users) == 1
    assert user in users[0]


@pytest.mark.parametrize("day", CASES["in_force"])
def test_agreements_hold_when_they_held(day: date) -> None:
    held = []
    for agreement in syria().agreements.values():
        ends = [end for end in (agreement.effective_to, agreement.declared_to) if end is not None]
        if agreement.effective_from is not None and agreement.effective_from <= day <= min(ends, default=day):
            held.append(agreement.id)
    assert sorted(held) == sorted(CASES["in_force"][day])


def test_agreements_are_in_order() -> None:
    for agreement in syria().agreements.values():
        signed = agreement.signed or agreement.declared_from
        assert signed <= agreement.declared_from, agreement.id
        assert agreement.source and agreement.zones and agreement.obligations, agreement.id
        assert set(agreement.prohibited) <= set(ontology()), agreement.id
        assert not set(agreement.exempt) & set(agreement.parties), agreement.id


def test_the_de_escalation_zones_hold_their_towns() -> None:
    zones = {zone.id: zone for zone in syria().agreements["de_escalation_2017"].zones}
    assert len(zones) == 4
    for zone in zones.values():
        lons, lats = zip(*zone.shape, strict=True)
        for key in zone.places:
            place = syria().place(key)
            assert place is not None
            if place.kind != "province":
                assert min(lats) <= place.lat <= max(lats) and min(lons) <= place.lon <= max(lons), key


def test_rounds_of_talks_follow_each_other() -> None:
    rounds = [talk for key, talk in syria().talks.items() if key.startswith("astana_") and key[7:].isdigit()]
    assert [talk.round for talk in rounds] == [f"Astana {i}" for i in range(1, len(rounds) + 1)]
    assert all(a.end < b.start for a, b in pairwise(rounds))
    assert (rounds[0].start, rounds[0].end) == (date(2017, 1, 23), date(2017, 1, 24))
    assert syria().talks["astana_technical_2017_02"].start == date(2017, 2, 6)


def test_routes_have_a_line_along_their_places() -> None:
    for route in syria().routes.values():
        ends = [syria().place(route.places[0]), syria().place(route.places[-1])]
        assert len(route.line) >= 2 and route.schematic, route.id
        for end, point in zip(ends, (route.line[0], route.line[-1]), strict=True):
            assert end is not None
            assert point == (end.lon, end.lat), route.id
