"""What speaks for and against an actor in a statement, in sentences of several wars."""

from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

from vedette.reading.statement import Statement
from vedette.reading.who import actor_choices

CASES: list[dict[str, Any]] = cases_beside(__file__, "cases/who.yaml")


@pytest.mark.parametrize("case", CASES, ids=[f"{case['actor']}: {case['text'][:40]}" for case in CASES])
def test_grounds_of_an_actor(case: dict[str, Any], story: MakeStory) -> None:
    made = story(case["text"], case["pack"])
    start = case["text"].index(case["told"])
    end = start + len(case["told"])
    statement = Statement.by_words(start, end, case["kind"], 1)
    grounds = {choice.id: choice.features for choice in actor_choices(made, made.scene(statement))}
    assert case["actor"] in grounds, sorted(grounds)
    found = grounds[case["actor"]]
    assert [name for name in case.get("has", []) if name not in found] == []
    assert [name for name in case.get("lacks", []) if name in found] == []
