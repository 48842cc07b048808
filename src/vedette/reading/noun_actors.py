"""Whom a noun phrase of a short text names: a party of the pack, people of no side, or somebody unknown."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from vedette.model import ActorRef
from vedette.packs.pack import Pack
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention
from vedette.reading.name_sense import capital_words
from vedette.reading.relation import ALL_SUBJECTS, CLAUSES
from vedette.reading.short_words import short_words
from vedette.reading.story import Story
from vedette.reading.when_words import when_words

_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def refs(story: Story, tokens: Iterable[Token]) -> list[ActorRef]:
    """Return the actors that noun phrases name, each once; those that name nobody are left out."""
    found: list[ActorRef] = []
    for token in (sent for named in tokens for sent in _senders(story, named) or [named]):
        ref = _ref(story, token)
        if ref is not None and not among(ref, found):
            found.append(ref)
    return found


def listed(token: Token | None) -> list[Token]:
    """Return a word and those joined to it by "and"; for "thousands of refugees" the refugees."""
    if token is None:
        return []
    if token.lemma_.lower() in short_words().counts:
        counted = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        if counted:
            return listed(counted[0])
    return [token, *(t for c in token.children if c.dep_ == "conj" for t in listed(c))]


def known(story: Story, mention: Mention, token: Token) -> ActorRef:
    """Return a known actor; a common noun is written with all that its phrase says of it."""
    actor = mention.actors[0]
    known = story.pack.actors.get(actor)
    written = _phrase(token) if mention.text.islower() else mention.text
    return ActorRef(id=actor, name=known.name if known else actor, as_written=written)


def among(actor: ActorRef, others: Sequence[ActorRef]) -> bool:
    """Whether an actor is one of `others`, by its id or its name."""
    return any((actor.id is not None and actor.id == o.id) or actor.name == o.name for o in others)


def is_somebody(token: Token) -> bool:
    """Whether a word is a name, or a noun for people or bodies."""
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "CARDINAL"} or token.pos_ == "PRON":
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in _NAMES:
        return True
    lemma = token.lemma_.lower()
    return token.pos_ in {"NOUN", "ADJ"} and (
        lemma in short_words().people or lemma in name_words().groups or lemma in name_words().titles
    )


def is_of_the_sides(verb: Token) -> bool:
    """Whether a verb is of the parties to a war without their names: "the warring sides will meet"."""
    subjects = [c for c in verb.children if c.dep_ in ALL_SUBJECTS]
    return any(s.tag_ == "NNS" and s.lemma_.lower() in name_words().sides for s in subjects)


def owner_of(token: Token) -> Token | None:
    """Return whose a thing is: "Serbia's policy", "Israeli settlements"."""
    return next(
        (
            c
            for c in token.children
            if c.dep_ in {"poss", "compound", "amod", "nmod"} and (c.ent_type_ in _NAMES or c.pos_ == "PROPN")
        ),
        None,
    )


def _senders(story: Story, token: Token) -> list[Token]:
    """Return who sent those who only stand for others: "delegations of Turkey and Russia"."""
    if token.lemma_.lower() not in name_words().from_somewhere:
        return []
    of = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    senders = [t for p in of for t in listed(p)]
    named = [any(m.actors and m.start <= t.idx < m.end for m in story.mentions) for t in senders]
    return senders if named and all(named) else []


def _ref(story: Story, token: Token) -> ActorRef | None:
    """Return the actor that a noun phrase names, None where it names nobody."""
    if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children):
        return _owned(story, token)
    start = min((t.left_edge.idx for t in token.lefts if t.dep_ not in CLAUSES), default=token.idx)
    mentions = [m for m in story.mentions if start <= m.start <= token.idx and m.actors and not m.link]
    covering = [m for m in mentions if m.start <= token.idx < m.end]
    somebody = is_somebody(token) or _is_body(story.pack, token)
    if covering or (mentions and (_is_body(story.pack, token) or not is_somebody(token))):
        return known(story, (covering or mentions)[-1], token)
    group = _their_group(story, token, mentions)
    if group is not None:
        return known(story, group, token)
    if _names_no_party(token) or any(
        m.start <= token.idx < m.end and (m.what == "place" or (m.sources and not m.actors))
        for m in story.mentions
    ):
        return None
    if _is_plain_people(story.pack, token):
        text = _phrase(token)
        return ActorRef(id=story.pack.civilians, name=_civilians(story.pack), as_written=text)
    owner = owner_of(token)
    if not somebody and owner is not None and owner.dep_ == "poss":
        return _ref(story, owner)
    if somebody or owner is not None:
        text = _phrase(token)
        return ActorRef(id=None, name=text, as_written=text)
    return None


def _names_no_party(token: Token) -> bool:
    """Whether a noun is a place, an event or a time, which does nothing and suffers nothing itself."""
    words, lemma = name_words(), token.lemma_.lower()
    if token.ent_type_ in {"DATE", "TIME"} or lemma in when_words().parts_of_day:
        return True
    return lemma in words.place_nouns | words.sites | capital_words().events or lemma in words.deeds


def _their_group(story: Story, token: Token, mentions: Sequence[Mention]) -> Mention | None:
    """Return the group whose people a noun means: "ISIL terrorist group", "fighters of the Taliban"."""
    if token.lemma_.lower() not in name_words().groups | {"member"}:
        return None
    of = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    within = [m for t in of for m in story.mentions_in(t.left_edge.idx, t.idx + len(t)) if m.actors]
    for mention in (*mentions[-1:], *within[:1]):
        known = story.pack.actors.get(mention.actors[0])
        if known is not None and known.is_group and not mention.link:
            return mention
    return None


def _is_plain_people(pack: Pack, token: Token) -> bool:
    """Whether a noun means people of no side: "two women", "citizens"."""
    body = pack.bodies.get(token.lemma_.lower()) or pack.bodies.get(token.lower_)
    return pack.civilians is not None and body is not None and body.kind == "people"


def _civilians(pack: Pack) -> str:
    return pack.actors[pack.civilians].name if pack.civilians is not None else ""


def _owned(story: Story, token: Token) -> ActorRef | None:
    """Return whose "its forces" are: of the subject that tells of them, None where that names nobody."""
    for verb in token.ancestors:
        subject = next((c for c in verb.children if c.dep_ in ALL_SUBJECTS and c.i < token.i), None)
        if subject is None or token in subject.subtree:
            continue
        words = {t.idx for t in subject.subtree}
        owners = [m for m in story.mentions if m.actors and not m.link and m.start in words]
        if owners:
            return known(story, owners[0], token).model_copy(update={"as_written": _phrase(token)})
    return None


def _is_body(pack: Pack, token: Token) -> bool:
    return token.lemma_.lower() in pack.bodies or token.lower_ in pack.bodies


def _phrase(token: Token) -> str:
    """Return a noun with what describes it before it, and with what it is "of"."""
    words = [
        t for t in token.doc[token.left_edge.i : token.i + 1] if t.dep_ not in {"det", "nummod", "predet"}
    ]
    while len(words) > 1 and (
        words[0].is_punct
        or words[0].pos_ in {"DET", "NUM", "ADV", "SPACE"}
        or words[0].lower_ in short_words().before_counts
    ):
        words = words[1:]
    end = token.i + 1
    for child in token.children:
        if child.lower_ == "of" and child.i == end:
            end = child.right_edge.i + 1
    return str(token.doc[words[0].i if words else token.i : end].text).strip()
