"""Names that were written down by ear: which two spellings of a place may well be the same name.

A name from another script is romanised in a dozen ways ("Kafr Zita", "Kfar Zeitah", "Kafer Zaita"): what
varies are the vowels, doubled letters, articles and a few consonants that English has no letter for. Two
spellings agree when their consonants do and their vowels nearly.
"""

import re
from functools import lru_cache

from vedette.packs.names import ARTICLES, name_key

# Groups of letters for one consonant, and letters that stand for the same one.
_CONSONANTS = (
    ("tch", "S"),
    ("sh", "S"),
    ("ch", "S"),
    ("kh", "K"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("zh", "j"),
    ("dj", "j"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("K", "x"),
)
# Groups of letters for one vowel; after them o and u are one, e and i are one, y and w are vowels.
_VOWELS = (
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ei", "ai"),
    ("ey", "ai"),
    ("ay", "ai"),
    ("aw", "au"),
    ("ow", "au"),
    ("y", "i"),
    ("w", "u"),
    ("o", "u"),
    ("e", "i"),
)
_DOUBLED = re.compile(r"(.)\1+")
_NO_CONSONANT = re.compile("[aeiouyw]+")
_ENDS = (("[iy]+[ae]h?$", "ia"), ("[ae]h?$", "a"))  # "-iyah", "-ieh"; "-eh", "-a"
_GLUED = re.compile("^al(?=[^aeiou][a-z]{3})")
_FIRST_WORDS = frozenset({"kfr", "tl", "xrbt", "mrt"})  # "Kafr", "Kfar"; "Tal", "Tell": any vowels anywhere
_NISBA = ("i", "y")  # of a place or a man's name: "Furati" is from the Furat
_FEWEST = 3  # consonants below which too many names sound alike
_MANY = 5


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return the consonants of a name, a first vowel of a word as "a"; empty where they are too few."""
    words = [_consonants(word) for word in _words(name)]
    return " ".join(words) if sum(len(w) for w in words) >= _FEWEST else ""


def skeletons(name: str) -> tuple[str, ...]:
    """Return the skeletons a name may have: as it stands, and with an article that is glued to a word."""
    words = name_key(name).split()
    freed = " ".join(_free(word) for word in words)
    return tuple(dict.fromkeys(s for s in (skeleton(name), skeleton(freed)) if s))


def spelled_apart(one: str, other: str) -> int | None:
    """Return in how many vowels two names of one skeleton differ, None where it is too many."""
    if one.endswith(_NISBA) != other.endswith(_NISBA):
        return None
    consonants = len(skeleton(one).replace(" ", ""))
    most = 2 if consonants >= _MANY else 1
    found = _edits(_vowelled(one), _vowelled(other), most)
    return found if found <= most else None


def _free(word: str) -> str:
    """Return a word less an article that is glued to it: "Alnozha"."""
    return _GLUED.sub("", word)


def _words(name: str) -> list[str]:
    words = name_key(name).split()
    return [w for i, w in enumerate(words) if w not in ARTICLES or i == len(words) - 1]


def _consonants(word: str) -> str:
    if word.isdigit():
        return word
    first = "a" if word[0] in "aeiou" else ""
    for letters, one in _CONSONANTS:
        word = word.replace(letters, one)
    if len(word) > 1 and word.endswith("h"):
        word = word[:-1]
    return _DOUBLED.sub(r"\1", first + _NO_CONSONANT.sub("", word))


@lru_cache(maxsize=65536)
def _vowelled(name: str) -> str:
    words = []
    for word in map(_free, _words(name)):
        if _consonants(word) in _FIRST_WORDS:
            words.append(_consonants(word))
            continue
        stem, end = next(
            ((word[: m.start()], one) for e, one in _ENDS if (m := re.search(e, word))), (word, "")
        )
        for letters, one in (*_CONSONANTS, *_VOWELS):
            stem = stem.replace(letters, one)
        words.append(_DOUBLED.sub(r"\1", stem + end))
    return "".join(words)


def _edits(one: str, other: str, most: int) -> int:
    """Return how many letters have to be put in, left out or changed, at least `most` + 1 where more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]
