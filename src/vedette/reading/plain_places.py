"""Places told without a name of their own: "the Old City", "hill 402", "the Ruritanian capital"."""

import itertools
import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from vedette.packs.pack import Pack
from vedette.reading.language import text_of
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Cover, Mention

_OLD_TOWN = re.compile(r"\b(?:old|ancient) (?:city|town|quarter)\b", re.IGNORECASE)
_OF_NAME = re.compile(r",? (?:of |city of )?[A-Z]")
CAPITAL = "capital"


def plain_places(pack: Pack, doc: Doc, found: Sequence[Mention], taken: Cover) -> list[Mention]:
    """Return the places that a text tells of so, where no name found before takes the words up."""
    every = (*_old_towns(pack, text_of(doc), found), *_numbered(doc), *_capitals(pack, doc, found))
    return [m for m in every if taken.free(m.start, m.end)]


def _old_towns(pack: Pack, text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the old towns: of the city named last before, else next; in capitals also of an unknown one."""
    for match in _OLD_TOWN.finditer(text):
        cities = [m for m in found if m.what == "place" and any(m.places)]
        before = [m for m in reversed(cities) if m.start < match.start()]
        after = [m for m in cities if m.start > match.start()]
        known = (part for m in (*before, *after) for part in _old_town_of(pack, m.places[0]))
        place = next(known, "")
        if place or match.group().istitle():
            yield Mention(match.start(), match.end(), match.group(), "place", places=(place,))


def _old_town_of(pack: Pack, city: str) -> Iterator[str]:
    """Yield the place that a pack has for the old town of a city, or of the city that holds a quarter."""
    for around in (city, *pack.within(city)):
        known = pack.place(around)
        if known is not None and known.kind == "city":
            named = pack.find_places(f"Old City of {known.name}")
            yield from (p.id for p in named if around in pack.within(p.id))


def _numbered(doc: Doc) -> Iterator[Mention]:
    """Yield the sites that have a number for a name: "base 17", no "base 17 km away"."""
    for noun, number in itertools.pairwise(doc):
        named = noun.lower_ in name_words().numbered_sites and number.text.isdigit()
        if named and (number.head == noun or number.dep_ in {"punct", "pobj"}):
            start, end = noun.idx, number.idx + len(number)
            yield Mention(start, end, text_of(doc)[start:end], "place", places=("",))


def _capitals(pack: Pack, doc: Doc, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the capitals told by their country: "the Ruritanian capital", "Ruritania's capital".

    With its name after it a capital is found by that.
    """
    for token in doc:
        if token.lower_ != CAPITAL or token.pos_ != "NOUN" or _OF_NAME.match(text_of(doc), token.idx + 7):
            continue
        city = _capital_of(pack, token, found)
        if city:
            yield Mention(token.idx, token.idx + len(token), token.text, "place", places=(city,))


def _capital_of(pack: Pack, token: Token, found: Sequence[Mention]) -> str | None:
    """Return the capital of the country that is named right before a word."""
    before = next((m for m in reversed(found) if m.start < token.idx), None)
    if before is None or token.idx - before.end > 1:
        return None
    ids = (*before.actors, *before.places) or _nations(pack, before)
    country = next((pack.countries[i] for i in ids if i in pack.countries), None)
    if country is None or not country.capital:
        return None
    named = pack.find_places(country.capital, country.iso2)
    return next((p.id for p in named if p.kind != "country"), None)


def _nations(pack: Pack, mention: Mention) -> tuple[str, ...]:
    """Return the country whose adjective a mention is."""
    return tuple(c.id for c in pack.countries.values() if mention.text in c.adjectives)
