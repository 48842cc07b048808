"""Read annotated reports: texts, and the pieces of them that state claims."""

import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

LEARNING = (("gold/train.yaml", "fakes-dev/annotated"), ("gold/train-more.yaml", "more"))
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)$"
)


@dataclass(frozen=True)
class Quote:
    """Characters `start` to `end` state a claim; an optional one repeats another or is in doubt."""

    start: int
    end: int
    kind: str
    status: str
    optional: bool


@dataclass(frozen=True)
class Document:
    """One annotated report. `twins` are other places where a quote's words occur; nobody judged those.

    `places` are the names that the annotation gives as places.
    """

    name: str
    text: str
    quotes: tuple[Quote, ...]
    twins: tuple[tuple[int, int], ...] = ()
    places: tuple[str, ...] = ()


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Split at sentence ends and line breaks; good enough where no parser is at hand."""
    cuts = [
        m.end()
        for m in _SENTENCE_END.finditer(text)
        if not _ABBREVIATED.search(text[max(0, m.start() - 8) : m.start()])
    ]
    return [(a, b) for a, b in itertools.pairwise([0, *cuts, len(text)]) if a < b]


def read_gold(gold: Path, folder: Path) -> list[Document]:
    """Read every report that `gold` (YAML: name -> claims) annotates; its text is `folder/name.txt`."""
    entries = yaml.load(
        gold.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return [
        _document(str(name), (folder / f"{name}.txt").read_text(encoding="utf-8"), entry.get("claims") or [])
        for name, entry in entries.items()
    ]


def read_learning(root: Path) -> list[Document]:
    """Read all documents to learn from, of the folder laid out as `training/README.md` says."""
    return [document for gold, folder in LEARNING for document in read_gold(root / gold, root / folder)]


def _document(name: str, text: str, claims: list[dict[str, Any]]) -> Document:
    quotes: list[Quote] = []
    twins: list[tuple[int, int]] = []
    taken: set[tuple[int, int]] = set()
    for claim in claims:
        words = claim["q"]
        found = [(m.start(), m.start() + len(words)) for m in re.finditer(re.escape(words), text)]
        free = [span for span in found if span not in taken]
        if not free:
            continue
        taken.add(free[0])
        twins += free[1:]
        quotes.append(
            Quote(*free[0], claim["kind"], claim.get("status", "happened"), bool(claim.get("optional")))
        )
    places = {str(claim["place"]) for claim in claims if claim.get("place")}
    return Document(
        name=name,
        text=text,
        quotes=tuple(sorted(quotes, key=lambda q: (q.start, q.end))),
        twins=tuple(sorted(set(twins) - taken)),
        places=tuple(sorted(places)),
    )
