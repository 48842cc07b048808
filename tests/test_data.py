"""The word lists that come with the package hold nothing twice: a second row is a slip, or is never used."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from vedette.packs.yaml_file import YamlFile

DATA = Path(__file__).parents[1] / "src/vedette/data"
LISTS = sorted((DATA / "lexicon").glob("*.yaml"))


def lists_in(data: object, at: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield every list of words with the keys that lead to it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from lists_in(value, f"{at}/{key}")
    elif isinstance(data, list):
        yield at, [item for item in data if isinstance(item, str)]
        for number, value in enumerate(data):
            yield from lists_in(value, f"{at}/{number}")


@pytest.mark.parametrize("file", LISTS, ids=[file.name for file in LISTS])
def test_no_word_stands_in_a_list_twice(file: Path) -> None:
    words = yaml.safe_load(file.read_text(encoding="utf-8"))
    twice = {at: [w for w, times in Counter(found).items() if times > 1] for at, found in lists_in(words)}
    assert {at: repeated for at, repeated in twice.items() if repeated} == {}


@pytest.mark.parametrize("file", LISTS, ids=[file.name for file in LISTS])
def test_no_key_stands_twice(file: Path) -> None:
    assert YamlFile(file.name, file.read_text(encoding="utf-8")).problems == []
