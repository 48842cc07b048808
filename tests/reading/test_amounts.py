"""How many of whom: cases as data, and laws that hold for any numbers."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case_files import cases_beside

from vedette.reading.amounts import find_amounts
from vedette.reading.amounts_words import amount_words
from vedette.reading.language import pipeline
from vedette.reading.numerals import cardinal, find_numerals

RULES: dict[str, list[dict[str, Any]]] = cases_beside(__file__, "cases/amounts.yaml")
CASES = [
    pytest.param(case, id=f"{rule} {number}")
    for rule, cases in RULES.items()
    for number, case in enumerate(cases)
]


@pytest.mark.parametrize("case", CASES)
def test_what_a_statement_counts(case: dict[str, Any]) -> None:
    marked = case["text"]
    start, end = (marked.index("<<"), marked.index(">>") - 2) if "<<" in marked else (0, len(marked))
    text = marked.replace("<<", "").replace(">>", "")
    found = find_amounts(pipeline()(text), start, end, case["kind"])
    assert [[amount.of, amount.low, amount.high] for amount in found] == case["told"]
    assert all(amount.as_written in text and amount.who in text for amount in found)


def test_every_rule_has_two_cases() -> None:
    assert [rule for rule, cases in RULES.items() if len(cases) < 2] == []


def test_who_and_the_number_as_written() -> None:
    text = "At least 30 pro-government fighters were killed near Marib."
    (amount,) = find_amounts(pipeline()(text), 0, len(text), "clash")
    assert (amount.who, amount.as_written) == ("pro-government fighters", "At least 30")


def test_a_statement_of_no_words_has_no_numbers() -> None:
    assert find_amounts(pipeline()("   "), 0, 1, "clash") == ()


@given(st.integers(min_value=0, max_value=99_999_999))
def test_digits_are_read_back(number: int) -> None:
    assert cardinal(str(number)) == number
    assert cardinal(f"{number:,}") == number


@given(st.integers(min_value=1, max_value=999_999))
def test_words_are_read_back(number: int) -> None:
    assert cardinal(_in_words(number)) == number


@given(
    st.integers(min_value=1, max_value=9_999),
    st.sampled_from(["", "at least ", "nearly ", "about ", "more than ", "up to "]),
)
@settings(max_examples=60)
def test_bounds_hold_the_number(number: int, before: str) -> None:
    (found,) = find_numerals(f"they saw {before}{number} men")
    assert number in (found.low, found.high)
    assert (found.low is None) == (before in ("nearly ", "up to "))
    assert (found.high is None) == (before in ("at least ", "more than "))


def _in_words(number: int) -> str:
    words = amount_words().numerals
    units = {value: word for word, value in words.units.items()}
    tens = {value: word for word, value in words.tens.items()}
    if number >= 1000:
        rest = number % 1000
        return (
            _in_words(number // 1000)
            + " thousand"
            + (f" {_in_words(rest)}" if rest >= 100 else f" and {_in_words(rest)}" if rest else "")
        )
    if number >= 100:
        rest = number % 100
        return f"{units[number // 100]} hundred" + (f" and {_in_words(rest)}" if rest else "")
    if number < 20:
        return units[number]
    return tens[number - number % 10] + (f"-{units[number % 10]}" if number % 10 else "")
