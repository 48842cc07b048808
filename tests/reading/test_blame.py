"""Who is blamed for a deed did it; who blames says so, and did not do it."""

from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

from vedette.reading.blame import as_blamed, blame_for, blamed_by
from vedette.reading.scorer import slot_weights
from vedette.reading.statement import Statement
from vedette.reading.who import actor_choices

CASES: list[dict[str, Any]] = cases_beside(__file__, "cases/blame.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_the_blamed_did_it_and_who_blames_says_so(case: dict[str, Any], story: MakeStory) -> None:
    made = story(case["text"], case["pack"])
    start = case["text"].index(case["told"])
    scene = made.scene(Statement.by_words(start, start + len(case["told"]), case["kind"], 0.9))
    actors = actor_choices(made, scene)
    by = [choice for choice in actors if choice.id in case["wrong"]]
    blame = blame_for(made, scene)
    if blame is not None:
        by, _ = as_blamed(made, blame, by, [], actors, slot_weights())
    number = blamed_by(made, blame)
    assert [choice.id for choice in by] == case["by"]
    assert (made.attributions[number].text if number is not None else None) == case["says"]


def test_a_denied_deed_has_no_blamed(story: MakeStory) -> None:
    text = "Ukraine denied the strike and blamed Russia."
    made = story(text, "ukraine")
    denied = Statement.by_words(0, len(text) - 1, "shelling", 0.9).model_copy(
        update={"status_hint": "denied"}
    )
    assert blame_for(made, made.scene(denied)) is None
