"""Let several trained taggers annotate reports that nobody annotated: `python -m training.teach …`.

What they agree on is learnt from like an annotation, what they are unsure of is left out of the loss. One
network cannot be larger than what the product ships, so this is how it learns from several.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import numpy as np

from training.corpus import Document, Quote, sentences_of
from vedette.model import Status, ontology
from vedette.reading.decode import OUTSIDE, DecoderSettings, WordScores, decode
from vedette.reading.tagger import Tagger


def together(all_scores: Sequence[WordScores]) -> WordScores:
    """Average what several taggers say of one text: labels as probabilities, all else as scores."""
    first = all_scores[0]

    def mean(name: str) -> np.ndarray:
        return np.mean([getattr(s, name) for s in all_scores], axis=0)

    return WordScores(
        offsets=first.offsets,
        labels=np.log(np.mean([np.exp(s.labels) for s in all_scores], axis=0) + 1e-9),
        kinds=mean("kinds"),
        status=mean("status"),
        repeat=mean("repeat"),
        weight=mean("weight"),
        breaks=first.breaks,
    )


def annotated(name: str, text: str, scores: WordScores, settings: DecoderSettings) -> Document:
    """Return the text with the statements that are sure; whatever else may be one is not judged."""
    kinds, statuses = list(ontology()), list(get_args(Status))
    outside = np.exp(scores.labels[:, OUTSIDE])
    judged = outside > 0.85
    quotes = []
    for f in decode(scores, settings):
        if f.confidence < 0.75 or f.kind_confidence < 0.55:
            judged[f.first : f.last] = False
            continue
        judged[f.first : f.last] = True
        start, end = int(scores.offsets[f.first, 0]), int(scores.offsets[f.last - 1, 1])
        quotes.append(Quote(start, end, kinds[f.kind], statuses[f.status], f.repeat > 0.5))
    unsure = tuple((int(a), int(b)) for a, b in scores.offsets[~judged])
    return Document(name=name, text=text, quotes=tuple(quotes), twins=unsure)


def main() -> None:
    """Annotate the texts of a JSON Lines file (`name`, `text`), except those of the folder to leave out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+", help="exported taggers")
    parser.add_argument(
        "--without", type=Path, help="folder of texts that are annotated, or are to measure on"
    )
    parser.add_argument("--decoder", type=Path, help="JSON with decoder settings")
    options = parser.parse_args()
    known = {file.stem for file in options.without.iterdir()} if options.without else set()
    with options.reports.open(encoding="utf-8") as lines:
        reports = [r for r in map(json.loads, lines) if str(r["name"]) not in known]
    settings = DecoderSettings(**(json.loads(options.decoder.read_text()) if options.decoder else {}))
    texts = [(r["text"], [(0, len(r["text"]))], sentences_of(r["text"])) for r in reports]
    scores = [Tagger(folder).scores_of_many(texts) for folder in options.folders]
    with options.out.open("w", encoding="utf-8") as out:
        for report, own in zip(reports, zip(*scores, strict=True), strict=True):
            document = annotated(str(report["name"]), report["text"], together(own), settings)
            out.write(json.dumps(asdict(document)) + "\n")


if __name__ == "__main__":
    main()
