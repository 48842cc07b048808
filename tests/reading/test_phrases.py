"""The longest phrase wins, and capitals tell names from words."""

import pytest

from vedette.reading.phrases import Phrases
from vedette.reading.words import words_of

PHRASES = Phrases(
    [
        ("IS", "group"),
        ("Islamic State", "group"),
        ("Sudan", "country"),
        ("South Sudan", "other country"),
        ("rebels", "rebels"),
        ("Al-Bab", "town"),
        ("WHO", "agency"),
        ("Women's Protection Units", "units"),
        ("Lower Valley People's Republic", "republic"),
        ("Lower Valley", "valley"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    words = words_of(text)
    return [(text[words[i].start : words[end - 1].end], values[0]) for i, end, values in PHRASES.find(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighting spread in South Sudan on Friday", [("South Sudan", "other country")]),
        ("Sudan is at war", [("Sudan", "country")]),
        ("IS is at war", [("IS", "group")]),
        ("those who fled", []),
        ("the WHO said", [("WHO", "agency")]),
        ("Rebels and REBELS met rebels", [("Rebels", "rebels"), ("REBELS", "rebels"), ("rebels", "rebels")]),
        ("Sudans capital", [("Sudans", "country")]),
        (
            "in al-Bab, AL BAB and Al-Bab's east",
            [("al-Bab", "town"), ("AL BAB", "town"), ("Al-Bab's", "town")],
        ),
        ("a bab of islamic states", []),
        ("The Women's Protection Units left", [("Women's Protection Units", "units")]),
        ("the Womens Protection Units", [("Womens Protection Units", "units")]),
        ("the Lower Valley People’s Republic said", [("Lower Valley People’s Republic", "republic")]),
        ("the Lower Valley's people", [("Lower Valley's", "valley")]),
    ],
)
def test_finds(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected
