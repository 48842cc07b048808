"""Which claims become one incident, and what that incident then says."""

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.case_files import cases_beside
from tests.incidents.tellings import TELLING, Run, Tell, Telling, add

from vedette.incidents import Linked, link
from vedette.model import Incident
from vedette.packs.pack import Pack

CASES = [
    case
    for name in ("test_link.yaml", "test_apart.yaml", "test_grade.yaml", "test_figures.yaml")
    for case in cases_beside(__file__, name)
]


def _tellings(case: dict[str, Any], tell: Tell) -> list[Telling]:
    return [
        tell(**{"at": number} | {key: value for key, value in one.items() if key != "in"})
        for number, one in enumerate(case["told"])
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_which_claims_are_one_incident(case: dict[str, Any], tell: Tell, linked: Run) -> None:
    tellings = _tellings(case, tell)
    incidents = linked(tellings)
    incident_of = {claim: incident for incident in incidents for claim in incident.claims}
    groups: dict[str, set[str]] = {}
    for (claim, _, _), one in zip(tellings, case["told"], strict=True):
        groups.setdefault(one.get("in", "a"), set()).add(claim.id)
    assert sorted(sorted(incident.claims) for incident in incidents) == sorted(
        sorted(ids) for ids in groups.values()
    )
    first = incident_of[tellings[0][0].id]
    for field, value in case.get("first", {}).items():
        assert _shown(first, field) == value, field


def _shown(incident: Incident, field: str) -> Any:
    if field == "disagreements":
        return {
            one.field: {position.value: list(position.origins) for position in one.positions}
            for one in incident.disagreements
        }
    if field == "numbers":
        return {f"{one.of} {one.who}".strip(): [one.low, one.best, one.high] for one in incident.numbers}
    if field == "rules":
        return {f"{one.of} {one.who}".strip(): one.rule for one in incident.numbers}
    if field == "superseded":
        return {
            f"{one.of} {one.who}".strip(): {
                figure.origin: [[before.low, before.high] for before in figure.earlier]
                for figure in one.by_origin
                if figure.earlier
            }
            for one in incident.numbers
        }
    if field == "weights":
        return {
            f"{one.of} {one.who}".strip(): {figure.origin: figure.weight for figure in one.by_origin}
            for one in incident.numbers
        }
    if field in ("by", "against"):
        return [actor.id for actor in getattr(incident, field)]
    if field == "sides":
        return {actor.id: list(actor.sides) for actor in incident.by if actor.sides}
    if field == "origins":
        return [origin.id for origin in incident.origins]
    if field == "place":
        return incident.place.id if incident.place else None
    if field == "time":
        return [str(incident.time.start), str(incident.time.end)] if incident.time else None
    return getattr(incident, field)


def test_a_claim_without_attribution_has_a_problem_and_an_incident(tell: Tell, pack: Pack) -> None:
    claim, _, _ = tell("clash")
    incidents, problems = link([claim], [], [], pack)
    assert [incident.claims for incident in incidents] == [(claim.id,)]
    assert [problem.where for problem in problems] == [claim.id]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.lists(TELLING, min_size=1, max_size=14), chance=st.randoms(use_true_random=False))
def test_neither_order_nor_repeats_matter_to_incidents(
    fields: list[dict[str, Any]], chance: random.Random, tell: Tell, linked: Run
) -> None:
    """Neither order nor repeats matter, and each claim is in exactly one incident."""
    tellings = [tell(**one) for one in fields]
    incidents = linked(tellings)
    shuffled = [*tellings, *chance.choices(tellings, k=3)]
    chance.shuffle(shuffled)
    assert linked(shuffled) == incidents
    assert sorted(claim for incident in incidents for claim in incident.claims) == sorted(
        {claim.id for claim, _, _ in tellings}
    )
    for incident in incidents:
        assert {origin.id for origin in incident.origins} == {
            attribution.origin for claim, attribution, _ in tellings if claim.id in incident.claims
        }
        for number in incident.numbers:
            bounds = [bound for bound in (number.low, number.best, number.high) if bound is not None]
            assert bounds == sorted(bounds)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.lists(TELLING, min_size=1, max_size=14), chance=st.randoms(use_true_random=False))
def test_batches(
    fields: list[dict[str, Any]], chance: random.Random, tell: Tell, linked: Run, pack: Pack
) -> None:
    """What comes in batches, in any order and partly twice, makes the same incidents as all at once."""
    tellings = [tell(**one) for one in fields]
    growing = Linked(pack)
    left = [*tellings, *chance.choices(tellings, k=3)]
    chance.shuffle(left)
    while left:
        size = chance.randint(1, len(left))
        add(growing, left[:size])
        left = left[size:]
    assert growing.incidents() == linked(tellings)
    for claim, _, _ in tellings:
        assert claim.id in growing.of(claim.id).claims


def test_the_words_of_a_later_report_change_nothing_of_earlier_ones(tell: Tell, pack: Pack) -> None:
    words = "Gunmen ambushed a convoy of flour lorries"
    first = [tell("clash", origin="watch"), tell("shelling", "boram", origin="wire", report="r2")]
    growing = Linked(pack)
    add(growing, first)
    before = growing.incidents()
    add(growing, [tell("clash", "norland", "2021-05-05", report="r3", published="2021-05-06", quote=words)])
    assert set(before) < set(growing.incidents())
