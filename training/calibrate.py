"""Choose decoder settings on held-out folds: `python -m training.calibrate ROOT OUT.json FOLD_0 FOLD_1 …`.

Each FOLD_k is an export of a run with `--hold-out k`; it is measured on the documents that it has not seen.
"""

import argparse
import itertools
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from training.corpus import Document, read_learning, sentences_of
from training.folds import fold_of, outlets_of
from training.measure import Piece, counts, figures
from vedette.model import ontology
from vedette.reading.decode import DecoderSettings, WordScores, decode
from vedette.reading.tagger import Tagger

GRID = {
    "begin_cost": (-0.5, 0.0, 0.5, 1.0),
    "outside_bias": (-1.0, -0.6, -0.3, 0.0, 0.3),
    "sentence_cost": (0.0, 2.0, 4.0, 8.0),
    "least_words": (2, 3, 4),
    "short_confidence": (0.7, 0.85, 1.01),
    "least_confidence": (0.3, 0.45, 0.55, 0.65),
}


def held_out(root: Path, folders: Sequence[Path]) -> list[tuple[Document, WordScores, int]]:
    """Return each document with the scores of the model that has not seen it, and its fold."""
    documents = read_learning(root)
    folds = fold_of(documents, outlets_of(root / "fakes-dev/reports.jsonl"), len(folders))
    result = []
    for number, folder in enumerate(folders):
        own = [d for d, fold in zip(documents, folds, strict=True) if fold == number]
        scores = Tagger(folder).scores_of_many(
            [(d.text, [(0, len(d.text))], sentences_of(d.text)) for d in own]
        )
        result += [(d, s, number) for d, s in zip(own, scores, strict=True)]
    return result


def read_with(scores: WordScores, settings: DecoderSettings, kinds: Sequence[str]) -> list[Piece]:
    """Return the pieces that the decoder reads with these settings."""
    return [
        (int(scores.offsets[f.first, 0]), int(scores.offsets[f.last - 1, 1]), kinds[f.kind])
        for f in decode(scores, settings)
    ]


def f1_of(cases: Sequence[tuple[Document, WordScores, int]], settings: DecoderSettings) -> dict[str, float]:
    """Return the figures over all cases."""
    kinds = list(ontology())
    return figures([counts(d, read_with(s, settings, kinds)) for d, s, _ in cases])


def main() -> None:
    """Search one setting at a time until nothing gets better; write the best and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args()
    cases = held_out(options.root, options.folders)
    best = DecoderSettings()
    top = f1_of(cases, best)["f1"]
    for _ in range(2):
        before = best
        for pair in (("begin_cost", "outside_bias"), ("least_words", "short_confidence")):
            for values in itertools.product(*(GRID[name] for name in pair)):
                tried = replace(best, **dict(zip(pair, values, strict=True)))
                if (f1 := f1_of(cases, tried)["f1"]) > top:
                    top, best = f1, tried
        for name in ("sentence_cost", "least_confidence"):
            for value in GRID[name]:
                tried = replace(best, **{name: value})
                if (f1 := f1_of(cases, tried)["f1"]) > top:
                    top, best = f1, tried
        if best == before:
            break
    print("all", json.dumps(f1_of(cases, best)))
    for fold in range(len(options.folders)):
        print("fold", fold, json.dumps(f1_of([c for c in cases if c[2] == fold], best)))
    options.out.write_text(json.dumps(asdict(best), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
