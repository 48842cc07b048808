"""Learn how likely a statement is one: `python -m training.verdicts ROOT FOLD=FOLDER …`.

Each FOLDER is the export of a tagger trained with `--hold-out FOLD`. It reads the reports of the outlets
that it has not seen, the second look is taken, and every statement becomes a row: right with its kind, or
not. Those that pair with an optional one are left out. Writes the slot "statement" beside those of
`training.slots`. Needs scipy.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from training.corpus import Document, document_of, read_entries
from training.folds import fold_of, outlets_of
from training.measure import paired
from training.slot_rows import Rows, subset
from training.slots import least_of, matrix, usable, weights_of, write
from vedette.model import Report
from vedette.packs import load_pack
from vedette.reading.decode import DecoderSettings
from vedette.reading.language import parse, sentence_ranges
from vedette.reading.mentions import NameFinder
from vedette.reading.scorer import Weights
from vedette.reading.second_look import second_look
from vedette.reading.story import Choice, Story
from vedette.reading.tagger import Tagger, View
from vedette.reading.verdict import SLOT, grounds

LEAST = 4  # reports that a ground must stand in
FOLDS = 5


def rows_of(document: Document, story: Story, view: View, rows: Rows, number: int) -> int:
    """Add the rows of one report; return how many statements the annotators count in it."""
    statements = second_look(story, view.statements)
    pairs = {j: i for i, j in paired(document, [(s.start, s.end, s.kind) for s in statements])}
    for j, statement in enumerate(statements):
        quote = document.quotes[pairs[j]] if j in pairs else None
        if quote is not None and quote.optional:
            continue
        right = quote is not None and quote.kind == statement.kind
        choice = Choice(str(j), grounds(story, statements, j))
        rows.add([choice], [right], len(rows.group), number)
    return sum(not q.optional for q in document.quotes)


def held_out(
    root: Path, exports: dict[int, Path], folds: int, pack_name: str, settings: DecoderSettings
) -> Iterator[tuple[int, Document, Story, View]]:
    """Yield every report of the folds, by number, with what the tagger that never saw its outlet sees."""
    finder = NameFinder(load_pack(pack_name)[0])
    entries = read_entries(root, prose=False)
    documents = [document_of(entry) for entry in entries]
    numbers = fold_of(documents, outlets_of(root / "fakes-dev/reports.jsonl"), folds)
    for fold, folder in sorted(exports.items()):
        tagger = Tagger(folder, settings=settings)
        own = [n for n, number in enumerate(numbers) if number == fold]
        texts = [entries[n].text for n in own]
        for n, text, doc in zip(own, texts, parse((t, [(0, len(t))]) for t in texts), strict=True):
            report = Report.make(name=entries[n].name, text=text, published=entries[n].published)
            view = tagger.view(tagger.see(text, report.body), text, sentence_ranges(doc))
            yield n, documents[n], Story.of(report, doc, finder), view


def settings_of(tagger: Path) -> DecoderSettings:
    """Return the decoder settings of the tagger that is shipped."""
    given = json.loads((tagger / "config.json").read_text(encoding="utf-8"))["decoder"]
    return DecoderSettings(**given | {"grounds": tuple(given["grounds"])})


def fit(x: np.ndarray, right: np.ndarray, l2: float) -> np.ndarray:
    """Return the weights of a logistic regression, the bias last."""
    y = right.astype(float)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        odds = x @ w[:-1] + w[-1]
        p = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
        value = -(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12)).sum() + 0.5 * l2 * (
            w[:-1] @ w[:-1]
        )
        return value, np.append(x.T @ (p - y) + l2 * w[:-1], (p - y).sum())

    return least_of(loss, x.shape[1] + 1)


def shares_of(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return how likely each row is by a logistic regression, whose bias is the last of its weights."""
    return np.asarray(1 / (1 + np.exp(-(x @ weights[:-1] + weights[-1]))))


def cross_validated(rows: Rows, counts: np.ndarray, l2: float) -> np.ndarray:
    """Return each row's likelihood by weights that never saw its report, learnt where `counts` is true."""
    right, report = np.array(rows.right), np.array(rows.report)
    shares = np.zeros(len(right))
    for fold in range(FOLDS):
        held = report % FOLDS == fold
        learnt = ~held & counts
        names = usable(subset(rows, learnt), LEAST)
        x = matrix(rows.features, {n: i for i, n in enumerate(names)})
        shares[held] = shares_of(x[held], fit(x[learnt], right[learnt], l2))
    return shares


def learnt_weights(rows: Rows, counts: np.ndarray, l2: float, least: float) -> Weights:
    """Return the weights from all rows that `counts` flags; `least` is the share that a statement needs."""
    names = usable(subset(rows, counts), LEAST)
    x = matrix(rows.features, {n: i for i, n in enumerate(names)})
    w = fit(x[counts], np.array(rows.right)[counts], l2)
    return weights_of(float(w[-1]), names, w[:-1], least)


def arguments(description: str | None, l2: float, least: float) -> argparse.Namespace:
    """Return the options of a script that learns from held-out reports; `exports` by fold."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("root", type=Path)
    parser.add_argument("exports", nargs="+", help="fold=folder")
    parser.add_argument("--out", type=Path, default=Path("src/vedette/data/slots.json"))
    parser.add_argument("--tagger", type=Path, default=Path("src/vedette/data/tagger"), help="whose decoder")
    parser.add_argument("--pack", default="syria")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--l2", type=float, default=l2)
    parser.add_argument("--least", type=float, default=least, help="what is less likely is dropped")
    options = parser.parse_args()
    options.exports = {int(k): Path(v) for k, v in (item.split("=", 1) for item in options.exports)}
    return options


def main() -> None:
    """Fit, cross-validate, choose the threshold, write."""
    options = arguments(__doc__, l2=6.0, least=0.45)
    rows, counted = Rows(), 0
    for number, document, story, view in held_out(
        options.root, options.exports, options.folds, options.pack, settings_of(options.tagger)
    ):
        counted += rows_of(document, story, view, rows, number)
    right = np.array(rows.right)
    everything = np.ones(len(right), dtype=bool)
    shares = cross_validated(rows, everything, options.l2)
    for tried in [0.0, *np.arange(0.15, 0.6, 0.025)]:
        kept = shares >= tried
        precision, recall = right[kept].mean(), right[kept].sum() / counted
        f1 = 2 * precision * recall / (precision + recall)
        print(
            round(float(tried), 3),
            json.dumps(
                {
                    "precision": round(float(precision), 3),
                    "recall": round(float(recall), 3),
                    "f1": round(float(f1), 3),
                }
            ),
        )
    for low in np.arange(0, 1, 0.1):
        inside = (shares >= low) & (shares < low + 0.1)
        if inside.any():
            told = f"told {low:.1f} to {low + 0.1:.1f}: {inside.sum()} statements"
            print(f"{told}, {right[inside].mean():.2f} right")
    write(options.out, {SLOT: learnt_weights(rows, everything, options.l2, options.least)})


if __name__ == "__main__":
    main()
