"""How much a place says of where, and how far two are apart."""

from math import inf

import pytest

from vedette.incidents.places import distance_km, is_vague, opposed
from vedette.model import PlaceRef
from vedette.model.claim import PlacePrecision


def place(
    precision: PlacePrecision = "locality", id_: str | None = "p", at: float | None = 0.0, relation: str = ""
) -> PlaceRef:
    return PlaceRef(id=id_, name="P", as_written="P", lat=at, lon=at, precision=precision, relation=relation)


@pytest.mark.parametrize(
    ("where", "vague"),
    [
        (place(), False),
        (place("province"), True),
        (place("country"), True),
        (place(id_=None), True),  # no pack knows it
    ],
)
def test_a_province_and_what_no_pack_knows_say_little(where: PlaceRef, vague: bool) -> None:
    assert is_vague(where) == vague


def test_distances_are_over_the_ground_and_of_points_alone() -> None:
    assert distance_km(place(at=0.0), place(at=0.0)) == 0
    assert distance_km(place(at=0.0), place(at=1.0)) == pytest.approx(157, abs=1)
    assert distance_km(place(), place("province")) == inf
    assert distance_km(place(), place(at=None)) == inf


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("north of", "south of", True),
        ("north of", "southeast of", True),
        ("north of", "east of", False),
        ("5 km northwest of", "5 km northeast of", False),
        ("southern outskirts", "north of", True),
        ("5 km of", "south of", False),
        ("", "south of", False),
    ],
)
def test_opposite_sides_of_a_place_are_apart(one: str, other: str, apart: bool) -> None:
    first, second = place(relation=one), place(relation=other)
    assert opposed(first, second) == apart
    assert opposed(second, first) == apart
