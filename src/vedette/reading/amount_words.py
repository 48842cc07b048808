"""The words of numbers and of what they count: data/lexicon/amounts.yaml, checked."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated

from pydantic import Field

from vedette.reading.lexicon import Lexicon, read_lexicon

Count = Annotated[int, Field(ge=0)]
Names = Annotated[tuple[str, ...], Field(min_length=1)]


class NumeralWords(Lexicon):
    """Numbers in words, in lower case; `vague` ones are the least that the word can mean."""

    units: Mapping[str, Count]
    tens: Mapping[str, Count]
    scales: Mapping[str, Count]
    wholes: Mapping[str, Count]
    vague: Mapping[str, Count]
    vague_scale: Names
    at_least: Names
    at_most: Names
    about: Names
    or_more: Names


class AmountWords(Lexicon):
    """All of amounts.yaml."""

    numerals: NumeralWords


@cache
def amount_words() -> AmountWords:
    """Return the words of amounts; LexiconError when the file is faulty."""
    return read_lexicon("amounts.yaml", AmountWords)
