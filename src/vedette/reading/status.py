"""Whether a statement tells what happened, goes on, is planned, is doubtful, or is denied."""

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from vedette.model import Kind, Status
from vedette.reading.lexicon import Lexicon, read_lexicon
from vedette.reading.story import Scene

# Kinds that are about what is to come or only said: their status is that of the saying.
_SAYINGS = frozenset({"talks_planned", "threat", "demand", "accusation", "toll"})


class StatusWords(Lexicon):
    """The words of status.yaml."""

    denies: frozenset[str]
    doubtful: frozenset[str]
    modals: frozenset[str]
    future: frozenset[str]
    planned_as: Mapping[Kind, Kind]
    undone: Mapping[Kind, Kind | None]
    hardly: frozenset[str]
    nobody: frozenset[str]
    failing: frozenset[str]
    making: frozenset[str]
    overdue: frozenset[str]
    at_last: frozenset[str]
    not_only: frozenset[str]


@cache
def status_words() -> StatusWords:
    """Return status.yaml."""
    return read_lexicon("status.yaml", StatusWords)


def find_status(scene: Scene) -> Status:
    """Return the status of a statement; what the tagger saw counts before the rules."""
    hint = scene.statement.status_hint
    if hint is not None and hint != "happened":
        return hint
    if scene.statement.kind in _SAYINGS:
        return "happened"
    words = status_words()
    head = scene.head
    if _denied(head, words):
        return "denied"
    if _doubtful(scene, words):
        return "possible"
    if any(c.dep_ == "aux" and c.lower_ in words.future for c in head.children):
        return "planned"
    return "ongoing" if _going_on(head) else "happened"


def _going_on(head: Token) -> bool:
    """Whether a verb tells what somebody is about to finish: "is clearing the last houses"."""
    return head.tag_ == "VBG" and any(c.dep_ == "aux" and c.tag_ in {"VBZ", "VBP"} for c in head.children)


def _denied(head: Token, words: StatusWords) -> bool:
    for above in (head, *head.ancestors):
        if above.lemma_.lower() in words.denies and above != head:
            return any(child.dep_ == "nsubj" for child in above.children)
    return False


def _doubtful(scene: Scene, words: StatusWords) -> bool:
    if any(c.lower_ in words.doubtful for c in scene.head.children if c.dep_ in {"amod", "advmod"}):
        return True
    return any(c.dep_ == "aux" and c.lower_ in words.modals for c in scene.head.children)
