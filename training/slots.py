"""Learn the weights by which the reader fills who, to whom, where and who says so.

usage: python -m training.slots DATA [--out FILE] [--pack PACK] [--folds N]

DATA is laid out as training/README.md says. The annotated statements are walked through in the order of
their texts, each with what the annotators filled before it, and every candidate for a slot becomes a row of
named grounds with the answer beside it. `place` and `said_by` are choices of one out of many (a softmax over
the candidates), `by` and `against` are chosen each for itself. Sentences with a verb and its event's places
(DATA/bench/event_location/train.jsonl) teach `place` too, where they are there. Needs scipy.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from scipy import optimize, sparse

from training.slot_rows import (
    LISTWISE,
    SLOTS,
    Filler,
    Gold,
    Rows,
    collect,
    reachable,
    read_annotated,
    read_looks,
    subset,
)
from vedette.packs import load_pack
from vedette.reading.scorer import Weights
from vedette.reading.sources import NOBODY
from vedette.reading.story import Choice
from vedette.reading.taking_part import chosen_actors

THRESHOLD = 0.3  # a role's share from which an actor takes it; chosen by cross-validation
# Slots with grounds for every way that an earlier statement may stand; by cross-validation.
STIFFER = {"place": 2.0}
WHOLE = 500  # characters from which a text is a report and not a sentence or two


def filler(weights: dict[str, Weights]) -> Filler:
    """Return how a reader with these weights fills the slots."""

    def fill(choices: dict[str, list[Choice]]) -> tuple[list[str], list[str], str | None, int]:
        by, against = chosen_actors(choices["by"], weights)
        place, source = (
            max(choices[slot], key=lambda c: weights[slot].score(c.features), default=None)
            for slot in ("place", "said_by")
        )
        number = -1 if source is None or source.id == NOBODY else int(source.id)
        return [c.id for c in by], [c.id for c in against], place.id if place else None, number

    return fill


def fit(rows: Rows, names: Sequence[str], l2: float) -> np.ndarray:
    """Return the weights of a softmax over the candidates of each statement, with a ridge penalty."""
    x = matrix(rows.features, {name: i for i, name in enumerate(names)})
    y = np.array(rows.right, dtype=float)
    first, groups = np.unique(np.array(rows.group), return_index=True, return_inverse=True)[1:]
    counts = np.array(rows.weight)[first]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        weight = np.exp(scores - _by_group(scores, groups, np.maximum)[groups])
        total = np.bincount(groups, weight)[groups]
        good = np.bincount(groups, weight * y)[groups]
        p, q = weight / total, weight * y / np.maximum(good, 1e-300)
        value = -(counts * np.log(np.maximum(np.bincount(groups, p * y), 1e-300))).sum()
        return value + 0.5 * l2 * (w @ w), x.T @ ((p - q) * counts[groups]) + l2 * w

    return np.asarray(least_of(loss, len(names)))


def fit_roles(rows: Rows, suffers: Sequence[bool], names: Sequence[str], l2: float) -> np.ndarray:
    """Return the weights (grounds and bias by role) of acting and of suffering, against doing neither."""
    x = matrix(rows.features, {name: i for i, name in enumerate(names)})
    x = sparse.hstack([x, np.ones((x.shape[0], 1))], format="csr")
    role = np.where(rows.right, 0, np.where(suffers, 1, 2))
    answer = np.eye(3)[role][:, :2]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        table = w.reshape(-1, 2)
        scores = np.hstack([x @ table, np.zeros((x.shape[0], 1))])
        scores -= scores.max(axis=1, keepdims=True)
        p = np.exp(scores)
        p /= p.sum(axis=1, keepdims=True)
        ridge = table.copy()
        ridge[-1] = 0.0
        value = -np.log(p[np.arange(len(role)), role] + 1e-12).sum() + 0.5 * l2 * (ridge**2).sum()
        return value, (x.T @ (p[:, :2] - answer) + l2 * ridge).ravel()

    return np.asarray(least_of(loss, 2 * (len(names) + 1))).reshape(-1, 2)


def least_of(loss: Callable[[np.ndarray], tuple[float, np.ndarray]], size: int) -> np.ndarray:
    """Return the `size` weights at which `loss` (which returns its slope too) is least."""
    found = optimize.minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return np.asarray(found.x)


def _by_group(values: np.ndarray, groups: np.ndarray, how: np.ufunc) -> np.ndarray:
    out = np.full(groups.max() + 1, -np.inf)
    how.at(out, groups, values)
    return out


def matrix(features: Sequence[dict[str, float]], index: dict[str, int]) -> sparse.csr_matrix:
    """Return grounds as a sparse matrix (rows, grounds); those that `index` lacks are left out."""
    data, columns, ends = [], [], [0]
    for row in features:
        for name, value in row.items():
            if name in index:
                columns.append(index[name])
                data.append(value)
        ends.append(len(columns))
    return sparse.csr_matrix((data, columns, ends), shape=(len(features), len(index)))


def usable(rows: Rows, least: int) -> list[str]:
    """Return the grounds that stand in at least `least` reports' rows, sorted."""
    seen: dict[str, set[int]] = {}
    for features, report in zip(rows.features, rows.report, strict=True):
        for name in features:
            seen.setdefault(name, set()).add(report)
    return sorted(name for name, reports in seen.items() if len(reports) >= least)


