"""The words of data/lexicon/events.yaml: what a statement's own words say of its kind."""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from vedette.model import Kind
from vedette.reading.lexicon import Lexicon, read_lexicon


class Way(BaseModel):
    """A way of saying one kind: these verbs with one of these objects, with a name, or alone.

    Where `marks` are given, one of them has to stand with the object: "the last road". `people` wants a group
    or a place for object, `place` a place; with `out_of` somebody is driven from or out of one of the objects
    or a place, with `onto` one moves on one of them. `began` are subjects of which the verb tells, with a
    date, that they began; `subjects` are what does it, `then` what it is done to do ("forced to flee").
    With `where` it must be told of a place: who beat the rebels there holds it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Kind
    verbs: frozenset[str]
    objects: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    people: bool = False
    place: bool = False
    began: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    then: frozenset[str] = frozenset()
    out_of: bool = False
    onto: bool = False
    alone: bool = False
    where: bool = False


class Means(BaseModel):
    """What settles that a statement of one of the kinds `instead_of` is of this kind.

    One of `words`, next to one of those `beside` where there are any, is the event, its object or its means.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Kind
    words: frozenset[str]
    beside: frozenset[str] = frozenset()
    instead_of: frozenset[Kind]


class SiegesOver(BaseModel):
    """What tells that a siege is over: one of its `ends`, or `after` it one of `verbs` or kinds `by`.

    Between these and the siege may stand a stretch of time, with one of `within`: "after weeks of siege".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    after: frozenset[str]
    within: frozenset[str]
    by: frozenset[Kind]
    verbs: frozenset[str]
    ends: frozenset[str]


class EventWords(Lexicon):
    """The words of events.yaml."""

    aims: frozenset[str]
    topics: frozenset[str]
    not_told: frozenset[str]
    trust: float
    event_nouns: frozenset[str]
    powers: frozenset[str]
    holds: frozenset[str]
    losses: frozenset[str]
    shares: frozenset[str]
    areas: frozenset[str]
    lying: frozenset[str]
    generic: frozenset[str]
    achieves: frozenset[str]
    meetings: frozenset[str]
    deaths: frozenset[str]
    uproots: frozenset[str]
    drives: frozenset[str]
    ways: tuple[Way, ...]
    means: tuple[Means, ...]
    truces: frozenset[Kind]
    brokers: frozenset[str]
    bombs: frozenset[str]
    bombers: frozenset[str]
    guns: frozenset[str]
    planted: frozenset[str]
    needs: Mapping[Kind, frozenset[str]]
    sieges_over: SiegesOver


@cache
def event_words() -> EventWords:
    """Return events.yaml."""
    return read_lexicon("events.yaml", EventWords)
