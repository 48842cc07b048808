"""Load the word lists that drive the rules, and refuse a list that is not as its schema says."""

from collections.abc import Mapping
from functools import cache
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from vedette.model.word_lists import word_lists

L = TypeVar("L", bound="Lexicon")


class Lexicon(BaseModel):
    """A word list of a fixed form; subclasses name the fields of one file in data/lexicon."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LexiconError(ValueError):
    """A file of word lists is broken; the message names it and the field."""


def read_lexicon(file: str, form: type[L]) -> L:
    """Return data/lexicon/`file` as `form`; LexiconError names the file and the faulty field."""
    try:
        return form.model_validate(word_lists(file))
    except (yaml.YAMLError, ValidationError) as fault:
        raise LexiconError(f"data/lexicon/{file}: {fault}") from fault


class NameWords(Lexicon):
    """Words beside a name: see the comments in names.yaml."""

    backing: frozenset[str]
    belonging: frozenset[str]
    holding: frozenset[str]
    holds: frozenset[str]
    held_otherwise: frozenset[str]
    still_held: frozenset[str]
    grips: Mapping[str, frozenset[str]]
    describing: frozenset[str]
    deeds: tuple[str, ...]
    groups: frozenset[str]
    bare_forces: frozenset[str]
    short_forms: frozenset[str]
    only_plural: frozenset[str]
    place_nouns: frozenset[str]
    edges: frozenset[str]
    locatives: frozenset[str]
    hosting: frozenset[str]
    parts: frozenset[str]
    joining: frozenset[str]
    taking: frozenset[str]
    taking_places: frozenset[str]
    falling: frozenset[str]
    moving: frozenset[str]
    place_parts: frozenset[str]
    sites: frozenset[str]
    owned_sites: frozenset[str]
    civil_sites: frozenset[str]
    one_of_kind: frozenset[str]
    place_kinds: dict[str, tuple[str, ...]]
    titles: frozenset[str]
    from_somewhere: frozenset[str]
    sides: frozenset[str]
    countries: frozenset[str]
    all_over: frozenset[str]
    nationwide: frozenset[str]
    wars: frozenset[str]
    wide_nouns: frozenset[str]
    numbered_sites: frozenset[str]
    last_words: frozenset[str]
    some_of: frozenset[str]
    list_labels: frozenset[str]
    within_names: frozenset[str]


@cache
def name_words() -> NameWords:
    """Return names.yaml."""
    return read_lexicon("names.yaml", NameWords)
