"""Two spellings of one place agree, and two places of like names do not."""

import pytest

from vedette.packs.spelling import skeletons, spelled_apart

SAME = [
    ("Kafr Zita", "Kfar Zeitah"),
    ("Talbiseh", "Talbisseh"),
    ("Maarat al-Numan", "Ma'arret an-Nu'man"),
    ("Karm al-Nuzha", "Karam Alnozha"),
    ("Lysychansk", "Lisichansk"),
    ("Kupiansk", "Kupyansk"),
    ("Handarat", "Handaraat"),
]
APART = [
    ("Khalid", "Khalidiya"),
    ("Husseiniyah", "Hussein"),
    ("Furat", "Furati"),
    ("Arbin", "Urum"),
    ("Homs", "Hama"),
    ("Kherson", "Kharkiv"),
]


def agree(one: str, other: str) -> bool:
    shared = set(skeletons(one)) & set(skeletons(other))
    return bool(shared) and spelled_apart(one, other) is not None


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name_spelled_two_ways(one: str, other: str) -> None:
    assert agree(one, other)
    assert agree(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_names(one: str, other: str) -> None:
    assert not agree(one, other)
    assert not agree(other, one)


def test_a_name_of_two_consonants_sounds_like_too_many() -> None:
    assert skeletons("Hama") == ()
