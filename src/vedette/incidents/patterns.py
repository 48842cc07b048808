"""Patterns of plain words, as the word lists write them, compiled to one regular expression."""

import re
from collections.abc import Iterable, Mapping, Sequence

_GAP = r"(?:[^\w.;!?\n]+[\w'’]+){0,10}?"
_BETWEEN = r"[^\w.;!?\n]+"
_NEVER = re.compile(r"(?!)")


def compiled(patterns: Iterable[str], groups: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Return one expression for all `patterns`, which matches nothing where there is none.

    A pattern is a row of words: "*" at a word's end stands for any ending, "~" for up to ten words of the
    same sentence, "{name}" for one entry of `groups`. KeyError for a group that is not there.
    """
    parts = [_expression(pattern, groups) for pattern in patterns]
    return re.compile(rf"\b(?:{'|'.join(parts)})", re.IGNORECASE) if parts else _NEVER


def _expression(pattern: str, groups: Mapping[str, Sequence[str]]) -> str:
    found = ""
    for word in pattern.split():
        if word == "~":
            found += _GAP
            continue
        entries = groups[word[1:-1]] if word.startswith("{") else [word]
        options = "|".join(_words(entry) for entry in sorted(entries, key=len, reverse=True))
        found += (_BETWEEN if found else "") + f"(?:{options})"
    return found


def _words(entry: str) -> str:
    return _BETWEEN.join(
        re.escape(word.removesuffix("*")) + (r"[\w'’-]*" if word.endswith("*") else r"(?![\w-])")
        for word in entry.split()
    )
