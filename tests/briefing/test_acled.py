"""ACLED's spreadsheet."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from vedette.briefing import Results, incidents_csv
from vedette.briefing.acled import COLUMNS, OWN_COLUMNS
from vedette.model import AcledEvent, Incident, Period


def rows(results: Results) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(incidents_csv(results))))


def with_first(results: Results, **changes: object) -> Results:
    first, *others = results.incidents
    return replace(results, incidents=(first.model_copy(update=changes), *others))


def test_the_header_is_acleds_then_ours(results: Results) -> None:
    header = incidents_csv(results).split("\n", 1)[0]
    assert header == ",".join([*COLUMNS, *OWN_COLUMNS])
    assert len(COLUMNS) == 31


def test_a_row_reads_back_as_it_was(results: Results) -> None:
    row = rows(results)[0]
    expected = {
        "event_date": "1993-04-12",
        "year": "1993",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "actor1": "Bosnian Serb Army",
        "inter1": "2",
        "actor2": "Civilians",
        "interaction": "27",
        "civilian_targeting": "Civilian targeting",
        "iso": "70",
        "country": "Bosnia and Herzegovina",
        "location": "Srebrenica",
        "latitude": "44.1037",
        "longitude": "19.2969",
        "geo_precision": "1",
        "source": "Drina Courier; morning mirror; river radio",
        "notes": "Shelling of a school yard at Srebrenica",
        "fatalities": "9",
        "vedette_id": "inc_school",
        "grade": "contested",
        "origins": "2",
        "reports": "3",
        "fatalities_low": "9",
        "fatalities_high": "15",
    }
    assert {column: row[column] for column in expected} == expected


def test_what_nobody_knows_is_empty(results: Results) -> None:
    school, clash = rows(results)
    assert not any(school[column] for column in ("event_id_cnty", "timestamp", "source_scale", "admin2"))
    assert (clash["event_date"], clash["year"], clash["fatalities"]) == ("", "", "")


def test_both_sides_of_a_clash_are_actors(results: Results) -> None:
    clash = rows(results)[1]
    assert (clash["actor1"], clash["actor2"]) == ("Bosnian Serb Army", "Army of Bosnia and Herzegovina")
    assert clash["interaction"] == "12"


@pytest.mark.parametrize(
    "changes",
    [{"claims": ()}, {"status": "planned"}, {"status": "denied"}, {"grade": "discounted"}],
    ids=["no ACLED type", "planned", "denied", "discounted"],
)
def test_what_acled_would_not_code_is_left_out(results: Results, changes: dict[str, object]) -> None:
    assert [row["vedette_id"] for row in rows(with_first(results, **changes))] == ["inc_clash"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(1993, 4, 12), date(1993, 4, 14), ("1993-04-12", "1993", "2")),
        (date(1993, 4, 1), date(1993, 4, 30), ("1993-04-01", "1993", "3")),
        (date(1993, 1, 1), date(1993, 12, 31), ("", "1993", "")),
        (date(1992, 1, 1), date(1993, 12, 31), ("", "", "")),
    ],
    ids=["week", "month", "year", "years"],
)
def test_time_precision(results: Results, start: date, end: date, expected: tuple[str, str, str]) -> None:
    row = rows(with_first(results, time=Period(start=start, end=end, precision="days")))[0]
    assert (row["event_date"], row["year"], row["time_precision"]) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"relation": "5 km of"}, "2"),
        ({"precision": "area"}, "2"),
        ({"precision": "province"}, "3"),
        ({"precision": "country"}, ""),
    ],
    ids=str,
)
def test_geo_precision(results: Results, changes: dict[str, object], expected: str) -> None:
    place = results.incidents[0].place
    assert place is not None
    row = rows(with_first(results, place=place.model_copy(update=changes)))[0]
    assert row["geo_precision"] == expected


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_text_can_be_a_formula(results: Results, start: str) -> None:
    row = rows(with_first(results, title=f'{start}HYPERLINK("x","y")'))[0]
    assert row["notes"] == f'\'{start}HYPERLINK("x","y")'


def test_numbers_below_zero_stay_numbers(results: Results) -> None:
    place = results.incidents[0].place
    assert place is not None
    row = rows(with_first(results, place=place.model_copy(update={"lon": -70.5})))[0]
    assert float(row["longitude"]) == -70.5


def test_the_event_type_is_the_one_most_claims_have(results: Results) -> None:
    other = AcledEvent(event_type="Battles", sub_event_type="Armed clash")
    claims = (results.claims[0].model_copy(update={"acled": other}), *results.claims[1:])
    assert rows(replace(results, claims=claims))[0]["event_type"] == "Explosions/Remote violence"


def test_lines_end_the_same_way_everywhere_and_titles_stay_on_one(results: Results) -> None:
    text = incidents_csv(with_first(results, title="two\r\nlines, and a comma"))
    assert "\r" not in text
    assert text.count("\n") == 3


def test_nothing_gives_a_header_only(empty: Results) -> None:
    assert rows(empty) == []
    assert incidents_csv(empty).count("\n") == 1


def test_the_bytes_are_the_same_twice(results: Results) -> None:
    assert incidents_csv(results) == incidents_csv(results)


def test_third_parties_of_a_clash_take_no_side(results: Results) -> None:
    clash: Incident = results.incidents[1]
    third = clash.by[0].model_copy(update={"id": None, "name": "Valley militia"})
    changed = replace(results, incidents=(clash.model_copy(update={"by": (*clash.by, third)}),))
    row = rows(changed)[0]
    assert (row["assoc_actor_1"], row["assoc_actor_2"]) == ("", "")
    assert row["tags"] == "also fighting=Valley militia"
