"""What people judged goes before what the linker finds, and is gone when it is withdrawn."""

import random
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.incidents.tellings import TELLING, Tell, Telling, add

from vedette.incidents import Linked, link
from vedette.model import Incident, Judgement
from vedette.packs.pack import Pack

Judge = Callable[[str], list[frozenset[int]]]


def judged(one: str, other: str, verdict: Any) -> Judgement:
    return Judgement(claims=(one, other), verdict=verdict)


def incidents_of(
    tellings: Sequence[Telling], judgements: Sequence[Judgement], pack: Pack
) -> tuple[Incident, ...]:
    incidents, _ = link(
        [claim for claim, _, _ in tellings],
        [attribution for _, attribution, _ in tellings],
        [origin for _, _, origin in tellings],
        pack,
        judgements,
    )
    return incidents


@pytest.fixture
def three(tell: Tell) -> list[Telling]:
    """Two outlets on one bomb in a town, and a third on shells in another."""
    return [
        tell("bombing", origin="watch", report="r1"),
        tell("bombing", origin="wire", report="r2"),
        tell("shelling", "boram", origin="relief", report="r3"),
    ]


@pytest.mark.parametrize(
    ("judgements", "together"),
    [
        ([], ["01", "2"]),
        ([("0", "1", "different")], ["0", "1", "2"]),
        ([("1", "0", "different")], ["0", "1", "2"]),
        ([("0", "1", "unsure")], ["0", "1", "2"]),
        ([("1", "2", "same")], ["012"]),
        ([("0", "1", "different"), ("1", "2", "same")], ["0", "12"]),
        ([("0", "1", "unsure"), ("1", "2", "same")], ["0", "12"]),
        ([("0", "1", "same"), ("1", "2", "same")], ["012"]),
        ([("0", "1", "different"), ("0", "1", "withdrawn")], ["01", "2"]),
        ([("0", "1", "different"), ("1", "0", "same")], ["01", "2"]),
        ([("1", "2", "same"), ("2", "1", "withdrawn"), ("0", "1", "different")], ["0", "1", "2"]),
        ([("0", "2", "unsure")], ["01", "2"]),
    ],
)
def test_a_judgement_goes_before_the_linker(
    judgements: list[tuple[str, str, str]], together: list[str], three: list[Telling], pack: Pack
) -> None:
    ids = [claim.id for claim, _, _ in three]
    given_ = [judged(ids[int(one)], ids[int(other)], verdict) for one, other, verdict in judgements]
    found = {incident.claims for incident in incidents_of(three, given_, pack)}
    assert found == {tuple(sorted(ids[int(n)] for n in group)) for group in together}


def test_unsure_is_no_ground_but_no_objection(tell: Tell, pack: Pack) -> None:
    """Each of two accounts fits a third one, so they come together over it."""
    tellings = [tell("bombing", origin=o, report=o) for o in ("watch", "wire", "relief")]
    ids = [claim.id for claim, _, _ in tellings]
    assert len(incidents_of(tellings, [judged(ids[0], ids[1], "unsure")], pack)) == 1
    assert len(incidents_of(tellings, [judged(ids[0], ids[1], "different")], pack)) == 2


def test_what_cannot_be_followed_is_a_problem(three: list[Telling], pack: Pack) -> None:
    one, two, three_ = (claim.id for claim, _, _ in three)
    linked = Linked(pack)
    add(linked, three)
    assert [p.where for p in linked.judge([judged(one, "clm_none", "same")])] == [f"{one} clm_none"]
    lost = judged(one, "clm_none", "same").model_copy(update={"file": "decided.jsonl", "line": 4})
    assert [(p.source, p.where) for p in linked.judge([lost])] == [("decided.jsonl", "line 4")]
    clash = [judged(one, two, "same"), judged(two, three_, "same"), judged(one, three_, "different")]
    assert len(linked.judge(clash)) == 1
    incidents = linked.incidents()
    assert not any({one, three_} <= set(incident.claims) for incident in incidents)
    assert linked.judge([]) == ()


