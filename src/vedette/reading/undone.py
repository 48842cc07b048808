"""What is told as not done, only asked, or done afterwards by rescuers; a denial keeps the first a claim."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from vedette.model import kind_info
from vedette.reading.relation import SUBJECTS
from vedette.reading.statement import Statement
from vedette.reading.status import DEEDS, status_words
from vedette.reading.story import Scene, Story

_PRONOUNS = frozenset({"PRP", "PRP$"})


def without_undone(story: Story, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements less those of what was not done or merely is; aid that came not was held up.

    Only kinds that say no more than that something was done are looked at: a town that "has not been shelled"
    is told of to deny, and a siege nobody can leave is one.
    """
    undone = status_words().undone
    kept = []
    for statement in statements:
        scene = story.scene(statement)
        if statement.kind in undone and _is_state(scene.head):
            continue
        deed = kind_info(statement.kind).family in DEEDS
        if deed and (_is_open(scene.head) or _is_aftermath(scene)):
            continue
        if statement.kind not in undone or not is_undone(scene.head):
            kept.append(statement)
            continue
        instead = undone[statement.kind]
        if instead is not None:
            kept.append(statement.model_copy(update={"kind": instead, "status_hint": None}))
        elif _is_denial(story, scene):
            kept.append(statement.model_copy(update={"status_hint": "denied"}))
    return tuple(kept)


def _is_state(head: Token) -> bool:
    """Whether a verb only tells how things stand: "the rebels still control a few villages"."""
    helped = any(c.dep_ in {"aux", "auxpass"} for c in head.children)
    return head.tag_ in {"VBZ", "VBP"} and not helped and head.lemma_.lower() in status_words().states


def _is_open(head: Token) -> bool:
    """Whether it is only asked if something was done: "it was unclear whether jets had struck"."""
    return head.dep_ == "ccomp" and any(
        c.dep_ == "mark" and c.lower_ in status_words().open_marks for c in head.children
    )


def _is_aftermath(scene: Scene) -> bool:
    """Whether rescuers are at work after a deed, and nobody is counted: "medics carried away the bodies"."""
    words, head = status_words(), scene.head
    if head.pos_ != "VERB" or any(t.like_num and t.ent_type_ not in {"DATE", "TIME"} for t in scene.evidence):
        return False
    lemma = head.lemma_.lower()
    cared_for = {c.lemma_.lower() for c in head.children if c.dep_ == "dobj"}
    return lemma in words.rescues or (lemma in words.tends and not cared_for.isdisjoint(words.victims))


def is_undone(head: Token) -> bool:
    """Whether the words around a verb or noun say that it was not done; two negations undo each other."""
    chain = list(_governed(head))
    if any(c.lower_ in status_words().at_last for word in chain for c in word.children):
        return False
    return sum(len(_negations(word)) for word in chain) % 2 == 1


def _governed(head: Token) -> Iterator[Token]:
    """Yield a word and what leads to it: "begun to withdraw", "refusal to withdraw", "agree on a truce"."""
    yield head
    maker = head.head.head if head.dep_ == "pobj" else head.head
    if head.dep_ in {"pobj", "dobj", "nsubjpass"} and maker.lemma_.lower() in status_words().making:
        head = maker
        yield head
    while head.dep_ == "xcomp" or (head.dep_ == "acl" and head.tag_ == "VB"):
        head = head.head
        yield head


def _negations(word: Token) -> list[Token]:
    """Return the words that deny one word: "not", a subject that is nobody, a failure, what is overdue."""
    words = status_words()
    found = [
        c
        for c in word.children
        if (c.dep_ == "neg" or c.lower_ in words.hardly) and not _is_more(c, words.not_only)
    ]
    found += [c for c in word.children if c.dep_ in SUBJECTS | {"attr"} and _is_nobody(c)]
    if word.pos_ == "NOUN" and word.dep_ not in SUBJECTS and _is_nobody(word):
        found.append(word)
    leads = any(c.dep_ in {"xcomp", "acl"} for c in word.children)
    if leads and word.lemma_.lower() in words.failing:
        found.append(word)
    if leads and word.lemma_ in {"have", "be"}:
        found += [c for c in word.children if c.lower_ in words.overdue]
    if word.dep_ == "pcomp" and word.head.lower_ == "without":
        found.append(word.head)
    return found


def _is_more(denial: Token, not_only: frozenset[str]) -> bool:
    """Whether what seems denied was done, and more: "not only"."""
    return denial.i + 1 < len(denial.doc) and denial.nbor().lower_ in not_only


def _is_nobody(token: Token) -> bool:
    """Whether a subject is nobody or nothing: "none of them", "neither side", "no convoy"."""
    nobody = status_words().nobody
    return token.lower_ in nobody or any(
        c.dep_ in {"det", "preconj", "cc"} and c.lower_ in nobody and c.i < token.i for c in token.children
    )


def _is_denial(story: Story, scene: Scene) -> bool:
    """Whether a speaker says it of its own side, or so firmly that the tagger hears a denial."""
    if not any(scene.sentence <= a.sentence <= scene.last_sentence for a in story.attributions):
        return False
    subjects = [c for word in _governed(scene.head) for c in word.children if c.dep_ in SUBJECTS]
    own = any(t.tag_ in _PRONOUNS for s in subjects for t in (s, *s.children))
    return own or scene.statement.status_hint == "denied"
