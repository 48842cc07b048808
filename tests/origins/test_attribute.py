"""Each claim has one origin: the furthest source, not the outlet that prints it."""

import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.case_files import cases_beside

from vedette.model import Attribution, Claim, Origin, Report
from vedette.origins import attribute
from vedette.packs.pack import Pack

CASES = cases_beside(__file__)
Build = Callable[..., Any]


def _built(case: dict[str, Any], report: Build, claim: Build) -> tuple[list[Report], list[Claim]]:
    reports = {name: report(name, **fields) for name, fields in case["reports"].items()}
    claims = []
    for number, fields in enumerate(case["claims"]):
        given = {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
        of = reports[given.pop("report")]
        given.pop("origin")
        given.pop("chain", None)
        claims.append(
            claim(of, given.pop("kind"), given.pop("place"), at=given.pop("at", number * 5), **given)
        )
    return list(reports.values()), claims


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_origin_of_each_claim(case: dict[str, Any], report: Build, claim: Build, pack: Pack) -> None:
    reports, claims = _built(case, report, claim)
    attributions, origins, problems = attribute(claims, reports, pack)
    of = {attribution.claim: attribution for attribution in attributions}
    families = {one.id: one.name for one in reports}
    wanted = [fields["origin"] for fields in case["claims"]]
    found = [of[one.id].origin for one in claims]
    assert [_without_ids(origin, families) for origin in found] == wanted
    for one, fields in zip(claims, case["claims"], strict=True):
        if "chain" in fields:
            assert list(of[one.id].chain) == fields["chain"]
    for origin in origins:
        if origin.id in case.get("sides", {}):
            assert origin.side == case["sides"][origin.id]
        if origin.id in case.get("kinds", {}):
            assert origin.kind == case["kinds"][origin.id]
    assert not problems


def _without_ids(origin: str, names: dict[str, str]) -> str:
    for report_id, name in names.items():
        origin = origin.replace(report_id, name)
    return origin


def test_origins_name_the_reports_that_carry_them(report: Build, claim: Build, pack: Pack) -> None:
    one, other = report("one", outlet="herald"), report("other", outlet="tribune")
    claims = [claim(one, "clash", "arden", said_by="watch"), claim(other, "clash", "arden", said_by="watch")]
    _, origins, _ = attribute(claims, [one, other], pack)
    assert [(origin.id, origin.kind) for origin in origins] == [("watch", "monitor")]
    assert origins[0].reports == tuple(sorted((one.id, other.id)))


def test_a_claim_of_a_missing_report_is_attributed_with_a_problem(
    report: Build, claim: Build, pack: Pack
) -> None:
    absent = report("absent", outlet="herald")
    attributions, _, problems = attribute([claim(absent, "clash", "arden")], [], pack)
    assert attributions[0].origin == "herald"
    assert [problem.source for problem in problems] == ["absent"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False), case=st.sampled_from(CASES))
def test_order_and_repeats_do_not_matter(
    chance: random.Random, case: dict[str, Any], report: Build, claim: Build, pack: Pack
) -> None:
    reports, claims = _built(case, report, claim)
    shuffled_reports, shuffled = [*reports, *reports], [*claims, *chance.choices(claims, k=3)]
    chance.shuffle(shuffled_reports)
    chance.shuffle(shuffled)
    assert attribute(shuffled, shuffled_reports, pack) == attribute(claims, reports, pack)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=st.sampled_from(CASES))
def test_every_claim_has_one_attribution_to_an_origin_that_exists(
    case: dict[str, Any], report: Build, claim: Build, pack: Pack
) -> None:
    reports, claims = _built(case, report, claim)
    attributions, origins, _ = attribute(claims, reports, pack)
    assert _ids(attributions) == sorted({one.id for one in claims})
    assert {one.origin for one in attributions} == {origin.id for origin in origins}
    assert all(one.chain[-1] == one.origin for one in attributions)


def _ids(attributions: Sequence[Attribution]) -> list[str]:
    return [one.claim for one in attributions]


def test_an_origin_is_listed_once(report: Build, claim: Build, pack: Pack) -> None:
    one = report("one")
    claims = [
        claim(one, "clash", place, said_by="a military source", via=("army_tv",))
        for place in ("arden", "boram")
    ]
    _, origins, _ = attribute(claims, [one], pack)
    assert origins == (
        Origin(
            id="unnamed:military_source@army_tv",
            name="unnamed military source, via Army TV",
            kind="unnamed",
            side="norland_army",
            reports=(one.id,),
        ),
    )
