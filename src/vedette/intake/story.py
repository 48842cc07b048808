"""The main story of a page of text: its title, the ranges of its body, and the lines around it.

The block is the contiguous run of lines with the greatest sum of scores (Kadane's algorithm), where
sentences count for and furniture counts against, after Kohlschütter et al., "Boilerplate Detection using
Shallow Text Features" (WSDM 2010): length and sentence marks tell text from furniture better than layout.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vedette.intake.furniture import Line, content_words, plain, split_lines, story_end

_AGAINST = {"furniture": -12.0, "date": -12.0, "loose": -4.0, "advert": -2.0, "aside": -120.0}
_AFTER_STOP = 0.5
"""What follows comments or a credit must be twice as long as the story before to be taken for the story."""

_LIST_RUN = 6
_ENOUGH_STORY = 25
_HEADER_LINES = 15
_FOOTER_LINES = 12
_TITLE_WORDS = range(3, 26)


@dataclass(frozen=True)
class Story:
    """A page taken apart.

    `body` are the ranges of the story in order, its title (once) included. `lead` is the first paragraph;
    `header` and `footer` are the lines next to the story above and below it, lists of links left out.
    """

    title: str | None
    body: tuple[tuple[int, int], ...]
    lead: str
    header: tuple[str, ...]
    footer: tuple[str, ...]


def find_story(page: str, closes: Callable[[str], bool], known_title: str | None = None) -> Story | None:
    """Find the main story of a page, None where no line of it says anything.

    `closes` tells a line that credits the copy's supplier: after enough of a story it is its last line.
    `known_title` is the title where something else than the text gives it.
    """
    lines = list(split_lines(page))
    if not any(line.words >= 3 for line in lines):
        return None
    sorts = _with_lists(lines)
    first, last = _block(lines, sorts, closes)
    title = _title_line(lines, sorts, range(first, last + 1), known_title)
    repeats = {plain(lines[title].text)} if title is not None else set()
    inside = range(first, last + 1)
    kept = [i for i in inside if sorts[i] in ("prose", "loose") and plain(lines[i].text) not in repeats]
    lead = next((i for i in kept if sorts[i] == "prose"), kept[0] if kept else first)
    if title is not None:
        kept = sorted([title, *kept])
    above = [i for i in range(first) if sorts[i] != "list" and i != title][-_HEADER_LINES:]
    below = [lines[i].text for i in range(last + 1, len(lines)) if sorts[i] != "list"][:_FOOTER_LINES]
    last_line = lines[kept[-1]] if kept else lines[-1]
    tail = story_end(last_line.text, _ENOUGH_STORY)
    taken = set(kept)
    left_out = [lines[i].text for i in inside if i not in taken]
    return Story(
        title=lines[title].text if title is not None else None,
        # a page in a script that no line is known by is kept whole, for its language to be told
        body=_ranges(page, [lines[i] for i in kept] or lines, last_line.start + tail),
        lead=lines[lead].text,
        header=tuple(lines[i].text for i in above),
        footer=tuple(text for text in (last_line.text[tail:].strip(), *left_out, *below) if text),
    )


def _with_lists(lines: Sequence[Line]) -> list[str]:
    """Return the sorts of all lines, with "list" for those of link lists, menus and repeated slogans.

    A list is a run of lines without sentence marks, and dates among them, too long for a title block.
    """
    sorts: list[str] = [line.sort for line in lines]
    times = Counter(plain(line.text) for line in lines)
    for index, line in enumerate(lines):
        if times[plain(line.text)] >= 3 and line.words < 12:
            sorts[index] = "furniture"
    in_aside = False
    for index, line in enumerate(lines):
        in_aside = line.sort == "aside" or (in_aside and line.sort != "prose")
        if in_aside and line.sort == "loose":
            sorts[index] = "furniture"
    start = 0
    while start < len(lines):
        stop = start
        while stop < len(lines) and sorts[stop] in ("loose", "date"):
            stop += 1
        dates = sum(1 for sort in sorts[start:stop] if sort == "date")
        if dates >= 3 and stop - start >= _LIST_RUN:
            sorts[start:stop] = ["list"] * (stop - start)
        start = stop + 1
    return sorts


def _block(lines: Sequence[Line], sorts: Sequence[str], closes: Callable[[str], bool]) -> tuple[int, int]:
    """Return the first and last line of the run with the greatest sum; the first such run."""
    best, best_range = 0.0, None
    total, start, prose_words, weight = 0.0, 0, 0, 1.0
    for index, line in enumerate(lines):
        if total <= 0:
            total, start, prose_words = 0.0, index, 0
        if sorts[index] == "prose":
            prose_words += line.words
            total += weight * line.words
        else:
            total += _AGAINST.get(sorts[index], -12.0)
        if total > best:
            best, best_range = total, (start, index)
        if prose_words >= _ENOUGH_STORY and _stops(lines, index, closes):
            total, weight = 0.0, _AFTER_STOP
    if best_range is not None:
        return best_range
    notes = [i for i, line in enumerate(lines) if sorts[i] == "loose"]
    return (notes[0], notes[-1]) if notes else (0, len(lines) - 1)


def _stops(lines: Sequence[Line], index: int, closes: Callable[[str], bool]) -> bool:
    """Tell the line after which no more of a story comes; a credit under a caption is the picture's."""
    if lines[index].sort == "end":
        return True
    return index > 0 and lines[index - 1].sort == "prose" and closes(lines[index].text)


def _title_line(lines: Sequence[Line], sorts: Sequence[str], block: range, known: str | None) -> int | None:
    """Return the headline above the block: the line that shares most words with its surroundings.

    A headline repeats what the lead says and is often repeated itself, by the page's title or its address;
    captions and site names share less. Of equals the first wins. A `known` title is looked for as it is.
    """
    if known is not None:
        return next((i for i in range(block.stop) if plain(lines[i].text) == plain(known)), None)
    first = block.start
    lead = content_words(" ".join(line.text for line in lines[first : first + 3]))
    above = range(max(0, first - 2 * _HEADER_LINES), first)
    candidates = {
        i: content_words(lines[i].text)
        for i in above
        if sorts[i] in ("loose", "prose") and lines[i].words in _TITLE_WORDS
    }
    slogans = set[str]().union(*(content_words(lines[i].text) for i in above if sorts[i] == "furniture"))
    best, best_score = None, 0.0
    for i, words in candidates.items():
        if not re.match(r"[^a-z]*[A-Z0-9]", lines[i].text):
            continue
        around = lead.union(*(other for j, other in candidates.items() if j != i)) - slogans
        score = len(words & around) + 0.5 * len(words & lead) - 0.5 * len(words - around)
        if score > best_score:
            best, best_score = i, score
    if best is None and len(candidates) == 1:
        return next(iter(candidates))
    return best


def _ranges(page: str, lines: Sequence[Line], stop: int) -> tuple[tuple[int, int], ...]:
    """Join lines with nothing but blanks between them into ranges; the last ends at `stop`."""
    ranges: list[tuple[int, int]] = []
    for line in lines:
        if ranges and not page[ranges[-1][1] : line.start].strip():
            ranges[-1] = (ranges[-1][0], line.end)
        else:
            ranges.append((line.start, line.end))
    ranges[-1] = (ranges[-1][0], stop)
    return tuple(ranges)
