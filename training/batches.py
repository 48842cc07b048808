"""Cut annotated texts into windows of tokens with their targets, and windows into batches."""

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.corpus import Document, Quote
from vedette.reading.decode import BEGIN, INSIDE, OUTSIDE
from vedette.reading.subwords import Tokens, subwords_of

IGNORED = -100


@dataclass(frozen=True)
class SpanTargets:
    """What the spans of a batch are; all lists are as long as there are spans.

    `row`, `first`, `last`: which tokens of the batch. `kind`, `status`: class numbers, -100 for unknown.
    `repeat`: 1.0 for a statement that repeats another.
    """

    row: list[int]
    first: list[int]
    last: list[int]
    kind: list[int]
    status: list[int]
    repeat: list[float]


@dataclass(frozen=True)
class Example:
    """One window: token numbers, labels, weights, word heads, and spans `(first, last, quote)`."""

    ids: list[int]
    labels: list[int]
    weights: list[float]
    heads: list[bool]
    spans: list[tuple[int, int, Quote]]


@dataclass(frozen=True)
class Coding:
    """How texts and classes become numbers."""

    tokenizer: Tokenizer
    kinds: Sequence[str]
    statuses: Sequence[str]


@dataclass(frozen=True)
class Batch:
    """Tensors of (windows, tokens), and what the spans in them are.

    `taught`: (windows, tokens, channels) the scores that a teacher gives, in half precision.
    """

    ids: Tensor
    mask: Tensor
    labels: Tensor
    weights: Tensor
    heads: Tensor
    spans: SpanTargets
    taught: Tensor | None = None


def example_of(tokenizer: Tokenizer, document: Document, optional_weight: float) -> Example:
    """Return the whole document as one window.

    Where quotes overlap, the one that counts wins over an optional one, and the shorter over the longer;
    what is left of the longer one after the shorter is not judged.
    """
    tokens: Tokens = subwords_of(tokenizer, document.text, [(0, len(document.text))])
    n = len(tokens.ids)
    starts, ends = tokens.offsets[:, 0], tokens.offsets[:, 1]
    labels, weights = [OUTSIDE] * n, [1.0] * n
    for start, end in document.twins:
        for i in range(n):
            if starts[i] >= start and ends[i] <= end:
                labels[i] = IGNORED
    spans: list[tuple[int, int, Quote]] = []
    for quote in sorted(document.quotes, key=lambda q: (not q.optional, q.start - q.end)):
        own = [i for i in range(n) if ends[i] > quote.start and starts[i] < quote.end]
        if not own:
            continue
        first, last = own[0], own[-1] + 1
        while first > 0 and not tokens.heads[first]:
            first -= 1
        spans.append((first, last, quote))
        if last < n and labels[last] == INSIDE:  # cuts a longer quote in two
            after = last
            while after < n and labels[after] == INSIDE:
                labels[after] = IGNORED
                after += 1
        for i in range(first, last):
            labels[i] = BEGIN if i == first else INSIDE
            weights[i] = optional_weight if quote.optional else 1.0
    labels = [label if head else IGNORED for label, head in zip(labels, tokens.heads.tolist(), strict=True)]
    return Example(tokens.ids.tolist(), labels, weights, tokens.heads.tolist(), spans)


def cut(example: Example, size: int, draw: random.Random) -> Iterator[Example]:
    """Cut a long example at random into windows of at most `size` tokens; spans are cut with it."""
    n = len(example.ids)
    if n <= size:
        yield example
        return
    edges = [0, *range(draw.randrange(size // 4, size), n - size // 8, size), n]
    for a, b in itertools.pairwise(edges):
        for first in range(a, b, size):  # the last piece may be longer than a window
            last = min(b, first + size)
            yield Example(
                example.ids[first:last],
                example.labels[first:last],
                example.weights[first:last],
                example.heads[first:last],
                [
                    (max(f, first) - first, min(e, last) - first, quote)
                    for f, e, quote in example.spans
                    if min(e, last) - max(f, first) > (e - f) // 2
                ],
            )


def batches(examples: Sequence[Example], coding: Coding, tokens: int, draw: random.Random) -> Iterator[Batch]:
    """Shuffle examples into batches of at most `tokens` tokens, alike in length."""
    order = sorted(examples, key=lambda e: len(e.ids) * draw.uniform(0.8, 1.25))
    groups: list[list[Example]] = [[]]
    for example in order:
        widest = max(len(e.ids) for e in [*groups[-1], example]) + 2
        if groups[-1] and widest * (len(groups[-1]) + 1) > tokens:
            groups.append([])
        groups[-1].append(example)
    draw.shuffle(groups)
    for group in groups:
        if group:
            yield _batch(group, coding)


def _batch(group: Sequence[Example], coding: Coding) -> Batch:
    opening, closing = coding.tokenizer.token_to_id("[CLS]"), coding.tokenizer.token_to_id("[SEP]")
    size, width = len(group), max(len(e.ids) for e in group) + 2
    ids, mask = torch.zeros(size, width, dtype=torch.long), torch.zeros(size, width, dtype=torch.long)
    labels = torch.full((size, width), IGNORED)
    weights, heads = torch.ones(size, width), torch.zeros(size, width, dtype=torch.bool)
    targets = SpanTargets([], [], [], [], [], [])
    for row, example in enumerate(group):
        n = len(example.ids)
        ids[row, : n + 2] = torch.tensor([opening, *example.ids, closing])
        mask[row, : n + 2] = 1
        labels[row, 1 : n + 1] = torch.tensor(example.labels)
        weights[row, 1 : n + 1] = torch.tensor(example.weights)
        heads[row, 1 : n + 1] = torch.tensor(example.heads)
        for first, last, quote in example.spans:
            if not any(example.heads[first:last]):
                continue
            targets.row.append(row)
            targets.first.append(first + 1)
            targets.last.append(last + 1)
            targets.kind.append(coding.kinds.index(quote.kind))
            targets.status.append(coding.statuses.index(quote.status))
            targets.repeat.append(float(quote.optional))
    return Batch(ids, mask, labels, weights, heads, targets)
