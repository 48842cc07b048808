"""From the tagger's scores of words to statements: windows, merging, the best path, and pooling over spans.

Plain numpy, so that training and the product decode with the same code. Positions are word positions unless
a name says otherwise; labels are begin, inside, outside (Ramshaw and Marcus 1995).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
BEGIN, INSIDE, OUTSIDE = 0, 1, 2
LABELS = 3
# the grounds on which a span is taken for a statement, in the order of DecoderSettings.grounds
GROUNDS = ("always", "inside", "lowest", "begin", "kind", "words", "end")


@dataclass(frozen=True)
class DecoderSettings:
    """What decides between more and fewer statements.

    `begin_cost`: subtracted from the log score of a path for each statement on it; higher means fewer,
    longer statements. `outside_bias`: added to the log score of each word outside any statement.
    `sentence_cost`: subtracted where a statement runs over a sentence end. `grounds`: what each of the
    GROUNDS adds to the log odds that a statement is one; `least_confidence`: statements less likely than
    this are dropped. `status_confidence`: a status below it is not told.
    """

    begin_cost: float = 0.0
    outside_bias: float = 0.0
    sentence_cost: float = 4.0
    grounds: tuple[float, ...] = (-4.0, 4.0, 0.0, 0.0, 2.0, 0.7, 0.0)
    least_confidence: float = 0.4
    status_confidence: float = 0.5


@dataclass(frozen=True)
class WordScores:
    """What the network says of the words of one text.

    `offsets`: (words, 2) characters of each word. `labels`: (words, 3) log probabilities of begin, inside,
    outside. `kinds`: (words, kinds), `status`: (words, statuses), `repeat`: (words,) and `weight`: (words,)
    are raw scores to be pooled over a span. `breaks`: (words,) 2 where a word opens a new part of the body,
    1 where it opens a sentence, else 0.
    """

    offsets: NDArray[np.int64]
    labels: Floats
    kinds: Floats
    status: Floats
    repeat: Floats
    weight: Floats
    breaks: NDArray[np.int8]


@dataclass(frozen=True)
class Found:
    """Words `first` to `last` (excluded) are one statement; the numbers are probabilities."""

    first: int
    last: int
    confidence: float
    kind: int
    kind_confidence: float
    status: int
    status_confidence: float
    repeat: float


def windows(length: int, size: int) -> list[tuple[int, int]]:
    """Cut `length` tokens into half-overlapping windows of at most `size` tokens; the last ends the text."""
    if length <= size:
        return [(0, length)] if length else []
    step = size // 2
    starts = list(range(0, length - size, step))
    return [(a, a + size) for a in (*starts, length - size)]


def merge(length: int, parts: Sequence[tuple[int, Floats]]) -> Floats:
    """Average overlapping windows, each `(first token, scores)`; a token weighs by its distance to the edge.

    A token near the edge of a window lacks context there, so the window that sees more of it decides more.
    """
    width = parts[0][1].shape[1] if parts else 0
    total = np.zeros((length, width), dtype=np.float64)
    weight = np.zeros((length, 1), dtype=np.float64)
    for first, scores in parts:
        n = len(scores)
        edge = np.minimum(np.arange(n), np.arange(n)[::-1])[:, None] + 1.0
        if first == 0:  # nothing is missing before the first token of the text, nor after its last
            edge = np.maximum(edge, np.arange(n)[::-1][:, None] + 1.0)
        if first + n == length:
            edge = np.maximum(edge, np.arange(n)[:, None] + 1.0)
        total[first : first + n] += scores * edge
        weight[first : first + n] += edge
    return (total / np.maximum(weight, 1e-9)).astype(np.float32)


def log_softmax(scores: Floats) -> Floats:
    """Return log probabilities over the last axis."""
    top = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(top - np.log(np.exp(top).sum(axis=-1, keepdims=True)), dtype=np.float32)


def best_path(labels: Floats, breaks: NDArray[np.int8], settings: DecoderSettings) -> list[tuple[int, int]]:
    """Return the spans `(first, last excluded)` of the best path through the labels (Viterbi).

    Inside follows only begin or inside; a statement never runs into a new part of the body, and pays for
    running over a sentence end. Ties always fall the same way, to fewer statements.
    """
    n = len(labels)
    if not n:
        return []
    rows = labels.astype(np.float64).tolist()
    marks = breaks.tolist()
    never = float("-inf")
    before = [rows[0][BEGIN] - settings.begin_cost, never, rows[0][OUTSIDE] + settings.outside_bias]
    back: list[tuple[int, int, int]] = []
    for i in range(1, n):
        top = max(range(LABELS), key=before.__getitem__)
        stay = BEGIN if before[BEGIN] > before[INSIDE] else INSIDE
        cross = never if marks[i] == 2 else -settings.sentence_cost if marks[i] == 1 else 0.0
        now = [
            before[top] + rows[i][BEGIN] - settings.begin_cost,
            before[stay] + rows[i][INSIDE] + cross,
            before[top] + rows[i][OUTSIDE] + settings.outside_bias,
        ]
        back.append((top, stay, top))
        before = now
    label = max(range(LABELS), key=before.__getitem__)
    path = [label]
    for pointers in reversed(back):
        label = pointers[label]
        path.append(label)
    path.reverse()
    spans: list[tuple[int, int]] = []
    for i, label in enumerate(path):
        if label == BEGIN:
            spans.append((i, i + 1))
        elif label == INSIDE:
            spans[-1] = (spans[-1][0], i + 1)
    return spans


def pool(scores: Floats, weight: Floats) -> Floats:
    """Average the scores (words, n) of a span, its words weighed by the softmax of `weight` (words,)."""
    share = np.exp(log_softmax(weight))
    return np.asarray(share @ scores, dtype=np.float32)


def grounds_of(scores: WordScores, first: int, last: int, kind_confidence: float) -> Floats:
    """Return how much there is of each of the GROUNDS in the span, all of the order of one.

    How far its words are inside a statement, on average and at the least; how surely it begins and ends
    where it does; how sure its kind is; how long it is.
    """
    inside = 1.0 - np.exp(scores.labels[first:last, OUTSIDE])
    end = 1.0 - np.exp(scores.labels[last, INSIDE]) if last < len(scores.labels) else 1.0
    begin = np.exp(scores.labels[first, BEGIN])
    length = min(np.log(last - first), 3.0)
    return np.array([1.0, inside.mean(), inside.min(), begin, kind_confidence, length, end], dtype=np.float32)


def decode(scores: WordScores, settings: DecoderSettings) -> list[Found]:
    """Return the statements of one text in order; they do not overlap."""
    found = []
    for first, last in best_path(scores.labels, scores.breaks, settings):
        weight = scores.weight[first:last]
        kind = np.exp(log_softmax(pool(scores.kinds[first:last], weight)))
        grounds = grounds_of(scores, first, last, float(kind.max()))
        confidence = _sigmoid(float(grounds @ np.array(settings.grounds, dtype=np.float32)))
        if confidence < settings.least_confidence:
            continue
        status = np.exp(log_softmax(pool(scores.status[first:last], weight)))
        found.append(
            Found(
                first=first,
                last=last,
                confidence=confidence,
                kind=int(kind.argmax()),
                kind_confidence=min(1.0, float(kind.max())),
                status=int(status.argmax()),
                status_confidence=float(status.max()),
                repeat=_sigmoid(float(pool(scores.repeat[first:last, None], weight)[0])),
            )
        )
    return found


def _sigmoid(odds: float) -> float:
    return float(0.5 * (1.0 + np.tanh(odds / 2.0)))
