"""Learn where the event of one verb was, from sentences with a verb and the places of its event.

usage: python -m training.event_rows DATA [--out FILE] [--limit N] [--folds N]

Writes the weights of `vedette.reading.event_place` beside those of `training.slots`. The closer look that
gives some of the grounds has not learnt from these records. Needs scipy.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from bench.event_location import Record, records

from training.slot_rows import Rows, subset
from training.slots import best_of_each, fit, usable, weights_of, write
from vedette.model import Report
from vedette.packs import load_pack
from vedette.reading.closer import Closer
from vedette.reading.event_place import NOWHERE, SLOT, clause_scene, event_choices, look_at
from vedette.reading.language import parse, sentence_ranges
from vedette.reading.mentions import NameFinder
from vedette.reading.story import Choice, Story
from vedette.reading.tagger import Tagger

RECORDS = "bench/event_location/train.jsonl"
L2 = 8.0
UNFOUND = 0.06  # of recall that counting words instead of records costs: long names, rows of places
LEAST = 4  # texts that a ground must stand in


def event_rows(data: Path, finder: NameFinder, limit: int | None = None) -> Rows:
    """Return the rows of the records below `data`.

    All records of one text get one number, so that a fold holds out whole texts.
    """
    rows = Rows()
    tagger, closer = Tagger(), Closer()
    items = records(data / RECORDS, limit)
    docs = parse((r.text, [(0, len(r.text))]) for r in items)
    for number, (item, doc) in enumerate(zip(items, docs, strict=True)):
        story = Story.of(Report.make(name="record", text=item.text), doc, finder)
        scene = clause_scene(story, *item.verb)
        if scene is None:
            continue
        view = tagger.view(tagger.see(item.text, story.report.body), item.text, sentence_ranges(doc))
        choices = event_choices(story, scene, look_at(story, scene, view, closer))
        right = _right(story, item, choices)
        if not any(right):
            rows.missed.append(number)
        else:
            report = int(hashlib.sha256(item.text.encode()).hexdigest()[:8], 16)
            rows.add(choices, right, number, report)
    return rows


def _right(story: Story, item: Record, choices: Sequence[Choice]) -> list[bool]:
    if not item.places:
        return [choice.id == NOWHERE for choice in choices]
    spans = [[(story.mentions[n].start, story.mentions[n].end) for n in c.mentions] for c in choices]
    return [any(a < end and b > start for a, b in found for start, end in item.places) for found in spans]


def main() -> None:
    """Fit, cross-validate and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/vedette/data/slots.json"))
    parser.add_argument("--pack", default="syria")
    parser.add_argument("--limit", type=int, help="about so many records, not all")
    parser.add_argument("--folds", type=int, default=3)
    options = parser.parse_args()
    pack, _ = load_pack(options.pack)
    rows = event_rows(options.data, NameFinder(pack), options.limit)
    fold = np.array(rows.report) % options.folds
    scores = np.zeros(len(fold))
    for number in range(options.folds):
        part = subset(rows, fold != number)
        names = usable(part, LEAST)
        weights = weights_of(0.0, names, fit(part, names, L2))
        for i in np.flatnonzero(fold == number):
            scores[i] = weights.score(rows.features[i])

    def balance(tried: float) -> float:
        precision, recall = _places(rows, scores, tried)
        return min(precision, recall - UNFOUND)

    less = max(np.arange(0.0, 3.0, 0.05), key=balance)
    precision, recall = _places(rows, scores, less)
    print(
        SLOT,
        json.dumps({"precision": round(precision, 3), "recall": round(recall, 3), "less": round(less, 1)}),
    )
    names = usable(rows, LEAST)
    found = fit(rows, names, L2)
    found[names.index(NOWHERE)] -= less
    write(options.out, {SLOT: weights_of(0.0, names, found)})


def _places(rows: Rows, scores: np.ndarray, less: float) -> tuple[float, float]:
    """Return the precision and recall of the places alone, where "no place" scores less by `less`."""
    nowhere = np.array([NOWHERE in features for features in rows.features])
    taken = best_of_each(rows, scores - less * nowhere) & ~nowhere
    right = np.array(rows.right) & ~nowhere
    placed = len({group for group, is_right in zip(rows.group, right, strict=True) if is_right})
    good = int((taken & right).sum())
    return good / max(1, int(taken.sum())), good / max(1, placed + len(rows.missed))


if __name__ == "__main__":
    main()
