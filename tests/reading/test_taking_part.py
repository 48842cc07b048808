"""Who takes part in a battle: all who fight, and nobody as its victim but those who don't."""

import pytest
from tests.reading.conftest import MakeStory

from vedette.reading.scorer import Weights
from vedette.reading.statement import Statement
from vedette.reading.story import Choice
from vedette.reading.taking_part import taking_part

WEIGHTS = {"by": Weights(-3, 0.3, {"does": 6}), "against": Weights(-3, 0.3, {"is hit": 6})}


@pytest.mark.parametrize(
    ("pack", "text", "acts", "suffers"),
    [
        ("world", "Somali soldiers stormed an al-Shabaab camp near Afmadow.", "somalia", "al_shabaab"),
        ("ukraine", "Ukrainian troops beat back Russian infantry near Bakhmut.", "ukraine", "russia"),
    ],
)
@pytest.mark.parametrize("kind", ["clash", "shelling"])
def test_whoever_is_beaten_in_a_battle_fights_too(
    pack: str, text: str, acts: str, suffers: str, kind: str, story: MakeStory
) -> None:
    made = story(text, pack)
    scene = made.scene(Statement.by_words(0, len(text), kind, 1))
    choices = [Choice(acts, {"does": 1.0}), Choice(suffers, {"is hit": 1.0})]
    by, against = ([c.id for c in found] for found in taking_part(made, scene, choices, WEIGHTS))
    assert (by, against) == (([acts, suffers], []) if kind == "clash" else ([acts], [suffers]))


@pytest.mark.parametrize(
    ("pack", "text", "acts", "other"),
    [
        (
            "world",
            "Al-Shabaab men met. A herder was shot dead by Kenyan troops near Afmadow.",
            "kenya",
            "al_shabaab",
        ),
        (
            "ukraine",
            "Ukraine spoke of it. A clinic was shelled by Russian infantry near Bakhmut.",
            "russia",
            "ukraine",
        ),
    ],
)
def test_what_is_done_by_somebody_is_done_by_nobody_else(
    pack: str, text: str, acts: str, other: str, story: MakeStory
) -> None:
    made = story(text, pack)
    start = text.index("A ", text.index("."))
    scene = made.scene(Statement.by_words(start, len(text), "shelling", 0.9))
    numbers = {a: [n for n, m in enumerate(made.mentions) if a in m.actors] for a in (acts, other)}
    choices = [Choice(a, {"does": 1.0}, numbers[a]) for a in (acts, other)]
    assert [c.id for c in taking_part(made, scene, choices, WEIGHTS)[0]] == [acts]
