"""Names that compose: a nationality with a body or a deed, a backer with the group it backs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from vedette.packs.pack import Pack
from vedette.packs.records import Body, Country, Name
from vedette.reading.backing import backed_by, led_by, named_for_backing, names_forces, names_forces_of
from vedette.reading.language import text_of
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Cover, Mention, unique, written
from vedette.reading.name_context import describes, joined, placed_or_acting, token_at
from vedette.reading.phrases import Phrases
from vedette.reading.words import Word, words_of

_DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


class Composer:
    """Joins names with the words that follow them, by what one pack knows."""

    def __init__(self, pack: Pack, names: Phrases[Name]) -> None:
        self.pack = pack
        self._names = names
        self._bodies: Phrases[Body] = Phrases(
            (form, body) for body in pack.bodies.values() for form in _forms(body.noun, body.plural)
        )
        self._deeds: Phrases[str] = Phrases(
            (form, deed) for deed in name_words().deeds for form in _forms(deed, None)
        )
        self._civilians = pack.civilians
        self._home = [c for c in pack.countries.values() if c.iso2 in pack.home]

    def with_following(
        self, mention: Mention, names: Sequence[Name], words: Sequence[Word], end: int, doc: Doc
    ) -> tuple[Mention, int]:
        """Join a name with what it composes with: a body, a deed, or the group that it backs."""
        mention = written(mention, text_of(doc))
        country = self._country(names)
        mention = placed_or_acting(mention, names, doc)
        linked = self._linked(mention, words, end, doc)
        if linked is not None:
            return linked
        if country is None:
            return mention, end
        if any(n.what == "nationality" for n in names) and describes(doc, words[end - 1].start):
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
            return self._backed_after(mention, words, end + 2), end
        if not joined(doc, words[end - 1].end, words[end].start):
            return None
        if link in lexicon.holding:
            return replace(mention, link="holding"), end + 1
        if link in lexicon.describing:
            return replace(mention, link="describing"), end + 1
        if link not in lexicon.backing:
            return None
        if names_forces_of(self.pack, self._names_at(words, end + 1), mention.actors):
            return replace(mention, link="backing"), end + 1
        group = self._group_after(words, end + 1)
        backed = led_by(self.pack, mention.actors) if link == "led" else backed_by(self.pack, mention.actors)
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
        return written(whole, text_of(doc)), group

    def _names_at(self, words: Sequence[Word], i: int) -> Sequence[Name]:
        """Return the names that begin at a word, none past the end of the text."""
        return self._names.at(words, i)[1] if i < len(words) else ()

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

    def _backed_after(self, mention: Mention, words: Sequence[Word], start: int) -> Mention:
        """Return the backed group for a name before "backed by X", unless the name is a backed one itself."""
        skip = start + (start < len(words) and words[start].key == "the")
        names = self._names_at(words, skip)
        backers = [target for name in names if (target := self.actor_of(name)) is not None]
        backed = backed_by(self.pack, backers)
        generic = mention.label or any(w.bare in name_words().groups for w in words_of(mention.text))
        if not backed or not generic or backed[0] in mention.actors:
            return mention
        own = self.pack.actors.get(mention.actors[0]) if mention.actors else None
        if own is None or own.is_of_state:
            return mention
        return replace(mention, actors=backed, body="backed", label=False)

    def _composed(
        self, mention: Mention, country: Country, words: Sequence[Word], end: int, doc: Doc
    ) -> tuple[Mention, int] | None:
        # What a country's own name has a verb or "and" after it is no description of what follows.
        noun = bool(mention.places or mention.seats)  # in "Damascus Dutch police" nothing composes
        between = _DESCRIBING | (set() if noun else {"CCONJ", "VERB"})
        shared = False  # whether another nationality shares the body: "Syrian and Russian warplanes"
        for j in range(end, min(end + 4, len(words))):
            gap = text_of(doc)[words[j - 1].end : words[j].start]
            stop, other = self._names.at(words, j)
            peer = not noun and any(n.what == "nationality" for n in other)
            if gap.strip(" \n-’'\"“”" + ("," if peer else "")) or "\n\n" in gap:
                return None
            named = any(n.text[:1].isupper() and (noun or n.what != "nationality") for n in other)
            if named and not (shared and names_forces(self.pack, other)):
                return None
            shared = shared or peer
            bodied, bodies = self._bodies.at(words, stop - 1 if named else j)
            if bodies:
                body = bodies[0]
                whole = replace(mention, end=mention.end if shared else words[bodied - 1].end, body=body.kind)
                whole = self._body_mention(written(whole, text_of(doc)), country, body)
                return whole, end if shared else bodied
            _, deeds = self._deeds.at(words, j)
            if deeds:
                whole = replace(mention, actors=(country.military,), what="actor", places=(), body="deed")
                return replace(whole, seats=mention.places or mention.seats), end
            token = token_at(doc, words[j].start)
            if token is None or token.pos_ not in between:
                return None
            if token.pos_ == "VERB" and token.dep_ == "ROOT":
                return None  # "Chile deployed soldiers": the verb parts the name from what it acts on
            shared = shared or token.pos_ == "CCONJ"
        return None

    def _body_mention(self, mention: Mention, country: Country, body: Body) -> Mention:
        if body.kind in {"military", "police"}:
            actor = country.military if body.kind == "military" else country.government
        elif body.kind == "people":
            actor = self._civilians or country.id
        elif body.kind == "state":
            actor = country.id
        else:
            actor = country.government
        source = (f"{country.id}:{body.noun.replace(' ', '_')}",) if body.names_source else ()
        seats = mention.places or mention.seats
        return replace(mention, what="actor", actors=(actor,), places=(), seats=seats, sources=source)

    def bare_forces(self, words: Sequence[Word], taken: Cover) -> Iterable[Mention]:
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

    def actor_of(self, name: Name) -> str | None:
        """Return the id of the actor that a name means, None for a source or a place."""
        country = self.pack.countries.get(name.target)
        if name.what in {"metonym", "person"} and country is not None:
            return country.government
        if name.what == "people" and country is not None and country.government != country.id:
            return self._civilians or country.id  # of a country at war with itself, its people are no side
        if name.target in self.pack.actors:
            return name.target
        return name.target if name.target in self.pack.countries else None

    def beside_backers(self, mentions: Sequence[Mention], doc: Doc) -> Iterable[Mention]:
        """Resolve a bare group named with its backer: in "Turkish forces and rebels" they are Turkey's.

        The backer of "rebels backed by Ankara" only marks them, once they are taken for its rebels.
        """
        for i, mention in enumerate(mentions):
            before = mentions[i - 1] if i else None
            if before is not None and self._marks(before, mention, text_of(doc)):
                yield replace(mention, link="backing")
                continue
            bare = mention.actors and not mention.places and mention.text.lower() in _bare_groups()
            if (
                before is not None
                and bare
                and text_of(doc)[before.end : mention.start].strip(" ,") in {"and", "and the"}
            ):
                backed = [
                    a
                    for a in backed_by(self.pack, before.actors[:1])
                    if named_for_backing(self.pack.actors[a])
                ]
                if backed:
                    yield replace(mention, actors=unique([*backed, *mention.actors]), label=False)
                    continue
            yield mention

    def _marks(self, group: Mention, backer: Mention, text: str) -> bool:
        """Whether a backer named after "backed by" only tells which group the name before it means."""
        between = text[group.end : backer.start].lower().split()
        told = between[:1] and between[0] in name_words().backing and between[1:2] == ["by"]
        backed = backed_by(self.pack, backer.actors[:1]) if told and len(between) <= _BACKING_WORDS else ()
        return bool(backed) and group.actors[:1] == backed[:1]


_BACKING_WORDS = 3  # "backed by the"


def _forms(noun: str, plural: str | None) -> list[str]:
    return [noun, plural or (noun if noun.endswith("s") else f"{noun}s")]


def _bare_groups() -> frozenset[str]:
    """Return the bare words for groups of fighters, in both numbers."""
    groups = name_words().groups
    return groups | {f"{group}s" for group in groups}
