"""Train the statement tagger on annotated reports: `python -m training.train ROOT OUT`."""

import argparse
import copy
import json
import random
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, get_args

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.augment import Augmenter
from training.batches import Batch, Coding, batches, cut, example_of
from training.corpus import Document, read_learning
from training.folds import fold_of, outlets_of
from training.network import TaggerNetwork, base_folder, load, loss_of
from vedette.model import Status, ontology

NAMES = Path(__file__).parent / "names.yaml"


def parser_of(description: str | None) -> argparse.ArgumentParser:
    """Return the parser of a run's settings; the defaults are the recipe of the shipped weights."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("root", type=Path, help="folder with gold/ and the texts (see training/README.md)")
    parser.add_argument("out", type=Path, help="folder to write the checkpoint to")
    parser.add_argument("--base", type=Path, help="folder of the base model; default: the installed one")
    parser.add_argument("--start", type=Path, help="run whose network to start from; default: the base model")
    parser.add_argument("--frozen", type=int, default=0, help="layers from below that don't learn")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--decay", type=float, default=0.85, help="rate of each layer to the one above it")
    parser.add_argument("--window", type=int, default=256, help="tokens of a window")
    parser.add_argument("--batch-tokens", type=int, default=1600)
    parser.add_argument("--optional-weight", type=float, default=0.5)
    parser.add_argument(
        "--average", type=float, default=0.99, help="decay of the running mean of the weights"
    )
    parser.add_argument("--masked", type=float, default=0.08, help="share of tokens that are masked")
    parser.add_argument("--plain", action="store_true", help="no augmentation")
    parser.add_argument("--hold-out", type=int, default=-1, help="fold to leave out")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    return parser


def groups_of(network: TaggerNetwork, settings: argparse.Namespace) -> list[dict[str, Any]]:
    """Lower layers learn slower, the head faster; word vectors stay, so that unseen names keep theirs."""
    network.encoder.requires_grad_(False)
    layers = list(network.encoder.encoder.layer)[settings.frozen :]
    groups: list[dict[str, Any]] = []
    for below, layer in enumerate(reversed(layers)):
        layer.requires_grad_(True)
        rate = settings.rate * settings.decay**below
        groups.insert(0, {"params": list(layer.parameters()), "lr": rate})
    return [*groups, {"params": list(network.head.parameters()), "lr": settings.rate * 8}]


def learning_documents(settings: argparse.Namespace) -> list[Document]:
    """Return the documents of this run, without the fold to hold out."""
    documents = read_learning(settings.root)
    if settings.hold_out < 0:
        return documents
    outlets = outlets_of(settings.root / "fakes-dev/reports.jsonl")
    numbers = fold_of(documents, outlets, settings.folds)
    return [d for d, fold in zip(documents, numbers, strict=True) if fold != settings.hold_out]


def network_of(settings: argparse.Namespace) -> TaggerNetwork:
    """Return the network to start from."""
    base = base_folder(settings.base)
    if settings.start:
        return load(settings.start, base)[0]
    return TaggerNetwork(base, len(ontology()), len(get_args(Status)))


class Windows:
    """Draws the batches of an epoch: texts varied, cut into windows, shuffled."""

    def __init__(self, documents: Sequence[Document], settings: argparse.Namespace) -> None:
        self._tokenizer = tokenizer_of(base_folder(None))
        self._coding = Coding(self._tokenizer, list(ontology()), list(get_args(Status)))
        self._documents = documents
        self._settings = settings
        self._augmenter = Augmenter(NAMES, documents)
        self._draw = random.Random(settings.seed)

    def __call__(self, more: Sequence[Document] = ()) -> list[Batch]:
        """Return the batches of an epoch over the documents and `more`."""
        settings, draw = self._settings, self._draw
        found: list[Batch] = []
        for some in (self._documents, more):
            varied = some if settings.plain else [self._augmenter.vary(d, draw) for d in some]
            whole = [example_of(self._tokenizer, d, settings.optional_weight) for d in varied]
            windows = [window for example in whole for window in cut(example, settings.window, draw)]
            found += batches(windows, self._coding, settings.batch_tokens, draw)
        return self.shuffled(found) if more else found

    def shuffled(self, some: Sequence[Batch]) -> list[Batch]:
        """Return batches in another order."""
        return self._draw.sample(some, len(some))


def tokenizer_of(base: Path) -> Tokenizer:
    """Return the tokenizer of a base model, which neither cuts nor pads."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def learn(
    network: TaggerNetwork,
    epoch: Callable[[], list[Batch]],
    loss_of_batch: Callable[[Tensor, Batch], Tensor],
    settings: argparse.Namespace,
) -> TaggerNetwork:
    """Train a network, and return another with the running mean of its weights.

    `loss_of_batch` gets the scores (windows, tokens, channels) that the network gives with words masked.
    """
    optimiser = torch.optim.AdamW(groups_of(network, settings), weight_decay=0.01)
    mean = copy.deepcopy(network)
    todo = epoch()
    steps = settings.epochs * len(todo)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.1 * steps)) * max(0.02, (steps - s) / steps)
    )
    mask_id = tokenizer_of(base_folder(None)).token_to_id("[MASK]")
    started, step = time.monotonic(), 0
    network.train()
    for number in range(settings.epochs):
        total = 0.0
        for batch in todo:
            ids = torch.where(torch.rand(batch.ids.shape) < settings.masked, mask_id, batch.ids)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(ids, batch.mask)
            loss = loss_of_batch(scores.float(), batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            keep = min(settings.average, step / (step + 20))
            with torch.no_grad():
                for slow, fast in zip(mean.parameters(), network.parameters(), strict=True):
                    if fast.requires_grad:
                        slow.lerp_(fast, 1 - keep)
            total += float(loss.detach())
        print(f"epoch {number}: loss {total / len(todo):.3f}, {time.monotonic() - started:.0f} s", flush=True)
        if number + 1 < settings.epochs:
            todo = epoch()
    return mean


def keep_run(network: TaggerNetwork, settings: argparse.Namespace, documents: int) -> None:
    """Write `checkpoint.pt` and `recipe.json`."""
    settings.out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), settings.out / "checkpoint.pt")
    recipe = {k: v for k, v in vars(settings).items() if not isinstance(v, Path | list)}
    recipe |= {"kinds": list(ontology()), "statuses": list(get_args(Status)), "documents": documents}
    (settings.out / "recipe.json").write_text(json.dumps(recipe, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Train on what is annotated."""
    settings = parser_of(__doc__).parse_args()
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    documents = learning_documents(settings)
    network = network_of(settings)
    mean = learn(network, Windows(documents, settings), partial(loss_of, network), settings)
    keep_run(mean, settings, len(documents))


if __name__ == "__main__":
    main()
