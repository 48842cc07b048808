"""Denied, doubtful, planned, going on or plain: what the words around a statement make of it."""

from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

from vedette.reading.statement import Statement
from vedette.reading.status import find_status
from vedette.reading.story import Scene

CASES = cases_beside(__file__, "cases/status.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_status(case: dict[str, Any], story: MakeStory) -> None:
    before, rest = case["text"].split("<<")
    quote, after = rest.split(">>")
    statement = Statement.by_words(
        len(before), len(before + quote), case.get("kind", "shelling"), 1, case.get("hint")
    )
    assert find_status(Scene.of(story(before + quote + after), statement)) == case["status"]
