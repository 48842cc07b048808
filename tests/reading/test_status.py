"""Denied, doubtful, planned or plain: what the words around a statement make of it."""

import pytest
from tests.reading.conftest import MakeStory

from vedette.reading.statement import Statement
from vedette.reading.status import find_status
from vedette.reading.story import Scene


@pytest.mark.parametrize(
    ("text", "quote", "status"),
    [
        ("Rebels shelled Goma on Monday.", "Rebels shelled Goma", "happened"),
        ("The army denied that its jets bombed the market.", "its jets bombed the market", "denied"),
        ("Troops will enter Mariupol on Friday.", "Troops will enter Mariupol", "planned"),
        ("The convoy may have been shelled by mistake.", "The convoy may have been shelled", "possible"),
        ("An alleged attack hit Taiz.", "An alleged attack", "possible"),
        ("Troops are clearing the last houses of Mosul.", "Troops are clearing the last houses", "ongoing"),
        ("The army was shelling Goma when it fell.", "The army was shelling Goma", "happened"),
    ],
)
def test_status(text: str, quote: str, status: str, story: MakeStory) -> None:
    made = story(text)
    start = text.index(quote)
    statement = Statement(
        start=start, end=start + len(quote), kind="shelling", kind_confidence=1, confidence=1
    )
    assert find_status(Scene.of(made, statement)) == status


def test_what_the_tagger_is_sure_of_counts(story: MakeStory) -> None:
    text = "Rebels are shelling Goma."
    statement = Statement(
        start=0, end=len(text), kind="shelling", kind_confidence=1, confidence=1, status_hint="ongoing"
    )
    made = story(text)
    assert find_status(Scene.of(made, statement)) == "ongoing"
