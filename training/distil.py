"""Teach the tagger what larger networks say: `python -m training.distil ROOT OUT --teachers RUN[=BASE] …`.

The teachers are runs of `training.train`, of the tagger itself or of a larger base model whose folder stands
after the equals sign; what they say is averaged. The tagger learns from the annotations as in
`training.train` and, on these texts and on sentences that nobody annotated, to give the scores that the
teachers give (Hinton, Vinyals and Dean 2015, Distilling the Knowledge in a Neural Network).
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import get_args

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, SpanTargets
from training.corpus import OFFSETS, Document, read_learning, read_prose, texts_of
from training.network import TaggerNetwork, base_folder, load, loss_of, pooled
from training.train import Windows, keep_run, learn, learning_documents, network_of, parser_of
from vedette.model import Status, ontology
from vedette.reading.decode import BEGIN, LABELS, OUTSIDE

HEAT = 1.5  # the softer, the more the teachers' doubts count


def unlabelled(root: Path) -> tuple[list[Document], list[Document]]:
    """Return the reports of our own and the sentences of news that nobody annotated.

    No word of them is judged by itself.
    """
    known = {document.text for document in read_learning(root)}
    sentences = dict.fromkeys(texts_of(root / OFFSETS[1][1]).values())
    reports, news = (
        [_unjudged(text) for text in texts if text not in known]
        for texts in (read_prose().values(), sentences)
    )
    return reports, news


def _unjudged(text: str) -> Document:
    return Document(name="", text=text, quotes=(), twins=((0, len(text)),))


def spans_of(labels: Tensor, heads: Tensor) -> SpanTargets:
    """Return the spans that labels (windows, tokens) tell, without their kinds.

    `heads` marks the first sub-word of each word.
    """
    rows, firsts, lasts = [], [], []
    for row in range(len(labels)):
        words = torch.nonzero(heads[row])[:, 0].tolist()
        told = labels[row].tolist()
        opened: int | None = None
        for word in words:
            if opened is not None and told[word] in {BEGIN, OUTSIDE}:
                rows.append(row)
                firsts.append(opened)
                lasts.append(word)
                opened = None
            if opened is None and told[word] != OUTSIDE:
                opened = word
        if opened is not None:
            rows.append(row)
            firsts.append(opened)
            lasts.append(labels.shape[1])
    return SpanTargets(rows, firsts, lasts, [], [], [])


def _apart(scores: Tensor, taught: Tensor) -> Tensor:
    """Return how far scores (n, classes) are from those taught, as a divergence at `HEAT`."""
    own, other = (scores / HEAT).log_softmax(-1), (taught / HEAT).softmax(-1)
    return functional.kl_div(own, other, reduction="none").sum(-1).mean() * HEAT**2


def loss_to(scores: Tensor, taught: Tensor, batch: Batch) -> Tensor:
    """Add up how far the scores (windows, tokens, channels) are from those taught.

    Labels are compared word by word; kind, status and repetition over the spans that are annotated and those
    that the teachers see.
    """
    words = batch.heads
    loss = _apart(scores[..., :LABELS][words], taught[..., :LABELS][words])
    seen, told = spans_of(taught[..., :LABELS].argmax(-1), words), batch.spans
    both = SpanTargets(seen.row + told.row, seen.first + told.first, seen.last + told.last, [], [], [])
    if not both.row:
        return loss
    own, other = pooled(scores, words, both), pooled(taught, words, both)
    kinds = LABELS + len(ontology())
    statuses = kinds + len(get_args(Status))
    for (first, last), share in zip(pairwise((LABELS, kinds, statuses)), (0.5, 0.15), strict=True):
        loss = loss + share * _apart(own[:, first:last], other[:, first:last])
    repeat = functional.binary_cross_entropy_with_logits(own[:, statuses], other[:, statuses].sigmoid())
    return loss + 0.15 * repeat


def loaded(run: str) -> TaggerNetwork:
    """Return the teacher of `RUN` or `RUN=BASE`."""
    folder, _, base = run.partition("=")
    network, _ = load(Path(folder), base_folder(Path(base) if base else None))
    return network.eval()


class Lessons:
    """Draws the batches of an epoch with what the teachers say of them.

    Asking the teachers costs more than learning from them, so only the first `versions` epochs are new; later
    ones repeat them, with other words masked.
    """

    def __init__(
        self,
        windows: Windows,
        draw_more: Callable[[], list[Document]],
        teachers: Sequence[str],
        versions: int,
    ) -> None:
        self._windows, self._draw_more = windows, draw_more
        self._teachers = [loaded(run) for run in teachers]
        self._versions = versions
        self._kept: list[list[Batch]] = []
        self._asked = 0

    def __call__(self) -> list[Batch]:
        """Return the batches of the next epoch."""
        if len(self._kept) < self._versions:
            self._kept.append([self._taught(batch) for batch in self._windows(self._draw_more())])
            return self._kept[-1]
        self._asked += 1
        return self._windows.shuffled(self._kept[(self._asked - 1) % self._versions])

    def _taught(self, batch: Batch) -> Batch:
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = torch.stack([t(batch.ids, batch.mask).float() for t in self._teachers]).mean(0)
        return replace(batch, taught=scores.half())


def both_losses(network: TaggerNetwork, told: float, scores: Tensor, batch: Batch) -> Tensor:
    """Return how far the scores are from the teachers' and, `told` times, from the annotations."""
    if batch.taught is None:
        raise ValueError("no teacher was asked about this batch")
    return loss_to(scores, batch.taught.float(), batch) + told * loss_of(network, scores, batch)


def main() -> None:
    """Train on what is annotated and on what the teachers say."""
    parser = parser_of(__doc__)
    parser.set_defaults(epochs=16, rate=1e-4)
    parser.add_argument("--teachers", nargs="+", required=True)
    parser.add_argument("--unlabelled", type=int, default=1200, help="sentences an epoch")
    parser.add_argument("--told", type=float, default=0.5, help="what the annotations count")
    parser.add_argument("--versions", type=int, default=4, help="epochs for which the teachers are asked")
    settings = parser.parse_args()
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    documents = learning_documents(settings)
    reports, news = unlabelled(settings.root)
    network = network_of(settings)
    draw = random.Random(settings.seed)
    lessons = Lessons(
        Windows(documents, settings),
        lambda: [*reports, *draw.sample(news, min(settings.unlabelled, len(news)))],
        settings.teachers,
        settings.versions,
    )
    mean = learn(network, lessons, partial(both_losses, network, settings.told), settings)
    keep_run(mean, settings, len(documents))


if __name__ == "__main__":
    main()
