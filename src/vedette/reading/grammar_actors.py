"""Who did it to whom in a short text, by grammar: subject and object, also where no pack knows the name."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from vedette.model import ActorRef
from vedette.reading.losing import tells_loss
from vedette.reading.noun_actors import among, is_somebody, known, listed, owner_of, refs
from vedette.reading.place_grounds import is_where
from vedette.reading.relation import ALL_SUBJECTS, CLAUSES, SUBJECTS, is_passive
from vedette.reading.short_words import short_words
from vedette.reading.story import Scene, Story
from vedette.reading.when_words import when_words

_TOLD = frozenset({"ccomp", "parataxis"})
_DEPTH = 4

Actors = tuple[ActorRef, ...]


def as_grammar_has_it(story: Story, scene: Scene, by: Actors, against: Actors) -> tuple[Actors, Actors]:
    """Return those who did it and those it was done to, as the main verb's subject and objects name them.

    `by` and `against` are what was found otherwise; they stand where the grammar names nobody.
    """
    kind = scene.statement.kind
    verb = _verb(scene.head)
    if verb is None or kind in short_words().nobodys or tells_loss(scene):
        return by, against
    source, target = _parties(verb, kind)
    acting = refs(story, source)
    suffering = [a for a in refs(story, target) if not _is_one_of(a, acting, kind)]
    if not acting:
        acting = [a for a in by if not among(a, suffering)]
    if not suffering and kind in short_words().words_kinds:
        suffering = [a for a in _next_named(story, verb) if not among(a, acting)]
    if not suffering:
        suffering = [a for a in against if not among(a, acting)]
    if kind in short_words().mutual:
        return (*acting, *suffering), ()
    return tuple(acting), tuple(suffering)


def _is_one_of(actor: ActorRef, acting: Sequence[ActorRef], kind: str) -> bool:
    """Whether an actor is among those who act; protests are also against one's own state."""
    against_own = kind in short_words().against_own
    return among(actor, [a for a in acting if not against_own or a.as_written == actor.as_written])


def parts_by_grammar(story: Story, scene: Scene) -> dict[int, str]:
    """Return the part, "source" or "target", of each name in the phrases that the main verb has for them.

    Names are given by the character at which they begin.
    """
    verb = _verb(scene.head)
    if verb is None:
        return {}
    found: dict[int, str] = {}
    for part, tokens in zip(("source", "target"), _parties(verb, scene.statement.kind), strict=True):
        for token in tokens:
            start = min((t.left_edge.idx for t in token.lefts if t.dep_ not in CLAUSES), default=token.idx)
            for mention in story.mentions_in(start, token.idx + len(token)):
                found.setdefault(mention.start, part)
    return found


def _next_named(story: Story, verb: Token) -> list[ActorRef]:
    """Return the first actor that is named after a verb in its sentence."""
    end = verb.sent.end_char
    named = [
        m for m in story.mentions_in(verb.idx, end) if m.actors and not m.link and not is_where(story, m)
    ]
    return [known(story, m, story.token(m)) for m in named[:1]]


def _verb(head: Token) -> Token | None:
    return next((t for t in (head, *head.ancestors) if t.pos_ in {"VERB", "AUX"}), None)


def _parties(verb: Token, kind: str) -> tuple[list[Token], list[Token]]:
    """Return the words for those who act, and for those who are acted on."""
    words = short_words()
    subject = _subject(verb)
    if subject is not None and (doers := _doers(subject)):
        return doers, _target(verb)
    if kind == "demand" and any(c.dep_ == "aux" and c.lower_ in words.obliging for c in verb.children):
        return listed(_subject(verb.head)), listed(subject)
    if is_passive(verb):
        by = [a for c in verb.children if c.dep_ == "agent" for a in c.children if a.dep_ == "pobj"]
        return [t for a in by for t in listed(a)], listed(subject)
    if verb.lemma_.lower() in words.befalls:
        return [], listed(subject)
    return listed(subject), _target(verb)


def _doers(subject: Token) -> list[Token]:
    """Return whose deed a subject is, where it is one: "shelling by the army"."""
    by = [c for c in subject.children if c.lower_ == "by" and c.dep_ in {"prep", "agent"}]
    return [t for c in by for p in c.children if p.dep_ == "pobj" for t in listed(p)]


def _subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the subject of a verb, or of the verb that governs it; for a pronoun, whom it stands for.

    Who only tells what others did is not its subject: "the raid killed three, officials said".
    """
    found = next((c for c in verb.children if c.dep_ in ALL_SUBJECTS), None)
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
    """Return the words for those whom an active verb is aimed at, the first that names somebody.

    Of a deed that is somebody's it is the doer: "protested against the arrest of students by the army".
    """
    for candidate in _aimed_at(verb, 0):
        if doers := _doers(candidate):
            return doers
        if somebody := [t for t in listed(candidate) if is_somebody(t) or owner_of(t) is not None]:
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
            yield from (c for c in child.children if c.dep_ in SUBJECTS)
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
