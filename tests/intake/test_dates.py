"""Dates of publication, as cases in the file beside this one."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case_files import cases_beside

from vedette.intake.dates import find_dates, published_of, settle

CASES: list[dict[str, Any]] = cases_beside(__file__)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_day_of_publication(case: dict[str, Any]) -> None:
    lead = case.get("lead", "Rebels left.")
    assert published_of(case.get("header", ()), lead, case.get("footer", ())) == case["day"]


@pytest.mark.parametrize(("day_first", "day"), [(True, date(2016, 6, 5)), (False, date(2016, 5, 6))])
def test_the_outlets_habit_settles_swapped_days(day_first: bool, day: date) -> None:
    assert published_of(["05/06/2016"], "Rebels left.", (), day_first=day_first) == day


@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(
        [
            "%d %B %Y",
            "%A, %d %B %Y",
            "%B %d, %Y",
            "%b %d %Y",
            "%Y-%m-%d",
            "%Y-%m-%dT07:30:00Z",
            "%Y %A ,%d %B",
        ]
    ),
)
def test_every_day_is_found_as_written(day: date, form: str) -> None:
    (found,) = find_dates(f"Posted: {day.strftime(form)} by the desk")
    assert settle(found) == day


@given(st.text(max_size=200))
def test_dates_lie_within_the_text(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert settle(found, story=text) in found.readings
