"""A name that stands alone, as in the cell of a table, means one actor or nobody."""

from functools import cache

import pytest

from vedette.packs import Pack, load_pack


@cache
def pack(name: str) -> Pack:
    return load_pack(name)[0]


@pytest.mark.parametrize(
    ("which", "name", "actor"),
    [
        ("syria", "SDF", "sdf"),
        ("syria", "the Syrian army", "syrian_government_forces"),
        ("syria", "Turkish artillery", "turkey"),
        ("syria", "residents", "civilians"),
        ("ukraine", "Donetsk People's Republic", "donetsk_pr"),
        ("ukraine", "Russian paratroopers", "russian_airborne_forces"),
        ("ukraine", "Polish soldiers", "poland"),
        ("ukraine", "Kyiv", "ukraine"),
        ("ukraine", "ukraine", "ukraine"),
    ],
)
def test_a_name_means_one_actor(which: str, name: str, actor: str) -> None:
    found = pack(which).actor_named(name)
    assert found is not None
    assert found.id == actor


@pytest.mark.parametrize(
    ("which", "name"),
    [
        ("syria", "terrorists"),
        ("ukraine", "orcs"),
        ("ukraine", "Kiev junta"),
        ("syria", "Turkish people"),
        ("syria", ""),
    ],
)
def test_a_loaded_word_or_no_name_means_nobody(which: str, name: str) -> None:
    assert pack(which).actor_named(name) is None
