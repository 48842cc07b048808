"""A second look at what the tagger found: drop what tells no event, and mend a kind that the words settle."""

from collections.abc import Iterable, Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Span, Token

from vedette.model import kind_info
from vedette.model.claim import Kind
from vedette.reading.lexicon import Lexicon, read_lexicon
from vedette.reading.relation import is_passive
from vedette.reading.statement import Statement
from vedette.reading.story import Scene, Story

# Families whose statements are what somebody wants or says: aims belong to them.
_OF_WORDS = frozenset({"words", "peace"})


_OF_CLAUSE = frozenset({"nsubj", "nsubjpass", "auxpass", "dobj", "agent", "prep", "prt", "advmod"})


class Way(BaseModel):
    """A way of saying one kind: these verbs with one of these objects, or with people or a place."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: Kind
    verbs: frozenset[str]
    objects: frozenset[str] = frozenset()
    people: bool = False


class EventWords(Lexicon):
    """The words of events.yaml."""

    aims: frozenset[str]
    not_told: frozenset[str]
    trust: float
    event_nouns: frozenset[str]
    ways: tuple[Way, ...]
    needs: Mapping[Kind, frozenset[str]]


@cache
def event_words() -> EventWords:
    """Return events.yaml."""
    return read_lexicon("events.yaml", EventWords)


def second_look(story: Story, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements that tell an event, each with the kind that its words settle.

    A statement is dropped when it is an aim (a verb of wanting governs it), a fragment without a verb and
    without a noun for an event, or one that would change the map without a word that says so.
    """
    kept = []
    for statement in statements:
        scene = Scene.of(story, statement)
        if not _tells(scene.evidence) or (
            kind_info(statement.kind).family not in _OF_WORDS and _is_aim(scene.head)
        ):
            continue
        kind = settled(story, scene.head) or statement.kind
        if _bears_out(scene.evidence, kind):
            kept.append(statement.model_copy(update={"kind": kind}))
    kept += _overlooked(story, kept)
    return tuple(sorted(kept, key=lambda s: (s.start, s.end, s.kind)))


def _overlooked(story: Story, found: Iterable[Statement]) -> list[Statement]:
    """Return statements that the words settle and the tagger, which seldom meets their kinds, did not see."""
    words = event_words()
    taken = [(s.start, s.end) for s in found]
    added = []
    for token in story.doc:
        if token.pos_ != "VERB" or token.dep_ in {"acl", "amod", "xcomp", "pcomp"} or not _is_told(token):
            continue
        kind = settled(story, token)
        if kind is None or any(start <= token.idx < end for start, end in taken):
            continue
        start, end = _clause(token)
        if not any(a < end and start < b for a, b in taken):
            added.append(
                Statement(
                    start=start, end=end, kind=kind, kind_confidence=words.trust, confidence=words.trust
                )
            )
    return added


def _is_told(verb: Token) -> bool:
    """Whether a verb tells what is or was: not what would be, is to be, or is not."""
    told_otherwise = event_words().not_told
    return not any(
        c.dep_ == "neg" or (c.dep_ in {"aux", "mark"} and c.lower_ in told_otherwise) for c in verb.children
    )


def _clause(verb: Token) -> tuple[int, int]:
    """Return the characters from a verb's subject to the end of its objects and adjuncts."""
    parts = [verb]
    for child in verb.children:
        if child.dep_ in _OF_CLAUSE:
            parts += [t for t in child.subtree if not t.is_space]
    first, last = min(parts, key=lambda t: t.i), max(parts, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


def _tells(evidence: Span) -> bool:
    nouns = event_words().event_nouns
    return any(
        t.pos_ == "VERB" or t.lemma_.lower() in nouns or (t.pos_ == "AUX" and not t.dep_.startswith("aux"))
        for t in evidence
    )


def _bears_out(evidence: Span, kind: str) -> bool:
    needed = event_words().needs.get(kind)
    return needed is None or any(t.lemma_.lower() in needed or t.lower_ in needed for t in evidence)


def _is_aim(head: Token) -> bool:
    aims = event_words().aims
    governed = head.dep_ == "xcomp" and head.head.lemma_.lower() in aims
    return governed or (head.pos_ == "VERB" and head.lemma_.lower() in aims)


def settled(story: Story, head: Token) -> str | None:
    """Return the kind that a verb and its object settle, None where they leave it open."""
    if head.pos_ != "VERB":
        return None
    particles = [c.lower_ for c in head.children if c.dep_ in {"prt", "advmod"}]
    verbs = {head.lemma_.lower(), *(f"{head.lemma_.lower()} {particle}" for particle in particles)}
    wanted = {"nsubjpass"} if is_passive(head) else {"dobj"}
    objects = [c for c in head.children if c.dep_ in wanted]
    for way in event_words().ways:
        if not verbs & way.verbs:
            continue
        if any(o.lemma_.lower() in way.objects for o in objects):
            return way.kind
        if way.people and any(_names_someone(story, o) for o in objects):
            return way.kind
    return None


def _names_someone(story: Story, token: Token) -> bool:
    return any(m.start <= token.idx < m.end and (m.actors or m.places) for m in story.mentions)
