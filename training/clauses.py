"""Learn which clauses tell what the tagger passed over: `python -m training.clauses ROOT FOLD=FOLDER …`.

Each FOLDER is the export of a tagger trained with `--hold-out FOLD`. In the reports of outlets that it has
not seen every clause that heads no statement becomes a row for each kind that it may be: right where it
tells what the annotators found and the reader did not. Those that tell an optional one are left out. Writes
the slot "clause" beside those of `training.slots`; run it after `training.verdicts`. Needs scipy.
"""

import json

import numpy as np

from training.corpus import Document, Quote
from training.measure import paired
from training.slot_rows import Rows
from training.slots import write
from training.verdicts import arguments, cross_validated, held_out, learnt_weights, settings_of
from vedette.reading.clauses import SLOT, Candidate, candidates, chosen
from vedette.reading.reader import found_by_tagger
from vedette.reading.statement import Statement
from vedette.reading.story import Story
from vedette.reading.tagger import View

_SHARED = 4  # characters that a clause and a quote share at least
Told = tuple[Document, tuple[Statement, ...], list[Candidate], int]


def read(document: Document, story: Story, view: View, rows: Rows, number: int) -> Told:
    """Add the rows of one report; return it with its statements, its candidates and the first one's row."""
    found = found_by_tagger(story, view)
    first = len(rows.right)
    told = {i for i, _ in paired(document, [(s.start, s.end, s.kind) for s in found])}
    free = [quote for i, quote in enumerate(document.quotes) if i not in told]
    clauses = list(candidates(story, view, found))
    for clause in clauses:
        quote = _told(clause, free)
        right = quote is not None and quote.kind == clause.statement.kind
        # an optional one counts neither way
        weight = 0.0 if quote is not None and quote.optional else 1.0
        rows.features.append(clause.grounds)
        rows.right.append(right)
        rows.group.append(len(rows.group))
        rows.report.append(number)
        rows.weight.append(weight)
    return document, found, clauses, first


def _told(clause: Candidate, free: list[Quote]) -> Quote | None:
    """Return the quote that holds a clause's head and shares most with it, of its own kind if possible."""
    own = clause.statement
    best: tuple[bool, float] = (False, 0.0)
    found = None
    for quote in free:
        shared = min(quote.end, own.end) - max(quote.start, own.start)
        if shared < _SHARED or not quote.start <= clause.head.idx < quote.end:
            continue
        rank = quote.kind == own.kind, shared / (max(quote.end, own.end) - min(quote.start, own.start))
        if rank > best:
            best, found = rank, quote
    return found


def figures(reports: list[Told], shares: np.ndarray, threshold: float) -> dict[str, float]:
    """Return precision, recall and F1 of all statements, with the clauses from a share on."""
    right = read_ = counted = 0
    for document, found, clauses, first in reports:
        more = chosen(zip(shares[first : first + len(clauses)], clauses, strict=True), threshold)
        spans = [(s.start, s.end, s.kind) for s in (*found, *more)]
        pairs = list(paired(document, spans))
        optional = [q.optional for q in document.quotes]
        counted += len(optional) - sum(optional)
        read_ += len(spans) - sum(optional[i] for i, _ in pairs)
        right += sum(document.quotes[i].kind == spans[j][2] and not optional[i] for i, j in pairs)
    precision, recall = right / max(1, read_), right / max(1, counted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 4)}


def main() -> None:
    """Fit, cross-validate, write."""
    options = arguments(__doc__, l2=5.0, least=0.55)
    rows, reports = Rows(), []
    for number, document, story, view in held_out(
        options.root, options.exports, options.folds, options.pack, settings_of(options.tagger)
    ):
        reports.append(read(document, story, view, rows, number))
    counts = np.array(rows.weight) > 0
    print(len(counts), "rows,", int((np.array(rows.right) & counts).sum()), "right", flush=True)
    shares = cross_validated(rows, counts, options.l2)
    for tried in (1.1, 0.7, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35):
        print(tried, json.dumps(figures(reports, shares, tried)), flush=True)
    write(options.out, {SLOT: learnt_weights(rows, counts, options.l2, options.least)})


if __name__ == "__main__":
    main()
