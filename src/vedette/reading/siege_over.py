"""Sieges that are told as over by what ended them: "after a three-week siege, the army took the town".

Such a siege stands no longer and began on no day that is told: it is a circumstance of what ended it.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from vedette.reading.event_words import event_words
from vedette.reading.statement import Statement
from vedette.reading.story import Story


def standing(
    story: Story, found: Sequence[Statement], beside: Sequence[Statement] = ()
) -> tuple[Statement, ...]:
    """Return the statements less the sieges that one of them, or of those `beside`, is told to have ended."""
    ended = [one for one in (*found, *beside) if one.kind in event_words().sieges_over.by]
    return tuple(one for one in found if not _is_over(story, one, ended))


def _is_over(story: Story, siege: Statement, ended: Sequence[Statement]) -> bool:
    words = event_words().sieges_over
    for noun in _nouns(story, siege):
        chain = _around(noun)
        after, told = chain[-1].head.lower_, chain[-1].head.head
        if any(one.lemma_.lower() in words.ends for one in chain[1:]):
            return True
        if after in words.after and (_ends(told) or any(one.start <= told.idx < one.end for one in ended)):
            return True
    return False


def _ends(told: Token) -> bool:
    """Tell whether a verb is one of those by which a siege ends, though no statement was found there."""
    verb, words = told.lemma_.lower(), event_words()
    over = words.sieges_over
    return verb in over.verbs or any(verb in way.verbs for way in words.ways if way.kind in over.by)


def _around(noun: Token) -> Sequence[Token]:
    """Return a noun and those that it is a part of: "siege", "weeks of siege", "end of weeks of siege"."""
    chain = [noun]
    while (prep := chain[-1].head).dep_ == "prep" and prep.head.pos_ == "NOUN":
        if prep.lower_ not in event_words().sieges_over.within:
            break
        chain.append(prep.head)
    return chain


def _nouns(story: Story, siege: Statement) -> Iterator[Token]:
    """Yield the nouns by which a statement tells a siege."""
    if siege.kind == "siege":
        telling = event_words().needs["siege"]
        for token in story.scene(siege).evidence:
            if token.pos_ == "NOUN" and token.lemma_.lower() in telling:
                yield token
