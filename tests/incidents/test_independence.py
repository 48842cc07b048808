"""How many origins of an incident count as one more each, and what that makes of its grade."""

from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.incidents.tellings import Run, Tell

CASES = cases_beside(__file__)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_how_many_tell_it_independently(case: dict[str, Any], tell: Tell, linked: Run) -> None:
    tellings = [
        tell(case.get("kind", "air_strike"), report=f"r{number}", at=number, **one)
        for number, one in enumerate(case["told"])
    ]
    for given in (tellings, tellings[::-1]):
        (incident,) = linked(given)
        assert (incident.independent, incident.grade) == (case["independent"], case["grade"])
