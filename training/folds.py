"""Split documents into folds, so that no outlet is both learnt from and measured on."""

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from training.corpus import Document


def outlets_of(reports: Path) -> dict[str, str]:
    """Return the outlet of each report of a JSON Lines file, by name."""
    with reports.open(encoding="utf-8") as lines:
        return {str(r["name"]): str(r["outlet"]) for r in map(json.loads, lines)}


def fold_of(documents: Sequence[Document], outlets: dict[str, str], folds: int) -> list[int]:
    """Return the fold of each document: one fold an outlet; documents of no outlet are spread evenly."""
    sizes = Counter(outlets[d.name] for d in documents if d.name in outlets)
    filled = [0] * folds
    fold: dict[str, int] = {}
    for outlet, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold[outlet] = filled.index(min(filled))
        filled[fold[outlet]] += size
    return [
        fold[outlets[d.name]] if d.name in outlets else sha256(d.name.encode()).digest()[0] % folds
        for d in documents
    ]
