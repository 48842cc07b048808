"""Weigh candidates for a slot: named grounds from the parse, each with a weight learned from annotations."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from importlib import resources


@dataclass(frozen=True)
class Weights:
    """A linear model over named grounds; a candidate counts from `threshold` on (a probability)."""

    bias: float
    threshold: float
    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """Return what the grounds add up to, in logits, no further than 30 from nought."""
        weights, total = self.weights, self.bias
        for name, value in features.items():
            if name in weights:
                total += weights[name] * value
        return max(-30.0, min(30.0, total))

    def probability(self, features: Mapping[str, float]) -> float:
        """Return how likely a candidate with these grounds fills the slot, for itself."""
        return 1 / (1 + math.exp(-self.score(features)))

    def grounds(self, features: Mapping[str, float], most: int = 2) -> tuple[str, ...]:
        """Return the names of the grounds that spoke most for a candidate, strongest first."""
        weights = self.weights
        weighed = ((-weights[n] * v, n) for n, v in features.items() if n in weights)
        return tuple(name for weight, name in nsmallest(most, weighed) if weight < 0)


def shares(features: Mapping[str, float], *slots: Weights) -> tuple[float, ...]:
    """Return how likely a candidate fills each of several slots of which it can fill one or none."""
    weighed = [math.exp(slot.score(features)) for slot in slots]
    whole = 1 + sum(weighed)
    return tuple(weight / whole for weight in weighed)


@cache
def slot_weights() -> Mapping[str, Weights]:
    """Return the weights of all slots by name, from data/slots.json."""
    text = resources.files("vedette").joinpath("data", "slots.json").read_text(encoding="utf-8")
    return {slot: Weights(**fields) for slot, fields in json.loads(text).items()}
