"""Vary texts so that the network learns English and not one war: other names, other numbers, fewer commas."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from training.corpus import Document

Edit = tuple[int, int, str]
_CAPITALISED = re.compile(
    r"(?:(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]r)[- ])?[A-Z][\w'’]*(?:[- ](?:(?:al|el|ez|ed)[- ])?[A-Z][\w'’]*)*"
)
_NUMBER = re.compile(
    r"(?<![\w.,:/-])\d{1,3}(?![\w.,:/-]|\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[ap]\.?m))"
)
_COMMA = re.compile(r",(?=\s)")
_APOSTROPHE = re.compile(r"['’](?=s\b)")


def rewrite(document: Document, edits: Sequence[Edit]) -> Document:
    """Replace the characters `(start, end, new)` and move every quote along; edits must not overlap."""
    pieces, moves, last = [], [], 0
    shift = 0
    for start, end, new in sorted(edits):
        pieces += [document.text[last:start], new]
        moves.append((start, end, shift, len(new)))
        shift += len(new) - (end - start)
        last = end
    pieces.append(document.text[last:])
    ends = [(end, shift_before + size - (end - start)) for start, end, shift_before, size in moves]

    def moved(place: int, closing: bool) -> int:
        by = 0
        for (start, end, before, size), (_, after) in zip(moves, ends, strict=True):
            if place >= end:
                by = after
            elif place > start:  # inside a name: the quote then takes all of the new one
                return start + before + (size if closing else 0)
            else:
                break
        return place + by

    quotes = tuple(replace(q, start=moved(q.start, False), end=moved(q.end, True)) for q in document.quotes)
    return replace(
        document,
        text="".join(pieces),
        quotes=tuple(q for q in quotes if q.end > q.start),
        twins=tuple((moved(a, False), moved(b, True)) for a, b in document.twins),
    )


class Augmenter:
    """Draws another version of a document; `names` is the file with names to swap."""

    def __init__(self, names: Path, documents: Sequence[Document]) -> None:
        table: Mapping[str, Any] = yaml.safe_load(names.read_text(encoding="utf-8"))
        self._known, self._other = table["known"], table["substitutes"]
        words = {word for pair in self._known["countries"] + self._other["countries"] for word in pair}
        words |= set(self._known["groups"]) | set(self._known["people"])
        self._places = {
            document.name: tuple(sorted({*self._known["places"], *_cores(document.places)} - words))
            for document in documents
        }

    def vary(self, document: Document, draw: random.Random) -> Document:
        """Return the document with names, numbers and punctuation changed at random, or as it is."""
        if draw.random() < 0.6:
            document = self._rename(document, draw)
        if draw.random() < 0.5:
            document = rewrite(
                document,
                [
                    (m.start(), m.end(), _other_number(m.group(), draw))
                    for m in _NUMBER.finditer(document.text)
                    if draw.random() < 0.5
                ],
            )
        if draw.random() < 0.4:
            share = draw.choice((0.5, 1.0))
            document = rewrite(
                document,
                [
                    (m.start(), m.end(), "")
                    for pattern in (_COMMA, _APOSTROPHE)
                    for m in pattern.finditer(document.text)
                    if draw.random() < share
                ],
            )
        return document

    def _rename(self, document: Document, draw: random.Random) -> Document:
        new: dict[str, str] = {}
        for noun, adjective in self._known["countries"]:
            if draw.random() < 0.7:
                new[noun], new[adjective] = draw.choice(self._other["countries"])
        for kind in ("groups", "people"):
            for name in self._known[kind]:
                if draw.random() < 0.7:
                    new[name] = draw.choice(self._other[kind])
        for name in self._places.get(document.name, ()):
            if draw.random() < 0.8:
                new[name] = draw.choice(self._other["places"])
        known = sorted((n for n in new if n in document.text), key=lambda n: (-len(n), n))
        if not known:
            return document
        pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, known)) + r")(?!\w)")
        return rewrite(
            document, [(m.start(), m.end(), new[m.group()]) for m in pattern.finditer(document.text)]
        )


def _cores(places: Sequence[str]) -> list[str]:
    """Return the names proper: "Castello" of "Castello road"."""
    return [m.group() for place in places if (m := _CAPITALISED.match(place)) and len(m.group()) > 3]


def _other_number(number: str, draw: random.Random) -> str:
    """Draw a number of as many digits; one stays one, since its noun is singular."""
    if number in {"0", "1"}:
        return number
    low = max(2, 10 ** (len(number) - 1))
    return str(draw.randint(low, 10 ** len(number) - 1))
