"""What is denied has that status, and its author is who is said to have done it."""

from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

from vedette.reading.denied import as_denied
from vedette.reading.scorer import slot_weights
from vedette.reading.statement import Statement
from vedette.reading.status import find_status
from vedette.reading.story import Choice
from vedette.reading.who import actor_choices

CASES: list[dict[str, Any]] = cases_beside(__file__, "cases/denied.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_what_is_denied_and_who_is_said_to_have_done_it(case: dict[str, Any], story: MakeStory) -> None:
    made = story(case["text"], case["pack"])
    start = case["text"].index(case["told"])
    stated = Statement.by_words(start, start + len(case["told"]), case["kind"], 0.9)
    scene = made.scene(stated.model_copy(update={"status_hint": case.get("hint")}))
    actors = actor_choices(made, scene)
    taken = [c for c in actors if c.id in case["taken"]] or [Choice(i, {}) for i in case["taken"]]
    by = as_denied(made, scene, taken, actors, slot_weights())
    assert (find_status(scene), sorted(c.id for c in by)) == (case["status"], sorted(case["by"]))
