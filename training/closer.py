"""Train the closer look: `python -m training.closer SCENES.jsonl TAGGER RUN OUT`.

SCENES is what `training.scenes` wrote, TAGGER the folder with the exported tagger, RUN the tagger's run. The
network is the tagger's upper layers once more, over the states that the exported tagger gives half-way up,
with the statement and its kind marked. OUT gets `closer.onnx`, and `looksN.jsonl` for each fold: what a
network that never saw a report says of its statements, for `training.slots`.
"""

import argparse
import json
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.export import quantise, write_atomically
from training.network import base_folder, half_way, load
from vedette.model import ontology
from vedette.reading.closer import NEITHER, PLACE, SAYS, Frame, frame_of, marks_of, shares_of
from vedette.reading.decode import Floats
from vedette.reading.tagger import Tagger

ROLE, IS_PLACE, IS_SOURCE, ACTOR, PLACE_KEY, SOURCE_KEY = 2, 3, 4, 5, 6, 7  # of a name in SCENES


@dataclass(frozen=True)
class Example:
    """One statement: its report's number, its states (tokens, width), its frame, its kind, its names.

    `taught`: (names, 5) the scores that a larger network gives; they count as much as the answers.
    """

    report: int
    key: tuple[str, int, int, str]
    states: Floats
    frame: Frame
    kind: int
    weight: float
    names: list[list[Any]]
    taught: Tensor | None = None


class CloserNetwork(nn.Module):
    """Scores (names, 5) of one statement or several side by side."""

    def __init__(self, layers: nn.ModuleList, width: int, kinds: int, drop: float) -> None:
        super().__init__()
        self.layers = layers
        self.bias: Callable[[Tensor], Tensor] | None = None  # of positions, where the base model has one
        self.mark, self.kind = nn.Embedding(3, width), nn.Embedding(kinds, width)
        for table in (self.mark, self.kind):
            nn.init.normal_(table.weight, std=0.05)
        self.drop = nn.Dropout(drop)
        self.hidden, self.out = nn.Linear(3 * width, 256), nn.Linear(256, 5)

    def upper(self, states: Tensor, marks: Tensor, kind: Tensor, hide: Tensor | None) -> Tensor:
        """Return the states (batch, tokens, width) at the top; `hide` (batch, 1, 1, tokens) is added."""
        inside = (marks == 2).unsqueeze(-1).to(states.dtype)
        x = states + self.mark(marks) + self.kind(kind)[:, None] * inside
        more = {} if self.bias is None else {"position_bias": self.bias(x)}
        for layer in self.layers:
            x = layer(x, attention_mask=hide, **more)
            x = x[0] if isinstance(x, tuple) else x
        return x

    def score(self, names: Tensor, statement: Tensor) -> Tensor:
        """Score names, each with its statement, both (names, width)."""
        together = torch.cat([names, statement, names * statement], -1)
        scores: Tensor = self.out(self.drop(functional.gelu(self.hidden(together))))
        return scores


class _Exported(nn.Module):
    """One statement, as the product calls it."""

    def __init__(self, network: CloserNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, states: Tensor, marks: Tensor, kind: Tensor, names: Tensor, statement: Tensor
    ) -> Tensor:
        top = self.network.upper(states, marks, kind, None)[0]
        found = names @ top
        return self.network.score(found, (statement @ top).expand_as(found))


