"""Places that are told as lost: "the army lost the town to rebels" has the rebels take it from the army."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from vedette.reading.event_words import event_words
from vedette.reading.story import Choice, Scene, Story

_SUBJECT = frozenset({"nsubj", "poss"})


def as_lost(
    story: Story, scene: Scene, by: list[Choice], against: list[Choice], actors: Sequence[Choice]
) -> tuple[list[Choice], list[Choice]]:
    """Return who took a place and from whom, where a statement tells it by a word of losing."""
    if not tells_loss(scene):
        return by, against
    losers = _named_by(story, actors, _losing(scene.head))
    takers = [one for one in _named_by(story, actors, _taking(scene.head)) if one not in losers]
    if scene.statement.kind == "withdrawal":
        return losers or [one for one in by if one not in takers], [c for c in against if c not in losers]
    return takers, [*losers, *(one for one in against if one not in (*losers, *takers))]


def tells_loss(scene: Scene) -> bool:
    """Whether a statement tells by a word of losing that a place changes hands."""
    return (
        scene.statement.kind in ("capture", "withdrawal")
        and scene.head.lemma_.lower() in event_words().losses
    )


def _losing(word: Token) -> Iterator[Token]:
    """Yield who loses: the subject or owner, that of the clause above where a participle has none."""
    own = [child for child in word.children if child.dep_ in _SUBJECT]
    above = word.head if word.dep_ == "advcl" else word.head.head if word.dep_ == "pcomp" else None
    losers = own or [c for c in (above.children if above is not None else ()) if c.dep_ == "nsubj"]
    yield from (word for one in losers for word in (one, *(c for c in one.children if c.dep_ == "appos")))


def _taking(word: Token) -> Iterator[Token]:
    """Yield to whom it is lost: what stands after the next "to", on whatever the parse hangs that."""
    to = next((t for t in word.sent if t.i > word.i and t.lower_ == "to" and t.dep_ == "prep"), None)
    yield from (c for c in (to.children if to is not None else ()) if c.dep_ == "pobj")


def _named_by(story: Story, actors: Sequence[Choice], words: Iterator[Token]) -> list[Choice]:
    """Return the actors whose names have one of some words in them."""
    at = [word.idx for word in words]
    return [
        choice
        for choice in actors
        if any(story.mentions[n].start <= i < story.mentions[n].end for n in choice.mentions for i in at)
    ]
