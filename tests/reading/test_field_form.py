"""A claim of a field form is filled from its cells and a pack, and what the pack lacks stays empty."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from vedette.model import Claim, FieldForm, Observation, Problem, Report
from vedette.packs import Pack, load_pack
from vedette.reading import claim_of_form


@cache
def pack(name: str) -> Pack:
    return load_pack(name)[0]


def claim(name: str = "syria", **cells: Any) -> tuple[Claim, tuple[Problem, ...]]:
    told = {"source": "Source K7M2QX", "kind": "shelling", "observation": Observation(perception="heard")}
    form = FieldForm.model_validate(told | cells)
    report = Report.make(
        name="f.csv:2", text="Shelling.\nHeard.", body=((0, 9), (10, 16)), outlet="field:k7m2qx"
    )
    return claim_of_form(report, form, pack(name))


def test_the_cells_fill_the_claim() -> None:
    made, problems = claim(
        days=(date(2017, 2, 8), date(2017, 2, 9)),
        by=("the army", "Russian artillery"),
        against=("residents",),
        figures=({"of": "killed", "who": "civilians", "low": 3, "as_written": "at least 3"},),
    )
    assert problems == ()
    assert [actor.id for actor in made.by] == ["syrian_government_forces", "russia"]
    assert [actor.id for actor in made.against] == ["civilians"]
    assert made.time is not None
    assert (made.time.end, made.time.precision) == (date(2017, 2, 9), "days")
    assert [(n.low, n.high) for n in made.numbers] == [(3, None)]
    assert made.said_by is not None
    assert (made.said_by.id, made.said_by.name) == ("field:k7m2qx", "Source K7M2QX")
    assert made.evidence.quote == "Shelling."
    assert made.observation is not None
    assert made.observation.perception == "heard"
    assert Claim.model_validate_json(made.to_json()) == made


@pytest.mark.parametrize(
    ("which", "cells", "told"),
    [
        ("syria", {"by": ("Atlantean guards",)}, "by names an actor"),
        ("syria", {"against": ("terrorists",)}, "against names an actor"),
        ("ukraine", {"by": ("orcs",)}, "by names an actor"),
        ("ukraine", {"place": "Nowhereville-on-Sea"}, "place is not known"),
        (
            "syria",
            {"place": "Aleppo", "lat": 33.5, "lon": 36.3},
            "place lies more than 40 km from lat and lon",
        ),
    ],
)
def test_what_no_pack_knows_stays_empty(which: str, cells: dict[str, Any], told: str) -> None:
    made, problems = claim(which, **cells)
    assert made.by == made.against == ()
    assert made.place is None
    assert [p.source for p in problems] == ["f.csv:2"]
    assert problems[0].message.startswith(told)


@pytest.mark.parametrize(
    ("which", "cells", "place", "relation"),
    [
        ("syria", {"place": "Bizaa"}, "bizaa", ""),
        ("syria", {"place": "Bizaa", "lat": 36.37, "lon": 37.56}, "bizaa", ""),
        ("syria", {"place": "Aleppo province", "lat": 36.37, "lon": 37.56}, "aleppo_province", ""),
        ("ukraine", {"place": "Avdiivka", "lat": 48.14, "lon": 37.84}, "avdiivka", "7 km east of"),
        ("ukraine", {"lat": 48.14, "lon": 37.745}, "avdiivka", ""),
        ("ukraine", {"lat": 45.9, "lon": 31.0}, None, ""),
        ("ukraine", {"place": "Nowhereville", "lat": 48.14, "lon": 37.745}, "avdiivka", ""),
    ],
)
def test_a_place_is_found_by_name_and_point(
    which: str, cells: dict[str, Any], place: str | None, relation: str
) -> None:
    made, _ = claim(which, **cells)
    assert made.place is not None
    assert (made.place.id, made.place.relation) == (place, relation)
    if "lat" in cells:
        assert (made.place.lat, made.place.lon, made.place.precision) == (cells["lat"], cells["lon"], "point")


@pytest.mark.parametrize(
    ("sure", "status"), [("unsure", "possible"), ("certain", "happened"), (None, "happened")]
)
def test_who_is_unsure_tells_of_something_possible(sure: Any, status: str) -> None:
    made, _ = claim(observation=Observation(certainty=sure))
    assert made.status == status
