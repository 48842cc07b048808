"""How names are compared: one key for all the ways in which a name is spelled with the same letters."""

import re
import unicodedata
from functools import lru_cache

# Articles of English and of romanised Arabic, the latter with its assimilated forms ("ash-Sham").
ARTICLES = frozenset({"the", "al", "el", "ul", "ad", "ed", "adh", "an", "en", "ar", "er"}) | frozenset(
    {"as", "es", "ash", "esh", "at", "et", "ath", "az", "ez"}
)

# Letters that have no decomposition in Unicode but are written without their mark in English.
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e", "ħ": "h"}
)

# Not spoken: apostrophes, the hamza and ayn of transliteration, full stops of abbreviations.
_SILENT = re.compile("['`´’‘‛ʼʻʾʿʽˈ′.]")
_NOT_WORD = re.compile(r"[\W_]+")


def _plain(text: str) -> str:
    """Return `text` in lower case without marks, spaces for all that is no letter and no digit."""
    if text.isascii():
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        folded = "".join(c for c in folded if not unicodedata.combining(c)).translate(_PLAIN)
    return _NOT_WORD.sub(" ", _SILENT.sub("", folded)).strip()


@lru_cache(maxsize=65536)
def name_key(text: str) -> str:
    """Return what two spellings of one name have in common.

    Case, accents, apostrophes, hyphens, full stops and leading articles ("the", "al-", "ash-") don't count;
    all other punctuation counts as a space. Empty when nothing is left. The key of a key is the key.
    """
    words = _plain(text).split()
    first = 0
    while first < len(words) - 1 and words[first] in ARTICLES:
        first += 1
    return " ".join(words[first:])


def same_article(one: str, other: str) -> bool:
    """Tell whether two names of one key agree in having or lacking a leading article."""
    return _has_article(one) == _has_article(other)


def _has_article(text: str) -> bool:
    words = _plain(text).split()
    return len(words) > 1 and words[0] in ARTICLES
