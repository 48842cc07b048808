"""Which of several places of one name is meant: by what stands beside it, then by the other names."""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from vedette.packs.names import name_key
from vedette.packs.pack import Pack
from vedette.packs.records import Place
from vedette.reading.language import text_of
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention, unique
from vedette.reading.name_context import kinds_said
from vedette.reading.words import words_of

WELL_KNOWN = 100_000  # people from which a place abroad is known by its name alone
_PROVINCE = 0.5  # what a province's people count for, and where a large town in it has the same name
_NAMED_FOR_SEAT = 0.05
_OTHER_NAME = 1.0  # against a place whose main name is another
_HOME = 4.0  # a place of the conflict's own countries weighs as one ten thousand times its size
_SAME_COUNTRY = 1.0
_SAME_PROVINCE = 1.5
_MORE = 0.5  # each doubling of the names from a country or province
_BESIDE = 24  # characters within which a larger place stands "beside" a name: "London, Ont."
_JOINTS = frozenset({",", ", in", " in", ", near", " of", "(", ", northern", ", southern", ", eastern"}) | {
    ", western",
    ", central",
    " ,",
}


class Meanings:
    """The places that the names of one report may mean, weighed against each other."""

    def __init__(self, pack: Pack, doc: Doc, mentions: Sequence[Mention]) -> None:
        self._pack = pack
        self._doc = doc
        self._mentions = mentions
        self._near: Counter[str] = Counter()  # how often each place or one within it is named
        self._by_name: dict[str, Counter[str]] = {}  # the same, by the name that names it
        for mention in mentions:
            for holder in self._surely(mention):
                self._near[holder] += 1
                self._by_name.setdefault(_key(mention), Counter())[holder] += 1
        self._held = {m.start: held for m, other in _pairs(mentions) if (held := self._held_by(m, other))}
        self._said = {_key(m): self._held[m.start] for m in mentions if m.start in self._held}

    def resolved(self) -> Iterable[Mention]:
        """Yield the mentions, each with the likeliest of its places first."""
        for mention in self._mentions:
            yield self._resolved(mention) if mention.places else mention

    def _resolved(self, mention: Mention) -> Mention:
        held = self._held.get(mention.start) or self._said.get(_key(mention))
        if held is not None:
            return replace(mention, places=unique([*held, *(p for p in mention.places if p)]))
        if (province := self._province_said(mention)) is not None:
            return replace(mention, places=(province, *mention.places))
        known = [place for p in mention.places if p and (place := self._pack.place(p)) is not None]
        if len(known) == 1 and known[0].id in self._pack.places:
            known += self._namesakes(mention, known[0])
        known = [place for place in known if self._admitted(place, mention)]
        known = known or self._spelled_alike(mention)
        if len(known) < 2:
            return replace(mention, places=(known[0].id,) if known else ("",))
        kinds = kinds_said(self._doc, mention)
        seats = {h for p in known if p.population >= WELL_KNOWN for h in self._pack.within(p.id)}
        order = sorted(
            enumerate(known),
            key=lambda pair: (
                pair[1].kind not in kinds,
                -self._weight(pair[1], mention, pair[1].id in seats),
                pair[0],
            ),
        )
        return replace(mention, places=tuple(place.id for _, place in order))

    def _province_said(self, mention: Mention) -> str | None:
        """Return the province named for a town, where the text says the province: "the province of X"."""
        kinds = kinds_said(self._doc, mention)
        first = self._pack.place(mention.places[0]) if mention.places[0] else None
        if "province" not in kinds or first is None or first.kind in {"province", "country"}:
            return None
        key = name_key(bare(mention.text))
        for holder in self._pack.within(first.id):
            known = self._pack.place(holder)
            names = (known.name, *known.names) if known is not None and known.kind == "province" else ()
            if any(name_key(less_kind(name)) == key for name in names):
                return holder
        return None

    def _namesakes(self, mention: Mention, place: Place) -> list[Place]:
        """Return the places of a capital's name in provinces that the report names, if it lacks its country.

        In a report of Ontario that never speaks of Britain, London is Ontario's.
        """
        holders = self._pack.within(place.id)
        if place.kind == "country" or place.id in self._pack.own_places or not holders:
            return []
        if self._others(mention, holders[-1]):
            return []
        return [
            other
            for other in self._pack.find_places(bare(mention.text))
            if any(self._others(mention, holder) for holder in self._pack.within(other.id)[:-1])
        ]

    def _spelled_alike(self, mention: Mention) -> list[Place]:
        """Return the places that the name may be another spelling of, in provinces that the report names."""
        alike = self._pack.alike_places(less_kind(bare(mention.text)))
        return [p for p in alike if any(self._others(mention, h) for h in self._pack.within(p.id)[:-1])]

    def _others(self, mention: Mention, holder: str) -> int:
        """Return how often other names than the mention's own name a place or one within it."""
        return self._near[holder] - self._by_name.get(_key(mention), Counter())[holder]

    def _admitted(self, place: Place, mention: Mention) -> bool:
        """Whether a place can be meant at all: a village abroad needs its country or province named.

        So does a town abroad of a report on one war, where the name is not its main one or is a quarter's.
        """
        if place.id in self._pack.places or place.country in self._pack.home:
            return True
        if any(self._others(mention, holder) for holder in self._pack.within(place.id)):
            return True
        if place.population < WELL_KNOWN or not self._pack.home:
            return place.population >= WELL_KNOWN
        quarter = bool(kinds_said(self._doc, mention) & {"quarter", "village"})
        return not quarter and name_key(place.name) == name_key(bare(mention.text))

    def _weight(self, place: Place, mention: Mention, named_for_seat: bool) -> float:
        """Return how likely a place is meant, about the logarithm of its size with the report's bonuses."""
        people = float(place.population)
        if place.kind == "province":
            people *= _NAMED_FOR_SEAT if named_for_seat else _PROVINCE
        weight = math.log10(max(people, 100.0))
        if place.id not in self._pack.places and name_key(place.name) != name_key(bare(mention.text)):
            weight -= _OTHER_NAME
        if place.id in self._pack.own_places or place.country in self._pack.home:
            weight += _HOME
        *provinces, country = self._pack.within(place.id) or ("",)
        for holders, bonus in ((provinces, _SAME_PROVINCE), ([country], _SAME_COUNTRY)):
            count = max((self._others(mention, holder) for holder in holders), default=0)
            if count:
                weight += bonus + _MORE * math.log2(count)
        return weight

    def _surely(self, mention: Mention) -> tuple[str, ...]:
        """Return the place, province and country that a mention names beyond doubt, or the best guess."""
        places = [p for p in mention.places if p]
        place = self._pack.place(places[0]) if places else None
        if place is not None:
            known = place.id in self._pack.places or place.kind == "province"
            if known or (len(places) == 1 and place.population >= WELL_KNOWN):
                return (place.id, *self._pack.within(place.id))
            return ()
        if mention.what == "organisation":
            return tuple(
                h for _, _, p in nested(self._pack, mention) for h in (p.id, *self._pack.within(p.id))
            )
        country = self._country_of(mention)
        return (country,) if country else ()

    def _country_of(self, mention: Mention) -> str | None:
        for actor in mention.actors[:1]:
            if actor in self._pack.countries:
                return actor
            known = self._pack.actors.get(actor)
            if known is not None and known.country:
                return next((c.id for c in self._pack.countries.values() if c.iso2 == known.country), None)
        return None

    def _held_by(self, mention: Mention, other: Mention) -> tuple[str, ...]:
        """Return the places of the name of `mention` within the place named right after it, largest first."""
        gap = text_of(self._doc)[mention.end : other.start]
        if len(gap) > _BESIDE or gap.rstrip(" ") not in _JOINTS or not (mention.places and other.places):
            return ()
        larger = {p for p in other.places if p}
        named = self._pack.find_places(bare(mention.text))
        return tuple(place.id for place in named if larger & set(self._pack.within(place.id)))[:3]


