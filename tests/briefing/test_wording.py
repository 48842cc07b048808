"""Words for dates, numbers, fields and problems; the cases stand in wording.yaml."""

from datetime import date, datetime
from typing import Any, get_args

import pytest
from tests.case_files import cases_beside

from vedette.briefing import glossary, wording
from vedette.briefing.digest import problem_type
from vedette.model import Amount, Grade, Period, SourceKind, Status

CASES = cases_beside(__file__, "wording.yaml")


@pytest.mark.parametrize("case", CASES["periods"], ids=lambda c: c["text"])
def test_a_period_is_told_no_more_exactly_than_it_is_known(case: dict[str, Any]) -> None:
    period = Period(start=case["start"], end=case["end"], precision=case["precision"])
    assert wording.period_text(period) == case["text"]


@pytest.mark.parametrize("case", CASES["ranges"], ids=lambda c: c["text"] or "nothing")
def test_bounds(case: dict[str, Any]) -> None:
    assert wording.range_text(case["low"], case["high"]) == case["text"]


@pytest.mark.parametrize("case", CASES["fields"], ids=lambda c: c["field"])
def test_fields(case: dict[str, Any]) -> None:
    assert wording.field_text(case["field"]) == case["text"]


@pytest.mark.parametrize("case", CASES["answers"], ids=lambda c: c["value"])
def test_answers(case: dict[str, Any]) -> None:
    assert wording.answer_text(case["value"]) == case["text"]


@pytest.mark.parametrize("case", CASES["problems"], ids=lambda c: c["message"])
def test_problem_types(case: dict[str, Any]) -> None:
    assert problem_type(case["message"]) == case["type"]


def test_open_ends() -> None:
    day = date(1993, 4, 16)
    assert wording.days_text(day, None) == "since 16 April 1993"
    assert wording.days_text(None, day) == "until 16 April 1993"
    assert wording.days_text(None, None) == ""
    assert wording.day_text(datetime(1993, 4, 16, 8, 5)) == "16 April 1993, 08:05"
    assert wording.period_text(None) == ""


def test_origins_say_how_many_are_independent_where_not_all_are() -> None:
    assert wording.origins_text(1, 1) == "1 origin"
    assert wording.origins_text(1, 0) == "1 origin"
    assert wording.origins_text(2, 1) == "2 origins, 1 independent"
    assert wording.origins_text(3, 3) == "3 origins"


def test_amounts_say_whom_they_count() -> None:
    assert wording.amount_text(Amount(of="killed", who="miners", low=3, as_written="3")) == (
        "at least 3 killed (miners)"
    )
    assert wording.amount_text(Amount(of="distance_km", low=5, high=5, as_written="5")) == "5 km"


def test_every_word_of_the_model_has_a_wording() -> None:
    assert set(glossary.GRADES) == set(get_args(Grade))
    assert set(glossary.STATUSES) == set(get_args(Status))
    assert set(glossary.SOURCE_KINDS) == set(get_args(SourceKind))


def test_control_characters_go_and_words_stay() -> None:
    assert wording.plain("a\x1b[31mb\x00\u009bc\nd\té") == "a[31mbc\nd\té"


def test_anchors_hold_no_character_that_would_need_escaping() -> None:
    assert wording.anchor("place", 'al bab"<x>') == "place-al-bab--x-"


def test_plurals() -> None:
    assert wording.count_text(1, "report") == "1 report"
    assert wording.count_text(2000, "report") == "2,000 reports"
    assert wording.count_text(2, "kind of thing", "kinds of things") == "2 kinds of things"


def test_an_id_is_shown_by_its_name_or_else_by_itself() -> None:
    names = {"vrs": "Bosnian Serb Army"}
    assert wording.names_text(("vrs", "blue_helmets"), names) == "Bosnian Serb Army, blue helmets"
    assert wording.name_text(None, names, "-") == "-"