def measure(rows: Rows, got: np.ndarray) -> dict[str, float]:
    """Return precision, recall and F1 of the candidates taken (`got`, a flag a row)."""
    good = np.array(rows.right)
    tp = int((got & good).sum())
    precision, recall = tp / max(1, int(got.sum())), tp / max(1, int(good.sum()) + len(rows.missed))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


def best_of_each(rows: Rows, scores: np.ndarray) -> np.ndarray:
    """Return a flag for the best candidate of each statement."""
    best: dict[int, int] = {}
    for i, group in enumerate(rows.group):
        if group not in best or scores[i] > scores[best[group]]:
            best[group] = i
    return np.isin(np.arange(len(scores)), list(best.values()))


def fit_all(rows: dict[str, Rows], options: argparse.Namespace) -> dict[str, Weights]:
    """Return the weights of all slots."""
    found = {}
    for slot in LISTWISE:
        names = usable(rows[slot], options.least)
        found[slot] = weights_of(0.0, names, fit(rows[slot], names, options.l2 * STIFFER.get(slot, 1.0)))
    names = usable(rows["by"], options.least)
    roles = fit_roles(rows["by"], rows["against"].right, names, options.l2)
    for i, slot in enumerate(("by", "against")):
        found[slot] = weights_of(roles[-1, i], names, roles[:-1, i], THRESHOLD)
    return found


def weights_of(bias: float, names: Sequence[str], values: np.ndarray, threshold: float = 0.0) -> Weights:
    """Return the weights of some grounds, less those that hardly count."""
    kept = {n: round(float(w), 3) for n, w in zip(names, values, strict=True) if abs(w) >= 0.01}
    return Weights(round(float(bias), 3), threshold, kept)


def main() -> None:
    """Fit, cross-validate and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/vedette/data/slots.json"))
    parser.add_argument("--pack", default="syria")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument(
        "--looks", type=Path, nargs="*", help="what `training.closer` wrote of held-out reports"
    )
    parser.add_argument("--l2", type=float, default=8.0)
    options = parser.parse_args()
    pack, _ = load_pack(options.pack)
    gold = Gold(pack)
    reports = read_annotated(options.data, gold, prose=False)
    whole = [len(a.story.report.text) >= WHOLE for a in reports]
    looks = read_looks(options.looks) if options.looks else None
    first = collect(gold, reports, looks=looks)
    fillers = [filler(fit_all(_without(first, k, options.folds), options)) for k in range(options.folds)]
    rows = collect(gold, reports, fillers, looks)
    held = [fit_all(_without(rows, k, options.folds), options) for k in range(options.folds)]
    for slot, figures in judged(rows, held, whole).items():
        print(slot, json.dumps(figures), flush=True)
    write(options.out, fit_all(rows, options))


def write(out: Path, found: dict[str, Weights]) -> None:
    """Write the weights of some slots to a file, which keeps those that it has of others."""
    kept = json.loads(out.read_text(encoding="utf-8")) if out.is_file() else {}
    kept |= {slot: asdict(weights) for slot, weights in found.items()}
    text = json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True)
    out.write_text(text + "\n", encoding="utf-8")


def _without(rows: dict[str, Rows], fold: int, folds: int) -> dict[str, Rows]:
    return {slot: subset(r, np.array(r.report) % folds != fold) for slot, r in rows.items()}


def judged(
    rows: dict[str, Rows], held: Sequence[dict[str, Weights]], reports: Sequence[bool]
) -> dict[str, Any]:
    """Return the cross-validated figures of each slot, on all texts and on whole reports."""
    figures = {}
    for slot in SLOTS:
        part = rows[slot]
        weights = [held[number % len(held)] for number in part.report]
        if slot in LISTWISE:
            scores = [w[slot].score(f) for w, f in zip(weights, part.features, strict=True)]
            tries = {"": best_of_each(part, np.array(scores))}
        else:
            tries = {f" further {t}": _taken(slot, part, weights, t) for t in (0.35, 0.45, 0.55)}
        whole = np.array(reports)[part.report]
        for told, got in tries.items():
            figures[f"{slot}{told}"] = {
                "reachable": round(reachable(part), 3),
                "all": measure(part, got),
                "reports": measure(subset(part, whole), got[whole]),
            }
    return figures


def _taken(slot: str, rows: Rows, weights: Sequence[dict[str, Weights]], further: float) -> np.ndarray:
    """Return a flag for each candidate that the reader takes for a role."""
    statements: dict[int, list[int]] = defaultdict(list)
    for i, group in enumerate(rows.group):
        statements[group].append(i)
    got = np.zeros(len(rows.right), dtype=bool)
    for members in statements.values():
        choices = [Choice(f"{i:09d}", rows.features[i]) for i in members]
        by, against = chosen_actors(choices, weights[members[0]], further)
        for choice in by if slot == "by" else against:
            got[int(choice.id)] = True
    return got


if __name__ == "__main__":
    main()