def nested(pack: Pack, mention: Mention) -> Iterator[tuple[int, int, Place]]:
    """Yield the provinces and large towns within a body's name, by characters: "Kentucky State Police"."""
    words = words_of(mention.text)
    first = 0
    while first < len(words):
        for last in range(min(first + 3, len(words)), first, -1):
            start, end = words[first].start, words[last - 1].end
            found = pack.find_places(bare(mention.text[start:end])) if words[first].text[0].isupper() else ()
            if found and (found[0].kind in {"province", "country"} or found[0].population >= WELL_KNOWN):
                yield mention.start + start, mention.start + end, found[0]
                first = last - 1
                break
        first += 1


def less_kind(name: str) -> str:
    """Return a name less the word that says what it names: "Sichuan province"."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].lower() in name_words().place_kinds else name


def bare(text: str) -> str:
    """Return a name less its article, possessive and "City of"."""
    for article in ("the ", "The ", "City of ", "city of "):
        text = text.removeprefix(article)
    return text.removesuffix("'s").removesuffix("’s")


def _pairs(mentions: Sequence[Mention]) -> Iterable[tuple[Mention, Mention]]:
    placed = [m for m in mentions if m.places]
    return itertools.pairwise(placed)


def _key(mention: Mention) -> str:
    return mention.text.casefold()
