"""Names in a page's list of tags are no names of its story."""

import pytest
from tests.reading.conftest import MakeStory


@pytest.mark.parametrize(
    ("pack", "text", "named"),
    [
        (
            "ukraine",
            "A drone hit a depot. Tags Russia Kherson energy Donetsk The Ukrainian army moved.",
            ["Ukrainian army"],
        ),
        (
            "world",
            "Shells hit a market. Tags Kenya Kismayo al-Shabaab Somali troops shelled Afmadow.",
            ["Somali troops", "Afmadow"],
        ),
        ("world", "Tags from Kenya were found in Kismayo.", ["Kenya", "Kismayo"]),
        ("world", "The goods bore tags. Somalia sent troops to Kismayo.", ["Somalia", "Kismayo"]),
    ],
)
def test_names_in_a_list_of_tags_are_left_out(
    pack: str, text: str, named: list[str], story: MakeStory
) -> None:
    found = [mention.text for mention in story(text, pack).mentions]
    assert [name for name in named if not any(name in f or f in name for f in found)] == []
    assert len(found) == len(named)
