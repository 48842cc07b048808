"""The stage as a whole: laws that hold for any incidents, and what counts as known."""

import random
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vedette.model import Claim, Incident
from vedette.packs.pack import Pack
from vedette.situation import History, situation, view_of

Happen = Callable[..., tuple[Incident, tuple[Claim, ...]]]
DAY = date(2020, 3, 1)

EVENT = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            [
                "capture",
                "withdrawal",
                "siege",
                "siege_lifted",
                "clash",
                "route_cut",
                "route_opened",
                "shelling",
            ]
        ),
        "where": st.sampled_from(["arden", "boram", "high_province", "corlis", "Nowhere", None]),
        "day": st.sampled_from(["2020-02-01", "2020-02-10", "2020-03-05", "2020-02", None]),
        "by": st.sets(st.sampled_from(["norland_army", "river_front", "hill_brigade"]), max_size=2).map(
            sorted
        ),
        "against": st.sampled_from([(), ("river_front",), ("civilians",)]),
        "status": st.sampled_from(["happened", "ongoing", "planned", "denied"]),
        "grade": st.sampled_from(["confirmed", "fair", "weak", "contested", "discounted"]),
        "quotes": st.sampled_from([("a road",), ("fully left", "moved")]),
        "numbers": st.sampled_from([{}, {"killed": (1, 2, 3)}]),
        "published": st.sampled_from(["2020-02-11", "2020-03-06"]),
        "report": st.sampled_from(["r1", "r2"]),
        "held_by": st.sampled_from([None, "norland_army", "river_front"]),
    }
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(EVENT, max_size=12), chance=st.randoms(use_true_random=False))
def test_neither_order_nor_repeats_matter_to_a_situation(
    events: list[dict[str, Any]], chance: random.Random, happen: Happen, pack: Pack
) -> None:
    """Order and repeats don't matter, and what is listed holds together."""
    happenings = [happen(**event) for event in events]
    incidents = list({incident.id: incident for incident, _ in happenings}.values())
    claims = list({claim.id: claim for _, told in happenings for claim in told}.values())
    record, problems = situation(incidents, claims, pack, DAY)
    shuffled, mixed = incidents * 2, claims * 2
    chance.shuffle(shuffled)
    chance.shuffle(mixed)
    assert situation(shuffled, mixed, pack, DAY) == (record, problems)
    known = {claim.id for claim in claims}
    for place in record.places:
        assert set(place.claims) <= known
        assert 0 <= place.confidence <= 1
        assert place.besieged == any(s.place == place.place and s.reported for s in record.sieges)
    for siege in record.sieges:
        assert siege.since is not None
        assert siege.since <= DAY
        assert siege.until is None or siege.until > DAY


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(EVENT, min_size=1, max_size=12), split=st.integers(0, 12))
def test_a_history_that_grows_is_the_one_built_at_once(
    events: list[dict[str, Any]], split: int, happen: Happen, pack: Pack
) -> None:
    happenings = list({one[0].id: one for one in (happen(**event) for event in events)}.values())
    first, later = happenings[:split], happenings[split:]
    history = History([one for one, _ in first], [claim for _, told in first for claim in told], pack)
    history.situation(DAY)
    for incident, claims in later:
        history.add(incident, claims)
    whole = History([one for one, _ in happenings], [claim for _, told in happenings for claim in told], pack)
    for day in (DAY, date(2020, 2, 5), date(2020, 4, 1)):
        grown, built = (one.situation(day).model_dump(exclude={"known_by"}) for one in (history, whole))
        assert {part: grown[part] for part in grown if grown[part] != built[part]} == {}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(EVENT, min_size=1, max_size=8), number=st.integers(0, 7))
def test_an_incident_withdrawn_leaves_no_trace(
    events: list[dict[str, Any]], number: int, happen: Happen, pack: Pack
) -> None:
    happenings = list({one[0].id: one for one in (happen(**event) for event in events)}.values())
    gone = happenings.pop(number % len(happenings))
    rest = [one for one, _ in happenings]
    claims = [claim for _, told in happenings for claim in told]
    aside = gone[0].model_copy(update={"grade": "discounted"})
    left, _ = situation([aside, *rest], [*gone[1], *claims], pack, DAY)
    assert left == situation(rest, claims, pack, DAY)[0]
    shown = left.to_json()
    assert not any(trace in shown for trace in (gone[0].id, *gone[0].claims))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(EVENT, max_size=10))
def test_what_was_known_stays_known(events: list[dict[str, Any]], happen: Happen) -> None:
    happenings = [happen(**event) for event in events]
    incidents = [incident for incident, _ in happenings]
    claims = [claim for _, told in happenings for claim in told]
    before: dict[str, set[str]] = {}
    for known_by in (date(2020, 2, 10), date(2020, 2, 11), date(2020, 3, 6), date(2020, 4, 1)):
        view, _ = view_of(incidents, claims, DAY, known_by)
        told = {incident.id: set(incident.claims) for incident in view.incidents}
        assert all(claims <= told.get(key, set()) for key, claims in before.items())
        before = told


def test_known_by_a_time_of_day_takes_the_whole_day(happen: Happen, pack: Pack) -> None:
    incident, claims = happen("capture", by=["river_front"], published="2020-02-04")
    before, _ = situation([incident], claims, pack, DAY, datetime(2020, 2, 3, 23, 59))
    after, _ = situation([incident], claims, pack, DAY, datetime(2020, 2, 4, 0, 1))
    assert not before.places
    assert [place.holder for place in after.places] == ["river_front"]
    assert after.known_by == datetime(2020, 2, 4, 0, 1)


def test_a_report_without_a_date_is_not_known_by_any_day(happen: Happen) -> None:
    incident, claims = happen("capture", by=["river_front"], published=None, report="undated")
    view, problems = view_of([incident], claims, DAY, DAY)
    assert view.incidents == ()
    assert [problem.source for problem in problems] == ["undated"]
    everything, none = view_of([incident], claims, DAY)
    assert everything.incidents == (incident,)
    assert none == ()


def test_without_a_time_everything_counts_and_the_latest_report_is_named(happen: Happen, pack: Pack) -> None:
    incident, claims = happen("capture", by=["river_front"], published="2020-05-04")
    record, _ = situation([incident], claims, pack, DAY)
    assert record.known_by == date(2020, 5, 4)
    assert [place.holder for place in record.places] == ["river_front"]


def test_an_incident_keeps_only_the_claims_that_were_known(happen: Happen) -> None:
    early, first = happen("capture", by=["river_front"], published="2020-02-04", report="early")
    _, later = happen("capture", by=["river_front"], published="2020-02-09", report="late")
    both = early.model_copy(update={"claims": (first[0].id, later[0].id)})
    view, _ = view_of([both], [*first, *later], DAY, date(2020, 2, 5))
    assert [incident.claims for incident in view.incidents] == [(first[0].id,)]
