"""Directions belong to those named before them."""

from tests.reading.conftest import MakeStory

from vedette.reading.sides import sides_of
from vedette.reading.statement import Statement
from vedette.reading.story import Scene


def sides(text: str, actors: list[str], story: MakeStory, kind: str = "siege") -> dict[str, tuple[str, ...]]:
    made = story(text)
    scene = Scene.of(made, Statement.by_words(0, len(text), kind, 1))
    return {actor: tuple(found) for actor, found in sides_of(made, scene, actors).items()}


def test_each_side_of_a_siege_has_its_own_directions(story: MakeStory) -> None:
    text = (
        "Manbij is encircled by the Syrian army from the south and by the SDF from the north, east and west."
    )
    assert sides(text, ["syrian_government_forces", "sdf"], story) == {
        "syrian_government_forces": ("south",),
        "sdf": ("north", "east", "west"),
    }


def test_two_actors_share_one_list(story: MakeStory) -> None:
    text = "Hezbollah and the Syrian army closed in from the north-east."
    found = sides(text, ["hezbollah", "syrian_government_forces"], story, "advance")
    assert found == {"hezbollah": ("northeast",), "syrian_government_forces": ("northeast",)}


def test_the_south_of_a_place_is_no_side(story: MakeStory) -> None:
    assert (
        sides("The Syrian army shelled Idlib from the south of Aleppo.", ["syrian_government_forces"], story)
        == {}
    )


def test_those_who_stand_around_a_town_close_it_in(story: MakeStory) -> None:
    text = "The town is encircled, with the Syrian army to the south and the SDF to the north."
    assert sides(text, ["syrian_government_forces", "sdf"], story) == {
        "syrian_government_forces": ("south",),
        "sdf": ("north",),
    }
    assert sides(text, ["syrian_government_forces", "sdf"], story, "advance") == {}


def test_a_pronoun_has_the_sides_of_the_first_author(story: MakeStory) -> None:
    assert sides("They close it off from the west and the east.", ["sdf"], story) == {"sdf": ("west", "east")}
