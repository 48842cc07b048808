"""A report as sentences, each as words with its place in the text and the runs of words it holds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from vedette.model import Report
from vedette.origins.newsworth import newsworth, reuse_words
from vedette.origins.runs import story_words

GRAM = 3
"""Words in a run that carries wording: pairs are mostly names and idiom, four miss edited sentences."""

_END = re.compile(r"([.!?])[\"'”’)\]]*\s+|\n\s*")
_LAST_WORD = re.compile(r"([\w.]+)$")
_WORD = re.compile(r"[^\W_]+")

_HEADLINE = 0.6
"""A sentence more of whose words than this begin with a capital letter is a headline: they tell no names."""

_STEM = 4  # letters: spellings of one foreign name differ in their ends


@dataclass(frozen=True)
class Sentence:
    """Characters `start` to `end` of a report's text, its words, and its runs of `GRAM` words as numbers.

    `weight` is how news-bearing it is, 0 to 1 (see `newsworth`); `names` are those in it, cut to their stems.
    """

    start: int
    end: int
    words: tuple[str, ...]
    grams: tuple[int, ...]
    weight: float
    names: frozenset[str]


@dataclass(frozen=True)
class Story:
    """The sentences of one report, in order."""

    report: Report
    sentences: tuple[Sentence, ...]

    @cached_property
    def length(self) -> int:
        """How many words the story has."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words in their order."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @cached_property
    def holders(self) -> Mapping[int, Sequence[int]]:
        """Which sentences, by number, hold a run of words."""
        found: dict[int, list[int]] = {}
        for number, sentence in enumerate(self.sentences):
            for gram in dict.fromkeys(sentence.grams):
                found.setdefault(gram, []).append(number)
        return found


def story_of(report: Report) -> Story:
    """Cut the body of a report into sentences; a piece without a word is none."""
    pieces = [
        (first, last, words)
        for start, end in report.body
        for first, last in sentence_spans(report.text, start, end)
        if (words := story_words(report.text[first:last]))
    ]
    worths = newsworth(
        [words for _, _, words in pieces], [report.text[a:b] for a, b, _ in pieces], report.published
    )
    return Story(
        report,
        tuple(
            Sentence(first, last, words, _grams(words), worth, _names(report.text[first:last]))
            for (first, last, words), worth in zip(pieces, worths, strict=True)
        ),
    )


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of `text`, or of characters `start` to `end` of it, begins and ends."""
    end = len(text) if end is None else end
    first = start
    for match in _END.finditer(text, start, end):
        if match.group(1) == "." and _goes_on(text, first, match):
            continue
        yield first, match.end()
        first = match.end()
    yield first, end


def _goes_on(text: str, first: int, match: re.Match[str]) -> bool:
    """Tell whether a full stop belongs to an abbreviation, or to a sentence that goes on in lower case."""
    word = _LAST_WORD.search(text, first, match.start())
    before = word.group(1).casefold() if word is not None else ""
    return (
        (len(before) == 1 and before.isalpha())
        or before in reuse_words().not_an_end
        or text[match.end() : match.end() + 1].islower()
    )


def _grams(words: Sequence[str]) -> tuple[int, ...]:
    """Return the runs of a sentence as numbers that are the same on every machine and day."""
    return tuple(_number(" ".join(words[at : at + GRAM])) for at in range(len(words) - GRAM + 1))


def _names(sentence: str) -> frozenset[str]:
    """Return the stems of the words with a capital letter, but for the first, which has one anyhow."""
    words = _WORD.findall(sentence)
    capital = [word for word in words[1:] if word[0].isupper()]
    if len(capital) > _HEADLINE * len(words):
        return frozenset()
    return frozenset(word.casefold()[:_STEM] for word in capital if len(word) >= _STEM - 1)


def _number(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big")
