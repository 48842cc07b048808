"""The pack of the world is sound and knows what reports of wars need."""

import time

import pytest

from vedette.packs import Pack, load_pack, name_key

MINIMUM = {"countries": 197, "bodies": 110, "actors": 300, "sources": 150}


@pytest.fixture(scope="module")
def world() -> Pack:
    return load_pack("world")[0]


def test_it_loads_fast(world: Pack) -> None:
    start = time.process_time()
    load_pack("world")
    assert time.process_time() - start < 1.5


def test_it_is_large_enough(world: Pack) -> None:
    for table, least in MINIMUM.items():
        assert len(getattr(world, table)) >= least


def test_every_country_can_be_composed_and_placed(world: Pack) -> None:
    for country in world.countries.values():
        assert country.adjectives, country.id
        assert not set(country.people) & set(country.adjectives), country.id
        assert country.capital, country.id
        assert country.centre is not None, country.id
        assert country.population > 0, country.id
        assert country.id in world.places
        assert world.actors[country.id].kind == "state"
        assert country.government in world.actors
        assert country.military in world.actors


@pytest.mark.parametrize("code", ["PS", "XK", "TW", "EH", "NO", "SS", "TL", "VA"])
def test_disputed_and_easily_lost_countries_are_there(world: Pack, code: str) -> None:
    assert [country.id for country in world.countries.values() if country.iso2 == code]


def test_no_adjective_means_many_countries(world: Pack) -> None:
    seen: dict[str, list[str]] = {}
    for country in world.countries.values():
        for adjective in country.adjectives:
            seen.setdefault(adjective, []).append(country.id)
    assert {adjective for adjective, ids in seen.items() if len(ids) > 1} <= {"Congolese", "Dominican"}


def test_bodies_are_in_lower_case_and_of_many_kinds(world: Pack) -> None:
    assert all(noun == noun.lower() for noun in world.bodies)
    kinds = {body.kind for body in world.bodies.values()}
    assert kinds == {"state", "government", "ministry", "military", "police", "media", "people"}
    assert all(body.plural != body.noun for body in world.bodies.values())


def test_states_are_not_written_as_actors_by_another_name(world: Pack) -> None:
    names = {name_key(n): c.id for c in world.countries.values() for n in (c.name, *c.names)}
    for actor in world.actors.values():
        if actor.kind != "state":
            assert name_key(actor.name) not in names, actor.id


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Paris", "FR"),
        ("Geneva", "CH"),
        ("Astana", "KZ"),
        ("Mosul", "IQ"),
        ("Kiev", "UA"),
        ("the Hague", "NL"),
        ("Washington", "US"),
        ("Georgia", "GE"),
        ("Jordan", "JO"),
        ("Salvador", "BR"),
        ("Sinai", "EG"),
        ("Sana'a", "YE"),
        ("Aleppo", "SY"),
        ("Raqqa", "SY"),
        ("Homs", "SY"),
    ],
)
def test_places_of_the_world(world: Pack, name: str, country: str) -> None:
    assert world.find_places(name)[0].country == country


def test_every_capital_is_found(world: Pack) -> None:
    placed = {name.text for name in world.names() if name.what == "place"}
    states_that_are_cities = {"Monaco", "San Marino", "Vatican City"}
    missing = {c.capital for c in world.countries.values()} - placed
    assert missing <= states_that_are_cities


@pytest.mark.parametrize(
    ("source", "side"),
    [
        ("tass", "russia"),
        ("anadolu", "turkey"),
        ("amaq", "islamic_state"),
        ("reuters", None),
        ("unhcr", None),
    ],
)
def test_sides_of_sources(world: Pack, source: str, side: str | None) -> None:
    assert world.side_of(source) == side


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Agence France-Presse", "afp"),
        ("RIA", "ria_novosti"),
        ("Al-Jazeera", "al_jazeera"),
        ("UN refugee agency", "unhcr"),
        ("Guardian", "guardian"),
    ],
)
def test_sources_of_the_world(world: Pack, name: str, source: str) -> None:
    found = world.source_named(name)
    assert found is not None and found.id == source


def test_the_islamic_state_by_all_its_names(world: Pack) -> None:
    meant = {name.text for name in world.names() if name.what == "actor" and name.target == "islamic_state"}
    assert meant >= {"Islamic State", "IS", "ISIS", "ISIL", "Daesh", "Da'esh"}
    assert not any(label.text for label in world.actors["islamic_state"].labels)
