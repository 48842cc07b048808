"""A statement reaches to the counts of its clause, and no further."""

from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

from vedette.reading.statement import Statement
from vedette.reading.whole_counts import with_counts

CASES = cases_beside(__file__, "cases/whole_counts.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_how_far_a_statement_reaches(case: dict[str, Any], story: MakeStory) -> None:
    text = case["text"]
    found = [
        Statement.by_words(start := text.index(quote), start + len(quote), "shelling", 0.9)
        for quote in case["found"]
    ]
    told = with_counts(story(text), found)
    assert [text[s.start : s.end] for s in told] == case["whole"]
