"""Notes on a place, whose sentences have no subject, are read by their participles."""

from functools import cache
from typing import Any

import pytest
from tests.case_files import cases_beside

from vedette.model import Claim, Report
from vedette.packs import load_pack
from vedette.reading import AnalystReader

CASES: list[dict[str, Any]] = cases_beside(__file__, "cases/short_notes.yaml")


@cache
def claims() -> dict[str, list[Claim]]:
    """Read all notes at once, each as a report."""
    reports = [Report.make(name=str(number), text=case["text"]) for number, case in enumerate(CASES)]
    found, _ = AnalystReader().read(reports, load_pack("world")[0])
    return {report.text: [c for c in found if c.report.id == report.id] for report in reports}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_note_tells_what_befell_its_place(case: dict[str, Any]) -> None:
    found = claims()[case["text"]]
    if "not_kind" in case:
        assert case["not_kind"] not in {claim.kind for claim in found}
        return
    assert [claim.kind for claim in found] == case["kinds"]
    assert [actor.id or actor.name for claim in found for actor in claim.by] == case["by"]
    if "status" in case:
        assert {claim.status for claim in found} == {case["status"]}
