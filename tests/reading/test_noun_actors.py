"""A noun phrase names a party, plain people or somebody unknown; a place, an event or a time nobody."""

from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

from vedette.reading.noun_actors import refs

CASES: list[dict[str, Any]] = cases_beside(__file__, "cases/noun_actors.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_whom_a_noun_phrase_names(case: dict[str, Any], story: MakeStory) -> None:
    made = story(case["text"], case["pack"])
    token = next(t for t in made.doc if t.text == case["noun"])
    found = [ref.id or f"name: {ref.as_written}" for ref in refs(made, [token])]
    assert found == ([case["names"]] if case["names"] else [])
