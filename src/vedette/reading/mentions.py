"""Find the actors, places, sources and persons that a report names: packs first, the NER for the rest."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Span, Token

from vedette.packs.pack import Pack
from vedette.packs.records import Actor, Body, Country, Name
from vedette.reading.language import tokens_of
from vedette.reading.lexicon import name_words
from vedette.reading.phrases import Phrases
from vedette.reading.words import Word, words_of

What = Literal["actor", "label", "place", "route", "source", "person", "nationality", "organisation"]
Link = Literal["", "backing", "holding", "describing"]

_WELL_KNOWN = 100_000  # people from which a place abroad is known by its name alone
_FIGHTING = frozenset({"alliance", "armed_group", "militia"})
_DATELINE = re.compile(r"(?:,\s*\w+)?\s*(?:\([^)]{2,30}\)\s*)?(?:-{1,2}|–|—)\s")


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the text: characters `start` to `end`, and all that it may mean.

    `actors`, `places`, `sources` and `routes` are ids, likeliest first; `what` is the reading by which it
    was found. `link` tells that it only marks the word after it ("Turkey-backed", "rebel-held").
    """

    start: int
    end: int
    text: str
    what: What
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    label: bool = False
    link: Link = ""
    body: str = ""

    @property
    def is_actor(self) -> bool:
        """Whether it can take part in an event."""
        return bool(self.actors) and not self.link

    @property
    def is_place(self) -> bool:
        """Whether it can be where an event was."""
        return bool(self.places)


