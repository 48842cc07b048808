"""Names are compared by what they have in common."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case_files import cases_beside

from vedette.packs import name_key
from vedette.packs.names import same_article

CASES: dict[str, list[list[str]]] = cases_beside(__file__, "names.yaml")


@pytest.mark.parametrize(("one", "other"), [pair for group in CASES["same"] for pair in pairwise(group)])
def test_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), CASES["different"])
def test_two_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text())
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Z", "M"))))
def test_a_key_has_no_capitals_and_no_loose_spaces(text: str) -> None:
    key = name_key(text)
    assert key == key.casefold()
    assert key == " ".join(key.split())


@given(st.text(alphabet="abcdefghij ", min_size=1), st.sampled_from(["the ", "al-", "Al ", "ash-", "THE "]))
def test_an_article_in_front_changes_nothing(text: str, article: str) -> None:
    if name_key(text):
        assert name_key(article + text) == name_key(text)


def test_a_name_that_is_only_an_article_stays() -> None:
    assert name_key("The") == "the"
    assert name_key("al-") == "al"
    assert name_key("...") == ""


def test_articles_agree_or_not() -> None:
    assert same_article("Al-Bab", "al Bab")
    assert same_article("Salvador", "Salvador")
    assert not same_article("Salvador", "El Salvador")
