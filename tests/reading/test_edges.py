"""A statement ends with its own words, not with what joins it to the next."""

import pytest
from tests.reading.conftest import MakeStory

from vedette.reading.edges import without_loose_end
from vedette.reading.statement import Statement


@pytest.mark.parametrize(
    ("text", "taken", "loose"),
    [
        ("Shells killed four people in Goma and wounded ten.", "Shells killed four people in Goma", " and"),
        ("Russian jets struck Idlib in an attack on rebels.", "Russian jets struck Idlib", " in an"),
        ("The Houthis pulled out on Monday.", "The Houthis pulled out", ""),
        ("Rebels left the town.", "Rebels left the town", ""),
    ],
)
def test_a_loose_end_is_cut(text: str, taken: str, loose: str, story: MakeStory) -> None:
    stated = Statement.by_words(0, len(taken + loose), "clash", 0.9)
    found = without_loose_end(story(text), stated)
    assert text[: found.end] == taken


@pytest.mark.parametrize(
    ("text", "begun", "whole"),
    [
        (
            "Envoys met in Geneva on the post-war order.",
            "Envoys met in Geneva on the post",
            "Envoys met in Geneva on the post-war",
        ),
        ("Donors met in Juba over cross-border trade.", "Donors met in Juba", "Donors met in Juba"),
    ],
)
def test_a_statement_ends_with_whole_words(text: str, begun: str, whole: str, story: MakeStory) -> None:
    stated = Statement.by_words(0, len(begun), "talks_held", 0.9)
    assert text[: without_loose_end(story(text), stated).end] == whole
