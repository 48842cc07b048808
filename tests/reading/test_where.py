"""A clause that names no place of its own is at the place that it tells of; one name means one actor."""

from datetime import date

import pytest

from vedette.model import Report
from vedette.packs import Pack, load_pack
from vedette.reading import AnalystReader


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "Azaz lies 40 km north of Aleppo, where the government defeated rebels in December.",
            "capture",
            "aleppo",
        ),
        ("Troops advanced near Tadef, which rebels captured on Monday.", "capture", "tadef"),
    ],
)
def test_a_clause_is_at_the_place_that_it_tells_of(syria: Pack, text: str, kind: str, place: str) -> None:
    report = Report.make(name="case", text=text, published=date(2017, 2, 7))
    claims, _ = AnalystReader().read([report], syria)
    assert place in {one.place.id for one in claims if one.kind == kind and one.place is not None}


def test_who_is_named_as_backed_is_meant_alone(syria: Pack) -> None:
    text = (
        "Islamic State gave up three hamlets.\n\n"
        "Opposition fighters backed by Turkey overran Jarabulus in August 2016."
    )
    report = Report.make(name="case", text=text, published=date(2017, 6, 30))
    claims, _ = AnalystReader().read([report], syria)
    takers = [actor.id for one in claims if one.kind == "capture" for actor in one.by]
    assert takers == ["turkey_backed_rebels"]


@pytest.mark.parametrize(
    ("text", "pack", "place"),
    [
        (
            "Nusra Front is all but besieged in its last stronghold in Syria's Hama province, a monitor "
            "said. Syria has seen six years of war, and much of Syria lies in ruins.",
            "syria",
            "hama_province",
        ),
        (
            "Russian troops are all but surrounded in their last foothold in Ukraine's northern Sumy region, "
            "an official said. Ukraine has fought for a year, and much of Ukraine lies in ruins.",
            "ukraine",
            "sumy_oblast",
        ),
    ],
)
def test_a_place_with_its_owner_before_it_is_the_place(text: str, pack: str, place: str) -> None:
    report = Report.make(name="case", text=text, published=date(2022, 4, 2))
    claims, _ = AnalystReader().read([report], load_pack(pack)[0])
    assert [one.place.id for one in claims if one.kind == "siege" and one.place is not None] == [place]
