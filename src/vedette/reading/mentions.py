"""Find the actors, places, sources and persons that a report names: packs first, the NER for the rest."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from vedette.packs.pack import Pack
from vedette.packs.records import Name
from vedette.reading.composing import Composer
from vedette.reading.mention import Cover, Mention, What, unique
from vedette.reading.name_context import (
    after_place_word,
    is_dateline,
    kinds_said,
    proper_names,
    without_appositions,
)
from vedette.reading.phrases import Phrases
from vedette.reading.words import Word, words_of

_WELL_KNOWN = 100_000  # people from which a place abroad is known by its name alone


class NameFinder:
    """The names of one pack, ready to be looked for in many texts."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._names: Phrases[Name] = Phrases(
            (text, name) for name in pack.names() for text in _numbers(name.text)
        )
        self._composer = Composer(pack, self._names)

    def find(self, doc: Doc) -> tuple[Mention, ...]:
        """Return the mentions of a parsed report, in order, none overlapping another."""
        words = words_of(doc.text)
        found = self._from_pack(words, doc)
        taken = Cover(found)
        found += self._composer.bare_forces(words, taken)
        taken = Cover(found)
        found += self._from_ner(doc, taken)
        found = [m for m in sorted(found, key=lambda m: m.start) if not is_dateline(m, doc.text)]
        found = list(self._composer.beside_backers(without_appositions(found, doc.text), doc))
        return tuple(self._in_context(found, doc))

    def _in_context(self, mentions: Sequence[Mention], doc: Doc) -> Iterable[Mention]:
        """Put the likeliest of several places first: of the kind the text says, then near the others."""
        near = Counter(
            holder
            for m in mentions
            if len(m.places) == 1 and m.places[0]
            for holder in (m.places[0], *self.pack.within(m.places[0])[:-1])
        )
        for mention in mentions:
            if len(mention.places) < 2:
                yield mention
                continue
            kinds = kinds_said(doc, mention)
            order = sorted(
                mention.places,
                key=lambda p: (
                    not ((place := self.pack.place(p)) is not None and place.kind in kinds),
                    -max((near[h] for h in self.pack.within(p)[:-1]), default=0),
                ),
            )
            yield replace(mention, places=tuple(order))

    def _from_pack(self, words: Sequence[Word], doc: Doc) -> list[Mention]:
        found: list[Mention] = []
        i = 0
        while i < len(words):
            end, names = self._names.at(words, i)
            if not names:
                i += 1
                continue
            mention = self._mention(names, words, i, end)
            mention, end = self._composer.with_following(mention, names, words, end, doc)
            found.append(mention)
            i = max(end, i + 1)
        return found

    def _mention(self, names: Sequence[Name], words: Sequence[Word], i: int, end: int) -> Mention:
        actors, places, sources, routes = [], [], [], []
        for name in names:
            if name.what in {"actor", "label", "metonym", "country", "people", "nationality", "person"}:
                target = self._composer.actor_of(name)
                if target:
                    actors.append(target)
                elif name.target in self.pack.sources:
                    sources.append(name.target)
            if name.what in {"place", "country"} and self.pack.place(name.target) is not None:
                places.append(name.target)
            if name.what == "source":
                sources.append(name.target)
            if name.what == "route":
                routes.append(name.target)
        first = next((n for n in names if n.what != "label"), names[0])
        if all(n.what == "nationality" for n in names):
            what: What = "nationality"
        elif any(n.what == "person" for n in names):
            what = "person"
        elif places and any(n.what in {"place", "country"} for n in names):
            what = "place"
        elif sources and not actors:
            what = "source"
        elif routes and not (actors or places):
            what = "route"
        else:
            what = "label" if first.what == "label" else "actor"
        start = words[i].start
        return Mention(
            start,
            words[end - 1].end,
            "",
            what,
            unique(actors),
            unique(places),
            unique(sources),
            unique(routes),
            label=all(n.what == "label" for n in names),
        )

    def _from_ner(self, doc: Doc, taken: Cover) -> list[Mention]:
        """Return the persons, bodies and places that no pack names."""
        found = []
        for entity in [*doc.ents, *proper_names(doc)]:
            start, end = entity.start_char, entity.end_char
            if not taken.free(start, end) or not any(c.isalpha() for c in entity.text):
                continue
            placed = entity.root.pos_ == "PROPN" and after_place_word(entity.root)
            if placed or entity.label_ in {"GPE", "LOC", "FAC"}:
                found.append(Mention(start, end, entity.text, "place", places=self._places(entity.text)))
            elif entity.label_ == "PERSON":
                found.append(Mention(start, end, entity.text, "person"))
            elif entity.label_ == "ORG":
                found.append(Mention(start, end, entity.text, "organisation"))
            else:
                continue
            taken.add(start, end)
        return found

    def _places(self, name: str) -> tuple[str, ...]:
        """Return the places that a name may mean; one unknown place ("") where no likely one is known.

        A village abroad that happens to have the name is no likely one.
        """
        known = self.pack.find_places(_bare(name))[:3]
        likely = [p.id for p in known if p.country in self.pack.home or p.population >= _WELL_KNOWN]
        return tuple(likely) or ("",)


def _numbers(name: str) -> tuple[str, ...]:
    """Return a name, and its singular where it is a common noun: "rebels", "rebel"."""
    common = name.islower() and name.endswith("s") and not name.endswith("ss") and len(name) > 4
    return (name, name[:-1]) if common else (name,)


def _bare(text: str) -> str:
    for article in ("the ", "The "):
        if text.startswith(article):
            return text[len(article) :]
    return text.removesuffix("'s").removesuffix("’s")
