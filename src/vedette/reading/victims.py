"""Whether civilians are meant as those whom it was done to: what a statement says of its victims."""

from collections.abc import Iterator
from functools import cache

from vedette.reading.amounts_words import amount_words
from vedette.reading.lexicon import name_words
from vedette.reading.story import Scene


def civilian_grounds(scene: Scene) -> Iterator[str]:
    """Yield what speaks for and against civilians: persons, fighters, harm done, homes and daily life."""
    told = set()
    for token in scene.evidence:
        lemma = token.lemma_.lower()
        if token.lower_ in _harm():
            told.add("harm")
        if lemma in name_words().civil_sites:
            told.add("civil site")
        if lemma in name_words().groups:
            told.add("fighters")
        elif token.pos_ == "NOUN" and token.lower_ in amount_words().persons:
            told.add("persons")
            yield f"victims: {lemma}"
    yield f"victims: {' and '.join(sorted(told)) or 'nobody'}"
    yield from (f"victims: any {one}" for one in sorted(told))


@cache
def _harm() -> frozenset[str]:
    """Return the words for those killed and injured, in all their forms."""
    events = amount_words().events
    words = (events["killed"], events["injured"])
    return frozenset().union(*(group for w in words for group in (w.takes, w.suffers, w.both, w.counts)))
