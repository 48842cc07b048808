"""Which news agency supplied the copy, by the credit that the page prints.

All patterns see a text in which each agency's name is one mark, so that they stay small and say only what
stands around a name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from vedette.intake.dates import LONGEST_HEADER, find_dates, opening_date
from vedette.intake.furniture import plain
from vedette.intake.lexicon import lexicon
from vedette.intake.outlets import SUPPLIERS, Outlets
from vedette.model import PUBLISHERS
from vedette.packs.records import Source

_TAIL = 250
_CREDIT_LINE = 120
_AGENCIES = frozenset({"agency"})
_OUTLETS = PUBLISHERS - _AGENCIES
_MARK = "\ue000"
_MARKS = rf"(?:with\s+)?{_MARK}(?:(?:\s*(?:,|/|&|\+|and)\s*)+(?:{_MARK}|agencies|wires))*"
_PLACE = r"[A-Z][\w.'’-]+(?:[ ,/]+[\w.'’-]+){0,6}"

_DATELINE = re.compile(
    rf"(?:^|(?<=[\s.)\"”]))(?:{_PLACE}\s*[(\[]{_MARK}[)\]]\s*[-–—:]"
    rf"|[A-Z]{{3,}}(?:[ ,/]+[\w.'’-]+){{0,5}}\s*[(\[]{_MARK}[)\]]"
    rf"|[A-Z]{{3,}}(?:[ ,/]+[\w.'’-]+){{0,5}}\s*[-–—,|]\s*{_MARK}\s*[-–—:|])"
    rf"|(?:^|(?<=\n))(?:{_PLACE}\s*[,–—/|-]\s*{_MARK}\s*[-–—:]|[(\[]{_MARK}[)\]](?:\s*[-–—:]|\s?(?=[A-Z])))"
)
"""City, day (Agency) - ...; CITY (Agency) ...; CITY - Agency - ...; City, Agency - ...; (Agency) - ..."""

_BYLINE = re.compile(
    rf"(?:by\s.{{0,60}}?|{_PLACE}\s*)[-–—,|/\s]\s*{_MARK}\W*|{_MARK}\s*[-–—,|/]\s*{_PLACE}", re.IGNORECASE
)


def _any(templates: Sequence[str]) -> str:
    parts = []
    for template in templates:
        words = re.escape(template).replace(r"\ ", r"\s+")
        for name, pattern in (("agencies", _MARKS), ("agency", _MARK), ("outlet", _MARK)):
            words = words.replace(rf"\{{{name}\}}", pattern)
        parts.append(words)
    return "|".join(parts)


@cache
def _line() -> re.Pattern[str]:
    """A whole line that is a credit."""
    around = r"[\s\-–—/|(\[*.]*"
    return re.compile(rf"{around}(?:{_any(lexicon().agency_lines)}){around}[)\]]*\.?", re.IGNORECASE)


@cache
def _end() -> re.Pattern[str]:
    """A credit at the very end of a paragraph, set off by a dash or brackets, or by a word like "source"."""
    led = _any([line for line in lexicon().agency_lines if not line.startswith("{")])
    return re.compile(
        rf"(?:[-–—]+\s*{_MARKS}|[(\[]\s*(?:sources?:?\s+)?{_MARKS}\s*[)\]]|(?<=[.\"”)\s])(?:{led}))\s*\.?\s*$",
        re.IGNORECASE,
    )


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(_any(lexicon().agency_phrases), re.IGNORECASE)


@cache
def _outlet_phrases() -> re.Pattern[str]:
    return re.compile(_any(lexicon().outlet_phrases), re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    """A bare name between a headline and its lead, whose first word opens a sentence, or page chrome."""
    words = "|".join(word.capitalize() for word in lexicon().function_words)
    chrome = "|".join(re.escape(word.capitalize()) for word in lexicon().chrome)
    return re.compile(rf"(?<=\w\s){_MARK}\s(?=(?:{words}|{chrome})\b)")


@dataclass(frozen=True)
class _Masked:
    """A text with a mark for each source's name; the sources in order, with their names as written."""

    text: str
    sources: tuple[tuple[Source, str], ...]

    def in_match(self, match: re.Match[str] | None) -> Source | None:
        """Return the first source within `match`."""
        if match is None or _MARK not in match[0]:
            return None
        return self.sources[self.text.count(_MARK, 0, match.start())][0]