def examples_of(scenes: Path, tagger: Path) -> list[Example]:
    """Return the statements of SCENES with the states that the exported tagger gives."""
    kinds = {kind: number for number, kind in enumerate(ontology())}
    network = Tagger(tagger)
    found = []
    with scenes.open(encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            if not row["statements"]:
                continue
            text = row["text"]
            view = network.view(network.see(text, [(0, len(text))]), text, [(0, len(text))])
            for one in row["statements"]:
                spans = {(n[0], n[1]) for n in one["names"]}
                frame = frame_of(view.offsets, one["start"], one["end"], sorted(spans))
                if frame is None or not frame.names:
                    continue
                order = {span: i for i, span in enumerate(frame.spans)}
                names = [[order[n[0], n[1]], 0, *n[2:]] for n in one["names"] if (n[0], n[1]) in order]
                found.append(
                    Example(
                        number,
                        (row["name"], one["start"], one["end"], one["kind"]),
                        view.states[frame.low : frame.high].astype(np.float16),
                        frame,
                        kinds[one["kind"]],
                        0.5 if one["optional"] else 1.0,
                        names,
                    )
                )
    return found


def scores_of(network: CloserNetwork, group: Sequence[Example]) -> list[Tensor]:
    """Return the scores (names, 5) of each of a group of statements."""
    size, width = len(group), max(len(e.states) for e in group)
    states = torch.zeros(size, width, group[0].states.shape[1])
    marks, hide = torch.zeros(size, width, dtype=torch.long), torch.full((size, 1, 1, width), -1e4)
    for row, e in enumerate(group):
        n = len(e.states)
        states[row, :n] = torch.from_numpy(e.states.astype(np.float32))
        marks[row, :n] = torch.from_numpy(marks_of(e.frame))
        hide[row, :, :, :n] = 0.0
    kind = torch.tensor([e.kind for e in group])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        top = network.upper(states, marks, kind, hide)
    found = []
    for row, e in enumerate(group):
        names, statement = (torch.from_numpy(x) for x in shares_of(e.frame))
        own = top[row, : len(e.states)].float()
        means = names @ own
        found.append(network.score(means, (statement @ own).expand_as(means)))
    return found


def loss_of(scores: Tensor, example: Example) -> Tensor:
    """Add up the losses of one statement: each thing named counts once, however often it is named."""
    actors, places, sources = (defaultdict(list) for _ in range(3))
    for name in example.names:
        for told, key, table in (
            (ROLE, ACTOR, actors),
            (IS_PLACE, PLACE_KEY, places),
            (IS_SOURCE, SOURCE_KEY, sources),
        ):
            if name[told] >= 0:
                table[name[key]].append(name)
    loss = scores.new_zeros(())
    for names in actors.values():
        own = scores[[n[0] for n in names]]
        odds = own[:, :2] - own[:, NEITHER : NEITHER + 1]
        both = torch.cat([torch.logsumexp(odds, 0), scores.new_zeros(1)])
        loss = loss + functional.cross_entropy(both, torch.tensor(min(n[ROLE] for n in names)))
    for table, column, told in ((places, PLACE, IS_PLACE), (sources, SAYS, IS_SOURCE)):
        if not table:
            continue
        each = [torch.logsumexp(scores[[n[0] for n in names], column], 0) for names in table.values()]
        right = [any(n[told] == 1 for n in names) for names in table.values()]
        all_ = torch.stack([*each, scores.new_zeros(())])
        good = torch.tensor([*right, not any(right)])
        loss = loss + torch.logsumexp(all_, 0) - torch.logsumexp(all_[good], 0)
    if example.taught is not None:
        loss = loss + _apart(scores, example.taught, example.names)
    return loss * example.weight


def _apart(scores: Tensor, taught: Tensor, names: Sequence[Sequence[Any]]) -> Tensor:
    """Return how far the scores (names, 5) of one statement are from those taught, as divergences."""
    loss = scores.new_zeros(())
    for told, columns in ((ROLE, slice(0, NEITHER + 1)), (IS_PLACE, PLACE), (IS_SOURCE, SAYS)):
        rows = [name[0] for name in names if name[told] >= 0]
        if not rows:
            continue
        own, other = scores[rows, columns], taught[rows, columns]
        if told != ROLE:  # one of the names, or none of them
            own, other = (torch.cat([x, x.new_zeros(1)])[None] for x in (own, other))
        loss = loss + functional.kl_div(own.log_softmax(-1), other.softmax(-1), reduction="sum")
    return loss


def train(network: CloserNetwork, examples: Sequence[Example], options: argparse.Namespace) -> None:
    """Train in place."""
    draw = random.Random(options.seed)
    layers = [
        {"params": list(layer.parameters()), "lr": options.rate * 0.9 ** (len(network.layers) - 1 - i)}
        for i, layer in enumerate(network.layers)
    ]
    rest = [*network.mark.parameters(), *network.kind.parameters()]
    rest += [*network.hidden.parameters(), *network.out.parameters()]
    optimiser = torch.optim.AdamW([*layers, {"params": rest, "lr": options.rate * 6}], weight_decay=0.02)
    steps = options.epochs * (len(examples) // options.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1.0, (s + 1) / (0.1 * steps)) * max(0.02, 1 - s / steps)
    )
    started = time.monotonic()
    network.train()
    for epoch in range(options.epochs):
        order = sorted(examples, key=lambda e: len(e.states) * draw.uniform(0.9, 1.1))
        groups = [order[i : i + options.batch] for i in range(0, len(order), options.batch)]
        draw.shuffle(groups)
        total = 0.0
        for group in groups:
            losses = [loss_of(s, e) for s, e in zip(scores_of(network, group), group, strict=True)]
            loss = torch.stack(losses).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(
            f"epoch {epoch}: loss {total / len(groups):.3f}, {time.monotonic() - started:.0f} s", flush=True
        )


def told_of(network: CloserNetwork, examples: Sequence[Example]) -> list[Tensor]:
    """Return what a network says of each statement, (names, 5)."""
    network.eval()
    with torch.no_grad():
        return [scores_of(network, [example])[0] for example in examples]


def looks_of(network: CloserNetwork, examples: Sequence[Example]) -> list[dict[str, Any]]:
    """Return what a network says of statements, in the form of `looksN.jsonl`."""
    found = []
    for e, scores in zip(examples, told_of(network, examples), strict=True):
        look = [
            [*span, [round(x, 3) for x in row]]
            for span, row in zip(e.frame.spans, scores.tolist(), strict=True)
        ]
        found.append({"key": e.key, "look": look})
    return found


def to_onnx(network: CloserNetwork, file: Path) -> None:
    """Write int8 weights of the network as the product calls it."""
    network.eval()
    width = network.mark.embedding_dim
    given = (
        torch.zeros(1, 12, width),
        torch.ones(1, 12, dtype=torch.long),
        torch.zeros(1, dtype=torch.long),
        torch.zeros(3, 12),
        torch.zeros(1, 12),
    )
    with tempfile.TemporaryDirectory() as scratch:
        plain, small = Path(scratch) / "plain.onnx", Path(scratch) / "small.onnx"
        torch.onnx.export(
            _Exported(network),
            given,
            str(plain),
            input_names=["states", "marks", "kind", "names", "statement"],
            output_names=["scores"],
            dynamic_axes={
                "states": {1: "tokens"},
                "marks": {1: "tokens"},
                "names": {0: "names", 1: "tokens"},
                "statement": {1: "tokens"},
                "scores": {0: "names"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantise(plain, small)
        write_atomically(file, small.read_bytes())


def fresh(options: argparse.Namespace) -> CloserNetwork:
    """Return a network to train: the upper layers of the tagger's run, and a new head."""
    tagger, _ = load(options.run, base_folder(options.base))
    tagger.encoder.set_attn_implementation("eager")
    layers = nn.ModuleList(list(tagger.encoder.encoder.layer)[half_way(tagger) :])
    torch.manual_seed(options.seed)
    network = CloserNetwork(layers, tagger.encoder.config.hidden_size, len(ontology()), options.drop)
    network.bias = getattr(tagger.encoder.encoder, "compute_position_bias", None)
    return network


def main() -> None:
    """Train a network for each fold and one for all, and write what they say."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scenes", type=Path)
    parser.add_argument("tagger", type=Path)
    parser.add_argument("run", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--drop", type=float, default=0.15)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--only", type=int, nargs="*", help="folds to train; -1 is all reports")
    parser.add_argument("--tell", action="store_true", help="write what each network says of all statements")
    parser.add_argument("--taught", type=Path, help="OUT of a run with --tell, to learn from it too")
    parser.add_argument("--trained", action="store_true", help="take the networks that OUT holds")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    examples = examples_of(options.scenes, options.tagger)
    print(len(examples), "statements", flush=True)
    for fold in options.only if options.only is not None else [*range(options.folds), -1]:
        network, kept = fresh(options), options.out / f"closer{fold}.pt"
        if options.trained:
            network.load_state_dict(torch.load(kept, weights_only=True))
        else:
            given = examples
            if options.taught:
                told = torch.load(options.taught / f"told{fold}.pt")
                given = [replace(e, taught=scores) for e, scores in zip(examples, told, strict=True)]
            train(network, [e for e in given if fold < 0 or e.report % options.folds != fold], options)
            torch.save(network.state_dict(), kept)
        if options.tell:
            torch.save(told_of(network, examples), options.out / f"told{fold}.pt")
        if fold < 0:
            if not options.tell:
                to_onnx(network, options.out / "closer.onnx")
            continue
        rows = looks_of(network, [e for e in examples if e.report % options.folds == fold])
        with (options.out / f"looks{fold}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)


if __name__ == "__main__":
    main()
