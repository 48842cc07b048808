"""Read annotated reports: texts, and the pieces of them that state claims."""

import itertools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
QUOTED = (("gold/train.yaml", "fakes-dev/annotated"), ("gold/train-more.yaml", "more"))
# annotations of our own on texts that are not ours: by character, of the texts that DATA holds
OFFSETS = (
    (HERE / "annotations/reports.jsonl", "fakes-dev/reports.jsonl"),
    (HERE / "annotations/sentences.jsonl", "bench/event_location/train.jsonl"),
)
OWN = HERE / "texts"  # texts of our own with their annotations
PROSE = OWN / "prose"  # reports of our own, parted by lines of equals signs
PROSE_ANNOTATIONS = HERE / "annotations/prose.jsonl"  # of some of them
_PARTED = re.compile(r"^=====+\n", re.MULTILINE)
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
    return [document_of(entry) for entry in _quoted(gold, folder)]


@dataclass(frozen=True)
class Entry:
    """One annotated text: its name, its words, and its claims in the form of the annotation guide.

    A claim may tell where its evidence stands as `start` and `end`; else its `q` tells it.
    """

    name: str
    text: str
    claims: list[dict[str, Any]]
    published: date | None = None


def read_entries(root: Path, *, prose: bool = True) -> list[Entry]:
    """Read all texts to learn from: those of the folder `root` (see `training/README.md`) and our own.

    Without `prose`, the reports of our own that stand in its folder are left out: networks and people who
    annotate agree less often there than on news, and weights that know it doubt the news too much.
    FileNotFoundError names what `root` lacks.
    """
    found = [entry for gold, folder in QUOTED for entry in _quoted(root / gold, root / folder)]
    for annotations, texts in OFFSETS:
        found += _by_offsets(annotations, texts_of(root / texts))
    if prose:
        found += _by_offsets(PROSE_ANNOTATIONS, read_prose())
    for file in sorted(OWN.glob("*.yaml")):
        found += [
            Entry(str(name), " ".join(entry["text"].split()), entry.get("claims") or [], _day(entry))
            for name, entry in _load(file).items()
        ]
    return found


def read_prose() -> dict[str, str]:
    """Read the texts of the reports of our own in `PROSE` by their names, "FILE-NUMBER"."""
    found: dict[str, str] = {}
    for file in sorted(PROSE.glob("*.txt")):
        parts = [part.strip() for part in _PARTED.split(file.read_text(encoding="utf-8"))]
        texts = [part + "\n" for part in parts if part]
        found |= {f"{file.stem}-{number:02}": text for number, text in enumerate(texts, 1)}
    return found


def read_learning(root: Path) -> list[Document]:
    """Read all documents to learn from, as the tagger learns from them."""
    return [document_of(entry) for entry in read_entries(root)]


def _load(file: Path) -> dict[Any, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[Any, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
    return found


def _quoted(gold: Path, folder: Path) -> list[Entry]:
    return [
        Entry(
            str(name),
            (folder / f"{name}.txt").read_text(encoding="utf-8"),
            entry.get("claims") or [],
            _day(entry),
        )
        for name, entry in _load(gold).items()
    ]


def texts_of(file: Path) -> dict[str, str]:
    """Read the texts of a JSON Lines file by `name` or else by `i`."""
    with file.open(encoding="utf-8") as lines:
        return {str(row.get("name", row.get("i"))): row["text"] for row in map(json.loads, lines)}


def _by_offsets(annotations: Path, texts: Mapping[str, str]) -> list[Entry]:
    """Join annotations by character with the texts of these names."""
    with annotations.open(encoding="utf-8") as lines:
        return [
            Entry(row["name"], texts[row["name"]], row["claims"], _day(row)) for row in map(json.loads, lines)
        ]


def _day(entry: dict[str, Any]) -> date | None:
    """Return the day of publication, given as a date or as text; None where it is not a full one."""
    try:
        return date.fromisoformat(str(entry["published"]))
    except (KeyError, ValueError):
        return None


def span_of(text: str, claim: dict[str, Any]) -> tuple[int, int] | None:
    """Return the characters of a claim's evidence, None where the text lacks its quote."""
    if "start" in claim:
        return claim["start"], claim["end"]
    start = text.find(claim["q"])
    return (start, start + len(claim["q"])) if start >= 0 else None


def document_of(entry: Entry) -> Document:
    """Return an annotated text as the tagger learns from it."""
    text, claims = entry.text, entry.claims
    quotes: list[Quote] = []
    twins: list[tuple[int, int]] = []
    taken: set[tuple[int, int]] = set()
    for claim in claims:
        words = claim["q"] if "q" in claim else text[claim["start"] : claim["end"]]
        found = [(m.start(), m.start() + len(words)) for m in re.finditer(re.escape(words), text)]
        if "start" in claim:
            found.sort(key=lambda span: span != (claim["start"], claim["end"]))
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
        name=entry.name,
        text=text,
        quotes=tuple(sorted(quotes, key=lambda q: (q.start, q.end))),
        twins=tuple(sorted(set(twins) - taken)),
        places=tuple(sorted(places)),
    )
