"""Who, to whom, where, when, how many and who says so, in sentences of wars that no rule was written for."""

from typing import Any

import pytest
from tests.case_files import cases_beside

from vedette.model import Claim, Report
from vedette.packs import load_pack
from vedette.reading import AnalystReader

CASES: list[dict[str, Any]] = cases_beside(__file__, "cases/slots.yaml")


@pytest.fixture(scope="module")
def read() -> dict[str, list[Claim]]:
    """Return the claims of all cases by their text, each pack's read at once."""
    found: dict[str, list[Claim]] = {case["text"]: [] for case in CASES}
    for name in sorted({case["pack"] for case in CASES}):
        reports = [
            Report.make(name=case["text"], text=case["text"], published=case["published"])
            for case in CASES
            if case["pack"] == name
        ]
        for claim in AnalystReader().read(reports, load_pack(name)[0])[0]:
            found[claim.report.name].append(claim)
    return found


def _told(claim: Claim) -> dict[str, Any]:
    holder = claim.place.held_by if claim.place is not None else None
    return {
        "kind": claim.kind,
        "status": claim.status,
        "by": [actor.id for actor in claim.by],
        "against": [actor.id for actor in claim.against],
        "place": claim.place.id if claim.place is not None else None,
        "held_by": holder.id if holder is not None else None,
        "start": claim.time.start if claim.time is not None else None,
        "numbers": [[number.of, number.low, number.high] for number in claim.numbers],
        "said_by": claim.said_by.name if claim.said_by is not None else None,
        "via": [carrier.name for carrier in claim.via],
    }


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_the_slots_of_a_sentence(case: dict[str, Any], read: dict[str, list[Claim]]) -> None:
    (claim,) = [claim for claim in read[case["text"]] if claim.kind == case["claim"]["kind"]]
    told = _told(claim)
    assert {slot: told[slot] for slot in case["claim"]} == case["claim"]
