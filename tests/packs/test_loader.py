"""Packs are found, layered and put together."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from vedette.packs import PackError, check_pack, load_pack, packaged_packs

Writer = Callable[..., Path]


def test_the_packs_that_come_with_it_are_named() -> None:
    assert "world" in packaged_packs()


@pytest.mark.parametrize("name", packaged_packs())
def test_the_packs_that_come_with_it_have_no_fault(name: str) -> None:
    assert [str(problem) for problem in check_pack(name)] == []


def test_the_base_pack(base_pack: Path) -> None:
    pack, _ = load_pack(base_pack)
    assert (pack.title, pack.layers) == ("The war of the valley", ("veldt",))
    assert (pack.start, pack.end, pack.centre) == (date(2001, 1, 1), date(2003, 12, 31), (10.0, 20.0))
    assert pack.home == ("VE",)
    assert pack.routes["north_road"].line == ((20.1, 10.1), (20.2, 10.4))
    assert pack.routes["north_road"].schematic
    assert not pack.routes["ring"].schematic
    assert pack.sources["valley_watch"].names == ("the Watch",)
    assert pack.provinces == {"VE.01": "korb_province"}
    assert pack.agreements["harvest_truce"].zones[0].places == ("al_tell",)
    assert pack.talks["ulm_1"].conveners == ("norrland",)


def test_countries_are_actors_and_places_too(base_pack: Path) -> None:
    pack, _ = load_pack(base_pack)
    state = pack.actors["norrland"]
    assert (state.kind, state.side, state.country) == ("state", "norrland", "NR")
    assert (pack.places["norrland"].kind, pack.places["norrland"].lat) == ("country", 12.0)
    assert pack.countries["norrland"].military == "norrland"
    assert pack.countries["veldt"].military == "veldt_army"


def test_the_tables_cannot_be_changed(base_pack: Path) -> None:
    pack, _ = load_pack(base_pack)
    with pytest.raises(TypeError):
        pack.actors["veldt_army"] = pack.actors["norrland"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        pack.name = "other"  # type: ignore[misc]


def test_a_pack_extends_another_beside_it(base_files: Mapping[str, str], write_pack: Writer) -> None:
    write_pack(base_files)
    top = write_pack(
        {
            "pack.yaml": "name: river\nextends: [veldt]\nend: 2002-12-31\n",
            "actors.yaml": "hill_front: {names: [Front of the Hills], side: two_valleys}\n"
            "norrland: {side: hill_front}\n",
            "countries.yaml": "veldt: {metonyms: [the Grey House]}\n",
        },
        "river",
    )
    pack, _ = load_pack(top)
    assert (pack.name, pack.layers) == ("river", ("veldt", "river"))
    assert (pack.start, pack.end, pack.home) == (date(2001, 1, 1), date(2002, 12, 31), ("VE",))
    assert pack.actors["hill_front"].names == ("HF", "Front of the Hills")
    assert pack.actors["hill_front"].side == "two_valleys"
    assert (pack.actors["norrland"].side, pack.actors["norrland"].kind) == ("hill_front", "state")
    assert pack.countries["veldt"].metonyms == ("the Red House", "the Grey House")


def test_a_packaged_pack_can_be_extended(write_pack: Writer) -> None:
    pack, _ = load_pack(
        write_pack({"pack.yaml": "name: mine\nextends: [world]\n", "actors.yaml": "turkey: {side: nato}\n"})
    )
    assert pack.layers == ("world", "mine")
    assert pack.actors["turkey"].side == "nato"
    assert pack.actors["turkey"].name == "Turkey"


def test_a_fault_in_a_lower_layer_keeps_its_own_file(
    base_files: Mapping[str, str], write_pack: Writer
) -> None:
    lower = write_pack(
        dict(base_files, **{"talks.yaml": "\nulm: {track: Ulm, round: One, start: 2001-01-01}\n"})
    )
    top = write_pack({"pack.yaml": "name: river\nextends: [veldt]\n"}, "river")
    (problem,) = check_pack(top)
    assert (problem.source, problem.where) == (f"{lower}/talks.yaml", "line 2")


def test_an_item_added_to_a_lower_list_is_blamed_on_the_layer_that_added_it(
    base_files: Mapping[str, str], write_pack: Writer
) -> None:
    write_pack(base_files)
    top = write_pack(
        {
            "pack.yaml": "name: river\nextends: [veldt]\n",
            "actors.yaml": "veldt_army:\n  backers:\n    - norrland\n    - sudrland\n",
        },
        "river",
    )
    (problem,) = check_pack(top)
    assert (problem.source, problem.where) == (f"{top}/actors.yaml", "line 4")


def test_packs_that_extend_each_other_are_a_fault(write_pack: Writer) -> None:
    one = write_pack({"pack.yaml": "name: one\nextends: [two]\n"}, "one")
    two = write_pack({"pack.yaml": "name: two\nextends:\n  - one\n"}, "two")
    (problem,) = check_pack(one)
    assert (problem.source, problem.where) == (f"{two}/pack.yaml", "line 3")
    assert "leads back" in problem.message
    with pytest.raises(PackError):
        load_pack(two)


def test_a_pack_that_extends_itself_is_a_fault(write_pack: Writer) -> None:
    (problem,) = check_pack(write_pack({"pack.yaml": "name: one\nextends: [one]\n"}, "one"))
    assert "leads back" in problem.message


def test_a_layer_that_two_others_extend_comes_once(write_pack: Writer) -> None:
    write_pack({"pack.yaml": "name: ground\n"}, "ground")
    write_pack({"pack.yaml": "name: left\nextends: [ground]\n"}, "left")
    write_pack({"pack.yaml": "name: right\nextends: [ground]\n"}, "right")
    pack, _ = load_pack(write_pack({"pack.yaml": "name: top\nextends: [left, right]\n"}, "top"))
    assert pack.layers == ("ground", "left", "right", "top")


def test_one_name_may_be_shared_where_it_is_marked(base_files: Mapping[str, str], write_pack: Writer) -> None:
    actors = base_files["actors.yaml"].replace(
        "pilgrims: {name: Pilgrims", "pilgrims: {name: Pilgrims, names: [Hill Front], ambiguous: true"
    )
    assert check_pack(write_pack(dict(base_files, **{"actors.yaml": actors}))) == ()


def test_norway_is_no_truth_value(write_pack: Writer) -> None:
    folder = write_pack(
        {"pack.yaml": "name: n\nhome: [NO]\n", "countries.yaml": "norway: {iso2: NO, name: Norway}\n"}
    )
    assert load_pack(folder)[0].countries["norway"].iso2 == "NO"
