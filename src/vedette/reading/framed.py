"""The place that opens a sentence: "In Damascus, shells killed three" sets where that and the next were."""

from spacy.tokens import Span, Token

from vedette.model import kind_info
from vedette.reading.language import text_of
from vedette.reading.mention import Mention
from vedette.reading.place_grounds import lies_in, place_ids
from vedette.reading.speech_words import speech_words
from vedette.reading.story import Choice, Scene, Story

_AT = frozenset({"in", "near", "at", "around", "outside", "inside", "across"})
_OPENING = frozenset({"elsewhere", "also", "meanwhile", "separately", "further", "and", "but", ",", '"', "“"})
_REACH = 8  # words within which the place stands: "In the northern province of X"


def framed(story: Story, scene: Scene, choices: list[Choice], best: Choice | None) -> Choice | None:
    """Return the place that the opening of a sentence sets for a statement which names none itself.

    It holds for the sentence, and for violence told in the next one of the paragraph if that names no place;
    a place within it (`best`) is more exact and stays.
    """
    opening = _opening(story, scene)
    ids = place_ids(opening) if opening is not None else ()
    if not ids or (best is not None and lies_in(story.pack, best.id, ids[0])):
        return None
    return next((c for c in choices if c.id == ids[0]), None)


def _opening(story: Story, scene: Scene) -> Mention | None:
    sentence = scene.around
    found = _opening_of(story, sentence)
    named = _placed(story, sentence.start_char, scene.statement.end)
    if found is not None:
        return found if named == [found] else None
    if _placed(story, sentence.start_char, sentence.end_char) or not kind_info(scene.statement.kind).violent:
        return None
    if not sentence.start or "\n\n" in text_of(story.doc)[: sentence.start_char][-3:]:
        return None
    before = story.doc[sentence.start - 1].sent
    found = _opening_of(story, before)
    return (
        found if found is not None and _placed(story, before.start_char, before.end_char) == [found] else None
    )


def _opening_of(story: Story, sentence: Span) -> Mention | None:
    """Return the place that a sentence opens with, unless it only tells where somebody spoke."""
    words = [t for t in sentence if not t.is_space]
    while words and words[0].lower_ in _OPENING:
        words = words[1:]
    if not words or words[0].lower_ not in _AT or _is_said_there(words[0]):
        return None
    last = words[min(len(words) - 1, _REACH)]
    return next(iter(_placed(story, words[0].idx, last.idx)), None)


def _is_said_there(preposition: Token) -> bool:
    return preposition.head.lemma_.lower() in speech_words().says


def _placed(story: Story, start: int, end: int) -> list[Mention]:
    return [m for m in story.mentions_in(start, end) if place_ids(m) and not m.link and not m.seats]
