"""Captures of areas, parts and villages somewhere: "areas of Homs that fell under the rebels' control"."""

from spacy.tokens import Token

from vedette.reading.event_words import event_words
from vedette.reading.statement import Statement
from vedette.reading.story import Story

_LINKS = frozenset({"acl", "pobj", "prep", "relcl"})


def with_its_areas(story: Story, statement: Statement) -> Statement:
    """Return a statement of a capture with the noun for areas that its clause describes.

    Without it "fell under the rebels' control in Homs" reads as if the whole town had fallen.
    """
    if statement.kind != "capture":
        return statement
    noun = _described(story.scene(statement).head)
    start = noun.left_edge.idx if noun is not None else statement.start
    return statement.model_copy(update={"start": min(start, statement.start)})


def _described(word: Token) -> Token | None:
    """Return the noun for areas that a word's clause, or the phrase that it stands in, describes."""
    while word.dep_ in _LINKS:
        word = word.head
        if word.pos_ in {"NOUN", "PROPN"}:
            return word if word.lower_ in event_words().areas else None
    return None
