"""ACLED tells more apart than the kinds: by who acts, and by what the sentence says."""

from typing import Any

import pytest
from tests.case_files import cases_beside

from vedette.incidents import acled_event, coded
from vedette.incidents.acled import around
from vedette.incidents.patterns import compiled
from vedette.model import ActorRef, Claim, Report
from vedette.packs.pack import Pack

CASES = cases_beside(__file__, "cases_acled.yaml")
GOVERNMENT, OTHER = "Government regains territory", "Non-state actor overtakes territory"


@pytest.mark.parametrize(
    ("by", "sub_event_type"),
    [
        (["norland_army"], GOVERNMENT),
        (["norland_government"], GOVERNMENT),
        (["river_front", "norland_army"], GOVERNMENT),
        (["river_front"], OTHER),
        (["hill_brigade"], OTHER),
        (["sudria"], OTHER),
        (["nobody_known"], OTHER),
        ([], OTHER),
    ],
)
def test_capture(by: list[str], sub_event_type: str, pack: Pack) -> None:
    event = acled_event("capture", [ActorRef(id=actor, name=actor, as_written=actor) for actor in by], pack)
    assert event is not None
    assert (event.event_type, event.sub_event_type) == ("Battles", sub_event_type)


def test_other_kinds_are_as_the_ontology_says(pack: Pack) -> None:
    event = acled_event("air_strike", [], pack)
    assert event is not None
    assert event.sub_event_type == "Air/drone strike"
    assert acled_event("toll", [], pack) is None


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_wording_settles_the_sub_event(case: dict[str, Any], pack: Pack) -> None:
    text = case["text"].replace("[", "").replace("]", "")
    start, end = case["text"].index("["), case["text"].index("]") - 1
    report = Report.make(name="case", text=text)
    claim = Claim(
        id=Claim.id_for(report.id, case["kind"], start, end),
        report=report.ref(),
        kind=case["kind"],
        by=tuple(ActorRef(id=a, name=a, as_written=a) for a in case.get("by", ())),
        evidence=report.span(start, end),
        confidence=1.0,
    )
    event = coded(claim, pack, text).acled
    assert event is not None
    assert event.sub_event_type == case["sub_event"]


def test_the_text_around_a_claim_is_its_sentence_and_the_next() -> None:
    text = "One fell. Two rallied in Juba. Three fled. Four hid."
    near = around(text, text.index("Two"), text.index("Juba"))
    assert near.sentence.strip() == "Two rallied in Juba."
    assert near.story.strip() == "Two rallied in Juba. Three fled."


def test_patterns_stay_within_a_sentence() -> None:
    pattern = compiled(["fir* ~ {crowd}", "rally"], {"crowd": ["protester*", "angry mob"]})
    assert pattern.search("They FIRED tear gas at some protesters")
    assert pattern.search("firing at an angry mob")
    assert not pattern.search("They fired. Then protesters left")
    assert not pattern.search("they rallying")
    with pytest.raises(KeyError):
        compiled(["{nobody}"], {})
