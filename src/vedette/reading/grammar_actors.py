"""Who did it to whom in a short text, by grammar: subject and object, also where no pack knows the name."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from vedette.model import ActorRef
from vedette.packs.pack import Pack
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention
from vedette.reading.name_sense import capital_words
from vedette.reading.place_grounds import is_where
from vedette.reading.relation import is_passive
from vedette.reading.short_words import short_words
from vedette.reading.story import Scene, Story
from vedette.reading.when_words import when_words

_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_TOLD = frozenset({"ccomp", "parataxis"})
_GROUPS = frozenset({"armed_group", "militia", "alliance"})
_DEPTH = 4

Actors = tuple[ActorRef, ...]


def as_grammar_has_it(story: Story, scene: Scene, by: Actors, against: Actors) -> tuple[Actors, Actors]:
    """Return those who did it and those it was done to, as the main verb's subject and objects name them.

    `by` and `against` are what was found otherwise; they stand where the grammar names nobody.
    """
    kind = scene.statement.kind
    verb = _verb(scene.head)
    if verb is None or kind in short_words().nobodys:
        return by, against
    source, target = _parties(verb, kind)
    acting = _refs(story, source)
    suffering = [a for a in _refs(story, target) if not _among(a, acting)]
    if not acting:
        acting = [a for a in by if not _among(a, suffering)]
    if not suffering and kind in short_words().words_kinds:
        suffering = [a for a in _next_named(story, verb) if not _among(a, acting)]
    if not suffering:
        suffering = [a for a in against if not _among(a, acting)]
    if kind in short_words().mutual:
        return (*acting, *suffering), ()
    return tuple(acting), tuple(suffering)


def _next_named(story: Story, verb: Token) -> list[ActorRef]:
    """Return the first actor that is named after a verb in its sentence."""
    end = verb.sent.end_char
    named = [
        m for m in story.mentions_in(verb.idx, end) if m.actors and not m.link and not is_where(story, m)
    ]
    return [_known(story, m, story.token(m)) for m in named[:1]]


def _verb(head: Token) -> Token | None:
    return next((t for t in (head, *head.ancestors) if t.pos_ in {"VERB", "AUX"}), None)


def _parties(verb: Token, kind: str) -> tuple[list[Token], list[Token]]:
    """Return the words for those who act, and for those who are acted on."""
    words = short_words()
    subject = _subject(verb)
    if subject is not None and (doers := _doers(subject)):
        return doers, _target(verb)
    if kind == "demand" and any(c.dep_ == "aux" and c.lower_ in words.obliging for c in verb.children):
        return _listed(_subject(verb.head)), _listed(subject)
    if is_passive(verb):
        by = [a for c in verb.children if c.dep_ == "agent" for a in c.children if a.dep_ == "pobj"]
        return [t for a in by for t in _listed(a)], _listed(subject)
    if verb.lemma_.lower() in words.befalls:
        return [], _listed(subject)
    return _listed(subject), _target(verb)


def _doers(subject: Token) -> list[Token]:
    """Return whose deed a subject is, where it is one: "shelling by the army"."""
    by = [c for c in subject.children if c.lower_ == "by" and c.dep_ in {"prep", "agent"}]
    return [t for c in by for p in c.children if p.dep_ == "pobj" for t in _listed(p)]


def _subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the subject of a verb, or of the verb that governs it; for a pronoun, whom it stands for.

    Who only tells what others did is not its subject: "the raid killed three, officials said".
    """
    found = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if found is not None and found.pos_ != "PRON":
        return found
    if depth > _DEPTH or verb.head == verb:
        return None
    if verb.dep_ == "relcl":
        return verb.head
    if verb.dep_ == "acl" and found is None:
        return verb.head if verb.head.dep_ in {"nsubj"} else _subject(verb.head, depth + 1)
    above = next((t for t in verb.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    told = above is not None and verb.dep_ in _TOLD and above.lower_ in when_words().speech
    if told and found is None:
        return None
    return _subject(above, depth + 1) if above is not None else None


def _target(verb: Token) -> list[Token]:
    """Return the words for those whom an active verb is aimed at, the first that names somebody."""
    for candidate in _aimed_at(verb, 0):
        if somebody := [t for t in _listed(candidate) if _is_somebody(t) or _owner(t) is not None]:
            return somebody
    return []


def _aimed_at(verb: Token, depth: int) -> Iterator[Token]:
    children = list(verb.children)
    for wanted in ("dative", "dobj"):
        for child in children:
            if child.dep_ == wanted:
                yield from (
                    (c for c in child.children if c.dep_ == "pobj") if child.pos_ == "ADP" else (child,)
                )
    for child in children:
        if child.dep_ in {"ccomp", "xcomp"}:
            yield from (c for c in child.children if c.dep_ in {"nsubj", "nsubjpass"})
    yield from _after_prepositions(verb)
    for child in children:
        if child.dep_ in {"dobj", "attr"}:
            yield from _after_prepositions(child)
            for inner in child.children:
                if inner.dep_ == "prep":
                    yield from (x for p in inner.children for x in _after_prepositions(p))
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.pos_ == "VERB" and depth < _DEPTH:
            yield from _aimed_at(child, depth + 1)


def _after_prepositions(head: Token) -> Iterator[Token]:
    for preposition in short_words().aimed:
        for child in head.children:
            if child.dep_ in {"prep", "dative"} and child.lower_ == preposition:
                yield from (c for c in child.children if c.dep_ == "pobj")


def _listed(token: Token | None) -> list[Token]:
    """Return a word and those joined to it by "and"; for "thousands of refugees" the refugees."""
    if token is None:
        return []
    if token.lemma_.lower() in short_words().counts:
        counted = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        if counted:
            return _listed(counted[0])
    return [token, *(t for c in token.children if c.dep_ == "conj" for t in _listed(c))]


def _is_somebody(token: Token) -> bool:
    if token.ent_type_ in {"DATE", "TIME", "MONEY", "CARDINAL"} or token.pos_ == "PRON":
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in _NAMES:
        return True
    lemma = token.lemma_.lower()
    return token.pos_ in {"NOUN", "ADJ"} and (
        lemma in short_words().people or lemma in name_words().groups or lemma in name_words().titles
    )


def _owner(token: Token) -> Token | None:
    """Return whose a thing is: "Serbia's policy", "Israeli settlements"."""
    return next(
        (
            c
            for c in token.children
            if c.dep_ in {"poss", "compound", "amod", "nmod"} and (c.ent_type_ in _NAMES or c.pos_ == "PROPN")
        ),
        None,
    )


def _refs(story: Story, tokens: Iterable[Token]) -> list[ActorRef]:
    found: list[ActorRef] = []
    for token in (sent for named in tokens for sent in _senders(story, named) or [named]):
        ref = _ref(story, token)
        if ref is not None and not _among(ref, found):
            found.append(ref)
    return found


def _senders(story: Story, token: Token) -> list[Token]:
    """Return who sent those who only stand for others: "delegations of Turkey and Russia"."""
    if token.lemma_.lower() not in name_words().from_somewhere:
        return []
    of = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    listed = [t for p in of for t in _listed(p)]
    named = [any(m.actors and m.start <= t.idx < m.end for m in story.mentions) for t in listed]
    return listed if named and all(named) else []


def _ref(story: Story, token: Token) -> ActorRef | None:
    """Return the actor that a noun phrase names, None where it names nobody."""
    if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children):
        return _owned(story, token)
    start = min((t.left_edge.idx for t in token.lefts if t.dep_ not in _CLAUSES), default=token.idx)
    mentions = [m for m in story.mentions if start <= m.start <= token.idx and m.actors and not m.link]
    covering = [m for m in mentions if m.start <= token.idx < m.end]
    somebody = _is_somebody(token) or _is_body(story.pack, token)
    if covering or (mentions and (_is_body(story.pack, token) or not _is_somebody(token))):
        return _known(story, (covering or mentions)[-1], token)
    group = _their_group(story, token, mentions)
    if group is not None:
        return _known(story, group, token)
    if _names_no_party(token) or any(
        m.start <= token.idx < m.end and (m.what == "place" or (m.sources and not m.actors))
        for m in story.mentions
    ):
        return None
    if _is_plain_people(story.pack, token):
        text = _phrase(token)
        return ActorRef(id=story.pack.civilians, name=_civilians(story.pack), as_written=text)
    owner = _owner(token)
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
        if known is not None and known.kind in _GROUPS and not mention.link:
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
        subject = next((c for c in verb.children if c.dep_ in _SUBJECTS and c.i < token.i), None)
        if subject is None or token in subject.subtree:
            continue
        words = {t.idx for t in subject.subtree}
        owners = [m for m in story.mentions if m.actors and not m.link and m.start in words]
        if owners:
            return _known(story, owners[0], token).model_copy(update={"as_written": _phrase(token)})
    return None


def _is_body(pack: Pack, token: Token) -> bool:
    return token.lemma_.lower() in pack.bodies or token.lower_ in pack.bodies


def _known(story: Story, mention: Mention, token: Token) -> ActorRef:
    """Return a known actor; a common noun is written with all that its phrase says of it."""
    actor = mention.actors[0]
    known = story.pack.actors.get(actor)
    written = _phrase(token) if mention.text.islower() else mention.text
    return ActorRef(id=actor, name=known.name if known else actor, as_written=written)


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


def _among(actor: ActorRef, others: Sequence[ActorRef]) -> bool:
    return any((actor.id is not None and actor.id == o.id) or actor.name == o.name for o in others)
