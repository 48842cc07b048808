"""Whole short reports on other wars: which claims are read, with which status and which numbers."""

from typing import Any

import pytest
from tests.case_files import cases_beside

from vedette.model import Report
from vedette.packs import load_pack
from vedette.reading import AnalystReader

CASES = cases_beside(__file__, "cases/other_wars.yaml")


@pytest.fixture(scope="module")
def reader() -> AnalystReader:
    return AnalystReader()


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_claims_of_a_report(case: dict[str, Any], reader: AnalystReader) -> None:
    report = Report.make(name="case", text=case["text"], published=case["published"])
    claims, _ = reader.read([report], load_pack("world")[0])
    assert [(c.kind, c.status) for c in claims] == [(kind, status) for kind, status, _ in case["claims"]]
    for claim, (_, _, numbers) in zip(claims, case["claims"], strict=True):
        if numbers is not None:  # null: the guide leaves open what is counted
            assert [[n.of, n.low, n.high] for n in claim.numbers] == numbers
