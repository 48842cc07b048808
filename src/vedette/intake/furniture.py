"""What a single line of a page is: a sentence of a story, or a piece of what pages wrap around stories."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vedette.intake.dates import find_dates
from vedette.intake.lexicon import lexicon

Sort = Literal["prose", "loose", "date", "furniture", "end", "advert"]

_SEEN = 600
"""Characters of a line that are looked at; a longer line is a paragraph, and its beginning tells it."""

_FINAL = re.compile(r"[.!?…][\"'”’)\]»]*\s*$|[.!?…][\"'”’]\s*[)\]]?\s*$|:\s*$|[\"”’]\s*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


@dataclass(frozen=True)
class Line:
    """A line that is not blank, without the blanks around it: characters `start` to `end` of the page.

    `sort`: "prose" has the marks of a sentence, "loose" has none of either kind (headlines, captions,
    captions of links), "date" is a date line, "end" closes a story, "advert" may interrupt one.
    """

    start: int
    end: int
    text: str
    sort: Sort
    words: int


def split_lines(page: str) -> Iterator[Line]:
    """Yield the lines of a page that hold anything."""
    for match in re.finditer(r"[^\n]+", page):
        text = match[0].strip()
        if text:
            start = match.start() + match[0].index(text)
            seen = text[:_SEEN]
            words = _WORD.findall(seen)
            count = len(words) if len(text) <= _SEEN else len(words) * len(text) // _SEEN
            yield Line(start, start + len(text), text, _sort(seen, words, len(text) > _SEEN), count)


def plain(text: str) -> str:
    """Return a line's words in lower case, single spaces, without marks at its ends."""
    return " ".join(text.lower().split()).strip(" *:.|-–—_•»«>()[]#,;")


def content_words(text: str) -> set[str]:
    """Return the words of a line that are no function words, in lower case."""
    return {word.lower() for word in _WORD.findall(text)} - _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon().function_words)


@cache
def _whole_lines() -> frozenset[str]:
    return frozenset((*lexicon().chrome, *lexicon().form_fields))


@cache
def _boilerplate() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase) for phrase in lexicon().boilerplate), re.IGNORECASE)


def _sort(text: str, words: list[str], long: bool) -> Sort:
    bare = plain(text)
    if _ends_story(bare):
        return "end"
    if bare in lexicon().advert_lines:
        return "advert"
    if bare in _whole_lines() or _all_chrome(bare) or not words:
        return "furniture"
    if not long and _boilerplate().search(text):
        return "furniture"
    if _is_date_line(text, words):
        return "date"
    if is_picture_credit(text, words) or _other_script(words):
        return "furniture"
    return "prose" if long or _is_prose(text, words) else "loose"


def _ends_story(bare: str) -> bool:
    for marker in lexicon().end_markers:
        if bare == marker or (marker.endswith("…") and bare.startswith(marker[:-1]) and len(bare) < 60):
            return True
    return re.fullmatch(r"\d+ comments?", bare) is not None


def _all_chrome(bare: str) -> bool:
    """Tell a menu in one line: its parts between bars, or single words, are all words of page chrome."""
    parts = [plain(part) for part in re.split(r"[|•·»>/]+", bare)]
    parts = [part for part in parts if part]
    if len(parts) > 1 and all(part in _whole_lines() for part in parts):
        return True
    words = re.findall(r"[a-z+-]+", bare)
    return 1 < len(words) <= 12 and all(word in _whole_lines() for word in words)


def _is_date_line(text: str, words: list[str]) -> bool:
    bare = plain(text)
    labelled = any(
        re.match(rf"{re.escape(label)}\b[\s:.-]*(?:gmt|utc|\d)", bare)
        for label in (*lexicon().updated_labels, *lexicon().published_labels)
    )
    return len(words) <= 9 and (labelled or (bool(find_dates(text)) and not _FINAL.search(text)))


def is_picture_credit(text: str, words: list[str]) -> bool:
    """Tell a caption's credit ("Agency Photo", "FILE - ...", "(Photo by ...)")."""
    if text.lower().startswith(lexicon().caption_starts):
        return True
    photo = any(word.lower() in lexicon().photo_words for word in words)
    return photo and len(words) <= 6 and not _FINAL.search(text)


def _other_script(words: list[str]) -> bool:
    letters = "".join(words)
    return len(letters) >= 8 and sum(1 for letter in letters if letter > "\u024f") > len(letters) / 2


def _is_prose(text: str, words: list[str]) -> bool:
    """Tell a sentence: it ends like one, or is long and holds as many function words as English does."""
    function = sum(1 for word in words if word.lower() in _function_words())
    if len(words) >= 5 and function >= 1 and _FINAL.search(text):
        return True
    if len(words) >= 3 and text.rstrip().endswith((".", "!", "?", ".”", '."')):
        return any(word[0].islower() for word in words[1:])
    return len(words) >= 14 and function >= 0.2 * len(words)
