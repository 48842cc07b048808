"""By what means something was done, which tells its kind: with gas, barrel bombs, an army's bombs."""

from collections.abc import Iterator

from spacy.tokens import Token

from vedette.reading.event_words import event_words
from vedette.reading.relation import role_of
from vedette.reading.statement import Statement
from vedette.reading.story import Scene, Story

_OF_NOUNS = frozenset({"compound", "amod", "nmod", "poss"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_WITH = frozenset({"with", "by", "in", "using"})


def by_its_means(story: Story, statement: Statement) -> Statement:
    """Return a statement as of the kind that its means make it.

    A bombing by an army or by aircraft is an air strike, one with artillery shelling; a raid with gas is a
    chemical attack.
    """
    scene = story.scene(statement)
    words = event_words()
    for means in words.means:
        if statement.kind in means.instead_of and any(
            t.lemma_.lower() in means.words and _stands_beside(t, means.beside) for t in _told_with(scene)
        ):
            return statement.model_copy(update={"kind": means.kind})
    lemmas = {t.lemma_.lower() for t in scene.evidence}
    if statement.kind != "bombing" or scene.head.lemma_.lower() not in words.bombs or lemmas & words.planted:
        return statement
    if lemmas & words.guns:
        return statement.model_copy(update={"kind": "shelling"})
    if _from_the_air(story, scene):
        return statement.model_copy(update={"kind": "air_strike"})
    return statement


def _told_with(scene: Scene) -> Iterator[Token]:
    """Yield the words of an event, its subject and object, and what it was done with or by."""
    for token in scene.evidence:
        noun = token
        while noun.dep_ in _OF_NOUNS and noun.head in scene.evidence and noun != scene.head:
            noun = noun.head
        above = noun.head
        with_it = noun.dep_ == "pobj" and above.lower_ in _WITH and above.head == scene.head
        if noun == scene.head or with_it or (above == scene.head and noun.dep_ in _ARGUMENTS):
            yield token


def _stands_beside(token: Token, words: frozenset[str]) -> bool:
    if not words:
        return True
    around = [token.head, *token.children, token.nbor(1) if token.i + 1 < len(token.doc) else token]
    return any(t.lemma_.lower() in words for t in around)


def _from_the_air(story: Story, scene: Scene) -> bool:
    """Whether those who bomb are forces of a state, or aircraft."""
    if any(t.lemma_.lower() in event_words().bombers and _acts(story, t, scene.head) for t in scene.around):
        return True
    sentence = scene.around
    actors = story.pack.actors
    return any(
        mention.actors[0] in story.pack.countries
        or (mention.actors[0] in actors and actors[mention.actors[0]].is_of_state)
        for mention in story.mentions_in(sentence.start_char, sentence.end_char)
        if mention.actors and _acts(story, story.token(mention), scene.head)
    )


def _acts(story: Story, token: Token, head: Token) -> bool:
    return role_of(story.relation(token, head), head) == "acts"
