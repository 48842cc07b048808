"""Wordings are compared by what is rare in them."""

import pytest

from vedette.incidents.wording import likeness, wording


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (
            "Rebels shelled the brickworks at Karsk",
            "The Karsk brickworks came under rebel shelling",
            0.8,
            1,
        ),
        ("Rebels shelled the brickworks at Karsk", "Soldiers abandoned a ferry on the Orvo", 0, 0.01),
        ("Two ministers flew to Geneva for talks", "Two drovers were shot near a reservoir", 0, 0.1),
        ("it was in the and of", "it was in the and of", 0, 0),
        ("", "Rebels shelled the brickworks", 0, 0),
    ],
)
def test_likeness(one: str, other: str, least: float, most: float) -> None:
    found = likeness(wording(one), wording(other))
    assert least <= found <= most + 1e-9
    assert found == likeness(wording(other), wording(one))


def test_a_wording_is_like_itself() -> None:
    told = wording("Divers recovered eleven crates of detonators")
    assert likeness(told, told) == pytest.approx(1)


def test_common_words_tell_nothing_and_rare_ones_most() -> None:
    told = wording("the bombardment was heard in the city of Zarzis")
    assert not {"the", "was", "in", "of"} & set(told)
    assert max(told, key=lambda stem: told[stem]) == "zarzi"
