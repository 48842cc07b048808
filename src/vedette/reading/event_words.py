"""The words of data/lexicon/events.yaml: what a statement's own words say of its kind."""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from vedette.model import Kind
from vedette.reading.lexicon import Lexicon, read_lexicon


class Way(BaseModel):
    """A way of saying one kind: these verbs with one of these objects, with people or a place, or alone.

    Where `marks` are given, one of them has to stand with the object: "the last road".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Kind
    verbs: frozenset[str]
    objects: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    people: bool = False
    alone: bool = False


class EventWords(Lexicon):
    """The words of events.yaml."""

    aims: frozenset[str]
    not_told: frozenset[str]
    trust: float
    event_nouns: frozenset[str]
    holds: frozenset[str]
    ways: tuple[Way, ...]
    needs: Mapping[Kind, frozenset[str]]


@cache
def event_words() -> EventWords:
    """Return events.yaml."""
    return read_lexicon("events.yaml", EventWords)
