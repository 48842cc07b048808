"""How alike two wordings are by the rare words that they share, whatever else has been read."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import log, sqrt
from re import compile as pattern

_WORD = pattern(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_ENDINGS = ("ings", "ing", "ied", "ies", "ed", "es", "'s", "s", "e")
_LEAST_STEM = 3
_COMMON = 100
"""The hundred most frequent words (articles, prepositions, pronouns) tell nothing."""

Wording = Mapping[str, float]
"""The weight of each rare word, by its stem; the squares add up to one."""


def wording(text: str) -> Wording:
    """Return what is rare in a text; empty where nothing is.

    A word weighs by its rank among the words of English, not among those of the record: so no later report
    changes what was said of two earlier ones.
    """
    weights: dict[str, float] = {}
    for word in _WORD.findall(text.casefold()):
        weight = _weight(word)
        if weight:
            stem = _stem(word)
            weights[stem] = max(weight, weights.get(stem, 0.0))
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {stem: weights[stem] / length for stem in sorted(weights)}


def likeness(one: Wording, other: Wording) -> float:
    """Return from 0 to 1 how much of what is rare two wordings have in common (the cosine)."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * more[stem] for stem, weight in fewer.items() if stem in more)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


def _weight(word: str) -> float:
    ranks = _ranks()
    return log(max(ranks.get(word, len(ranks)), _COMMON) / _COMMON)


@cache
def _ranks() -> Mapping[str, int]:
    """Return the rank of each word; the tagger's vocabulary lists them from the most frequent on."""
    file = resources.files("vedette").joinpath("data/tagger/tokenizer.json")
    listed: Mapping[str, int] = json.loads(file.read_text(encoding="utf-8"))["model"]["vocab"]
    words = [word for word in sorted(listed, key=lambda word: listed[word]) if word.isalnum()]
    first = next(number for number, word in enumerate(words) if len(word) > 1 and word.isascii())
    return {word: rank for rank, word in enumerate(words[first:], 1)} | dict.fromkeys(words[:first], 1)
