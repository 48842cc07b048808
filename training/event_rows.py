"""Sentences with a verb and the places of its event, as rows for the place slot beside the statements."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from bench.event_location import Record, records

from training.slot_rows import Rows
from vedette.model import Report
from vedette.reading.event_place import NOWHERE, clause_scene, event_choices
from vedette.reading.language import parse
from vedette.reading.mentions import NameFinder
from vedette.reading.story import Choice, Story

RECORDS = "bench/event_location/train.jsonl"
WEIGHT = 0.3  # of a record beside an annotated statement: it has no report around it; by cross-validation
_FIRST = 1_000_000  # the numbers of records begin here, clear of those of reports and statements


def event_rows(data: Path, finder: NameFinder, limit: int | None = None) -> Rows:
    """Return the rows of the records below `data`; none where the file is not there.

    All records of one text get one number, so that a fold holds out whole texts.
    """
    rows = Rows()
    if not (data / RECORDS).is_file():
        return rows
    items = records(data / RECORDS, limit)
    docs = parse((r.text, [(0, len(r.text))]) for r in items)
    for number, (item, doc) in enumerate(zip(items, docs, strict=True)):
        story = Story.of(Report.make(name="record", text=item.text), doc, finder)
        scene = clause_scene(story, *item.verb)
        if scene is None:
            continue
        choices = event_choices(story, scene)
        right = _right(story, item, choices)
        if any(right):
            report = _FIRST + int(hashlib.sha256(item.text.encode()).hexdigest()[:8], 16)
            rows.add(choices, right, _FIRST + number, report, WEIGHT)
    return rows


def _right(story: Story, item: Record, choices: Sequence[Choice]) -> list[bool]:
    if not item.places:
        return [choice.id == NOWHERE for choice in choices]
    spans = [[(story.mentions[n].start, story.mentions[n].end) for n in c.mentions] for c in choices]
    return [any(a < end and b > start for a, b in found for start, end in item.places) for found in spans]
