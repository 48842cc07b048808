"""When a statement's event happened: cases as data, and laws that hold for any text."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.case_files import cases_beside

from vedette.model import Period
from vedette.model.days import MONTHS
from vedette.reading.language import pipeline
from vedette.reading.when import Known, find_period, story_day
from vedette.reading.when_forms import FORMS
from vedette.reading.when_grammar import find_times
from vedette.reading.when_resolve import resolve
from vedette.reading.when_standpoint import Standpoint
from vedette.reading.when_words import when_words

RULES: dict[str, list[dict[str, Any]]] = cases_beside(__file__, "cases/when.yaml")
CASES = [
    pytest.param(case, id=f"{rule} {number}")
    for rule, cases in RULES.items()
    for number, case in enumerate(cases)
]


def _statement(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("<<"), marked.index(">>") - 2
    return marked.replace("<<", "").replace(">>", ""), start, end


def _period(days: list[Any] | None) -> Period | None:
    return Period(start=days[0], end=days[1], precision=days[2]) if days else None


@pytest.mark.parametrize("case", CASES)
def test_when_a_statement_says_it_was(case: dict[str, Any]) -> None:
    text, start, end = _statement(case["text"])
    known = Known(
        deed=_period(case.get("deed")),
        war_began=case.get("war_began"),
        going_on=case.get("going_on", False),
    )
    kind = case.get("kind", "clash")
    found = find_period(pipeline()(text), start, end, case["published"], kind, known)
    told = [found.start, found.end, found.precision] if found else None
    assert told == case["told"]


def test_every_rule_has_two_cases() -> None:
    assert [rule for rule, cases in RULES.items() if len(cases) < 2] == []


def test_inherited_fills_what_the_text_leaves_open() -> None:
    text = "Gunmen killed a teacher in Tibu."
    day = Period(start=date(2023, 6, 12), end=date(2023, 6, 12), precision="day")
    doc = pipeline()(text)
    assert find_period(doc, 0, len(text), date(2023, 6, 14), "attack_on_civilians", Known(day)) == day


def test_story_day_is_that_of_the_lead() -> None:
    doc = pipeline()("Shells hit a school in Marinka on Tuesday. Last week two guards were wounded there.")
    assert story_day(doc, date(2023, 6, 14)) == Period(
        start=date(2023, 6, 13), end=date(2023, 6, 13), precision="day"
    )
    assert story_day(pipeline()("Shells hit a school."), date(2023, 6, 14)) is None


def test_a_statement_of_no_words_has_no_time() -> None:
    assert find_period(pipeline()("   "), 0, 1, date(2023, 6, 14), "clash") is None


def test_all_forms_are_resolved_and_all_words_are_found() -> None:
    words = when_words()
    assert {mention.form for mention in find_times("since then and for a week")} <= FORMS.keys()
    for name in (*(names[0] for names in words.weekdays), *words.days, *words.nights, *words.relative_days):
        assert find_times(f"They met {name}."), name


@given(
    st.text(
        alphabet=st.sampled_from("on 1234 May Monday since the past last weeks days ago in 2015 from to-,./ ")
    )
)
def test_mentions_are_in_order_and_apart(text: str) -> None:
    mentions = find_times(text)
    for one, other in pairwise(mentions):
        assert one.end <= other.start


PIECES = [
    "Monday",
    "3 May",
    "May 2015",
    "the past 999 years",
    "999 decades ago",
    "last month",
    "overnight",
    "early 2014",
    "mid-June",
]


@given(
    st.sampled_from(["", "since ", "until ", "from ", "between "]),
    st.sampled_from(PIECES),
    st.sampled_from(["", " to ", " and "]),
    st.sampled_from(PIECES),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31)),
    st.booleans(),
)
def test_any_expression_resolves_to_a_period_or_none(
    before: str, one: str, joint: str, other: str, published: date, ahead: bool
) -> None:
    for mention in find_times(before + one + joint + (other if joint else "")):
        found = resolve(mention, Standpoint(published, None, ahead))
        assert found is None or found.start <= found.end


@given(
    st.sampled_from(when_words().weekdays), st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31))
)
def test_a_weekday_is_within_the_week_before_or_after(names: tuple[str, ...], published: date) -> None:
    (mention,) = find_times(names[0].capitalize())
    past = resolve(mention, Standpoint(published))
    coming = resolve(mention, Standpoint(published, ahead=True))
    assert past is not None and coming is not None
    assert 0 <= (published - past.start).days < 7
    assert 0 <= (coming.start - published).days < 7
    assert past.start.weekday() == coming.start.weekday()


@example(date(2017, 1, 5), 31)
@example(date(2017, 1, 5), 32)
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31)), st.integers(1, 360))
def test_a_day_without_a_year_lies_ahead_for_a_month_alone(published: date, days: int) -> None:
    day = published + timedelta(days=days)
    assume((day.month, day.day) != (2, 29))
    (mention,) = find_times(f"{day.day} {MONTHS[day.month - 1]}")
    found = resolve(mention, Standpoint(published))
    assert found is not None
    assert found.start == found.end == (day if days <= 31 else day.replace(year=day.year - 1))
