"""The place that a statement leaves open and the report names right after it.

A lead tells that "shells hit a village in Kharkiv province"; one of its next sentences names the village.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from vedette.packs.names import name_key
from vedette.packs.records import Place
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention
from vedette.reading.name_context import kinds_said
from vedette.reading.place_grounds import lies_in, place_ids, spoken_names
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.which_place import less_kind

_REACH = 5  # sentences within which the place is named
_WIDE = frozenset({"country", "province"})  # of a city its quarters are told as often as they are left open


def named_later(story: Story, scene: Scene, choices: Sequence[Choice], best: Choice | None) -> Choice | None:
    """Return the place of the kind that a statement leaves open, where it tells but a country or province."""
    known = story.pack.place(best.id) if best is not None else None
    if known is None or known.kind not in _WIDE:
        return None
    kinds = frozenset(kind for token in _words(scene) for kind in _left_open(token))
    for mention in _after(story, scene) if kinds else ():
        place = place_ids(mention)[0]
        if _fits(story, mention, place, kinds, known):
            return next((c for c in choices if c.id == place), None)
    return None


def _words(scene: Scene) -> Iterator[Token]:
    """Yield the words of a statement, and those after it that hang on its head."""
    yield from scene.evidence
    yield from (token for token in scene.head.subtree if token.i >= scene.evidence.end)


def _left_open(token: Token) -> tuple[str, ...]:
    """Return the kinds of the one place that a word tells of without its name: "a town", "the only road"."""
    kinds = name_words().place_kinds.get(token.lower_, ())
    if not kinds or token.pos_ != "NOUN" or token.dep_ == "compound":
        return ()
    named = any(c.pos_ == "PROPN" and c.dep_ in {"compound", "appos", "nmod"} for c in token.children)
    return kinds if not named and any(c.lower_ in name_words().one_of_kind for c in token.children) else ()


def _after(story: Story, scene: Scene) -> Iterator[Mention]:
    """Yield the places that the sentences after a statement name, but for those of their speakers."""
    last, spoken = scene.last_sentence + _REACH, story.once(spoken_names)
    for mention in story.mentions_in(scene.around.end_char, len(story.report.text)):
        if story.sentence_at(mention.start) > last:
            return
        if mention.places and mention.what == "place" and not mention.link and mention.start not in spoken:
            yield mention


def _fits(story: Story, mention: Mention, place: str, kinds: frozenset[str], within: Place) -> bool:
    """Whether a place is of one of some kinds, by the pack or the words beside it, and in a wider one.

    The city that its province is named for is told by name, not as "a town".
    """
    said = bool(kinds_said(story.doc, mention) & kinds)
    known = story.pack.place(place)
    if known is None:
        return said
    named_for = name_key(known.name) == name_key(less_kind(within.name))
    return (said or known.kind in kinds) and not named_for and lies_in(story.pack, place, within.id)
