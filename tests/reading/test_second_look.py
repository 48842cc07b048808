"""What tells no event is dropped, what words settle is mended, and what they settle alone is added."""

import itertools
from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

from vedette.model import ontology
from vedette.reading.event_words import event_words
from vedette.reading.second_look import second_look
from vedette.reading.statement import Statement

CASES = cases_beside(__file__, "cases/second_look.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_kinds_after_the_second_look(case: dict[str, Any], story: MakeStory) -> None:
    text = case["text"]
    tagged = [
        Statement.by_words(start := text.index(one["quote"]), start + len(one["quote"]), one["kind"], 0.9)
        for one in case["tagged"]
    ]
    found = second_look(story(text), tagged)
    assert [s.kind for s in found] == case["kinds"]
    for quote in case.get("quotes", ()):
        assert quote in [text[s.start : s.end] for s in found]


def test_statements_stay_in_order_and_apart(story: MakeStory) -> None:
    text = (
        "The army cut the road to Aden. Later the Syrian army surrounded Homs and Hezbollah encircled Idlib."
    )
    found = second_look(story(text), [])
    assert [s.kind for s in found] == ["route_cut", "siege", "siege"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_the_lists_name_kinds_that_are() -> None:
    assert set(event_words().needs) <= set(ontology())
