"""Find the actors, places, sources and persons that a report names: packs first, the NER for the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from vedette.packs.gazetteer import world_gazetteer
from vedette.packs.pack import Pack
from vedette.packs.records import Name, Place
from vedette.reading.composing import Composer
from vedette.reading.labels import with_antecedents
from vedette.reading.language import text_of
from vedette.reading.lexicon import name_words
from vedette.reading.members import with_their_group
from vedette.reading.mention import Cover, Mention, What, unique, written
from vedette.reading.name_context import (
    is_dateline,
    proper_names,
    with_article,
    with_site,
    without_appositions,
    without_preposition,
)
from vedette.reading.name_sense import begins_as_place, is_person, sense_of, whole_name
from vedette.reading.phrases import Phrases
from vedette.reading.place_position import follows_its_kind, separate, stands_as_place
from vedette.reading.plain_places import plain_places
from vedette.reading.short_names import short_forms
from vedette.reading.which_place import WELL_KNOWN, Meanings, bare, less_kind
from vedette.reading.words import Word, words_of

_USUAL: dict[str, What] = {"PERSON": "person", "ORG": "organisation"}
_NEVER_PART = frozenset({"country", "province", "city"})  # kinds of places too large to end another's name
_CANDIDATES = 30  # places of one name that are weighed against each other
_ABBREVIATED = 6  # letters within which a name that ends in a full stop is an abbreviation: "Calif."


class NameFinder:
    """The names of one pack, ready to be looked for in many texts."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.names: Phrases[Name] = Phrases(
            (text, name) for name in pack.names() for text in _numbers(name.text)
        )
        self._add_provinces()
        self._composer = Composer(pack, self.names)

    def _add_provinces(self) -> None:
        """Add the provinces with a pack's name within theirs, lest "New South Wales" be read as Wales."""
        for number, text in world_gazetteer().provinces():
            if self._has_province(number):
                continue
            words = words_of(text)
            if len(words) > 1 and any(self.names.at(words, i)[1] for i in range(len(words))):
                self.names.add(text, Name(text=text, what="place", target=number))

    def _has_province(self, number: str) -> bool:
        """Whether the pack has the gazetteer's province as a place of its own."""
        found = world_gazetteer().get(number)
        return found is not None and found.admin1 in self.pack.provinces

    def find(self, doc: Doc, datelines: bool = False) -> tuple[Mention, ...]:
        """Return the mentions of a parsed report, in order, none overlapping another.

        A dateline tells where a report was filed and is left out, unless `datelines` asks for it.
        """
        words = words_of(text_of(doc))
        found = self._from_pack(words, doc)
        taken = Cover(found)
        found = [self._whole(m, text_of(doc), taken) for m in found]
        taken = Cover(found)
        found += self._composer.bare_forces(words, taken)
        taken = Cover(found)
        found += self._from_ner(doc, taken)
        found += short_forms(found, words, text_of(doc), Cover(found))
        found = sorted(found, key=_start)
        if not datelines:
            found = [m for m in found if not is_dateline(m, text_of(doc))]
        found = list(self._composer.beside_backers(without_appositions(found, text_of(doc)), doc))
        found = [with_article(with_site(m, doc, self.pack), text_of(doc)) for m in found]
        known = list(Meanings(self.pack, doc, found).resolved())
        known = list(with_their_group(known, self.pack, text_of(doc)))
        known += plain_places(self.pack, doc, known, Cover(known))
        return tuple(with_antecedents(sorted(known, key=_start), self.pack, text_of(doc)))

    def _from_pack(self, words: Sequence[Word], doc: Doc) -> list[Mention]:
        found: list[Mention] = []
        i = 0
        while i < len(words):
            end, names = self.names.at(words, i)
            if not names or self._only_article(words, i, end):
                i += 1
                continue
            mention = self._mention(names, words, i, end)
            mention, end = self._composer.with_following(mention, names, words, end, doc)
            found.append(mention)
            i = max(end, i + 1)
        return found

    def _only_article(self, words: Sequence[Word], i: int, end: int) -> bool:
        """Whether "The" is an article before a longer name: "the National Coalition", no paper."""
        return words[i].key == "the" and end - i > 1 and self.names.at(words, i + 1)[0] > end

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
        cities = [] if places else self._capitals(names)
        first = next((n for n in names if n.what != "label"), names[0])
        if all(n.what == "nationality" for n in names):
            what: What = "nationality"
        elif any(n.what == "person" for n in names):
            what = "person"
        elif cities or (places and any(n.what in {"place", "country"} for n in names)):
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
            unique([*places, *cities]),
            unique(sources),
            unique(routes),
            label=all(n.what == "label" for n in names),
        )

    def _capitals(self, names: Sequence[Name]) -> list[str]:
        """Return the city that a name for a government means where no pack has it: "met in Rawalpindi"."""
        for name in names:
            country = self.pack.countries.get(name.target) if name.what == "metonym" else None
            for place in self.pack.find_places(name.text) if country is not None else ():
                if country and place.country == country.iso2 and place.population >= WELL_KNOWN:
                    return [place.id]
        return []

    def _from_ner(self, doc: Doc, cover: Cover) -> list[Mention]:
        """Return the persons, bodies and places that no pack names."""
        found = []
        recognised = (part for entity in doc.ents for part in self._parts(without_preposition(entity)))
        for entity in [*recognised, *map(without_preposition, proper_names(doc))]:
            part = _before_others(entity, cover)
            if part is None or not any(c.isupper() for c in part.text):
                continue
            mention = self._unlisted(part, cover)
            if mention is not None and (part is entity or mention.what == "place"):
                found.append(mention)
                cover.add(mention.start, mention.end)
        return found

    def _unlisted(self, entity: Span, cover: Cover) -> Mention | None:
        """Return a name that no pack has as what it is, None where it names no place, person or body."""
        start, end, text = entity.start_char, entity.end_char, entity.text
        usual = _USUAL.get(entity.label_)
        places = self._places(text)
        bears = begins_as_place(text) or (len(entity) == 1 and any(places))
        placed = stands_as_place(entity, bears and not is_person(entity))
        if not (placed or entity.label_ in {"GPE", "LOC", "FAC"} or self._overlooked(entity)):
            return Mention(start, end, text, usual) if usual else None
        sense = sense_of(entity, known=any(places))
        if sense == "nothing":
            return Mention(start, end, text, usual) if usual == "organisation" and len(entity) > 1 else None
        if sense:
            return Mention(start, end, text, sense)
        whole = whole_name(text_of(entity.doc), start, end)
        if whole != (start, end):
            start, end = whole
            text = text_of(entity.doc)[start:end]
            places = self._places(text)
        return Mention(start, end, text, "place", places=places) if cover.free(start, end) else None

    def _parts(self, entity: Span) -> Iterable[Span]:
        """Return a recognised name, or the two that it joins; "Antigua and Barbuda" is one."""
        return [entity] if any(self._places(entity.text)) else separate(entity)

    def _whole(self, mention: Mention, text: str, taken: Cover) -> Mention:
        """Return a pack's place as the longer name that it only ends: "Jamiyet al-Zahraa", "Tal Zahraa"."""
        place = self.pack.place(mention.places[0]) if mention.what == "place" and mention.places else None
        if place is None or mention.link or place.kind in _NEVER_PART:
            return mention
        start, _ = whole_name(text, mention.start, mention.end)
        if start == mention.start or not taken.free(start, mention.start):
            return mention
        return written(replace(mention, start=start, actors=(), places=("",), seats=()), text)

    def _overlooked(self, entity: Span) -> bool:
        """Whether the recogniser took a well-known place for nothing, or for a person or body."""
        before = entity.doc[entity.start - 1] if entity.start else None
        alone = before is None or before.pos_ != "PROPN"
        return alone and entity.text[0].isupper() and len(entity) <= 3 and self._well_known(bare(entity.text))

    def _places(self, name: str) -> tuple[str, ...]:
        """Return the places that a name may mean; one unknown place ("") where none is known."""
        known: Sequence[Place] = ()
        road = "road" in name_words().place_kinds.get(name.rsplit(maxsplit=1)[-1].lower(), ())
        less = bare(name) if road else less_kind(bare(name))  # "Orla Highway" is not at Orla
        for form in unique([bare(name), less, _less_direction(less)]):
            known = known or self.pack.find_places(form)
        if name.endswith(".") and len(name) <= _ABBREVIATED:
            known = [p for p in known if p.kind == "province"]
        return tuple(p.id for p in known[:_CANDIDATES]) or ("",)

    def _well_known(self, name: str) -> bool:
        """Whether everybody knows a place by this name: a large town, or a province."""
        known = self.pack.find_places(name)
        if name.lower() in name_words().parts or name.lower() in name_words().place_nouns:
            return False
        return bool(known) and (known[0].population >= WELL_KNOWN or known[0].kind == "province")


def _before_others(entity: Span, cover: Cover) -> Span | None:
    """Return a recognised name less the names found before that it ends in, None where none is left.

    Where commas are lost one place runs into the next: "the villages of Orla Tarn Harwick".
    """
    end = entity.end
    while end > entity.start and not cover.free(entity.start_char, entity.doc[end - 1].idx + 1):
        end -= 1
    if end == entity.end:
        return entity if cover.free(entity.start_char, entity.end_char) else None
    if end == entity.start or entity.doc[end - 1].pos_ != "PROPN":
        return None
    part = Span(entity.doc, entity.start, end, label=entity.label_)
    return part if follows_its_kind(part) else None


def _start(mention: Mention) -> int:
    return mention.start


def _less_direction(name: str) -> str:
    """Return a name less the words for a part of it: "Far North Queensland", "Southern California"."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in name_words().parts:
        words = words[1:]
    return " ".join(words)


def _numbers(name: str) -> tuple[str, ...]:
    """Return a name, and its singular where it is a common noun: "rebels", "rebel"; "local" is none."""
    common = name.islower() and name.endswith("s") and not name.endswith("ss") and len(name) > 4
    common = common and name not in name_words().only_plural
    return (name, name[:-1]) if common else (name,)
