"""How well short texts are told apart by ACLED's 25 sub-event types.

usage: python bench/acled.py TEXTS.tsv [--pack PACK]

TEXTS.tsv is UTF-8 with the columns id, text and label, parted by tabs; a label is ACLED's name of a sub-event
type ("Armed clash") or its short code in the CASE 2021 task ("ARMED_CLASH"). Each text is read as a report
of its own. Its type is that of its main claim: among the claims at least half as sure as the surest one, of
those in the first sentence that tells of an event (what follows are its casualties and circumstances), those
that happened before those planned, doubtful or denied, it is the one whose type stands highest in ACLED's
hierarchy (lexicon/acled.yaml). A text without a claim that ACLED codes is "Other".

Prints the figures to be read and, as the last line, one JSON object.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Sequence

from vedette.desk.short import FaultyInputError, opened, read_short
from vedette.incidents.acled import around
from vedette.incidents.acled_rules import acled_rules
from vedette.model import Claim

_SURE = 0.5  # of the surest claim's confidence: less sure ones of a short text are mostly noise


def main_type(claims: Sequence[Claim], text: str) -> str:
    """Return the sub-event type of a short text's main claim."""
    known = acled_rules()
    surest = max((claim.confidence for claim in claims if claim.acled is not None), default=0.0)
    ranked: dict[str, tuple[bool, int, int]] = {}
    sentence = ""
    for claim in sorted(claims, key=lambda c: c.evidence.start):
        if claim.acled is None or claim.confidence < _SURE * surest:
            continue
        here = around(text, claim.evidence.start, claim.evidence.end).sentence
        sentence = sentence or here
        if here == sentence:
            name = claim.acled.sub_event_type
            untold = claim.status not in {"happened", "ongoing"}
            ranked.setdefault(name, (untold, known.order[name], claim.evidence.start))
    return min(ranked, key=lambda name: ranked[name], default=known.form.left_over)


def labelled(path: str) -> tuple[list[str], list[str]]:
    """Return the texts of a file and the sub-event type of each."""
    rows = list(csv.DictReader(opened(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or not {"text", "label"} <= set(rows[0]):
        raise FaultyInputError(
            f"{path}: no rows with the columns id, text, label, parted by tabs; add the header"
        )
    texts, labels = [], []
    for number, row in enumerate(rows, 2):
        label = acled_rules().named(row["label"] or "")
        if label is None:
            raise FaultyInputError(
                f"{path}, line {number}: {row['label']!r} is no sub-event type; "
                f"write one of {', '.join(acled_rules().form.sub_events)}, or its short code"
            )
        texts.append(row["text"].strip().strip('"'))
        labels.append(label)
    return texts, labels


def f1_by_type(gold: Sequence[str], told: Sequence[str]) -> dict[str, float]:
    """Return the F1 of each type that is in either row."""
    right = Counter(g for g, t in zip(gold, told, strict=True) if g == t)
    there, said = Counter(gold), Counter(told)
    return {name: 2 * right[name] / (there[name] + said[name]) for name in sorted({*there, *said})}


def main() -> None:
    """Read the texts, and print how their types compare with the labels."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts")
    parser.add_argument("--pack", default="world")
    parser.add_argument("--show", action="store_true", help="print the texts that were told wrongly")
    options = parser.parse_args()
    try:
        texts, gold = labelled(options.texts)
    except FaultyInputError as fault:
        sys.exit(f"error: {fault}")
    claims, _ = read_short(texts, options.pack)
    told = [main_type(c, text) for c, text in zip(claims, texts, strict=True)]
    _print_all(texts, gold, told, claims if options.show else None)


def _print_all(
    texts: Sequence[str], gold: Sequence[str], told: Sequence[str], claims: Sequence[Sequence[Claim]] | None
) -> None:
    scores, there = f1_by_type(gold, told), Counter(gold)
    pairs = Counter(zip(gold, told, strict=True))
    print("the confusion table: how often each type was told as what")
    for name in sorted({*gold, *told}):
        row = [f"{n} {t}" for (g, t), n in sorted(pairs.items(), key=lambda x: (-x[1], x[0])) if g == name]
        print(f"  {name:36} F1 {scores[name]:.2f}  {', '.join(row)}")
    for n, (text, label, found) in enumerate(zip(texts, gold, told, strict=True)):
        if claims is not None and label != found:
            kinds = ", ".join(f"{c.kind} {c.confidence:.2f}" for c in claims[n])
            print(f"{label} told as {found} ({kinds}): {text}")
    result = {
        "weighted_f1": round(sum(scores[g] * n for g, n in there.items()) / len(gold), 4),
        "macro_f1": round(sum(scores[g] for g in there) / len(there), 4),
        "accuracy": round(sum(g == t for g, t in zip(gold, told, strict=True)) / len(gold), 4),
    }
    print(f"{len(texts)} texts: " + ", ".join(f"{name} {value:.3f}" for name, value in result.items()))
    print(json.dumps(result))


if __name__ == "__main__":
    main()
