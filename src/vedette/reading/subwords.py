"""A text in the sub-words that the network sees, and its scores of these as scores of words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from vedette.reading.decode import LABELS, Floats, WordScores, log_softmax

Ranges = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Tokens:
    """The body of one text in sub-words.

    `ids`: (n,) vocabulary numbers. `offsets`: (n, 2) characters in the text. `heads`: (n,) whether a token
    opens a word. `opens`: (n,) whether it is the first of a range of the body.
    """

    ids: NDArray[np.int64]
    offsets: NDArray[np.int64]
    heads: NDArray[np.bool_]
    opens: NDArray[np.bool_]


def subwords_of(tokenizer: Tokenizer, text: str, body: Ranges) -> Tokens:
    """Split the characters of `text` that lie in `body` into sub-words."""
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    heads: list[bool] = []
    opens: list[bool] = []
    for start, end in body:
        encoding = tokenizer.encode(text[start:end], add_special_tokens=False)
        words = encoding.word_ids
        ids += encoding.ids
        offsets += [(a + start, b + start) for a, b in encoding.offsets]
        heads += [i == 0 or words[i] != words[i - 1] for i in range(len(words))]
        opens += [i == 0 for i in range(len(words))]
    return Tokens(
        ids=np.array(ids, dtype=np.int64),
        offsets=np.array(offsets, dtype=np.int64).reshape(-1, 2),
        heads=np.array(heads, dtype=np.bool_),
        opens=np.array(opens, dtype=np.bool_),
    )


def word_scores(tokens: Tokens, scores: Floats, sentences: Ranges, kinds: int, statuses: int) -> WordScores:
    """Turn the network's scores of tokens (n, channels) into scores of words.

    A word is scored by its first sub-word, and reaches to the end of its last one. Channels in order:
    begin, inside, outside; the kinds; the statuses; repeat; weight.
    """
    heads = np.flatnonzero(tokens.heads)
    last = np.append(heads[1:], len(tokens.ids))[: len(heads)] - 1
    offsets = np.stack([tokens.offsets[heads, 0], tokens.offsets[last, 1]], axis=1)
    rows = scores[heads]
    breaks = np.zeros(len(heads), dtype=np.int8)
    starts = np.array(sorted(start for start, _ in sentences), dtype=np.int64)
    number = np.searchsorted(starts, offsets[:, 0], side="right")
    breaks[1:][number[1:] != number[:-1]] = 1
    breaks[tokens.opens[heads]] = 2
    a, b = LABELS + kinds, LABELS + kinds + statuses
    return WordScores(
        offsets=offsets,
        labels=log_softmax(rows[:, :LABELS]),
        kinds=rows[:, LABELS:a],
        status=rows[:, a:b],
        repeat=rows[:, b],
        weight=rows[:, b + 1],
        breaks=breaks,
    )
