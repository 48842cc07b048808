"""Sieges told in passing: "the villages, which are besieged by rebels", "a town under siege by the army".

A place that is only called besieged tells nothing new (annotation guide); one of which is said by whom does.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from vedette.model import kind_info
from vedette.reading.event_words import event_words
from vedette.reading.mention import Mention
from vedette.reading.relation import SUBJECTS
from vedette.reading.statement import Statement
from vedette.reading.story import Story

_FAMILY = "encirclement"
_LONGEST = 8  # words that may describe the besieger after its name


def besieged(story: Story, found: Sequence[Statement]) -> list[Statement]:
    """Return the sieges that are told by the besieger beside them, less those among `found`.

    They may stand within a statement of another family.
    """
    taken = [(s.start, s.end) for s in found if kind_info(s.kind).family == _FAMILY]
    words = event_words()
    added = []
    for start, end in _told(story):
        if not any(a < end and start < b for a, b in taken):
            added.append(Statement.by_words(start, end, "siege", words.trust))
    return added


def shut_in_at(story: Story, verb: Token) -> tuple[Mention, ...]:
    """Return the names of those whom a verb without an object shuts in: "Rebels surrounded in Kidal".

    Verbs of besieging want an object; a headline that gives none leaves out "are".
    """
    if verb.lemma_.lower() not in _siege_verbs() or any(c.dep_ == "dobj" for c in verb.children):
        return ()
    before = [c for c in verb.lefts if c.dep_ in SUBJECTS | {"aux"}]
    heads = [verb.head] if verb.dep_ == "acl" else before
    places = {token.idx for head in heads for token in (head, *head.lefts)}
    return tuple(m for m in story.mentions if m.actors and m.start in places)


def _siege_verbs() -> set[str]:
    return {v for way in event_words().ways if way.kind == "siege" and way.people for v in way.verbs}


def _told(story: Story) -> Iterator[tuple[int, int]]:
    verbs = _siege_verbs()
    nouns = event_words().needs["siege"]
    for token in story.doc:
        participle = token.pos_ == "VERB" and token.tag_ == "VBN" and token.lemma_.lower() in verbs
        under = token.pos_ == "NOUN" and token.lemma_.lower() in nouns and token.head.lower_ == "under"
        if (not participle and not under) or any(c.dep_ == "neg" for c in token.children):
            continue
        besieger = _besieger(story, token if participle else token.head, token)
        if besieger is not None:
            first = _first(token if participle else token.head)
            last = besieger.right_edge if besieger.right_edge.i - besieger.i < _LONGEST else besieger
            yield first.idx, last.idx + len(last)


def _besieger(story: Story, *heads: Token) -> Token | None:
    """Return the actor after "by" that hangs on one of the words."""
    for head in heads:
        for by in head.children:
            if by.lower_ == "by":
                for name in by.children:
                    if name.dep_ == "pobj" and any(
                        m.actors and m.start <= name.idx < m.end for m in story.mentions
                    ):
                        return name
    return None


def _first(word: Token) -> Token:
    """Return where the besieged begin: the noun that a participle describes, or the subject of its clause."""
    subject = next((c for c in word.children if c.dep_ in SUBJECTS), None)
    if word.dep_ in {"acl", "relcl", "prep"} and word.head.pos_ in {"NOUN", "PROPN"}:
        return word.head.left_edge
    return subject.left_edge if subject is not None else word
