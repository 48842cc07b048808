"""A name that several places bear means the one that the report's other words point to."""

import pytest
from tests.reading.conftest import MakeStory

from vedette.reading.event_place import clause_scene, proper_part
from vedette.reading.place_grounds import lies_in
from vedette.reading.which_place import bare, less_kind


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The court in London, Ontario, freed two men.", "London", "CA"),
        ("The court in London freed two men.", "London", "GB"),
        ("Police in Tripoli, Lebanon, arrested a gunman.", "Tripoli", "LB"),
    ],
)
def test_the_place_named_after_it_decides(story: MakeStory, text: str, name: str, country: str) -> None:
    made = story(text, "world")
    mention = next(m for m in made.mentions if m.text == name)
    place = made.pack.place((mention.places or mention.seats)[0])
    assert place is not None
    assert place.country == country


def test_the_province_of_a_town_is_the_province(story: MakeStory) -> None:
    made = story("Fighting spread through the province of Idlib.", "syria")
    mention = next(m for m in made.mentions if m.text == "Idlib")
    assert mention.places[0] == "idlib_province"


def test_a_town_lies_in_the_province_that_bears_a_citys_name(story: MakeStory) -> None:
    pack = story("Nothing.", "syria").pack
    assert lies_in(pack, "khan_sheikhoun", "idlib")
    assert lies_in(pack, "manbij", "aleppo")
    assert not lies_in(pack, "khan_sheikhoun", "aleppo")
    assert not lies_in(pack, "idlib", "khan_sheikhoun")


@pytest.mark.parametrize(
    ("written", "name"), [("Sichuan province", "Sichuan"), ("Kabul", "Kabul"), ("Homs city", "Homs")]
)
def test_a_name_less_its_kind(written: str, name: str) -> None:
    assert less_kind(written) == name


def test_a_name_less_article_and_possessive() -> None:
    assert bare("the Netherlands's") == "Netherlands"
    assert bare("City of Montreal") == "Montreal"


def test_a_verbs_clause_leaves_other_clauses_out(story: MakeStory) -> None:
    text = "Gunmen attacked a convoy near Kandahar, killing four soldiers who had come from Kabul."
    made = story(text, "world")
    scene = clause_scene(made, text.index("attacked"), text.index("attacked") + len("attacked"))
    assert scene is not None
    assert scene.head.text == "attacked"
    assert "Kandahar" in scene.evidence.text
    assert "Kabul" not in scene.evidence.text


def test_the_proper_part_of_a_name(story: MakeStory) -> None:
    made = story("Rockets fell on Homs province overnight.", "syria")
    mention = next(m for m in made.mentions if m.places)
    start, end = proper_part(made, mention)
    assert made.doc.text[start:end] == "Homs"
