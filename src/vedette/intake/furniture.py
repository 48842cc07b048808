"""What a single line of a page is: a sentence of a story, or a piece of what pages wrap around stories."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vedette.intake.dates import find_dates
from vedette.intake.lexicon import lexicon

Sort = Literal["prose", "loose", "date", "furniture", "end", "aside", "advert"]

_SEEN = 600
"""Characters of a line that are looked at; a longer line is a paragraph, and its beginning tells it."""

_WIDTH = (45, 100)
"""Characters of the lines that text editors and mail programs break paragraphs into."""

_LONGEST_MARKER = 60
_EVEN = 0.7
"""A broken line is at least this share of its paragraph's longest; a shorter one ends the paragraph."""

_FINAL = re.compile(r"[.!?…][\"'”’)\]»]*\s*$|[.!?…][\"'”’]\s*[)\]]?\s*$|:\s*$|[\"”’]\s*$")
_SENTENCE_END = re.compile(r"[a-z\d][.!?…]+[\"'”’)\]]*(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


@dataclass(frozen=True)
class Line:
    """A line or hard-wrapped paragraph, without blanks around it: characters `start` to `end` of the page.

    `sort`: "prose" has the marks of a sentence, "loose" has none of either kind (headlines, captions, links),
    "date" is a date line, "end" closes a story, "aside" opens a list of others, "advert" may interrupt one.
    """

    start: int
    end: int
    text: str
    sort: Sort
    words: int


def split_lines(page: str) -> Iterator[Line]:
    """Yield the lines of a page that hold anything; lines that wrap one paragraph come as one."""
    lines = [_stripped(match) for match in re.finditer(r"[^\n]+", page) if not match[0].isspace()]
    for start, end in _wrapped(page, lines):
        text = page[start:end]
        seen = text[:_SEEN]
        words = _WORD.findall(seen)
        count = len(words) if len(text) <= _SEEN else len(words) * len(text) // _SEEN
        yield Line(start, end, text, _sort(seen, words, len(text) > _SEEN), count)


def _stripped(match: re.Match[str]) -> tuple[int, int]:
    text = match[0].strip()
    start = match.start() + match[0].index(text)
    return start, start + len(text)


def _wrapped(page: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join lines that a text editor broke: of like width, with nothing between, going on in lower case."""
    index = 0
    while index < len(lines):
        last, width, goes_on = index, 0, False
        while last + 1 < len(lines):
            (start, end), (below, below_end) = lines[last], lines[last + 1]
            width = max(width, end - start)
            even = _WIDTH[0] <= end - start <= _WIDTH[1] and end - start >= _EVEN * width
            follows = page.count("\n", end, below) == 1 and below_end - below <= _WIDTH[1]
            sentence_ends = page[end - 1] in ".!?" and not page[below].islower()
            if not even or not follows or sentence_ends:
                break
            goes_on = goes_on or page[below].islower()
            last += 1
        if goes_on:
            yield lines[index][0], lines[last][1]
        else:
            yield from lines[index : last + 1]
        index = last + 1


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
    marker = _marker(bare)
    if marker is not None:
        return marker
    if bare in lexicon().advert_lines or _link_start().match(text):
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


def _marker(bare: str) -> Sort | None:
    if len(bare) > _LONGEST_MARKER:
        return None
    if bare in lexicon().end_markers or re.fullmatch(r"\d+ comments?", bare):
        return "end"
    if bare in lexicon().aside_markers:
        return "aside"
    starts = tuple(marker[:-1] for marker in lexicon().aside_markers if marker.endswith("…"))
    return "aside" if bare.startswith(starts) else None


@cache
def _inline_marker() -> re.Pattern[str]:
    markers = [marker for marker in (*lexicon().end_markers, *lexicon().aside_markers) if " " in marker]
    titles = sorted({marker.title() for marker in markers if marker.isascii()}, key=lambda m: (-len(m), m))
    return re.compile(rf"(?<=\s)(?:{'|'.join(map(re.escape, titles))})\b")


def story_end(paragraph: str, words: int) -> int:
    """Return where the story ends in a paragraph that goes on with page furniture.

    A page copied into one paragraph keeps its markers in title case ("... he said. Related News Storm ...");
    looked for after the first `words` words. A marker of one word may also open a sentence: it ends the story
    only if no sentence ends behind it ("... he said. Tags flood Chad"). The paragraph's length where there is
    none.
    """
    marks = [*_inline_marker().finditer(paragraph), *_after_last_sentence(paragraph)]
    for start in sorted(mark.start() for mark in marks):
        if len(paragraph[:start].split()) >= words:
            return len(paragraph[:start].rstrip())
    return len(paragraph)


def _after_last_sentence(paragraph: str) -> Iterator[re.Match[str]]:
    """Yield the markers of one word behind which no sentence ends."""
    last = max((match.end() for match in _SENTENCE_END.finditer(paragraph)), default=0)
    return _label_mark().finditer(paragraph, last)


@cache
def _label_mark() -> re.Pattern[str]:
    labels = "|".join(re.escape(label.title()) for label in lexicon().list_labels)
    return re.compile(rf"(?<=\s)(?:{labels})\b(?=:?\s+\S)")


@cache
def _link_start() -> re.Pattern[str]:
    starts = "|".join(re.escape(start) for start in lexicon().link_starts)
    return re.compile(rf"[\W_]*(?:{starts})\s*[:>»|]\s*\S", re.IGNORECASE)


@cache
def _labelled_date() -> re.Pattern[str]:
    labels = (*lexicon().updated_labels, *lexicon().published_labels, *lexicon().clock_labels)
    ordered = sorted(labels, key=lambda label: (-len(label), label))
    return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})\b[\s:.-]*(?:gmt|utc|\d)")


def _all_chrome(bare: str) -> bool:
    """Tell a menu in one line: words of page chrome with bars or nothing between, or a trail from Home."""
    parts = [plain(part) for part in re.split(r"[|•·»>/]+", bare)]
    parts = [part for part in parts if part]
    trail = len(parts) > 1 and parts[0] in _whole_lines() and all(len(part.split()) <= 4 for part in parts)
    if len(parts) > 1 and (trail or all(part in _whole_lines() for part in parts)):
        return True
    words = re.findall(r"[a-z+-]+", bare)
    return 1 < len(words) <= 12 and all(word in _whole_lines() for word in words)


def _is_date_line(text: str, words: list[str]) -> bool:
    if len(words) > 9:
        return False
    if _labelled_date().match(plain(text)):
        return True
    return bool(find_dates(text)) and not _FINAL.search(text)


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
    if len(words) >= 2 and text.rstrip().endswith((".", "!", "?", ".”", '."')):
        return any(word[0].islower() for word in words[1:])
    return len(words) >= 14 and function >= 0.2 * len(words)
