"""Words are found where they stand, and all spellings of a name have one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.words import fold, keys_of, words_of


@given(st.text(max_size=200))
def test_words_stand_where_they_say_and_never_overlap(text: str) -> None:
    end = 0
    for word in words_of(text):
        assert word.start >= end
        assert text[word.start : word.end] == word.text
        end = word.end


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Al-Bab", "al Bab"), ("Da’esh", "Daesh"), ("Sana'a", "Sanaa"), ("Kraków", "krakow"), ("U.S.", "US")],
)
def test_spellings_of_one_name_have_the_same_keys(one: str, other: str) -> None:
    assert keys_of(one) == keys_of(other)


def test_a_possessive_is_told_apart() -> None:
    ukraine, army = words_of("Ukraine's army")
    assert (ukraine.key, ukraine.possessive) == ("ukraine", True)
    assert (army.key, army.possessive) == ("army", False)


def test_a_possessive_that_lost_its_apostrophe_keeps_its_bare_form() -> None:
    assert words_of("Yemens south")[0].bare == "yemen"
