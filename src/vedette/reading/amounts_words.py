"""The words of numbers and of what they count: data/lexicon/amounts.yaml, checked."""

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Annotated

from pydantic import Field

from vedette.model import Counted, Kind
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


class EventWords(Lexicon):
    """Words that tell what happened to those counted.

    `takes` have the number after them ("killing 12"), `suffers` before them ("12 died"), `both` either
    ("killed 12", "12 were killed"); `counts` are nouns beside it ("12 deaths").
    """

    takes: frozenset[str]
    suffers: frozenset[str]
    both: frozenset[str]
    counts: frozenset[str]


class Beside(Lexicon):
    """Words right after and right before a number that make it no count."""

    after: frozenset[str]
    before: frozenset[str]
    before_of: frozenset[str]


class AmountWords(Lexicon):
    """All of amounts.yaml."""

    numerals: NumeralWords
    things: Mapping[Counted, Names]
    miles: frozenset[str]
    people: Names
    events: Mapping[Counted, EventWords]
    by_kind: Mapping[Kind, Counted]
    always_by_kind: frozenset[Kind]
    counts_distance: frozenset[Kind]
    reach: frozenset[str]
    only_in: Mapping[Counted, frozenset[Kind]]
    crewed: Mapping[str, frozenset[Kind]]
    person_endings: Names
    passive: frozenset[str]
    joining: frozenset[str]
    whole_wars: frozenset[str]
    including: frozenset[str]
    rising: frozenset[str]
    tolls: frozenset[str]
    toll_is: frozenset[str]
    collectives: frozenset[str]
    destroys: frozenset[str]
    doers: Mapping[Kind, frozenset[str]]
    no_strikes: frozenset[Kind]
    strong: frozenset[str]
    locative: frozenset[str]
    numbered: frozenset[str]
    not_counts: Beside
    also: frozenset[str]

    @cached_property
    def nouns(self) -> Mapping[str, Counted]:
        """Each noun of a thing, in both numbers, and what it is counted as."""
        return {form: of for of, nouns in self.things.items() for noun in nouns for form in _forms(noun)}

    @cached_property
    def persons(self) -> frozenset[str]:
        """Each noun of persons, in both numbers."""
        return frozenset(form for noun in self.people for form in _forms(noun))

    @cached_property
    def bounds(self) -> frozenset[str]:
        """Each word and phrase that makes a number a bound."""
        return frozenset((*self.numerals.at_least, *self.numerals.at_most))

    @cached_property
    def event_forms(self) -> frozenset[str]:
        """Each word of an event."""
        groups = (
            group
            for words in self.events.values()
            for group in (words.takes, words.suffers, words.both, words.counts)
        )
        return frozenset(word for group in groups for word in group)


def _forms(noun: str) -> tuple[str, ...]:
    """Return a noun and its plural."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun, noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun, noun + "es"
    if noun.endswith("man"):
        return noun, noun[:-2] + "en"
    if noun.endswith("fe"):
        return noun, noun[:-2] + "ves"
    return (noun, "children") if noun == "child" else (noun, noun + "s")


@cache
def amount_words() -> AmountWords:
    """Return the words of amounts; LexiconError when the file is faulty."""
    return read_lexicon("amounts.yaml", AmountWords)
