"""How news-bearing a sentence is: news is on top, dated or said; background looks back or describes."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from vedette.model.word_lists import word_lists

LOOKING_BACK = 0.1
"""What a sentence weighs all of whose dates lie before the month that was last; of a report without a day,
one below its top that names a year."""

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
    before_month: frozenset[str]
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
    dated = list(_months_told(words))
    if published is None and number >= _TOP and dated:
        return LOOKING_BACK  # the press writes the year of what lies back, not of its news
    if published is not None and dated and max(dated) < _month_before(published):
        return LOOKING_BACK
    if number < _TOP or _QUOTE.search(text) or not vocabulary.tells.isdisjoint(words):
        return 1.0
    describes = not vocabulary.stands.isdisjoint(words)
    late = number >= count / 2
    return BELOW ** (late + describes)


def _months_told(words: Words) -> Iterator[tuple[int, int]]:
    """Yield the years and months that a sentence names; a year alone counts to its end."""
    vocabulary = reuse_words()
    for before, word in pairwise(words):
        if _YEAR.fullmatch(word) and before in vocabulary.months:
            yield int(word), vocabulary.months.index(before) + 1
        elif _YEAR.fullmatch(word) and before in vocabulary.before_year:
            yield int(word), len(vocabulary.months)


def _month_before(day: date) -> tuple[int, int]:
    return day.year - (day.month == 1), day.month - 1 or 12
