"""What people found of obligations: kept with who says so, and never a change of what reports tell."""

from datetime import date
from typing import Any

import pytest
from tests.situation.conftest import happening

from vedette.desk.packs import open_pack
from vedette.model import DutyDecision, ObligationState, Problem
from vedette.situation import situation

CASES = [
    ("syria", "de_escalation_2017", "maps", "2017-07-01"),
    ("ukraine", "minsk_2", "special_status", "2015-05-01"),
]


def found(
    pack: str, agreement: str, duty: str, on: str, told: list[dict[str, Any]]
) -> tuple[ObligationState, tuple[Problem, ...]]:
    """Return an obligation after decisions on it, and the problems."""
    decisions = [
        DutyDecision.model_validate(
            {"agreement": agreement, "obligation": duty, "author": "A. Analyst", "ground": "seen", "line": n}
            | one
        )
        for n, one in enumerate(told, 1)
    ]
    war = open_pack(pack)
    incident, claims = happening(war)("talks_held", None, on, published=on)
    state, problems = situation(
        [incident], claims, war, date.fromisoformat(on), date.fromisoformat(on), decisions
    )
    truce = next(one for one in state.ceasefires if one.agreement == agreement)
    return next(one for one in truce.obligations if one.id == duty), problems


@pytest.mark.parametrize(("pack", "agreement", "duty", "on"), CASES)
def test_the_last_finding_holds_and_none_is_lost(pack: str, agreement: str, duty: str, on: str) -> None:
    told = [{"state": "not_met", "time": "2015-04-02"}, {"state": "met", "time": "2015-04-01"}]
    state, problems = found(pack, agreement, duty, on, told)
    assert [(one.state, str(one.time)) for one in state.findings] == [
        ("met", "2015-04-01"),
        ("not_met", "2015-04-02"),
    ]
    assert {one.author for one in state.findings} == {"A. Analyst"}
    without, _ = found(pack, agreement, duty, on, [])
    assert state.model_copy(update={"findings": ()}) == without
    assert not problems


@pytest.mark.parametrize(("pack", "agreement", "duty", "on"), CASES)
def test_what_was_found_later_was_not_known_then(pack: str, agreement: str, duty: str, on: str) -> None:
    state, _ = found(pack, agreement, duty, on, [{"state": "met", "time": "2018-01-01"}])
    assert state.findings == ()


@pytest.mark.parametrize(("pack", "agreement", "duty", "on"), CASES)
def test_a_finding_of_no_obligation_names_those_there_are(
    pack: str, agreement: str, duty: str, on: str
) -> None:
    told = {"state": "met", "time": "2015-01-01"}
    _, problems = found(
        pack, agreement, duty, on, [told | {"obligation": "peace"}, told | {"agreement": "no_truce"}]
    )
    first, second = map(str, problems)
    assert "line 1" in first and "has no such obligation" in first and duty in first
    assert "line 2" in second and agreement in second
