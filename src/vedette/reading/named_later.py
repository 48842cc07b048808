"""The place that a statement leaves open and the report names right after it.

A lead tells that "shells hit a village in Kharkiv province", or but that they "killed nine in Ukraine"; one
of its next sentences names the village.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from vedette.model import Period, kind_info
from vedette.packs.names import name_key
from vedette.packs.records import Place
from vedette.reading.amounts import find_amounts
from vedette.reading.event_words import event_words
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention
from vedette.reading.name_context import kinds_said
from vedette.reading.place_grounds import lies_in, place_ids, spoken_names
from vedette.reading.relation import is_known
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.which_place import less_kind

_REACH = 5  # sentences within which the place is named
_REACH_OF_INCIDENT = 4
_REACH_IN_CITY = 2
_WIDE = frozenset({"country", "province", "city"})
_SETTLEMENTS = frozenset({"village", "town"})  # what one telling calls a village another calls a town
_CASUALTIES = frozenset({"killed", "injured"})
_SHORT = 2  # days that one incident may take


def named_later(
    story: Story, scene: Scene, choices: Sequence[Choice], best: Choice | None, period: Period | None = None
) -> Choice | None:
    """Return the place that later sentences name for a statement, where it tells but a wider one.

    It is of the kind that the statement leaves open; or the statement counts the victims of one day in a
    country, and the sentence takes the event up. Of a city other quarters are told of in the next breath:
    there the sentence has to take the event up as well.
    """
    known = story.pack.place(best.id) if best is not None else None
    if known is None or known.kind not in _WIDE:
        return None
    found = _of_kind(story, scene, known) or _of_incident(story, scene, known, period)
    return next((c for m in found[:1] for c in choices if c.id == place_ids(m)[0]), None)


def _of_kind(story: Story, scene: Scene, known: Place) -> list[Mention]:
    """Return the places named later that are of the kind which a statement leaves open."""
    kinds = _kinds_open(scene)
    if known.kind == "city":
        kinds -= {"road"}  # the roads of a city are many, and seldom its last
    if not kinds:
        return []
    fitting = [m for m in _after(story, scene) if _fits(story, m, kinds, known)]
    if known.kind != "city":
        return fitting
    near = [m for m in fitting if story.sentence_at(m.start) <= scene.last_sentence + _REACH_IN_CITY]
    return [m for m in near if _alone(story, m, near) and _takes_up(story, scene, m)]


def _of_incident(story: Story, scene: Scene, known: Place, period: Period | None) -> list[Mention]:
    """Return the places in whose sentences the incident is told again that a statement puts in a country."""
    statement = scene.statement
    if known.kind != "country" or not kind_info(statement.kind).violent:
        return []
    if period is None or (period.end - period.start).days > _SHORT:
        return []
    amounts = find_amounts(story.doc, statement.start, statement.end, statement.kind)
    if not any(amount.of in _CASUALTIES for amount in amounts):
        return []
    last = scene.last_sentence + _REACH_OF_INCIDENT
    told = (
        m
        for m in _after(story, scene)
        if place_ids(m)[0] != known.id and _tells_again(story.token(m), event_words().event_nouns)
    )
    first = next(told, None)
    if first is None or story.sentence_at(first.start) > last:
        return []
    return [first] if lies_in(story.pack, place_ids(first)[0], known.id) else []


def _kinds_open(scene: Scene) -> frozenset[str]:
    """Return the kinds of the places that a statement, or what hangs on its head, leaves open."""
    after = (token for token in scene.head.subtree if token.i >= scene.evidence.end)
    kinds = frozenset(kind for token in (*scene.evidence, *after) for kind in _left_open(token))
    return kinds | _SETTLEMENTS if kinds & _SETTLEMENTS else kinds


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


def _fits(story: Story, mention: Mention, kinds: frozenset[str], within: Place) -> bool:
    """Whether a place is of one of some kinds, by the pack or the words beside it, and in a wider one.

    The city that its province is named for is told by name, not as "a town".
    """
    place, said = place_ids(mention)[0], bool(kinds_said(story.doc, mention) & kinds)
    known = story.pack.place(place)
    if known is None:
        return said
    named_for = name_key(known.name) == name_key(less_kind(within.name))
    return (said or known.kind in kinds) and not named_for and lies_in(story.pack, place, within.id)


def _alone(story: Story, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a sentence names one such place only: "between the quarters X and Y" is at neither alone."""
    sentence = story.sentence_at(mention.start)
    beside = {place_ids(m)[0] for m in others if story.sentence_at(m.start) == sentence}
    return len(beside) == 1


def _takes_up(story: Story, scene: Scene, mention: Mention) -> bool:
    """Whether the sentence of a place takes a statement up: by its verb, "the blast", "the clinic"."""
    token = story.token(mention)
    if scene.head.pos_ == "VERB" and any(t.lemma_ == scene.head.lemma_ for t in token.ancestors):
        return True
    places = name_words().place_nouns | frozenset(name_words().place_kinds)
    told = {t.lemma_.lower() for t in scene.around if t.pos_ == "NOUN"} - places
    return _tells_again(token, told | event_words().event_nouns)


def _tells_again(token: Token, nouns: frozenset[str] | set[str]) -> bool:
    """Whether the sentence of a word has one of some nouns as a thing known: "the attack"."""
    return any(t.pos_ == "NOUN" and t.lemma_.lower() in nouns and is_known(t) for t in token.sent)
