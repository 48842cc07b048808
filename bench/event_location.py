"""How often the reader finds where the event of a verb was, told by the words of the places.

usage: python bench/event_location.py RECORDS.jsonl [--pack syria] [--limit N] [--show]

RECORDS.jsonl has a record a line: `text`, and `spans` with `label` (VERB or LOCATION), `start` and `end`. The
reader gets the sentence and the verb, names the places it knows or recognises, and weighs them as it weighs
those of a statement, "nowhere told" among them. Counted are words: found and annotated as the event's place.
A record whose annotation cuts through words is left out. The weights may have been learnt from these
records; what training prints is held out. Prints the figures and, as the last line, one JSON object.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vedette.desk.packs import open_pack
from vedette.model import Report
from vedette.reading.closer import Closer
from vedette.reading.event_place import clause_scene, event_places, look_at, proper_part
from vedette.reading.language import parse, sentence_ranges
from vedette.reading.mentions import NameFinder
from vedette.reading.story import Story
from vedette.reading.tagger import Tagger

Span = tuple[int, int]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Record:
    """One text with a verb and the places of its event, as characters."""

    text: str
    verb: Span
    places: tuple[Span, ...]


def records(file: Path, limit: int | None = None) -> list[Record]:
    """Return the records that can be judged; with a limit about as many, spread evenly over the file."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    step = max(1, len(lines) // limit) if limit else 1
    return [r for line in lines[::step] if (r := _record(json.loads(line))) is not None]


def _record(fields: dict[str, object]) -> Record | None:
    text, spans = str(fields["text"]), fields["spans"]
    assert isinstance(spans, list)  # noqa: S101
    verbs = [(s["start"], s["end"]) for s in spans if s["label"] == "VERB"]
    places = [(s["start"], s["end"]) for s in spans if s["label"] == "LOCATION"]
    if len(verbs) != 1 or not all(_whole(text, span) for span in places):
        return None
    return Record(text, verbs[0], tuple(places))


def _whole(text: str, span: Span) -> bool:
    """Whether a span is of whole words."""
    inside = [m.span() for m in _WORD.finditer(text) if m.start() < span[1] and span[0] < m.end()]
    return bool(inside) and all(span[0] <= start and end <= span[1] for start, end in inside)


def words(text: str, spans: Iterable[Span]) -> set[int]:
    """Return the numbers of the words that spans cover."""
    return {
        n
        for n, m in enumerate(_WORD.finditer(text))
        if any(m.start() < end and start < m.end() for start, end in spans)
    }


def read(items: list[Record], pack_name: str) -> Iterator[tuple[Record, tuple[Span, ...]]]:
    """Yield each record with the places that the reader gives its event."""
    finder = NameFinder(open_pack(pack_name))
    tagger, closer = Tagger(), Closer()
    for item, doc in zip(items, parse((r.text, [(0, len(r.text))]) for r in items), strict=True):
        story = Story.of(Report.make(name="record", text=item.text), doc, finder)
        scene = clause_scene(story, *item.verb)
        found: tuple[int, ...] = ()
        if scene is not None:
            view = tagger.view(tagger.see(item.text, story.report.body), item.text, sentence_ranges(doc))
            found = event_places(story, scene, look_at(story, scene, view, closer))
        yield item, tuple(proper_part(story, story.mentions[n]) for n in found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("records", type=Path)
    parser.add_argument("--pack", default="syria")
    parser.add_argument("--limit", type=int, help="read about so many records, spread evenly over the file")
    parser.add_argument("--show", action="store_true", help="print the records that are not as annotated")
    options = parser.parse_args()
    items = records(options.records, options.limit)
    both, got, wanted, exact = 0, 0, 0, 0
    for item, found in read(items, options.pack):
        right, told = words(item.text, item.places), words(item.text, found)
        both, got, wanted = both + len(right & told), got + len(told), wanted + len(right)
        exact += right == told
        if options.show and right != told:
            annotated, given = ([item.text[a:b] for a, b in spans] for spans in (item.places, found))
            print(f"{item.text[slice(*item.verb)]}: annotated {annotated}, read {given}: {item.text.strip()}")
    precision, recall = both / max(1, got), both / max(1, wanted)
    print(f"{len(items)} records; {wanted} words of places annotated, {got} read, {both} of them right")
    figures = {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        "exact": round(exact / max(1, len(items)), 3),
        "n": len(items),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
