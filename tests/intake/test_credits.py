"""Credits of agencies, as cases in the file beside this one."""

from typing import Any

import pytest
from tests.case_files import cases_beside

from vedette.intake.credits import Credits
from vedette.intake.outlets import Outlets
from vedette.packs.pack import Pack

CASES: list[dict[str, Any]] = cases_beside(__file__)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_agency(case: dict[str, Any], pack: Pack) -> None:
    credits = Credits(Outlets(pack))
    body = case.get("body", "The road is shut.")
    found = credits.agency_of(case.get("header", ()), body, case.get("footer", ()))
    assert (found.id if found else None) == case["agency"]


@pytest.mark.parametrize(
    "line", ["Source: WirePress", "- CoastNews", "via CoastNews", "Source: WirePress, agencies"]
)
def test_a_credit_line_closes_the_story(line: str, pack: Pack) -> None:
    assert Credits(Outlets(pack)).closes_story(line)


@pytest.mark.parametrize(
    "line", ["He told WirePress.", "WirePress", "(WirePress)", "Source of the river", "CoastNews said so"]
)
def test_other_lines_do_not(line: str, pack: Pack) -> None:
    assert not Credits(Outlets(pack)).closes_story(line)


@pytest.mark.parametrize(
    ("body", "footer", "outlet"),
    [
        ("The road is shut. (Source: State Voice)", (), "state_voice"),
        ("LUNN (State Voice) The road is shut.", (), "state_voice"),
        ("The road is shut.", ("Comment via State Voice",), "state_voice"),
        ("State Voice said that the road is shut.", (), None),
        ("The road is shut. (WirePress)", (), None),
    ],
)
def test_outlet_in_the_text(body: str, footer: tuple[str, ...], outlet: str | None, pack: Pack) -> None:
    found = Credits(Outlets(pack)).outlet_of(body, footer)
    assert (found.id if found else None) == outlet
