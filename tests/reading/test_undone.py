"""What did not happen is no claim, unless somebody denies it."""

from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

from vedette.model import Kind, ontology
from vedette.reading.statement import Statement
from vedette.reading.status import status_words
from vedette.reading.undone import without_undone

CASES = cases_beside(__file__, "cases/undone.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_what_was_not_done(case: dict[str, Any], story: MakeStory) -> None:
    start = case["text"].index(case["quote"])
    kind: Kind = case["kind"]
    stated = Statement.by_words(start, start + len(case["quote"]), kind, 0.9)
    left = without_undone(story(case["text"]), [stated])
    assert [s.kind + (f" {s.status_hint}" if s.status_hint else "") for s in left] == case["left"]


def test_the_kinds_are_kinds() -> None:
    words = status_words().undone
    assert {*words, *(kind for kind in words.values() if kind)} <= set(ontology())
