"""Find the longest known phrases in a row of words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from vedette.reading.words import Word, words_of

T = TypeVar("T")

_ARTICLES = frozenset({"al", "el", "ar", "as", "at", "ad", "an", "ash", "az", "ez", "the", "of", "a"})

# Marks a possessive inside a phrase ("People's Militia"): nothing else goes on beyond one.
_OWN = "'s"


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[str, "_Node[T]"] = field(default_factory=dict)
    values: list[tuple[str, T]] = field(default_factory=list)


class Phrases(Generic[T]):
    """A set of phrases with values; `find` returns the longest that begin at each word.

    A phrase with a capital matches only capitalised text, and an acronym only capitals: "IS" is a group
    and "is" a verb.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        self._openers: set[str] = set()  # what a phrase can begin with: most words begin none
        for text, value in phrases:
            self.add(text, value)

    def add(self, text: str, value: T) -> None:
        """Add one phrase with its value; a phrase may have several."""
        node = self._root
        words = words_of(text)
        for i, word in enumerate(words):
            inner = word.possessive and i + 1 < len(words)
            node = node.next.setdefault(word.key + _OWN if inner else word.key, _Node())
        if words:
            node.values.append((text, value))
            self._openers.add(words[0].key)

    def at(self, words: Sequence[Word], i: int) -> tuple[int, list[T]]:
        """Return the end of the longest phrase that begins at word `i` and its values; (i, []) for none."""
        node, best, values = self._root, i, list[T]()
        if words[i].key not in self._openers and words[i].bare not in self._openers:
            return best, values
        for j in range(i, len(words)):
            key = words[j].key
            last = node.next.get(key)
            possessive = None if last is not None and last.values else node.next.get(words[j].bare)
            for candidate in (last, possessive):
                if candidate is None:
                    continue
                fitting = [v for text, v in candidate.values if _case_fits(text, words[i : j + 1])]
                if fitting:
                    best, values = j + 1, fitting
                    break
            own = node.next.get((words[j].key if words[j].possessive else words[j].bare) + _OWN)
            onward = own if words[j].possessive else last or own
            if onward is None:
                break
            node = onward
        return best, values

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int, list[T]]]:
        """Yield (first word, end word, values) of the phrases found, longest first from the left."""
        i = 0
        while i < len(words):
            end, values = self.at(words, i)
            if values:
                yield i, end, values
                i = end
            else:
                i += 1


@lru_cache(maxsize=200_000)
def _capitals(phrase: str) -> tuple[str, int]:
    """Return what the text's capitals must be: ("acronym" | "capital" | "any", at which word)."""
    for i, part in enumerate(words_of(phrase)):
        if part.key in _ARTICLES:
            continue
        letters = part.text.replace(".", "")
        if len(letters) <= 5 and letters.isupper():
            return "acronym", i
        return ("capital" if part.text[0].isupper() else "any"), i
    return "any", 0


def _case_fits(phrase: str, words: Sequence[Word]) -> bool:
    wanted, i = _capitals(phrase)
    if wanted == "acronym":
        return words[i].text.replace(".", "").rstrip("s").rstrip("'’").isupper()
    return wanted == "any" or not words[i].text[0].islower()
