"""How the obligations of the packs' agreements stand: met, late, overdue, open, or with no report."""

from datetime import date
from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.situation.conftest import happening

from vedette.desk.packs import open_pack
from vedette.situation import view_of
from vedette.situation.obligations import duty_kinds, obligations

CASES: list[dict[str, Any]] = cases_beside(__file__)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_how_obligations_stand(case: dict[str, Any]) -> None:
    pack, on = open_pack(case["pack"]), case["as_of"]
    told = [happening(pack)(**event, published=event["day"]) for event in case["events"]]
    view, _ = view_of([one for one, _ in told], [claim for _, claims in told for claim in claims], on)
    dated = view.certain(*duty_kinds(pack))
    states = {one.id: one for one in obligations(pack.agreements[case["agreement"]], dated, on, pack)}
    for duty, (standing, state, first) in case["expect"].items():
        found = states[duty]
        assert (found.standing, found.state, found.first_step) == (standing, state, first), duty


@pytest.mark.parametrize("name", ["syria", "ukraine"])
def test_each_prohibited_act_has_its_words_in_the_bundled_packs(name: str) -> None:
    for agreement in open_pack(name).agreements.values():
        worded = [act for term in agreement.terms for act in term.acts]
        assert sorted(worded) == sorted(agreement.prohibited), agreement.id


def test_an_agreement_for_a_first_term_says_when_it_ends() -> None:
    made_for = open_pack("syria").agreements["de_escalation_2017"]
    assert made_for.first_term_to == date(2017, 11, 5) and made_for.declared_to is None
