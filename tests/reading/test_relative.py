"""A noun and the clause that tells of it are one statement."""

import pytest
from tests.reading.conftest import MakeStory

from vedette.reading.relative import with_their_clauses
from vedette.reading.statement import Statement

TRUCE = "The truce in Tigray, which was signed in Pretoria in November, still holds."


@pytest.mark.parametrize(
    ("text", "quotes", "left"),
    [
        (
            TRUCE,
            ["The truce in Tigray", "which was signed in Pretoria in November"],
            ["The truce in Tigray, which was signed in Pretoria in November"],
        ),
        (
            "The ceasefire that Yemen's government and the Houthis agreed on in Sweden was brief.",
            ["The ceasefire", "that Yemen's government and the Houthis agreed on in Sweden"],
            ["The ceasefire that Yemen's government and the Houthis agreed on in Sweden"],
        ),
        (
            "They signed a truce in Tigray, which was agreed in Pretoria.",
            ["signed a truce in Tigray", "which was agreed in Pretoria"],
            ["signed a truce in Tigray", "which was agreed in Pretoria"],
        ),
        (
            "The truce in Tigray holds. It was signed in Pretoria.",
            ["The truce in Tigray", "was signed in Pretoria"],
            ["The truce in Tigray", "was signed in Pretoria"],
        ),
    ],
)
def test_a_noun_and_its_clause(text: str, quotes: list[str], left: list[str], story: MakeStory) -> None:
    starts = [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
    stated = [Statement.by_words(start, end, "ceasefire_agreed", 0.9) for start, end in starts]
    assert [text[s.start : s.end] for s in with_their_clauses(story(text), stated)] == left


def test_two_kinds_stay_apart(story: MakeStory) -> None:
    noun = Statement.by_words(0, 19, "ceasefire_agreed", 0.9)
    clause = Statement.by_words(21, 61, "agreement", 0.9)
    assert with_their_clauses(story(TRUCE), [noun, clause]) == [noun, clause]
