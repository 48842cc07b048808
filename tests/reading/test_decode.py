"""Laws and cases of the decoder."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from vedette.reading.decode import (
    BEGIN,
    GROUNDS,
    INSIDE,
    OUTSIDE,
    DecoderSettings,
    WordScores,
    best_path,
    decode,
    grounds_of,
    log_softmax,
    merge,
    pool,
    windows,
)

NO_COSTS = DecoderSettings(sentence_cost=0.0, least_confidence=0.0)


def scores_of(labels: np.ndarray, breaks: np.ndarray, kinds: int = 4) -> WordScores:
    n = len(labels)
    return WordScores(
        offsets=np.array([(6 * i, 6 * i + 5) for i in range(n)], dtype=np.int64).reshape(-1, 2),
        labels=log_softmax(labels),
        kinds=np.tile(labels[:, :1], (1, kinds)),
        status=np.zeros((n, 5), dtype=np.float32),
        repeat=np.zeros(n, dtype=np.float32),
        weight=labels[:, 1],
        breaks=breaks,
    )


@st.composite
def word_scores(draw: st.DrawFn) -> WordScores:
    n = draw(st.integers(0, 40))
    labels = draw(hnp.arrays(np.float32, (n, 3), elements=st.floats(-8, 8, width=32)))
    breaks = draw(hnp.arrays(np.int8, (n,), elements=st.integers(0, 2)))
    return scores_of(labels, breaks)


decoder_settings = st.builds(
    DecoderSettings,
    begin_cost=st.floats(-3, 3),
    outside_bias=st.floats(-3, 3),
    sentence_cost=st.floats(0, 10),
    grounds=st.tuples(*[st.floats(-5, 5)] * len(GROUNDS)),
    least_confidence=st.floats(0, 1),
)


@given(word_scores(), decoder_settings)
def test_statements_are_ordered_apart_and_within_the_text(scores: WordScores, how: DecoderSettings) -> None:
    end = 0
    for found in decode(scores, how):
        assert end <= found.first < found.last <= len(scores.labels)
        assert not (scores.breaks[found.first + 1 : found.last] == 2).any()
        assert 0 <= found.confidence <= 1
        assert 0 <= found.repeat <= 1
        assert 0 < found.kind_confidence <= 1
        end = found.last


@given(word_scores(), decoder_settings)
def test_decoding_twice_gives_the_same(scores: WordScores, how: DecoderSettings) -> None:
    assert decode(scores, how) == decode(scores, how)


@given(word_scores(), st.floats(0, 4))
def test_a_higher_cost_never_gives_more_statements(scores: WordScores, cost: float) -> None:
    free = best_path(scores.labels, scores.breaks, DecoderSettings(begin_cost=0.0))
    dear = best_path(scores.labels, scores.breaks, DecoderSettings(begin_cost=cost))
    assert len(dear) <= len(free)


@given(st.integers(0, 3000), st.integers(8, 300))
def test_windows_cover_every_token_and_no_more(length: int, size: int) -> None:
    cuts = windows(length, size)
    assert {i for a, b in cuts for i in range(a, b)} == set(range(length))
    assert all(0 < b - a <= size for a, b in cuts)
    assert cuts == sorted(set(cuts))


@given(st.integers(1, 400), st.integers(8, 64))
def test_merging_windows_that_agree_changes_nothing(length: int, size: int) -> None:
    whole = np.arange(length * 2, dtype=np.float32).reshape(length, 2)
    merged = merge(length, [(a, whole[a:b]) for a, b in windows(length, size)])
    assert np.allclose(merged, whole, rtol=1e-5)


def test_the_window_with_more_context_weighs_more() -> None:
    near_edge, inner = np.zeros((8, 1), np.float32), np.ones((8, 1), np.float32)
    merged = merge(20, [(4, near_edge), (8, inner)])
    assert merged[8, 0] < 0.5 < merged[11, 0]


def labels_of(text: str) -> np.ndarray:
    """Read "BIIO" as scores that favour these labels; a lower-case letter is a faint favour."""
    rows = np.zeros((len(text), 3), dtype=np.float32)
    for i, letter in enumerate(text):
        rows[i, {"b": BEGIN, "i": INSIDE, "o": OUTSIDE}[letter.lower()]] = 6.0 if letter.isupper() else 1.0
    return rows


@pytest.mark.parametrize(
    ("labels", "breaks", "spans"),
    [
        ("OBIIO", "00000", [(1, 4)]),
        ("BIBIO", "00000", [(0, 2), (2, 4)]),
        ("BIIoIIO", "0000000", [(0, 6)]),  # a faint gap closes
        ("BIIOOOO", "0000000", [(0, 3)]),
        ("OBIiO", "00000", [(1, 4)]),
        ("OOO", "000", []),
        ("BIII", "0020", [(0, 2), (2, 4)]),  # never across parts of the body
        ("", "", []),
    ],
)
def test_best_path(labels: str, breaks: str, spans: list[tuple[int, int]]) -> None:
    marks = np.array([int(mark) for mark in breaks], dtype=np.int8)
    assert best_path(log_softmax(labels_of(labels)), marks, NO_COSTS) == spans


def test_a_sentence_end_costs() -> None:
    labels = log_softmax(labels_of("BIiI"))
    marks = np.array([0, 0, 1, 0], dtype=np.int8)
    assert best_path(labels, marks, NO_COSTS) == [(0, 4)]
    assert best_path(labels, marks, DecoderSettings(sentence_cost=20.0)) != [(0, 4)]


def test_statements_below_the_least_confidence_are_dropped() -> None:
    scores = scores_of(labels_of("OBiIOObO"), np.zeros(8, dtype=np.int8))
    sure, faint = decode(scores, NO_COSTS)
    assert (sure.first, sure.last, faint.first, faint.last) == (1, 4, 6, 7)
    assert sure.confidence > faint.confidence
    how = DecoderSettings(sentence_cost=0.0, least_confidence=(sure.confidence + faint.confidence) / 2)
    assert decode(scores, how) == [sure]


def test_every_ground_has_a_weight() -> None:
    scores = scores_of(labels_of("BII"), np.zeros(3, dtype=np.int8))
    assert len(grounds_of(scores, 0, 3, 0.5)) == len(GROUNDS) == len(DecoderSettings().grounds)


def test_pooling_heeds_the_weight() -> None:
    scores = np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32)
    even = pool(scores, np.zeros(2, dtype=np.float32))
    first = pool(scores, np.array([9.0, 0.0], dtype=np.float32))
    assert even == pytest.approx([0.5, 0.5])
    assert first[0] > 0.99
