"""A second war through a whole run with its pack alone: nothing in the code knows of the first.

`cases/ukraine.jsonl` are short texts of our own on well-known events. The outlets named there had no part in
them; two real names stand in for each side's agency, so that loaded words can be told from whom they come.
"""

from datetime import date
from pathlib import Path

import pytest

from vedette.desk.run import RunOutcome, run, situation_of
from vedette.desk.verify import verify
from vedette.model import Situation

TEXTS = Path(__file__).parent / "cases/ukraine.jsonl"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> RunOutcome:
    return run([str(TEXTS)], "ukraine", tmp_path_factory.mktemp("second") / "out")


@pytest.fixture(scope="module")
def last(outcome: RunOutcome) -> Situation:
    return outcome.results.situation


def on(outcome: RunOutcome, day: str) -> Situation:
    return situation_of(outcome.folder, date.fromisoformat(day), None).situation


def test_every_text_tells_something(outcome: RunOutcome) -> None:
    told = {claim.report.id for claim in outcome.results.claims}
    assert told == {report.id for report in outcome.results.reports}
    assert verify(outcome.folder)[0] == ()


@pytest.mark.parametrize(
    ("day", "place", "holder"),
    [
        ("2015-02-20", "horlivka", "donetsk_pr"),
        ("2022-02-26", "chernobyl_npp", "russia"),
        ("2022-03-04", "kherson", "russia"),
        ("2022-09-12", "izium", "ukraine"),
        ("2022-11-13", "kherson", "ukraine"),
        ("2023-02-10", "soledar", "wagner_group"),
        ("2024-02-19", "avdiivka", "russia"),
    ],
)
def test_who_holds_what(day: str, place: str, holder: str, outcome: RunOutcome) -> None:
    held = {state.place: state.holder for state in on(outcome, day).places}
    assert held.get(place) == holder


def test_a_road_is_cut(outcome: RunOutcome) -> None:
    roads = {road.id: road.cut_by for road in on(outcome, "2015-02-19").routes if road.state != "open"}
    assert ("donbas_separatists",) in roads.values()


def test_the_register_has_breaches_of_each_truce_in_its_zones(last: Situation, outcome: RunOutcome) -> None:
    places: dict[str | None, str | None] = {
        i.id: i.place.id for i in outcome.results.incidents if i.place is not None
    }
    register = {(v.agreement, places[v.incident], v.alleged_party, v.zone) for v in last.violations}
    assert {
        ("minsk_2", "avdiivka", "donbas_separatists", "line_donetsk"),
        ("grain_2022", "odesa", "russia", "odesa_ports"),
        ("easter_2025", "kherson", "russia", None),
        ("easter_2025", "pokrovsk", "ukraine", None),
    } <= register
    # What was done in no truce is no breach of one.
    assert not {"kyiv", "mariupol", "chernihiv", "nikopol"} & {place for _, place, _, _ in register}


def test_the_state_of_the_truces(outcome: RunOutcome) -> None:
    then = {state.agreement: state.state for state in on(outcome, "2015-02-18").ceasefires}
    assert (then["minsk_1"], then["minsk_2"]) == ("ended", "in_effect")
    later = {state.agreement: state.state for state in on(outcome, "2022-07-25").ceasefires}
    assert (later["minsk_2"], later["grain_2022"]) == ("ended", "in_effect")


def test_told_rounds_are_those_of_the_pack(last: Situation) -> None:
    rounds = {(talk.track, talk.round): talk for talk in last.talks if talk.claims}
    for track, name in [
        ("Minsk", "Minsk II summit"),
        ("Russia-Ukraine", "Second round in Belarus"),
        ("Russia-Ukraine", "Istanbul 2022"),
        ("Istanbul", "Istanbul first round 2025"),
    ]:
        assert rounds[track, name].state == "held"


def test_tolls_add_up_by_place(last: Situation) -> None:
    killed = {t.place: t.best for t in last.toll if t.of == "killed" and not t.who and not t.cumulative}
    assert (killed["kyiv"], killed["bilopillia"], killed["mykolaiv"]) == (4, 9, 12)


def test_loaded_words_mean_an_actor_and_are_kept(last: Situation) -> None:
    words = {(word.actor, word.label, word.outlet) for word in last.words}
    assert {
        ("russia", "orcs", "ukrinform"),
        ("russia", "occupiers", "ukrinform"),
        ("russia", "russian invaders", "ukrinform"),
        ("ukraine", "ukrainian nationalists", "tass"),
        ("donetsk_pr", "donetsk militia", "tass"),
    } <= words
