"""Choose decoder settings on held-out folds: `python -m training.calibrate ROOT OUT.json 0=FOLD_0 …`.

Each FOLD_k is an export of a run with `--hold-out k`; it is measured on the documents that it has not seen.
"""

import argparse
import itertools
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np

from training.corpus import Document, read_learning, sentences_of
from training.folds import fold_of, outlets_of
from training.measure import Piece, counts, figures, paired
from vedette.model import ontology
from vedette.reading.decode import GROUNDS, DecoderSettings, Found, WordScores, decode, grounds_of
from vedette.reading.tagger import Tagger

Case = tuple[Document, WordScores, int]
COSTS = itertools.product((-1.0, -0.5, 0.0, 0.5, 1.0, 1.5), (-1.0, -0.6, -0.3, 0.0, 0.3))
SENTENCE_COSTS = (0.0, 2.0, 4.0, 8.0)
LEAST = tuple(round(0.15 + 0.025 * i, 3) for i in range(20))
RIDGE = 1.0


def held_out(root: Path, exports: dict[int, Path], folds: int) -> list[Case]:
    """Return each document with the scores of the model that has not seen it, and its fold."""
    documents = read_learning(root)
    numbers = fold_of(documents, outlets_of(root / "fakes-dev/reports.jsonl"), folds)
    cases = []
    for number, folder in sorted(exports.items()):
        own = [d for d, fold in zip(documents, numbers, strict=True) if fold == number]
        tagger = Tagger(folder)
        cases += [(d, tagger.scores(d.text, [(0, len(d.text))], sentences_of(d.text)), number) for d in own]
    return cases


def pieces_of(scores: WordScores, found: Sequence[Found], kinds: Sequence[str]) -> list[Piece]:
    """Return what the measure looks at."""
    return [
        (int(scores.offsets[f.first, 0]), int(scores.offsets[f.last - 1, 1]), kinds[f.kind]) for f in found
    ]


def figures_with(cases: Sequence[Case], settings: DecoderSettings) -> dict[str, float]:
    """Return the figures over all cases."""
    kinds = list(ontology())
    return figures([counts(d, pieces_of(s, decode(s, settings), kinds)) for d, s, _ in cases])


def fitted(cases: Sequence[Case], settings: DecoderSettings) -> tuple[float, ...]:
    """Fit the weights of the grounds (logistic regression) to whether a span is a statement of its kind.

    Spans that pair with an optional statement are left out, as in the measure.
    """
    kinds = list(ontology())
    rows, right = [], []
    for document, scores, _ in cases:
        found = decode(scores, replace(settings, least_confidence=0.0))
        pairs = {j: i for i, j in paired(document, pieces_of(scores, found, kinds))}
        for j, f in enumerate(found):
            quote = document.quotes[pairs[j]] if j in pairs else None
            if quote is None or not quote.optional:
                rows.append(grounds_of(scores, f.first, f.last, f.kind_confidence))
                right.append(quote is not None and quote.kind == kinds[f.kind])
    if not rows:
        return settings.grounds
    x, y = np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64)
    weights = np.zeros(len(GROUNDS))
    for _ in range(30):  # Newton's method
        odds = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (odds - y) + RIDGE * weights
        curve = (x * (odds * (1 - odds))[:, None]).T @ x + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return tuple(round(float(w), 3) for w in weights)


def best_threshold(cases: Sequence[Case], settings: DecoderSettings) -> tuple[float, DecoderSettings]:
    """Return the highest F1 over the thresholds, and the settings that reach it."""
    kinds = list(ontology())
    decoded = [(d, s, decode(s, replace(settings, least_confidence=0.0))) for d, s, _ in cases]

    def f1(least: float) -> float:
        return figures(
            [
                counts(d, pieces_of(s, [f for f in found if f.confidence >= least], kinds))
                for d, s, found in decoded
            ]
        )["f1"]

    top = max(LEAST, key=f1)
    return f1(top), replace(settings, least_confidence=top)


def main() -> None:
    """Search costs, fit the grounds for each, choose the threshold; write the best and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("exports", nargs="+", help="fold=folder")
    parser.add_argument("--folds", type=int, default=3)
    options = parser.parse_args()
    exports = {int(k): Path(v) for k, v in (item.split("=", 1) for item in options.exports)}
    cases = held_out(options.root, exports, options.folds)
    top, best = best_threshold(cases, DecoderSettings())
    print("before", top, json.dumps(figures_with(cases, best)), flush=True)
    for begin_cost, outside_bias in COSTS:
        tried = replace(DecoderSettings(), begin_cost=begin_cost, outside_bias=outside_bias)
        f1, tried = best_threshold(cases, replace(tried, grounds=fitted(cases, tried)))
        if f1 > top:
            top, best = f1, tried
    for cost in SENTENCE_COSTS:
        tried = replace(best, sentence_cost=cost)
        f1, tried = best_threshold(cases, replace(tried, grounds=fitted(cases, tried)))
        if f1 > top:
            top, best = f1, tried
    print("all", json.dumps(figures_with(cases, best)))
    for fold in sorted(exports):
        print("fold", fold, json.dumps(figures_with([c for c in cases if c[2] == fold], best)))
    print(best)
    options.out.write_text(json.dumps(asdict(best), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
