"""Statements run into others, or taken for none: clauses and event nouns, each weighed for itself.

The tagger's statements do not overlap, so that in "shelled the camp, which has killed 90 since May" it finds
one. Here every verb and every noun for an event that heads no statement is asked what the tagger saw of its
own words. The weights ("clause" in data/slots.json) are learnt from reports of outlets that the tagger had
not seen (`training/clauses.py`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Span, Token

from vedette.model import Status
from vedette.reading.decode import BEGIN, OUTSIDE, Floats, WordScores, log_softmax, pool
from vedette.reading.event_words import event_words
from vedette.reading.relation import CLAUSES, head_of
from vedette.reading.scorer import slot_weights
from vedette.reading.statement import Statement, in_order
from vedette.reading.story import Story
from vedette.reading.tagger import View
from vedette.reading.verdict import grounds, odds

SLOT = "clause"
_CLAUSES = frozenset(
    {"ROOT", "conj", "relcl", "advcl", "ccomp", "acl", "xcomp", "pcomp", "parataxis", "csubj", "dep", "amod"}
)
_OTHERS = CLAUSES | {"conj"}
_OUTSIDE = frozenset({"cc", "punct", "mark"})
_LEAST = 0.12  # share from which a kind that is not the likeliest is weighed too
_MOST = 3  # kinds of one clause that are weighed


@dataclass(frozen=True)
class Candidate:
    """A clause read as a statement, with the grounds for and against it; `head` is its verb or noun."""

    statement: Statement
    head: Token
    grounds: dict[str, float]


def in_clauses(story: Story, view: View, found: Sequence[Statement]) -> list[Statement]:
    """Return the statements that clauses tell beside those `found`, each with its likelihood.

    They may overlap statements that were found, but not each other.
    """
    weights = slot_weights().get(SLOT)
    if weights is None:
        return []
    weighed = ((weights.probability(c.grounds), c) for c in candidates(story, view, found))
    return chosen(weighed, weights.threshold)


def chosen(weighed: Iterable[tuple[float, Candidate]], least: float) -> list[Statement]:
    """Return the statements of the clauses that are likely enough, the likeliest of those that are one.

    `weighed` are clauses with their likelihoods, which the statements get as confidence.
    """
    taken: list[Candidate] = []
    told: list[Statement] = []
    for share, one in sorted((w for w in weighed if w[0] >= least), key=_rank):
        if not any(_are_one(one, other) for other in taken):
            taken.append(one)
            told.append(one.statement.model_copy(update={"confidence": float(share)}))
    return list(in_order(told))


def _rank(weighed: tuple[float, Candidate]) -> tuple[float, int, str]:
    share, clause = weighed
    return -share, clause.statement.start, clause.statement.kind


def _are_one(clause: Candidate, other: Candidate) -> bool:
    """Whether two clauses share words, or one only describes the other: "the offensive, launched on"."""
    one, two = clause.statement, other.statement
    if one.start < two.end and two.start < one.end:
        return True
    heads = (clause.head, other.head)
    return one.kind == two.kind and any(a.head == b and a.dep_ == "acl" for a, b in (heads, heads[::-1]))


def candidates(story: Story, view: View, found: Sequence[Statement]) -> Iterator[Candidate]:
    """Yield every clause that heads none of the statements `found`, once for each kind that it may be."""
    heads = {head_of(story.scene(statement).evidence).i for statement in found}
    nouns = event_words().event_nouns
    for token in story.doc:
        verb = token.pos_ == "VERB" and token.dep_ in _CLAUSES
        if token.i in heads or not (verb or (token.pos_ == "NOUN" and token.lemma_.lower() in nouns)):
            continue
        span = _own_words(token)
        words = _words(view.words, span)
        if words.size:
            yield from _read(story, view, found, token, span, words)


def _own_words(head: Token) -> Span:
    """Return the unbroken run of words around a head that belong to it and to no clause below it."""
    own = set()
    open_words = [head]
    while open_words:
        token = open_words.pop()
        own.add(token.i)
        open_words += [
            c
            for c in token.children
            if not (c.is_space or c.dep_ in _OUTSIDE or (c.pos_ == "VERB" and c.dep_ in _OTHERS))
        ]
    first = last = head.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    return head.doc[first : last + 1]


def _words(scores: WordScores, span: Span) -> np.ndarray:
    """Return which of the tagger's words a span holds, by number."""
    first = int(np.searchsorted(scores.offsets[:, 1], span.start_char, side="right"))
    last = int(np.searchsorted(scores.offsets[:, 0], span.end_char, side="left"))
    return np.arange(first, last)


