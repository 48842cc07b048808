"""The bundled example comes out as expected where it matters most: Al-Bab, its siege, and who copies whom."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from vedette.briefing import html_page
from vedette.desk.folder import read_folder
from vedette.desk.packs import open_pack
from vedette.desk.run import RunOutcome, situation_of
from vedette.desk.stages import look
from vedette.desk.view import results_of

SIEGE_DAY = date(2017, 2, 7)


@pytest.fixture(scope="session")
def expected(example: Path) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((example / "expected.yaml").read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("day", [date(2016, 12, 31), SIEGE_DAY, date(2017, 3, 1), date(2017, 6, 30)])
def test_al_bab_is_held_by_whom_it_was(day: date, outcome: RunOutcome, expected: dict[str, Any]) -> None:
    # YAML 1.1 reads the key `on` as true
    wanted = next(s for s in expected["situations"] if s.get("on", s.get(True)) == day)["places"]["Al-Bab"]
    state = next(p for p in situation_of(outcome.folder, day, None).situation.places if p.place == "al_bab")
    assert state.holder is not None
    assert open_pack("syria").compatible(state.holder, wanted["holder"])
    if "besieged" in wanted:
        assert state.besieged == wanted["besieged"]


def test_the_siege_has_its_sides_and_its_disagreement(outcome: RunOutcome) -> None:
    (siege,) = situation_of(outcome.folder, SIEGE_DAY, None).situation.sieges
    assert siege.place == "al_bab"
    assert siege.besieged == ("islamic_state",)
    assert {"syrian_government_forces", "turkey"} <= set(siege.by)
    assert siege.sides["syrian_government_forces"] == ("south",)
    assert "north" in siege.sides["turkey"]
    assert "sides" in {d.field for d in siege.disagreements}


def test_the_siege_is_computed_too_from_the_day_of_the_last_road(outcome: RunOutcome) -> None:
    found = {
        day: [
            (siege.reported, siege.computed)
            for siege in situation_of(outcome.folder, day, None).situation.sieges
        ]
        for day in (date(2017, 2, 5), date(2017, 2, 6), SIEGE_DAY, date(2017, 2, 23))
    }
    assert list(found.values()) == [[], [(False, True)], [(True, True)], []]


def test_at_the_end_nothing_in_the_province_is_held_by_islamic_state(outcome: RunOutcome) -> None:
    pack = open_pack("syria")
    places = situation_of(outcome.folder, date(2017, 6, 30), None).situation.places
    held = [p.place for p in places if p.holder == "islamic_state"]
    assert [place for place in held if "aleppo_province" in pack.within(place)] == []


def test_reprints_are_one_family_and_background_ties_nothing(
    outcome: RunOutcome, expected: dict[str, Any]
) -> None:
    names = {r.id: r.name.removesuffix(".txt").removesuffix(".html") for r in outcome.results.reports}
    of_claim = {c.id: names[c.report.id] for c in outcome.results.claims}
    family = {of_claim[a.claim]: a.family for a in outcome.results.attributions}
    for group in expected["families"]:
        assert {family[name] for name in group["copies"]} == {family[group["original"]]}
    for one, other in expected["not_families"]:
        assert family[one] != family[other], (one, other)


def test_three_outlets_that_print_one_monitor_are_one_origin(outcome: RunOutcome) -> None:
    road = next(
        i
        for i in outcome.results.incidents
        if i.kind == "route_cut" and i.place is not None and i.place.id == "al_bab" and len(i.reports) > 1
    )
    names = {r.id: r.name[:2] for r in outcome.results.reports}
    assert {names[report] for report in road.reports} >= {"08", "09", "10"}
    assert [origin.id for origin in road.origins] == ["sohr"]
    assert (road.independent, road.grade) == (1, "weak")


def test_the_siege_is_told_by_origins_and_not_by_outlets(outcome: RunOutcome) -> None:
    siege = next(
        i
        for i in outcome.results.incidents
        if i.kind == "siege" and i.place is not None and i.place.id == "al_bab" and len(i.reports) > 1
    )
    assert "sohr" in {origin.id for origin in siege.origins}
    outlets = {r.outlet for r in outcome.results.reports if r.id in siege.reports}
    assert not outlets & {origin.id for origin in siege.origins}
    assert siege.independent <= len(siege.origins) < len(siege.reports)


def test_the_copy_without_a_credit_is_the_agencys(outcome: RunOutcome) -> None:
    ids = {r.name[:2]: r.id for r in outcome.results.reports}
    reprint = next(one for one in outcome.results.descents if one.report == ids["10"])
    assert (reprint.agency, "08_arab-news" in reprint.agency_ground) == ("afp", True)
    assert ids["08"] in {tie.other for tie in reprint.ties if tie.relation == "copy" and tie.taken}
    own = [
        a
        for a in outcome.results.attributions
        for c in outcome.results.claims
        if c.id == a.claim and c.report.id == ids["10"]
    ]
    assert {a.origin for a in own} == {"sohr", "afp"}
    assert all(a.chain[:2] == ("tabnak", "afp") for a in own)


def test_what_nothing_dates_stays_undated(outcome: RunOutcome) -> None:
    undated = next(r for r in outcome.results.reports if r.name.startswith("13"))
    assert next(one for one in outcome.results.descents if one.report == undated.id).day is None


@pytest.mark.parametrize("day", [SIEGE_DAY, date(2017, 3, 1)])
def test_an_old_briefing_is_the_same_whatever_became_known_since(day: date, outcome: RunOutcome) -> None:
    pack = open_pack("syria")
    record, _ = read_folder(outcome.folder)
    later = {r.id: r.name for r in record.reports if r.published is not None and r.published > day}
    assert later
    then = replace(
        record,
        reports=tuple(r for r in record.reports if r.id not in later),
        claims=tuple(c for c in record.claims if c.report.id not in later),
        attributions=(),
        incidents=(),
        problems=tuple(p for p in record.problems if p.source not in later.values()),
    )
    old, new = (
        html_page(results_of(seen, state, pack))
        for state, seen in (look(one, pack, day, day) for one in (then, record))
    )
    assert old.encode() == new.encode()
