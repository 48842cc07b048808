"""The place that a relative clause tells of: "Harwick, where the army beat the militia in May"."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from vedette.reading.language import text_of
from vedette.reading.lexicon import name_words
from vedette.reading.place_grounds import place_ids
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.where import named_in

_LEADS_ON = re.compile(r"[ \"'”’,]*(where|which|that)?[ ,]*")
"""What may stand between a place and the clause that tells of it; the group is the relative word."""


def told_of(story: Story, scene: Scene, choices: Sequence[Choice]) -> Choice | None:
    """Return the place that a relative clause tells of, where it names none of its own.

    "North of Harwick, where the army beat the militia in May"; without a relative word only if the verb lacks
    an object: "the suburbs of 'Harwick' they retook in May". After two places it tells of neither alone, and
    of a state that acts only what it does: "Ruritania, which sent its jets".
    """
    if named_in(story, scene.statement.start, scene.statement.end):
        return None
    before = [m for m in story.mentions_in(0, scene.statement.start) if place_ids(m)]
    if not before:
        return None
    text = text_of(story.doc)
    between = _LEADS_ON.fullmatch(text, before[-1].end, scene.statement.start)
    if between is None or not (between[1] or _lacks_object(scene.head)):
        return None
    if before[-1].actors and any(c.dep_ == "nsubj" and c.tag_ == "WDT" for c in scene.head.children):
        return None
    if len(before) > 1 and text[before[-2].end : before[-1].start].strip(" ,") == "and":
        return None
    return next((c for c in choices if c.id == place_ids(before[-1])[0]), None)


def _lacks_object(verb: Token) -> bool:
    """Whether a verb that takes a place has a subject and no object: what was taken stands before it."""
    taking = verb.lemma_.lower() in name_words().taking and any(c.dep_ == "nsubj" for c in verb.lefts)
    return taking and not any(c.dep_ in {"dobj", "ccomp"} for c in verb.rights)