def _read(
    story: Story, view: View, found: Sequence[Statement], head: Token, span: Span, words: np.ndarray
) -> Iterator[Candidate]:
    scores = view.words
    kinds = np.exp(log_softmax(pool(scores.kinds[words], scores.weight[words])))
    at = words[np.searchsorted(scores.offsets[words, 1], head.idx, side="right").clip(max=words.size - 1)]
    of_head = np.exp(log_softmax(scores.kinds[at]))
    inside = 1.0 - np.exp(scores.labels[words, OUTSIDE])
    seen = {
        "head inside": odds(float(1.0 - np.exp(scores.labels[at, OUTSIDE]))),
        "begins": odds(float(np.exp(scores.labels[words, BEGIN]).max())),
        "weight of the head": float(scores.weight[at] - np.logaddexp.reduce(scores.weight[words])),
        "a verb" if head.pos_ == "VERB" else "a noun": 1.0,
        f"hangs as {head.dep_}": 1.0,
    }
    for number in _likely(kinds, of_head):
        kind, share, own = view.kinds[number], float(kinds[number]), float(of_head[number])
        statement = Statement(
            start=span.start_char,
            end=span.end_char,
            kind=kind,
            kind_confidence=min(1.0, share),
            confidence=float(inside.mean().clip(0, 1)),
            status_hint=_status(view, words),
        )
        yield Candidate(
            statement,
            head,
            _beside(story, found, statement)
            | seen
            | _among(found, statement, head, share, own)
            | {
                "of its kind": odds(share),
                "head of its kind": odds(own),
                "likeliest kind": float(number == kinds.argmax()),
                "likeliest of the head": float(number == of_head.argmax()),
                f"{kind}|head {head.lemma_.lower()}": 1.0,
                f"{kind}|hangs as {head.dep_}": 1.0,
            },
        )


def _status(view: View, words: np.ndarray) -> Status | None:
    shares = np.exp(log_softmax(pool(view.words.status[words], view.words.weight[words])))
    best = int(shares.argmax())
    return view.statuses[best] if shares[best] >= view.sure_status else None


def _likely(kinds: Floats, of_head: Floats) -> list[int]:
    """Return the kinds to weigh, by number: the likeliest of the words, and that of the head."""
    ranked = np.argsort(-kinds, kind="stable")[:_MOST]
    chosen = [int(n) for n in ranked[:1]] + [int(n) for n in ranked[1:] if kinds[n] > _LEAST]
    own = int(of_head.argmax())
    return chosen if own in chosen or of_head[own] <= 2 * _LEAST else [*chosen, own]


def _beside(story: Story, found: Sequence[Statement], statement: Statement) -> dict[str, float]:
    """Return the grounds that any statement has, this one put among those `found`."""
    beside = in_order((*found, statement))
    return grounds(story, beside, beside.index(statement))


def _among(
    found: Sequence[Statement], statement: Statement, head: Token, share: float, own: float
) -> dict[str, float]:
    """Return the grounds of the statements over which a clause stands: whether they are of its kind."""
    over = [s for s in found if s.start < statement.end and statement.start < s.end]
    if not over:
        return {
            "alone": 1.0,
            "alone, of its kind": odds(share),
            "alone, head of its kind": odds(own),
            "alone, inside": odds(statement.confidence),
        }
    same = "its kind" if any(s.kind == statement.kind for s in over) else "another kind"
    most = max(over, key=lambda s: min(s.end, statement.end) - max(s.start, statement.start))
    whole = most.start <= statement.start and statement.end <= most.end
    return {
        f"over {same}": 1.0,
        f"over {same}, {'all' if whole else 'part'} of it": 1.0,
        f"over {same}, hangs as {head.dep_}": 1.0,
        f"over {same}, of its kind": odds(share),
        f"over {same}, head of its kind": odds(own),
        f"over {most.kind} as {statement.kind}": 1.0,
        "over a sure one": odds(most.confidence),
    }
