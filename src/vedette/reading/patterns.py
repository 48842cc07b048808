"""Small helpers to build patterns from word lists."""

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, the longest first; a space stands for any gap."""
    by_length = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in by_length) + ")"
