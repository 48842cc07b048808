"""How news-bearing a sentence is: news is on top, dated or said; background looks back or describes."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from vedette.model.word_lists import word_lists

LOOKING_BACK = 0.1
"""What a sentence weighs all of whose dates lie in earlier months or years."""

BELOW = 0.4
"""What a sentence weighs that is not of the day, nobody's statement, and stands in the lower half of its
report or describes how things are; squared for both."""

_TOP = 3  # sentences: a headline, a lead and its second half
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTE = re.compile(r"[\"“”«»]")

Words = Sequence[str]


class ReuseWords(BaseModel):
    """What data/lexicon/origins_reuse.yaml says; see its comments."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    not_an_end: frozenset[str]
    months: tuple[str, ...]
    of_the_day: frozenset[str]
    before_year: frozenset[str]
    tells: frozenset[str]
    stands: frozenset[str]


@cache
def reuse_words() -> ReuseWords:
    """Return the word lists; ValidationError if the file is not as `ReuseWords` says."""
    return ReuseWords.model_validate(word_lists("origins_reuse.yaml"))


def newsworth(sentences: Sequence[Words], texts: Sequence[str], published: date | None) -> list[float]:
    """Return the weight, 0 to 1, of each sentence of a report, given as words and as printed."""
    return [
        _weight(words, text, number, len(sentences), published)
        for number, (words, text) in enumerate(zip(sentences, texts, strict=True))
    ]


def _weight(words: Words, text: str, number: int, count: int, published: date | None) -> float:
    vocabulary = reuse_words()
    if not vocabulary.of_the_day.isdisjoint(words):
        return 1.0
    if published is not None and _looks_back(words, published):
        return LOOKING_BACK
    if number < _TOP or _QUOTE.search(text) or not vocabulary.tells.isdisjoint(words):
        return 1.0
    describes = not vocabulary.stands.isdisjoint(words)
    late = number >= count / 2
    return BELOW ** (late + describes)


def _looks_back(words: Words, published: date) -> bool:
    """Tell whether a sentence is dated, and all its dates lie before the month that was last."""
    vocabulary = reuse_words()
    dated = []
    for before, word in pairwise(words):
        if _YEAR.fullmatch(word) and before in vocabulary.months:
            dated.append((int(word), vocabulary.months.index(before) + 1))
        elif _YEAR.fullmatch(word) and before in vocabulary.before_year:
            dated.append((int(word), len(vocabulary.months)))
    return bool(dated) and max(dated) < (published.year - (published.month == 1), published.month - 1 or 12)