class NameFinder:
    """The names of one pack, ready to be looked for in many texts."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        words = name_words()
        self._names: Phrases[Name] = Phrases(
            (text, name) for name in pack.names() for text in _numbers(name.text)
        )
        self._bodies: Phrases[Body] = Phrases(
            (form, body) for body in pack.bodies.values() for form in _forms(body.noun, body.plural)
        )
        self._deeds: Phrases[str] = Phrases(
            (form, deed) for deed in words.deeds for form in _forms(deed, None)
        )
        self._home = [c for c in pack.countries.values() if c.iso2 in pack.home]

    def find(self, doc: Doc) -> tuple[Mention, ...]:
        """Return the mentions of a parsed report, in order, none overlapping another."""
        words = words_of(doc.text)
        found = self._from_pack(words, doc)
        taken = _Cover(found)
        found += [m for m in self._bare_bodies(words, taken) if taken.free(m.start, m.end)]
        taken = _Cover(found)
        found += self._from_ner(doc, taken)
        found = [m for m in sorted(found, key=lambda m: m.start) if not _is_dateline(m, doc.text)]
        found = list(self._beside_backers(_without_appositions(found, doc.text), doc))
        return tuple(self._in_context(found, doc))

    def _beside_backers(self, mentions: Sequence[Mention], doc: Doc) -> Iterable[Mention]:
        """Resolve a bare group named with its backer: in "Turkish forces and rebels" they are Turkey's."""
        for i, mention in enumerate(mentions):
            before = mentions[i - 1] if i else None
            bare = mention.actors and not mention.places and mention.text.lower() in _bare_groups()
            if (
                before is not None
                and bare
                and doc.text[before.end : mention.start].strip(" ,") in {"and", "and the"}
            ):
                backed = [
                    a for a in self._backed_by(before.actors[:1]) if _named_for_backing(self.pack.actors[a])
                ]
                if backed:
                    yield replace(mention, actors=_unique([*backed, *mention.actors]), label=False)
                    continue
            yield mention

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
            kinds = _kinds_said(doc, mention)
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
            mention, end = self._with_following(mention, names, words, end, doc)
            found.append(mention)
            i = max(end, i + 1)
        return found

    def _mention(self, names: Sequence[Name], words: Sequence[Word], i: int, end: int) -> Mention:
        actors, places, sources, routes = [], [], [], []
        for name in names:
            if name.what in {"actor", "label", "metonym", "country", "people", "nationality", "person"}:
                target = self._actor_of(name)
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
            _unique(actors),
            _unique(places),
            _unique(sources),
            _unique(routes),
            label=all(n.what == "label" for n in names),
        )

    def _actor_of(self, name: Name) -> str | None:
        if name.what in {"metonym", "person"} and name.target in self.pack.countries:
            return self.pack.countries[name.target].government
        if name.target in self.pack.actors:
            return name.target
        return name.target if name.target in self.pack.countries else None

    def _with_following(
        self, mention: Mention, names: Sequence[Name], words: Sequence[Word], end: int, doc: Doc
    ) -> tuple[Mention, int]:
        """Join a name with what it composes with: a body, a deed, or the group that it backs."""
        mention = _written(mention, doc.text)
        country = self._country(names)
        mention = _placed_or_acting(mention, names, doc)
        linked = self._linked(mention, words, end, doc)
        if linked is not None:
            return linked
        if country is None:
            return mention, end
        if any(n.what == "nationality" for n in names) and _describes(doc, words[end - 1].start):
            mention = replace(mention, what="nationality", places=())
        composed = self._composed(mention, country, words, end, doc)
        if composed is not None:
            return composed
        if mention.what == "nationality":
            return (replace(mention, actors=()), end)
        return mention, end

    def _country(self, names: Sequence[Name]) -> Country | None:
        for name in names:
            if name.what in {"country", "nationality", "metonym"} and name.target in self.pack.countries:
                return self.pack.countries[name.target]
        return None

    def _linked(
        self, mention: Mention, words: Sequence[Word], end: int, doc: Doc
    ) -> tuple[Mention, int] | None:
        """Join a name with a participle after it: "Turkey-backed rebels", "rebel-held", "backed by X"."""
        lexicon = name_words()
        if end >= len(words):
            return None
        link = words[end].key
        if link in lexicon.backing and end + 1 < len(words) and words[end + 1].key in {"by", "with"}:
            return self._backed_after(mention, words, end + 2, doc), end
        if not _joined(doc, words[end - 1].end, words[end].start):
            return None
        if link in lexicon.holding:
            return replace(mention, link="holding"), end + 1
        if link in lexicon.describing:
            return replace(mention, link="describing"), end + 1
        if link not in lexicon.backing:
            return None
        group = self._group_after(words, end + 1)
        backed = self._led_by(mention.actors) if link == "led" else self._backed_by(mention.actors)
        if group is None or not backed:
            return replace(mention, link="backing"), end + 1
        whole = replace(
            mention,
            end=words[group - 1].end,
            what="actor",
            actors=backed,
            places=(),
            sources=(),
            body="backed",
        )
        return _written(whole, doc.text), group

    def _group_after(self, words: Sequence[Word], start: int) -> int | None:
        """Return the end of the group or deed named within four words: "... ground forces"."""
        lexicon = name_words()
        for i in range(start, min(start + 4, len(words))):
            if words[i].bare in lexicon.groups or words[i].key in lexicon.groups:
                return i + 1
            stop, deeds = self._deeds.at(words, i)
            if deeds:
                return stop
        return None

    def _backed_after(self, mention: Mention, words: Sequence[Word], start: int, doc: Doc) -> Mention:
        """Return the backed group for a name before "backed by X", unless the name is a backed one itself."""
        skip = start + (start < len(words) and words[start].key == "the")
        _, names = self._names.at(words, skip) if skip < len(words) else (skip, [])
        backers = [target for name in names if (target := self._actor_of(name)) is not None]
        backed = self._backed_by(backers)
        generic = mention.label or any(w.bare in name_words().groups for w in words_of(mention.text))
        if not backed or not generic or backed[0] in mention.actors:
            return mention
        own = self.pack.actors.get(mention.actors[0]) if mention.actors else None
        if own is None or own.kind in {"military", "government", "state"}:
            return mention
        return replace(mention, actors=backed, body="backed", label=False)

    def _led_by(self, leaders: Sequence[str]) -> tuple[str, ...]:
        """Return the alliances that have one of `leaders` as a member."""
        return tuple(
            a.id for a in self.pack.actors.values() if a.kind == "alliance" and set(leaders) & set(a.members)
        )[:2]

    def _backed_by(self, backers: Sequence[str]) -> tuple[str, ...]:
        """Return the groups that one of `backers` backs: those named for it first, then alliances."""
        groups = [
            (not _named_for_backing(actor), actor.kind != "alliance", len(actor.backers), order, actor.id)
            for order, actor in enumerate(self.pack.actors.values())
            if any(b.actor in backers for b in actor.backers) and actor.kind in _FIGHTING
        ]
        return tuple(group[-1] for group in sorted(groups))[:2]

    def _composed(
        self, mention: Mention, country: Country, words: Sequence[Word], end: int, doc: Doc
    ) -> tuple[Mention, int] | None:
        for j in range(end, min(end + 4, len(words))):
            gap = doc.text[words[j - 1].end : words[j].start]
            if gap.strip(" \n-’'\"“”") or "\n\n" in gap:
                return None
            _, other = self._names.at(words, j)
            if any(n.text[:1].isupper() and n.what != "nationality" for n in other):
                return None
            stop, bodies = self._bodies.at(words, j)
            if bodies:
                body = bodies[0]
                whole = replace(mention, end=words[stop - 1].end, body=body.kind)
                return self._body_mention(_written(whole, doc.text), country, body), stop
            stop, deeds = self._deeds.at(words, j)
            if deeds:
                return replace(mention, actors=(country.military,), what="actor", places=(), body="deed"), end
            token = _token_at(doc, words[j].start)
            if token is None or token.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "VERB"}:
                return None
        return None

    def _body_mention(self, mention: Mention, country: Country, body: Body) -> Mention:
        if body.kind in {"military", "police"}:
            actor = country.military if body.kind == "military" else country.government
        elif body.kind == "people":
            actor = "civilians" if "civilians" in self.pack.actors else country.id
        elif body.kind == "state":
            actor = country.id
        else:
            actor = country.government
        source = (f"{country.id}:{body.noun.replace(' ', '_')}",) if body.names_source else ()
        return replace(mention, what="actor", actors=(actor,), places=(), sources=source)

    def _bare_bodies(self, words: Sequence[Word], taken: "_Cover") -> Iterable[Mention]:
        """Yield forces with no nationality ("the army", "warplanes"): the home country's, if there is one."""
        if len(self._home) != 1:
            return
        home = self._home[0]
        for i, end, bodies in self._bodies.find(words):
            start, stop = words[i].start, words[end - 1].end
            body = bodies[0]
            if (
                body.kind != "military"
                or body.noun not in name_words().bare_forces
                or not taken.free(start, stop)
            ):
                continue
            text = " ".join(w.text for w in words[i:end])
            yield Mention(start, stop, text, "label", actors=(home.military,), body="bare")

    def _from_ner(self, doc: Doc, taken: "_Cover") -> list[Mention]:
        """Return the persons, bodies and places that no pack names."""
        found = []
        for entity in [*doc.ents, *_proper_names(doc)]:
            start, end = entity.start_char, entity.end_char
            if not taken.free(start, end) or not any(c.isalpha() for c in entity.text):
                continue
            placed = entity.root.pos_ == "PROPN" and _after_place_word(entity.root)
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


