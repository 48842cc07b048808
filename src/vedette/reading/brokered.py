"""Where a truce is that others brokered: of the whole country at war, unless a place is named for it."""

from spacy.tokens import Token

from vedette.reading.event_words import event_words
from vedette.reading.place_grounds import place_ids
from vedette.reading.report_home import at_home
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.where import anaphors_of

_BACKGROUND = frozenset({"pcomp", "advcl", "relcl", "acl"})


def brokered(story: Story, scene: Scene, choices: list[Choice]) -> Choice | None:
    """Return the country for a truce that a clause of background calls brokered, and puts nowhere.

    "They shelled Y after brokering a truce between the two sides": not the truce is at Y. Where a town has a
    truce of its own, who tells of it names the town in the same breath.
    """
    if scene.statement.kind not in event_words().truces or not _is_background(scene):
        return None
    named = story.mentions_in(scene.statement.start, scene.statement.end)
    placed = [m for m in named if place_ids(m) and m.what == "place" and not m.seats]
    if placed or anaphors_of(scene):
        return None
    return at_home(story, choices)


def _is_background(scene: Scene) -> bool:
    """Tell whether the statement stands in a clause of brokering that hangs on another."""
    around = (*scene.evidence, *scene.evidence.root.ancestors)
    verbs = [t for t in around if t.lemma_.lower() in event_words().brokers]
    return any(_clause(verb).dep_ in _BACKGROUND for verb in verbs)


def _clause(verb: Token) -> Token:
    """Return the first of the verbs that are joined to one by "and"."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb
