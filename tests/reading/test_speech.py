"""Attributions: who is said to say what, by way of whom, and whom a short form stands for."""

from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

CASES = cases_beside(__file__, "cases/speech.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_attributions(case: dict[str, Any], story: MakeStory) -> None:
    found = story(case["text"]).attributions
    assert [a.text for a in found] == [s["text"] for s in case["sources"]]
    for attribution, wanted in zip(found, case["sources"], strict=True):
        assert attribution.stands_for == wanted.get("stands_for")
        if "id" in wanted:
            assert next(iter(attribution.ids), None) == wanted["id"]
        assert [c for c, _ in attribution.carriers] == wanted.get("carriers", [])