class _Cover:
    """The characters that mentions take up."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._taken = {c for m in mentions for c in range(m.start, m.end)}

    def add(self, start: int, end: int) -> None:
        self._taken.update(range(start, end))

    def free(self, start: int, end: int) -> bool:
        return not any(c in self._taken for c in range(start, end))


def _forms(noun: str, plural: str | None) -> list[str]:
    return [noun, plural or (noun if noun.endswith("s") else f"{noun}s")]


def _numbers(name: str) -> tuple[str, ...]:
    """Return a name, and its singular where it is a common noun: "rebels", "rebel"."""
    common = name.islower() and name.endswith("s") and not name.endswith("ss") and len(name) > 4
    return (name, name[:-1]) if common else (name,)


def _bare_groups() -> frozenset[str]:
    """Return the bare words for groups of fighters, in both numbers."""
    groups = name_words().groups
    return groups | {f"{group}s" for group in groups}


def _unique(items: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _written(mention: Mention, text: str) -> Mention:
    return replace(mention, text=text[mention.start : mention.end])


def _joined(doc: Doc, end: int, start: int) -> bool:
    """Whether a participle belongs to the name before it: by a hyphen, or as what describes a noun."""
    gap = doc.text[end:start]
    if gap in {"-", "- ", " -", "–", "‑"}:
        return True
    token = _token_at(doc, start)
    return gap == " " and token is not None and token.dep_ == "amod" and token.i < token.head.i


def _bare(text: str) -> str:
    for article in ("the ", "The "):
        if text.startswith(article):
            return text[len(article) :]
    return text.removesuffix("'s").removesuffix("’s")


def _named_for_backing(actor: Actor) -> bool:
    return any(
        word.key in name_words().backing for name in (actor.name, *actor.names) for word in words_of(name)
    )


def _without_appositions(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Drop a label beside a name of the same thing: "the ISIS terrorist group", "terrorists of Daesh"."""
    kept: list[Mention] = []
    for i, mention in enumerate(mentions):
        beside = [mentions[j] for j in (i - 1, i + 1) if 0 <= j < len(mentions)]
        if mention.label and any(_adjacent(mention, other, text) for other in beside if not other.label):
            continue
        kept.append(mention)
    return kept


