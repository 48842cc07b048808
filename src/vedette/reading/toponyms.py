"""All that a text names of the map: places, and the countries behind "Turkish" and "Ankara said"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from vedette.packs.records import Name, Place
from vedette.reading.mention import Mention
from vedette.reading.mentions import NameFinder
from vedette.reading.which_place import Meanings, nested
from vedette.reading.words import words_of


@dataclass(frozen=True, slots=True)
class Toponym:
    """Characters `start` to `end` name a place; None where neither pack nor gazetteer knows it."""

    start: int
    end: int
    place: Place | None


def toponyms(doc: Doc, finder: NameFinder) -> tuple[Toponym, ...]:
    """Return the places that a parsed text names, in order, a country by its adjective too."""
    found = [m for m in finder.find(doc, datelines=True) if not m.text.islower()]
    named = [place for mention in found for place in _places_in(mention, finder)]
    return tuple(
        Toponym(m.start, m.end, finder.pack.place(m.places[0]))
        for m in Meanings(finder.pack, doc, named).resolved()
    )


def _places_in(mention: Mention, finder: NameFinder) -> Iterator[Mention]:
    """Yield a place, or the countries and places within the name of a body ("Turkish police")."""
    if mention.seats:
        yield replace(mention, places=mention.seats, actors=())
        return
    unknown = not any(mention.places)
    inner = (
        list(nested(finder.pack, mention)) if unknown and mention.what in {"organisation", "place"} else []
    )
    if mention.places and not inner:
        yield mention
    for start, end, place in inner:
        yield _part(mention, start, end, place)
    if unknown and not mention.places and mention.what != "organisation":
        words = words_of(mention.text)
        for first, end, names in finder.names.find(words):
            known = _place(names, finder)
            if known is not None:
                yield _part(
                    mention, mention.start + words[first].start, mention.start + words[end - 1].end, known
                )


def _part(mention: Mention, start: int, end: int, place: Place) -> Mention:
    text = mention.text[start - mention.start : end - mention.start]
    return replace(mention, start=start, end=end, text=text, what="place", actors=(), places=(place.id,))


def _place(names: Sequence[Name], finder: NameFinder) -> Place | None:
    for wanted in ("place", "country", "nationality"):
        for name in names:
            if name.what == wanted and (place := finder.pack.place(name.target)) is not None:
                return place
    return None
