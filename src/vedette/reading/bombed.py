"""By what means somebody "bombs": an army's bombs fall from aircraft, an armed group plants its own."""

from spacy.tokens import Token

from vedette.reading.event_words import event_words
from vedette.reading.relation import role_of
from vedette.reading.statement import Statement
from vedette.reading.story import Scene, Story

_OF_STATES = frozenset({"military", "government", "state"})


def by_its_means(story: Story, statement: Statement) -> Statement:
    """Return a bombing by an army or by aircraft as an air strike, one with artillery as shelling."""
    scene = story.scene(statement)
    words = event_words()
    lemmas = {t.lemma_.lower() for t in scene.evidence}
    if statement.kind != "bombing" or scene.head.lemma_.lower() not in words.bombs or lemmas & words.planted:
        return statement
    if lemmas & words.guns:
        return statement.model_copy(update={"kind": "shelling"})
    if _from_the_air(story, scene):
        return statement.model_copy(update={"kind": "air_strike"})
    return statement


def _from_the_air(story: Story, scene: Scene) -> bool:
    """Whether those who bomb are forces of a state, or aircraft."""
    if any(t.lemma_.lower() in event_words().bombers and _acts(story, t, scene.head) for t in scene.around):
        return True
    sentence = scene.around
    actors = story.pack.actors
    return any(
        mention.actors[0] in story.pack.countries
        or (mention.actors[0] in actors and actors[mention.actors[0]].kind in _OF_STATES)
        for mention in story.mentions_in(sentence.start_char, sentence.end_char)
        if mention.actors and _acts(story, story.token(mention), scene.head)
    )


def _acts(story: Story, token: Token, head: Token) -> bool:
    return role_of(story.relation(token, head), head) == "acts"