def _adjacent(label: Mention, name: Mention, text: str) -> bool:
    first, last = sorted((label, name), key=lambda m: m.start)
    return (
        bool(name.actors)
        and not name.places
        and not name.link
        and text[first.end : last.start] in {" ", " of "}
    )


def _kinds_said(doc: Doc, mention: Mention) -> frozenset[str]:
    """Return the kinds of places that the words beside a name say it is ("Hayyan oilfield")."""
    around = tokens_of(doc, mention.start, mention.end)
    said = [*around, *doc[max(0, around.start - 2) : around.start], *doc[around.end : around.end + 2]]
    words = name_words().place_kinds
    return frozenset(kind for token in said for kind in words.get(token.lower_, ()))


def _describes(doc: Doc, start: int) -> bool:
    token = _token_at(doc, start)
    return token is not None and token.dep_ in {"amod", "compound", "nmod"}


def _placed_or_acting(mention: Mention, names: Sequence[Name], doc: Doc) -> Mention:
    """Tell by grammar whether a capital or country is where something was, or its government.

    "Damascus said", "talks between Ankara and Moscow" are governments; "in Damascus", "the road to Damascus",
    "Damascus residents" are the place. A country that acts is still a place where nothing nearer is named.
    """
    if not (mention.places and mention.actors):
        return mention
    token = tokens_of(doc, mention.start, mention.end).root
    while token.dep_ == "conj" and token.head.ent_type_ == "GPE":
        token = token.head
    acts = token.dep_ in {"nsubj", "nsubjpass", "dobj", "agent", "poss", "dative"} or (
        token.dep_ == "pobj" and token.head.lower_ in {"by", "with", "against", "between", "for"}
    )
    if not acts or (token.dep_ == "nsubj" and token.head.lemma_.lower() in name_words().hosting):
        return mention
    metonym = not any(n.what == "country" for n in names)
    return replace(mention, what="actor", places=() if metonym else mention.places)


def _is_dateline(mention: Mention, text: str) -> bool:
    """Whether a name only says where a report was filed: "BEIRUT (Reuters) -", "Beirut - ", at its start."""
    if not mention.places or text[: mention.start].strip():
        return False
    return _DATELINE.match(text, mention.end) is not None


def _token_at(doc: Doc, start: int) -> Token | None:
    span = tokens_of(doc, start, start + 1)
    return span[0] if len(span) else None


def _proper_names(doc: Doc) -> Iterable[Span]:
    """Yield the runs of proper nouns, which may be names that the recogniser overlooks."""
    start = None
    for token in [*doc, None]:
        if token is not None and token.pos_ == "PROPN" and token.text[0].isupper():
            start = token.i if start is None else start
        elif start is not None and not (token is not None and token.text == "-"):
            end = token.i if token is not None else len(doc)
            yield doc[start:end]
            start = None


def _after_place_word(token: Token) -> bool:
    """Whether a name stands where a place does: "in X", "the village of X", "X province"."""
    words = name_words()
    head = token.head
    if head.lower_ in words.place_nouns and token.dep_ in {"compound", "nmod", "appos"}:
        return True
    if token.dep_ != "pobj" or token.ent_type_ in {"DATE", "TIME"}:
        return False
    if head.lower_ == "of":
        return head.head.lemma_.lower() in words.place_nouns
    return head.lower_ in words.locatives
