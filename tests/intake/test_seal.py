"""A source's name is sealed: one pseudonym for one name, under one key, and nothing of the name elsewhere."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.intake import IntakeError
from vedette.intake.seal import Seal, key_file, read_key

KEY = b"0123456789abcdef"
LETTERS = st.text("bdfgklmnprstvz", min_size=3, max_size=6)


@pytest.mark.parametrize("spelling", ["Oda Brinkvel", "ODA  brinkvel", "Óda Brinkvel", "Oda, Brinkvel"])
def test_a_name_has_one_pseudonym_however_it_is_spelled(spelling: str) -> None:
    assert Seal(KEY, []).pseudonym(spelling) == Seal(KEY, []).pseudonym("Oda Brinkvel")


def test_a_pseudonym_follows_from_the_key_and_not_from_the_name_alone() -> None:
    one, other = Seal(KEY, []), Seal(KEY[::-1], [])
    assert one.pseudonym("Oda Brinkvel") != other.pseudonym("Oda Brinkvel")
    assert one.pseudonym("Oda Brinkvel") != one.pseudonym("Ode Brinkvel")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Oda Brinkvel saw it", "{it} saw it"),
        ("seen by oda_brinkvel.csv", "seen by {it}.csv"),
        ("ODA BRINKVEL's roof", "{it}'s roof"),
        ("odabrinkvel", "{it}"),
        ("with Brinkvel and the mayor", "with [sealed] and the mayor"),
        ("a modal verb", "a modal verb"),
    ],
)
def test_a_name_is_hidden_in_other_texts(text: str, left: str) -> None:
    seal = Seal(KEY, ["Oda Brinkvel"])
    assert seal.hide(text) == left.format(it=seal.pseudonym("Oda Brinkvel"))


@given(first=LETTERS, last=LETTERS, text=st.text(max_size=30), gap=st.sampled_from([" ", "-", " . ", "_"]))
def test_no_spelling_of_a_name_is_left(first: str, last: str, text: str, gap: str) -> None:
    seal = Seal(KEY, [f"{first} {last}"])
    for name in (f"{first}{gap}{last}", f"{first}{gap}{last}".upper(), last.title()):
        left = seal.hide(f"{name} {text} {name}").lower()
        assert f"{first}{gap}{last}" not in left
        assert not left.startswith(last)


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings" / "field.key"
    key = read_key(file)
    assert len(key) == 64
    assert read_key(file) == key
    assert file.stat().st_mode & 0o077 == 0


def test_without_a_key_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = tmp_path / "short.key"
    short.write_text("secret")
    monkeypatch.setenv("VEDETTE_FIELD_KEY", str(short))
    with pytest.raises(IntakeError, match=r"short\.key: is no key .* VEDETTE_FIELD_KEY"):
        read_key(key_file())
    with pytest.raises(IntakeError, match=r"can't be read or made .* VEDETTE_FIELD_KEY"):
        read_key(short / "below")
