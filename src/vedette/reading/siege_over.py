"""Sieges that are told as over by what ended them: "after a three-week siege, the army took the town".

Such a siege stands no longer and began on no day that is told: it is a circumstance of what ended it.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from vedette.reading.event_words import event_words
from vedette.reading.statement import Statement
from vedette.reading.story import Story


def told_as_over(story: Story, siege: Statement, found: Sequence[Statement]) -> bool:
    """Tell whether one of `found` is told to have ended a siege, or its words are of a siege's end."""
    words = event_words().sieges_over
    ended = [one for one in found if one.kind in words.by]
    for noun in _nouns(story, siege):
        while noun.head.dep_ == "prep" and noun.head.lower_ in words.within and noun.head.head.pos_ == "NOUN":
            noun = noun.head.head
            if noun.lemma_.lower() in words.ends:
                return True
        told = noun.head.head.idx
        if noun.head.lower_ in words.after and any(one.start <= told < one.end for one in ended):
            return True
    return False


def _nouns(story: Story, siege: Statement) -> Iterator[Token]:
    """Yield the nouns by which a statement tells a siege."""
    if siege.kind == "siege":
        telling = event_words().needs["siege"]
        for token in story.scene(siege).evidence:
            if token.pos_ == "NOUN" and token.lemma_.lower() in telling:
                yield token
