"""The words of data/lexicon/short_texts.yaml: how a short text says what it says."""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from vedette.model import Kind, Status
from vedette.reading.lexicon import Lexicon, read_lexicon


class PlainWay(BaseModel):
    """A plain way of saying one kind; the file's comments say what each list means."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    kind: Kind
    verbs: frozenset[str]
    nouns: frozenset[str] = frozenset()
    beside: frozenset[str] = Field(default=frozenset(), alias="with")
    when: Status | None = None
    over: bool = False
    bare: bool = False


class Longest(BaseModel):
    """How long a short text may be."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    sentences: int
    words: int


class ShortWords(Lexicon):
    """The words of short_texts.yaml."""

    longest: Longest
    trust: float
    referring: frozenset[str]
    saying: frozenset[str]
    framing: frozenset[str]
    meaning: frozenset[str]
    meaning_adjectives: frozenset[str]
    future: frozenset[str]
    obliging: frozenset[str]
    ways: tuple[PlainWay, ...]
    charges: frozenset[Kind]
    light: frozenset[str]
    events: Mapping[str, Kind]
    people: frozenset[str]
    counts: frozenset[str]
    before_counts: frozenset[str]
    aimed: tuple[str, ...]
    befalls: frozenset[str]
    mutual: frozenset[Kind]
    against_own: frozenset[Kind]
    nobodys: frozenset[Kind]
    words_kinds: frozenset[Kind]


@cache
def short_words() -> ShortWords:
    """Return short_texts.yaml."""
    return read_lexicon("short_texts.yaml", ShortWords)
