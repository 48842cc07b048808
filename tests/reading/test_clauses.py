"""What a statement ran into itself is found in its clauses, and what tells nothing is not."""

import itertools
from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

from vedette.reading.clauses import in_clauses
from vedette.reading.language import sentence_ranges
from vedette.reading.statement import Statement, in_order
from vedette.reading.story import Story
from vedette.reading.tagger import Tagger, View

CASES = cases_beside(__file__, "cases/clauses.yaml")


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger()


def _seen(tagger: Tagger, told: Story) -> View:
    text = told.report.text
    return tagger.view(tagger.see(text, [(0, len(text))]), text, sentence_ranges(told.doc))


def _found(case: dict[str, Any]) -> tuple[Statement, ...]:
    text = case["text"]
    return in_order(
        Statement.by_words(text.index(s["quote"]), text.index(s["quote"]) + len(s["quote"]), s["kind"], 0.9)
        for s in case["found"]
    )


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_what_clauses_tell(case: dict[str, Any], story: MakeStory, tagger: Tagger) -> None:
    told = story(case["text"])
    added = in_clauses(told, _seen(tagger, told), _found(case))
    assert [(s.kind, case["text"][s.start : s.end]) for s in added] == [
        (s["kind"], s["quote"]) for s in case["told"]
    ]


def test_added_statements_do_not_overlap(story: MakeStory, tagger: Tagger) -> None:
    told = story(" ".join(case["text"] for case in CASES))
    added = in_clauses(told, _seen(tagger, told), [])
    assert added
    assert all(a.end <= b.start for a, b in itertools.pairwise(added))
    assert all(0.0 < s.confidence <= 1.0 for s in added)
