"""A text as a row of plain words, so that one spelling of a name finds all its forms.

Hyphens, spaces and apostrophes never count ("Al-Bab", "al Bab", "Da'esh"), nor do accents; a possessive
"s" is told apart, also where a text has lost its apostrophes ("Syrias").
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‘ʼ`][^\W_]+)*")
_APOSTROPHES = re.compile("['’‘ʼ`]")
_POSSESSIVE = re.compile("['’‘ʼ`]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its characters in the text, its folded key, and whether it ends in a possessive 's."""

    start: int
    end: int
    text: str
    key: str
    possessive: bool

    @property
    def bare(self) -> str:
        """The key less a final "s", which may be a possessive that lost its apostrophe."""
        return self.key[:-1] if len(self.key) > 3 and self.key.endswith("s") else self.key


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return `text` in lower case, without accents, apostrophes and the dots of abbreviations."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _APOSTROPHES.sub("", plain).replace(".", "").casefold()


def words_of(text: str) -> list[Word]:
    """Split `text` into words, in order."""
    words = []
    for match in _WORD.finditer(text):
        written = match.group()
        possessive = bool(_POSSESSIVE.search(written))
        stem = written[:-2] if possessive else written
        words.append(Word(match.start(), match.end(), written, fold(stem), possessive))
    return words


def keys_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(word.key for word in words_of(name))
