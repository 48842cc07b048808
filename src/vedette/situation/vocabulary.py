"""The words that the folds look for, loaded from data/lexicon/situation_words.yaml."""

import re
from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel, ConfigDict

from vedette.model.word_lists import word_lists

_WORD = re.compile(r"\w+")


class Vocabulary(BaseModel):
    """The file's content; its comments say what each list means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    whole: tuple[str, ...]
    part: tuple[str, ...]
    features: frozenset[str]
    route: str
    fought_between: frozenset[str]
    counted_inside: frozenset[str]
    truce: tuple[str, ...]
    breach: tuple[str, ...]
    at_large: tuple[str, ...]
    put_off: tuple[str, ...]
    called_off: tuple[str, ...]
    meeting: tuple[str, ...]
    habit: tuple[str, ...]

    def means_whole(self, quote: str) -> bool:
        """Tell whether a statement about an area says that all of it is meant."""
        return says(quote, self.whole) and not says(quote, self.part)

    def tells_breach(self, quote: str) -> bool:
        """Tell whether a statement says that a truce was broken."""
        return says(quote, self.truce) and says(quote, self.breach)

    def means_feature(self, quote: str, names: Iterable[str]) -> bool:
        """Tell whether a statement is of a hill, a hall or a part; words of `names` don't count as such."""
        own = {word for name in names for word in _WORD.findall(name.casefold())}
        return any(word in self.features and word not in own for word in _WORD.findall(quote.casefold()))


def says(quote: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether `quote` holds one of `phrases` in whole words."""
    return _any_of(phrases).search(quote) is not None


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


@cache
def vocabulary() -> Vocabulary:
    """Return the words; ValidationError if the file is not as `Vocabulary` says."""
    return Vocabulary.model_validate(word_lists("situation_words.yaml"))
