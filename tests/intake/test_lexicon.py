"""The word lists are sound, and faults in them are found."""

import pytest
from pydantic import ValidationError

from vedette.intake.lexicon import Lexicon, lexicon


def test_the_lists_load() -> None:
    words = lexicon()
    assert words.months["sept"] == 9
    assert words.weekdays["sun"] == 6
    assert "on" in words.date_prepositions


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("chrome", ("Home",)),
        ("chrome", ("two  blanks",)),
        ("chrome", ("twice", "twice")),
        ("chrome", (True,)),
        ("months", {"january": 1}),
        ("weekdays", {"monday": 0}),
        ("agency_lines", ("source",)),
        ("outlet_phrases", ("comment via",)),
        ("unknown", ("list",)),
    ],
)
def test_faults_are_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError):
        Lexicon(**{**lexicon().model_dump(), field: value})


def test_no_line_has_two_meanings() -> None:
    words = lexicon()
    assert not set(words.end_markers) & set(words.aside_markers)
    assert not set(words.published_labels) & set(words.updated_labels)
