"""What stands at the head of a briefing."""

from dataclasses import replace
from datetime import date

import pytest

from vedette.briefing import Results
from vedette.briefing.digest import (
    deaths_of,
    disputes,
    is_recent,
    newest,
    problem_kinds,
    toll_of_deaths,
    toll_sums,
)
from vedette.briefing.lookup import Lookup
from vedette.model import Figures, Incident, IncidentAmount, Period


def dated(incident: Incident, start: date, end: date, precision: str = "day") -> Incident:
    time = Period.model_validate({"start": start, "end": end, "precision": precision})
    return incident.model_copy(update={"time": time})


@pytest.mark.parametrize(
    ("day", "recent"),
    [
        (date(1993, 4, 9), False),
        (date(1993, 4, 10), True),
        (date(1993, 4, 16), True),
        (date(1993, 4, 17), False),
    ],
)
def test_seven_days_are_recent(results: Results, day: date, recent: bool) -> None:
    assert is_recent(dated(results.incidents[0], day, day), results.situation.on) is recent


def test_an_incident_known_by_its_month_is_not_recent(results: Results) -> None:
    vague = dated(results.incidents[0], date(1993, 3, 16), date(1993, 4, 15), "month")
    assert not is_recent(vague, results.situation.on)


def test_the_newest_come_first_and_what_is_only_planned_does_not_come(results: Results) -> None:
    first = results.incidents[0]
    later = dated(first, date(1993, 4, 15), date(1993, 4, 15)).model_copy(update={"id": "inc_later"})
    planned = later.model_copy(update={"id": "inc_planned", "status": "planned"})
    found = newest(replace(results, incidents=(first, planned, later)))
    assert [incident.id for incident in found] == ["inc_later", "inc_school"]


def test_a_sum_and_its_parts_are_not_added(results: Results) -> None:
    parts = (
        IncidentAmount(of="killed", who="in all", low=22, best=22, high=22),
        IncidentAmount(of="killed", who="medics", low=6, best=6, high=6),
        IncidentAmount(of="injured", low=90, best=90, high=90),
    )
    incident = results.incidents[0]
    assert deaths_of(incident.model_copy(update={"numbers": parts})) == parts[0]
    of_all = IncidentAmount(of="killed", low=20, best=20, high=20)
    assert deaths_of(incident.model_copy(update={"numbers": (*parts, of_all)})) == of_all
    assert deaths_of(results.incidents[1]) is None


def test_deaths_leave_out_cumulative_statements(results: Results) -> None:
    assert toll_of_deaths(results.situation) == Figures(low=9, best=9, high=15)


def test_deaths_add_up_over_places_and_leave_groups_out(results: Results) -> None:
    entry = results.situation.toll[0]
    elsewhere = entry.model_copy(update={"place": "zepa", "name": "Žepa", "low": None, "best": 20})
    group = entry.model_copy(update={"who": "children"})
    situation = results.situation.model_copy(update={"toll": (group, entry, elsewhere)})
    assert toll_of_deaths(situation) == Figures(low=9, best=29, high=30)
    assert toll_sums(situation) == (elsewhere, entry, group)


def test_disagreements_name_who_holds_what(results: Results) -> None:
    siege, school = disputes(results, Lookup(results))
    assert siege.target == "siege-srebrenica"
    assert school.question == "who did it"
    assert school.positions == (("Bosnian Serb Army", "Hospital staff"), ("unknown", "Drina Corps"))


def test_problems_are_counted_by_what_they_say(results: Results) -> None:
    kinds = problem_kinds(results.problems, examples=1)
    assert [(kind.message, kind.count, len(kind.examples)) for kind in kinds] == [
        ("no place is called …", 2, 1),
        ("no date before line …", 1, 1),
    ]
