"""The gazetteer is compiled once, whole or not at all, and found again by name and id."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from vedette.packs import gazetteer_build
from vedette.packs.gazetteer import Gazetteer
from vedette.packs.gazetteer_build import cache_directory, compile_gazetteer, gazetteer_file


def _city(number: int, name: str, *others: str, population: int = 1000, code: str = "VE") -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "latitude": 10.0,
        "longitude": 20.0,
        "countrycode": code,
        "admin1code": "01",
        "population": population,
        "alternatenames": list(others),
    }


CITIES = [
    _city(1, "Korb", "Qorb", "korb", "KRB", "Корб", "Ĉorb"),
    _city(2, "Korb", population=250_000),
    _city(3, "Al Tell", population=20_000),
    _city(4, "Qorb", code="NR"),
]


@pytest.fixture
def gazetteer(tmp_path: Path) -> Gazetteer:
    return Gazetteer(compile_gazetteer(CITIES, tmp_path / "places.sqlite"))


def test_the_largest_comes_first(gazetteer: Gazetteer) -> None:
    assert [found.place.id for found in gazetteer.find("Korb")] == ["geo:2", "geo:1"]


def test_names_count_by_their_key(gazetteer: Gazetteer) -> None:
    (found,) = gazetteer.find("el-Tell")
    assert (found.place.name, found.place.kind, found.admin1) == ("Al Tell", "town", "VE.01")
    assert found.same_article
    assert not gazetteer.find("Tell")[0].same_article


def test_main_names_are_told_from_other_names(gazetteer: Gazetteer) -> None:
    assert {found.place.id: found.main for found in gazetteer.find("Qorb")} == {"geo:1": False, "geo:4": True}


@pytest.mark.parametrize(("name", "found"), [("KRB", 0), ("Корб", 0), ("Ĉorb", 1), ("nowhere", 0), ("", 0)])
def test_codes_and_foreign_letters_are_left_out(gazetteer: Gazetteer, name: str, found: int) -> None:
    assert len(gazetteer.find(name)) == found


@pytest.mark.parametrize(
    "place_id", ["geo:9", "geo:", "geo:x", "1", "korb", "geo:²", "geo:99999999999999999999"]
)
def test_an_id_that_there_is_not(gazetteer: Gazetteer, place_id: str) -> None:
    assert gazetteer.get(place_id) is None


def test_places_are_found_by_id(gazetteer: Gazetteer) -> None:
    found = gazetteer.get("geo:3")
    assert found is not None
    assert found.place.name == "Al Tell"


def test_a_broken_compilation_leaves_nothing(tmp_path: Path) -> None:
    def cities() -> Iterator[dict[str, Any]]:
        yield CITIES[0]
        raise RuntimeError("the power failed")

    with pytest.raises(RuntimeError):
        compile_gazetteer(cities(), tmp_path / "places.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("VEDETTE_CACHE", raising=False)
    assert cache_directory() == tmp_path / "vedette"
    monkeypatch.setenv("VEDETTE_CACHE", str(tmp_path / "own"))
    assert cache_directory() == tmp_path / "own"
    monkeypatch.delenv("VEDETTE_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_directory() == Path.home() / ".cache" / "vedette"


def test_it_is_compiled_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VEDETTE_CACHE", str(tmp_path / "cache"))
    compiled: list[int] = []

    def cities() -> Iterator[dict[str, Any]]:
        compiled.append(1)
        yield from CITIES

    monkeypatch.setattr(gazetteer_build, "_geonames", cities)
    first = gazetteer_file()
    assert first.parent == tmp_path / "cache"
    assert gazetteer_file() == first
    assert compiled == [1]
    assert [file.name for file in first.parent.iterdir()] == [first.name]


def test_where_the_cache_cannot_be_written_a_temporary_file_serves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("")
    monkeypatch.setenv("VEDETTE_CACHE", str(blocked))
    monkeypatch.setattr(gazetteer_build, "_geonames", lambda: iter(CITIES))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    file = gazetteer_file()
    assert file.is_relative_to(tmp_path / "tmp")
    assert len(Gazetteer(file).find("Korb")) == 2


def test_provinces_are_found_by_name_and_code(tmp_path: Path) -> None:
    row = {
        "code": "VE.01",
        "id": "77",
        "name": "Korbland",
        "names": "Korbia|Korb.",
        "lat": "9.5",
        "lon": "21",
    }
    gazetteer = Gazetteer(compile_gazetteer(CITIES, tmp_path / "places.sqlite", [row]))
    (found,) = gazetteer.find("Korbia")
    assert (found.place.kind, found.place.lat, found.admin1, found.main) == ("province", 9.5, "VE.01", False)
    assert found.place.population == sum(city["population"] for city in CITIES if city["countrycode"] == "VE")
    assert gazetteer.province("VE.01") == gazetteer.get("geo:77")
    assert gazetteer.province("NR.01") is None
    assert ("geo:77", "Korbland") in gazetteer.provinces()
