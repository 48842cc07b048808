"""Whether a statement tells what happened, goes on, is planned, is doubtful, or is denied."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from vedette.model import Kind, Status, kind_info
from vedette.reading.lexicon import Lexicon, read_lexicon
from vedette.reading.story import Scene

# Kinds that are about what is to come or only said: their status is that of the saying.
DEEDS = frozenset({"ground", "remote", "civilians"})  # families whose statements tell what forces did
_BESIDE = frozenset({"conj", "advcl", "parataxis", "relcl", "nsubj", "npadvmod"})
_SAYINGS = frozenset({"talks_planned", "threat", "demand", "accusation", "toll"})


class StatusWords(Lexicon):
    """The words of status.yaml."""

    denies: frozenset[str]
    own_part: frozenset[str]
    doubtful: frozenset[str]
    hearsay: frozenset[str]
    doubted: frozenset[Kind]
    again: frozenset[str]
    doers: frozenset[str]
    lasting: frozenset[str]
    under_way: frozenset[str]
    modals: frozenset[str]
    future: frozenset[str]
    planned_as: Mapping[Kind, Kind]
    undone: Mapping[Kind, Kind | None]
    states: frozenset[str]
    open_marks: frozenset[str]
    rescues: frozenset[str]
    tends: frozenset[str]
    victims: frozenset[str]
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
    words = status_words()
    if hint in (None, "possible", "happened") and scene.statement.kind not in _SAYINGS and denial_of(scene):
        return "denied"
    if hint == "possible" and (_only_hearsay(scene, words) or _doubts_who(scene, words)):
        return "happened"
    if hint is not None and hint != "happened":
        return hint
    if scene.statement.kind in _SAYINGS:
        return "happened"
    head = scene.head
    if _not_done(scene, words):
        return "denied"
    if _doubtful(scene, words):
        return "possible"
    if any(c.dep_ == "aux" and c.lower_ in words.future for c in head.children):
        return "planned"
    return "ongoing" if _going_on(head, words) else "happened"


def _only_hearsay(scene: Scene, words: StatusWords) -> bool:
    """Whether all the doubt is "reportedly": told by others, which does not make it doubtful."""
    said = {t.lower_ for t in scene.evidence}
    return bool(said & words.hearsay) and not said & (words.doubtful | words.modals)


def _doubts_who(scene: Scene, words: StatusWords) -> bool:
    """Whether all the doubt is about who did it: "suspected Russian strikes killed nine"."""
    doubts = [t for t in scene.evidence if t.lower_ in words.doubtful | words.modals]
    if scene.statement.kind in words.doubted or not doubts:
        return False
    return all(t.i + 1 < len(t.doc) and t.nbor(1).text[0].isupper() for t in doubts)


def _not_done(scene: Scene, words: StatusWords) -> bool:
    """Whether a deed is told as not done: "have not bombed the town", "was not behind the raid"."""
    head = scene.head
    if kind_info(scene.statement.kind).family not in DEEDS or any(
        c.dep_ == "aux" and c.tag_ == "MD" for c in head.children
    ):
        return False
    done = head.pos_ == "VERB" or any(c.lower_ in words.doers for c in head.children)
    return done and any(c.dep_ == "neg" for c in head.children)


def _going_on(head: Token, words: StatusWords) -> bool:
    """Whether a verb tells what is not over: "is clearing", "has been shelling", "is being hit", "rages"."""
    helpers = {c.lower_ for c in head.children if c.dep_ in {"aux", "auxpass"}}
    now = any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBZ", "VBP"} for c in head.children)
    if head.tag_ == "VBG" or "being" in helpers:
        return now
    is_so = now and helpers & {"is", "are"}
    if is_so and any(c.lower_ in words.again and c.dep_ == "advmod" for c in head.children):
        return True
    if any(c.lower_ in words.under_way and c.dep_ in {"advmod", "acomp"} for c in head.children):
        return True
    return head.lemma_.lower() in words.lasting and head.tag_ in {"VBZ", "VBP"}


def denial_of(scene: Scene) -> Token | None:
    """Return the verb by which somebody denies a statement, None for none.

    What is denied is the verb's object or content. What stands beside it is told: "denied it and vowed
    revenge", "denied it after jets had struck". A deed is denied also where the statement
    holds the verb itself.
    """
    words, head = status_words(), scene.head
    if _denies(head, words) and kind_info(scene.statement.kind).family in DEEDS:
        return head
    for below, above in pairwise((head, *head.ancestors)):
        if _denies(above, words):
            return above if below.dep_ not in _BESIDE else None
    return None


def _denies(verb: Token, words: StatusWords) -> bool:
    """Whether somebody denies by a verb, and not merely "did not deny"."""
    if verb.lemma_.lower() not in words.denies:
        return False
    children = {child.dep_ for child in verb.children}
    return "nsubj" in children and "neg" not in children


def _doubtful(scene: Scene, words: StatusWords) -> bool:
    described = scene.evidence if scene.statement.kind in words.doubted else scene.head.children
    if any(t.lower_ in words.doubtful for t in described if t.dep_ in {"amod", "advmod"}):
        return not _doubts_who(scene, words)
    return any(c.dep_ == "aux" and c.lower_ in words.modals for c in scene.head.children)