@dataclass(frozen=True)
class Credits:
    """Finds the credit of an agency; an agency that is merely quoted ("told the agency") is no supplier."""

    outlets: Outlets

    def _mask(self, text: str, kinds: frozenset[str] = SUPPLIERS) -> _Masked:
        sources: list[tuple[Source, str]] = []

        def mark(match: re.Match[str]) -> str:
            source = self.outlets.named(match[0])
            if source is None or source.kind not in kinds:
                return match[0]
            sources.append((source, match[0]))
            return _MARK

        names = self.outlets.agency_names if kinds <= SUPPLIERS else self.outlets.publisher_names
        return _Masked(names.sub(mark, text.replace(_MARK, " ")), tuple(sources))

    def closes_story(self, line: str) -> bool:
        """Tell a credit line, with which a story ends; a name with no word beside it may be a picture's."""
        if len(line) > _CREDIT_LINE or _line().fullmatch(line.strip()) is not None:
            return False
        masked = self._mask(line).text
        return masked.strip(" .()[]") != _MARK and _line().fullmatch(masked) is not None

    def agency_of(self, header: Sequence[str], body: str, footer: Sequence[str]) -> Source | None:
        """Return the agency, or state medium, that a page credits; of several the first, None where none is.

        Looked for at the end of `body` and below it, then in the dateline and the lines above. `body` is the
        story's text; `header` and `footer` the lines around it.
        """
        last = _without_chrome(body[-_TAIL:]).split("\n")[-3:]
        tail = [self._mask(line) for line in last if line.strip()]
        below = [self._mask(line[-_TAIL:]) for line in footer]
        above = [self._mask(line[:_TAIL]) for line in header]
        head = self._mask(body[:LONGEST_HEADER])
        for line in (*tail, *below):
            found = self._whole(line) or line.in_match(_end().search(line.text))
            if found is not None:
                return found
        for text in (*tail, *below, *above, head):
            found = text.in_match(_phrases().search(text.text))
            if found is not None:
                return found
        found = head.in_match(_DATELINE.search(head.text))
        for line in above:
            found = found or self._whole(line) or line.in_match(_BYLINE.fullmatch(line.text[:_CREDIT_LINE]))
        # a bare name proves less: state media are quoted in headlines, agencies only credited
        bare = self._mask(body[:LONGEST_HEADER], _AGENCIES)
        return found or _beside_date(bare) or _after_headline(bare)

    def outlet_of(self, body: str, footer: Sequence[str]) -> Source | None:
        """Return the outlet that a text credits for itself: at its end, below it, or in its dateline."""
        for line in (body[-_TAIL:], *footer):
            masked = self._mask(_without_chrome(line[-_TAIL:]), _OUTLETS)
            for pattern in (_end(), _outlet_phrases()):
                found = masked.in_match(pattern.search(masked.text))
                if found is not None:
                    return found
        head = self._mask(body[:LONGEST_HEADER], _OUTLETS)
        opening = opening_date(head.text)
        byline = re.compile(rf"\s*by\s+{_MARK}").match(head.text, opening.end) if opening else None
        return head.in_match(byline) or head.in_match(_DATELINE.search(head.text))

    def _whole(self, line: _Masked) -> Source | None:
        return line.in_match(_line().fullmatch(line.text.strip())) if len(line.text) <= _CREDIT_LINE else None


def _without_chrome(tail: str) -> str:
    """Drop the words of page chrome that a text ends with ("... (Agency) Print Tweet")."""
    words = tail.rstrip()
    while words and words.rsplit(None, 1)[-1].lower() in lexicon().chrome:
        words = words.removesuffix(words.rsplit(None, 1)[-1]).rstrip()
    return words


def _beside_date(head: _Masked) -> Source | None:
    """An agency's name right before or after the date in a text's header: "... Agency Sunday 30 Mar 2014"."""
    for date in find_dates(head.text)[:2]:
        before = re.compile(rf"{_MARK}[\s,|–—-]*$").search(head.text[: date.start])
        after = re.compile(rf"[\s,|–—-]*{_MARK}(?=\s+[A-Z0-9\"“]|\s*$)").match(head.text, date.end)
        for match, stop in ((before, before.start() if before else 0), (after, date.start)):
            last = plain(head.text[:stop]).split(" ")[-1]
            if match is not None and last not in lexicon().quoting_words:
                return head.in_match(match)
    return None


def _after_headline(head: _Masked) -> Source | None:
    """An agency's name between headline and lead of one paragraph: "... says group Agency At least"."""
    match = _between().search(head.text)
    if match is None or re.search(r"[.!?]\s", head.text[: match.start()]):
        return None
    source, written = head.sources[head.text.count(_MARK, 0, match.start())]
    last = plain(head.text[: match.start()]).split(" ")[-1]
    # in capitals, where the agency does not write itself so, it is a picture's credit
    own_case = written in (source.name, *source.names)
    return source if own_case and last not in lexicon().quoting_words else None
