"""Measure a tagger, kind and span only: `python -m training.measure FOLDER GOLD TEXTS`."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from training.corpus import Document, read_gold, sentences_of
from vedette.reading.statement import Statement
from vedette.reading.tagger import Tagger

Piece = tuple[int, int, str]


def paired(document: Document, read: Sequence[Piece]) -> list[tuple[int, int]]:
    """Pair quotes with the pieces read that they overlap, same kinds first, larger shares next."""
    options = []
    for i, quote in enumerate(document.quotes):
        for j, (start, end, kind) in enumerate(read):
            shared = min(end, quote.end) - max(start, quote.start)
            if shared > 0:
                union = max(end, quote.end) - min(start, quote.start)
                options.append((3 * (kind == quote.kind) + 2 * shared / union, i, j))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(options, reverse=True):
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return sorted(pairs.items())


def counts(document: Document, read: Sequence[Piece]) -> tuple[int, int, int, int]:
    """Return statements annotated, read, found, found with their kind; optional ones count neither way."""
    pairs = paired(document, read)
    counted = [(i, j) for i, j in pairs if not document.quotes[i].optional]
    right = sum(document.quotes[i].kind == read[j][2] for i, j in counted)
    optional = len(pairs) - len(counted)
    return sum(not q.optional for q in document.quotes), len(read) - optional, len(counted), right


def figures(totals: Sequence[tuple[int, int, int, int]]) -> dict[str, float]:
    """Return precision, recall and F1 of kind and span together, and F1 of spans alone."""
    gold, got, found, right = (sum(column) for column in zip(*totals, strict=True))
    return {
        "annotated": gold,
        "read": got,
        "precision": round(right / max(1, got), 3),
        "recall": round(right / max(1, gold), 3),
        "f1": round(2 * right / max(1, got + gold), 3),
        "span_f1": round(2 * found / max(1, got + gold), 3),
        "kind_given_span": round(right / max(1, found), 3),
    }


def pieces(statements: Sequence[Statement]) -> list[Piece]:
    """Return what the measure looks at."""
    return [(s.start, s.end, s.kind) for s in statements]


def main() -> None:
    """Print the figures, and write the statements as claims if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with tagger.onnx, tokenizer.json and config.json")
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--claims", type=Path, help="JSON Lines file to write the statements to")
    settings = parser.parse_args()
    documents = read_gold(settings.gold, settings.texts)
    tagger = Tagger(settings.folder)
    found = [tagger.statements(d.text, [(0, len(d.text))], sentences_of(d.text)) for d in documents]
    print(json.dumps(figures([counts(d, pieces(s)) for d, s in zip(documents, found, strict=True)])))
    if settings.claims:
        with settings.claims.open("w", encoding="utf-8") as out:
            for document, statements in zip(documents, found, strict=True):
                for s in statements:
                    evidence = {"start": s.start, "end": s.end, "quote": document.text[s.start : s.end]}
                    claim = {
                        "report": {"name": document.name},
                        "kind": s.kind,
                        "status": s.status_hint or "happened",
                        "evidence": evidence,
                    }
                    out.write(json.dumps(claim) + "\n")


if __name__ == "__main__":
    main()