def test_a_judgement_is_of_two_claims() -> None:
    with pytest.raises(ValidationError, match="of two claims"):
        judged("clm_a", "clm_a", "same")


VERDICTS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["same", "different", "unsure"])),
    max_size=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.lists(TELLING, min_size=2, max_size=10),
    verdicts=VERDICTS,
    chance=st.randoms(use_true_random=False),
)
def test_laws_of_judgements(
    fields: list[dict[str, Any]],
    verdicts: list[tuple[int, int, str]],
    chance: random.Random,
    tell: Tell,
    pack: Pack,
) -> None:
    """Judgements hold whenever they come, and leave no trace when they are withdrawn."""
    tellings = [tell(**one) for one in fields]
    ids = sorted({claim.id for claim, _, _ in tellings})
    pairs = {(ids[a % len(ids)], ids[b % len(ids)]): verdict for a, b, verdict in verdicts}
    judgements = [judged(one, other, verdict) for (one, other), verdict in pairs.items() if one != other]
    untouched = incidents_of(tellings, [], pack)
    expected = incidents_of(tellings, judgements, pack)

    linked = Linked(pack)
    half = chance.randint(0, len(tellings))
    add(linked, tellings[:half])
    linked.judge(judgements)
    add(linked, tellings[half:])
    problems = linked.judge(judgements)
    assert linked.incidents() == expected
    withdrawn = [*judgements, *(judged(*one.claims, "withdrawn") for one in judgements)]
    linked.judge(withdrawn)
    assert linked.incidents() == untouched

    in_force = {one.pair: one.verdict for one in judgements}
    refused = {problem.where for problem in problems}
    for incident in expected:
        for pair in combinations(incident.claims, 2):
            assert in_force.get(pair) != "different"
    for pair, verdict in in_force.items():
        if verdict == "same" and " ".join(pair) not in refused:
            assert any(set(pair) <= set(incident.claims) for incident in expected)


def test_what_joined_two_claims_is_told(three: list[Telling], pack: Pack) -> None:
    ids = [claim.id for claim, _, _ in three]
    bombed = next(one for one in incidents_of(three, [], pack) if ids[0] in one.claims)
    (merge,) = bombed.merges
    assert merge.claims == tuple(sorted(ids[:2]))
    reasons = {reason.field: reason.how for reason in merge.reasons}
    assert reasons["kind"] == "bombing"
    assert reasons["place"] == "the same"
    assert "judgement" not in reasons
    assert bombed.judgements == ()


def test_a_judgement_is_told_as_the_reason_and_is_gone_when_withdrawn(
    three: list[Telling], pack: Pack
) -> None:
    ids = [claim.id for claim, _, _ in three]
    same = Judgement(claims=(ids[1], ids[2]), verdict="same", by="Ida", reason="one and the same street")
    (incident,) = incidents_of(three, [same], pack)
    assert incident.judgements == (same,)
    by_judgement = [merge.claims for merge in incident.merges if merge.reasons[0].field == "judgement"]
    assert by_judgement == [same.pair]
    assert [merge.score for merge in incident.merges if merge.claims == same.pair] == [None]
    apart = incidents_of(three, [same, judged(ids[1], ids[2], "withdrawn")], pack)
    assert not any(incident.judgements for incident in apart)
    parted = incidents_of(three, [judged(ids[0], ids[1], "different")], pack)
    assert [len(incident.judgements) for incident in parted if ids[2] not in incident.claims] == [1, 1]


@pytest.mark.parametrize("family", ["f", None])
def test_a_reprint_is_told_as_such(family: str | None, tell: Tell, pack: Pack) -> None:
    tellings = [tell("bombing", origin="wire", report=report, family=family) for report in ("r1", "r2")]
    (incident,) = incidents_of(tellings, [], pack)
    fields = {reason.field for reason in incident.merges[0].reasons}
    assert ("reuse" in fields) == (family is not None)
