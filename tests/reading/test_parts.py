"""A deed at two places on two days is two statements, also where the second verb is left out."""

from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

from vedette.reading.parts import part_by_day
from vedette.reading.statement import Statement

CASES = cases_beside(__file__, "cases/parts.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_each_day_has_its_statement(case: dict[str, Any], story: MakeStory) -> None:
    text = case["text"]
    stated = Statement.by_words(0, text.rindex(" on "), "capture", 0.9)
    parts = part_by_day(story(text, case["pack"]), stated)
    assert [text[p.start : p.end] for p in parts] == case["parts"]
