"""What is told of the whole country: "across the country", "since 2014" without a place; no last town's."""

from collections.abc import Sequence

from spacy.tokens import Token

from vedette.model import Period
from vedette.reading.lexicon import name_words
from vedette.reading.place_grounds import place_ids
from vedette.reading.relation import is_known
from vedette.reading.report_home import at_home
from vedette.reading.story import Choice, Scene, Story

_LONG = 300  # days from which an account is of a war and not of one place in it
_HERE = frozenset({"there", "here"})


def countrywide(
    story: Story, scene: Scene, choices: Sequence[Choice], period: Period | None
) -> Choice | None:
    """Return the country for a statement that tells of all of it, None where its sentence names a place.

    "The army went on with its raids across the country"; "Raids have hit 130 clinics since January 2014".
    """
    if not (_all_over(scene) or _long(scene, period)) or _placed(story, scene):
        return None
    return at_home(story, choices)


def _placed(story: Story, scene: Scene) -> bool:
    """Whether a sentence names a place, or means one named before: "the town", "there"."""
    sentence = scene.around
    named = story.mentions_in(sentence.start_char, sentence.end_char)
    if any(place_ids(m) and m.what in {"place", "route"} and not m.link for m in named):
        return True
    nouns = name_words().place_nouns - name_words().wide_nouns
    return any(
        token.lower_ in _HERE if token.pos_ == "ADV" else token.lemma_.lower() in nouns and is_known(token)
        for token in sentence
    )


def _all_over(scene: Scene) -> bool:
    """Whether a statement is told of the country: "nationwide", "across the country", "many of its parts"."""
    words = name_words()
    inside = range(scene.evidence.start, scene.evidence.end)
    for token in scene.around:
        if token.lower_ in words.nationwide:
            return True
        if _is_the_country(token) and (token.head.lower_ in words.all_over or token.i in inside):
            return True
    return False


def _is_the_country(token: Token) -> bool:
    """Whether a word is "the country", led by a preposition."""
    known = token.dep_ == "pobj" and token.lemma_.lower() in name_words().countries
    return known and is_known(token)


def _long(scene: Scene, period: Period | None) -> bool:
    """Whether a sentence itself tells that a statement holds for a year or so, or for the war."""
    if period is None or (period.end - period.start).days < _LONG:
        return False
    return any(t.ent_type_ == "DATE" or t.lemma_.lower() in name_words().wars for t in scene.around)
