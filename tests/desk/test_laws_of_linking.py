"""The incidents of the bundled example depend on its claims and judgements alone, not on how they came."""

import random
from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest

from vedette.briefing import Results
from vedette.desk.packs import open_pack
from vedette.desk.run import RunOutcome
from vedette.incidents import Linked
from vedette.model import Attribution, Claim, Incident, Judgement, Origin
from vedette.packs.pack import Pack

Telling = tuple[Claim, Attribution]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return open_pack("syria")


@pytest.fixture(scope="module")
def told(outcome: RunOutcome) -> list[Telling]:
    whose = {attribution.claim: attribution for attribution in outcome.results.attributions}
    return [(claim, whose[claim.id]) for claim in outcome.results.claims]


@pytest.fixture(scope="module")
def origins(outcome: RunOutcome) -> list[Origin]:
    return list(_origins(outcome.results).values())


def _origins(results: Results) -> dict[str, Origin]:
    return {origin.id: origin for incident in results.incidents for origin in incident.origins}


def _add(linked: Linked, told: Sequence[Telling], origins: Sequence[Origin]) -> None:
    assert not linked.add([claim for claim, _ in told], [whose for _, whose in told], origins)


def _incidents(told: Sequence[Telling], origins: Sequence[Origin], pack: Pack) -> tuple[Incident, ...]:
    linked = Linked(pack)
    _add(linked, told, origins)
    return linked.incidents()


def test_the_run_has_them(
    outcome: RunOutcome, told: list[Telling], origins: list[Origin], pack: Pack
) -> None:
    assert _incidents(told, origins, pack) == outcome.results.incidents


@pytest.mark.parametrize("seed", range(4))
def test_order_and_repeats_do_not_matter(
    seed: int, told: list[Telling], origins: list[Origin], pack: Pack
) -> None:
    chance = random.Random(seed)
    shuffled = [*told, *chance.choices(told, k=len(told) // 3)]
    chance.shuffle(shuffled)
    assert _incidents(shuffled, origins, pack) == _incidents(told, origins, pack)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("whole_reports", [True, False])
def test_batches_do_not_matter(
    seed: int, whole_reports: bool, told: list[Telling], origins: list[Origin], pack: Pack
) -> None:
    """Whether reports come one by one, or claims in pieces of any size, partly twice."""
    chance = random.Random(seed)
    if whole_reports:
        reports = sorted({claim.report.id for claim, _ in told})
        chance.shuffle(reports)
        batches = [[one for one in told if one[0].report.id == report] for report in reports]
    else:
        left = [*told, *chance.choices(told, k=9)]
        chance.shuffle(left)
        size = chance.randint(5, 60)
        batches = [left[start : start + size] for start in range(0, len(left), size)]
    linked = Linked(pack)
    for batch in batches:
        _add(linked, batch, origins)
    assert linked.incidents() == _incidents(told, origins, pack)


@pytest.mark.parametrize("seed", range(4))
def test_judgements_leave_no_trace_when_withdrawn(
    seed: int, told: list[Telling], origins: list[Origin], pack: Pack
) -> None:
    chance = random.Random(seed)
    before = _incidents(told, origins, pack)
    together = [pair for incident in before for pair in combinations(incident.claims, 2)]
    apart = [(one.claims[0], other.claims[0]) for one, other in pairwise(before)]
    judgements = [
        *(Judgement(claims=pair, verdict="different") for pair in chance.sample(together, 6)),
        *(Judgement(claims=pair, verdict="same") for pair in chance.sample(apart, 6)),
        *(Judgement(claims=pair, verdict="unsure") for pair in chance.sample(together, 3)),
    ]
    linked = Linked(pack)
    _add(linked, told, origins)
    linked.judge(judgements)
    assert linked.incidents() != before
    withdrawn = [one.model_copy(update={"verdict": "withdrawn"}) for one in judgements]
    linked.judge([*judgements, *withdrawn])
    assert linked.incidents() == before


def test_every_claim_has_its_reasons(outcome: RunOutcome) -> None:
    """The merges of an incident tie its claims together, none too many, each with a reason."""
    assert any(incident.merges for incident in outcome.results.incidents)
    for incident in outcome.results.incidents:
        assert len(incident.merges) == len(incident.claims) - 1
        reached = {incident.claims[0]}
        for _ in incident.merges:
            for merge in incident.merges:
                if reached & set(merge.claims):
                    reached |= set(merge.claims)
        assert reached == set(incident.claims)
        assert all(merge.reasons and merge.score is not None for merge in incident.merges)
