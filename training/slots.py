"""Learn the weights by which the reader fills who, to whom, where and who says so.

usage: python -m training.slots DATA [--out FILE] [--folds N] [--cache DIR]

DATA is laid out as training/README.md says. The annotated statements are walked through in the order of
their texts, each with what the annotators filled before it, and every candidate for a slot becomes a row of
named grounds with the answer beside it. `place` and `said_by` are choices of one out of many (a softmax over
the candidates), `by` and `against` are chosen each for itself. Needs scipy.
"""

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy import optimize, sparse

from vedette.model import Report, kind_info
from vedette.packs.loader import load_pack
from vedette.packs.pack import Pack
from vedette.reading.language import pipeline
from vedette.reading.mentions import NameFinder
from vedette.reading.slots import Memory
from vedette.reading.sources import NOBODY, source_choices
from vedette.reading.statement import Statement
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.where import place_choices, place_ids
from vedette.reading.who import actor_choices
from vedette.reading.words import fold, keys_of

SLOTS = ("by", "against", "place", "said_by")
LISTWISE = frozenset({"place", "said_by"})
FIRST = 191  # the reports of the first file; the rest are single sentences and statements
STOP = frozenset(
    "a an the of in for and member spokesman spokesperson head director chief official source".split()
)


@dataclass
class Rows:
    """The candidates of one slot over all statements: grounds, answers, and which belong together."""

    features: list[dict[str, float]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    group: list[int] = field(default_factory=list)
    report: list[int] = field(default_factory=list)
    missed: list[int] = field(default_factory=list)  # answers that no candidate holds, a group each

    def add(self, choices: Sequence[Choice], right: Sequence[bool], group: int, report: int) -> None:
        self.features.extend(dict(c.features) for c in choices)
        self.right.extend(right)
        self.group.extend([group] * len(choices))
        self.report.extend([report] * len(choices))


class Gold:
    """The annotators' names, resolved as the reader resolves names."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.finder = NameFinder(pack)
        self._cache: dict[str, frozenset[str]] = {}

    def actors(self, name: str) -> frozenset[str]:
        if name not in self._cache:
            known = {a.id for a in self.pack.actors.values() if fold(a.name) == fold(name)}
            if not known:
                known = self._found(name) or self._found(name.title()) or self._found(name.upper())
            self._cache[name] = frozenset(known)
        return self._cache[name]

    def _found(self, name: str) -> set[str]:
        doc = pipeline().make_doc(name)
        return {i for m in self.finder._from_pack(_words(name), doc) for i in (*m.actors, *m.sources)}

    def same_actor(self, candidate: str, names: Iterable[str]) -> bool:
        for name in names:
            ids = self.actors(name)
            if candidate in ids:
                return True
            one = self.pack.actors.get(candidate)
            for other in (self.pack.actors.get(i) for i in ids):
                home = {"government", "military"}
                if (
                    one
                    and other
                    and one.country == other.country
                    and one.country
                    and {one.kind, other.kind} <= home
                ):
                    return True
        return False

    def same_place(self, candidate: str, name: str, written: Iterable[str]) -> bool:
        wanted = {p.id for p in self.pack.find_places(name)[:2]}
        place = self.pack.place(candidate)
        texts = set(written) | ({place.name} if place else set())
        if candidate.startswith("route:"):
            texts.add(self.pack.routes[candidate.removeprefix("route:")].name)
        return candidate in wanted or any(_same_words(name, text) for text in texts)


def _words(name: str) -> Any:
    from vedette.reading.words import words_of

    return words_of(name)


def _same_words(one: str, other: str) -> bool:
    a, b = set(keys_of(one)) - STOP - {"al"}, set(keys_of(other)) - STOP - {"al"}
    return bool(a) and a == b


def _same_source(gold: Gold, story: Story, number: int, name: str) -> bool:
    one = story.attributions[number]
    root = one if one.stands_for is None else story.attributions[one.stands_for]
    if set(root.ids) & gold.actors(name):
        return True
    a, b = set(keys_of(root.text)) - STOP, set(keys_of(name)) - STOP
    return bool(a and b and (a <= b or b <= a))


def walk(
    gold: Gold, story: Story, claims: Sequence[dict[str, Any]], rows: dict[str, Rows], report: int, group: int
) -> int:
    """Add the rows of one report; return the next free group number."""
    memory = Memory()
    located = [(locate(story.report.text, c["q"]), c) for c in claims]
    for span, claim in sorted(((s, c) for s, c in located if s is not None), key=lambda x: x[0]):
        kind = claim["kind"]
        statement = Statement(start=span[0], end=span[1], kind=kind, kind_confidence=1, confidence=1)
        scene = Scene.of(story, statement)
        family = kind_info(kind).family
        actors = actor_choices(story, scene, memory.actors, memory.family_actors.get(family))
        places = place_choices(story, scene, memory.place, memory.family_place.get(family))
        sources = source_choices(story, scene, memory.source)
        right: dict[str, list[str]] = {}
        for slot in ("by", "against"):
            names = claim.get(slot) or []
            answers = [gold.same_actor(c.id, names) for c in actors]
            right[slot] = [c.id for c, a in zip(actors, answers, strict=True) if a]
            if not claim.get("optional"):
                rows[slot].add(actors, answers, group, report)
                rows[slot].missed += [group] * max(0, len(names) - len(right[slot]))
        place = None
        if claim.get("place"):
            answers = [
                gold.same_place(c.id, claim["place"], [story.mentions[n].text for n in c.mentions])
                for c in places
            ]
            place = next((c.id for c, a in zip(places, answers, strict=True) if a), None)
            if not claim.get("optional"):
                if any(answers):
                    rows["place"].add(places, answers, group, report)
                else:
                    rows["place"].missed.append(group)
        if claim.get("said_by"):
            answers = [
                c.id != NOBODY and _same_source(gold, story, int(c.id), claim["said_by"]) for c in sources
            ]
        else:
            answers = [c.id == NOBODY for c in sources]
        source = next((int(c.id) for c, a in zip(sources, answers, strict=True) if a and c.id != NOBODY), -1)
        if not claim.get("optional"):
            if any(answers):
                rows["said_by"].add(sources, answers, group, report)
            else:
                rows["said_by"].missed.append(group)
        memory.keep(kind, right["by"], right["against"], place, source)
        group += 1
    return group


def fit(rows: Rows, names: Sequence[str], listwise: bool, l2: float) -> tuple[float, np.ndarray]:
    """Return bias and weights of a logistic (or, over groups, softmax) model with a ridge penalty."""
    index = {name: i for i, name in enumerate(names)}
    x = _matrix(rows.features, index)
    y = np.array(rows.right, dtype=float)
    groups = np.unique(np.array(rows.group), return_inverse=True)[1]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w[:-1] + (0.0 if listwise else w[-1])
        if listwise:
            shifted = scores - _by_group(scores, groups, np.maximum)[groups]
            weight = np.exp(shifted)
            total = np.bincount(groups, weight)[groups]
            good = np.bincount(groups, weight * y)[groups]
            p, q = weight / total, weight * y / np.maximum(good, 1e-300)
            value = -np.log(np.maximum(np.bincount(groups, p * y), 1e-300)).sum()
            slope = p - q
        else:
            p = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
            value = -(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12)).sum()
            slope = p - y
        gradient = np.append(x.T @ slope, 0.0 if listwise else slope.sum())
        gradient[:-1] += l2 * w[:-1]
        return value + 0.5 * l2 * (w[:-1] @ w[:-1]), gradient

    best = optimize.minimize(
        loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    )
    return float(best.x[-1]), best.x[:-1]


def _by_group(values: np.ndarray, groups: np.ndarray, how: np.ufunc) -> np.ndarray:
    out = np.full(groups.max() + 1, -np.inf)
    how.at(out, groups, values)
    return out


def _matrix(features: Sequence[dict[str, float]], index: dict[str, int]) -> sparse.csr_matrix:
    data, columns, ends = [], [], [0]
    for row in features:
        for name, value in row.items():
            if name in index:
                columns.append(index[name])
                data.append(value)
        ends.append(len(columns))
    return sparse.csr_matrix((data, columns, ends), shape=(len(features), len(index)))


def locate(text: str, quote: str) -> tuple[int, int] | None:
    """Return the characters of a quote's first occurrence, None where the text lacks it."""
    start = text.find(quote)
    return (start, start + len(quote)) if start >= 0 else None


def usable(rows: Rows, least: int) -> list[str]:
    """Return the grounds that stand in at least `least` reports' rows, sorted."""
    seen: dict[str, set[int]] = {}
    for features, report in zip(rows.features, rows.report, strict=True):
        for name in features:
            seen.setdefault(name, set()).add(report)
    return sorted(name for name, reports in seen.items() if len(reports) >= least)


def reachable(rows: Rows) -> float:
    """Return the share of the annotators' answers that some candidate holds."""
    held = sum(rows.right)
    return held / max(1, held + len(rows.missed))


def measure(rows: Rows, scores: np.ndarray, listwise: bool, threshold: float) -> dict[str, float]:
    """Return precision, recall and F1, or the share of groups answered right."""
    if listwise:
        best: dict[int, int] = {}
        for i, g in enumerate(rows.group):
            if g not in best or scores[i] > scores[best[g]]:
                best[g] = i
        right = sum(rows.right[i] for i in best.values())
        return {
            "right": right / max(1, len(best) + len(rows.missed)),
            "reachable": len(best) / (len(best) + len(rows.missed)),
        }
    got = scores >= threshold
    good = np.array(rows.right)
    tp = int((got & good).sum())
    precision, recall = tp / max(1, int(got.sum())), tp / max(1, int(good.sum()) + len(rows.missed))
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
    }


def subset(rows: Rows, keep: np.ndarray) -> Rows:
    picked = [i for i in range(len(rows.right)) if keep[i]]
    return Rows(
        [rows.features[i] for i in picked],
        [rows.right[i] for i in picked],
        [rows.group[i] for i in picked],
        [rows.report[i] for i in picked],
    )


def collect(data: Path, pack_name: str, names: Sequence[tuple[str, str]]) -> dict[str, Rows]:
    """Walk through the annotated texts of `names` (gold file, folder of texts) and return the rows."""
    pack, _ = load_pack(pack_name)
    gold = Gold(pack)
    rows = {slot: Rows() for slot in SLOTS}
    group = 0
    number = 0
    for gold_file, folder in names:
        entries = yaml.load((data / gold_file).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        texts = [(data / folder / f"{name}.txt").read_text(encoding="utf-8") for name in entries]
        docs = pipeline().pipe(texts, batch_size=16)
        for (name, entry), text, doc in zip(entries.items(), texts, docs, strict=True):
            published = entry.get("published")
            report = Report.make(
                name=str(name), text=text, published=published if isinstance(published, dt.date) else None
            )
            story = Story.of(report, doc, gold.finder)
            group = walk(gold, story, entry.get("claims") or [], rows, number, group)
            number += 1
        print(
            gold_file,
            number,
            "texts",
            Counter({s: len(r.right) for s, r in rows.items()}),
            file=sys.stderr,
            flush=True,
        )
    return rows


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
    parser.add_argument("--l2", type=float, default=1.0)
    options = parser.parse_args()
    rows = collect(
        options.data,
        options.pack,
        [("gold/train.yaml", "fakes-dev/annotated"), ("gold/train-more.yaml", "more")],
    )
    out = {}
    for slot in SLOTS:
        data, listwise = rows[slot], slot in LISTWISE
        fold = np.array(data.report) % options.folds
        held = np.zeros(len(data.right))
        for k in range(options.folds):
            train = subset(data, fold != k)
            names = usable(train, options.least)
            bias, weights = fit(train, names, listwise, options.l2)
            x = _matrix(
                [f for f, out_ in zip(data.features, fold == k, strict=True) if out_],
                {n: i for i, n in enumerate(names)},
            )
            held[fold == k] = x @ weights + bias
        probability = 1 / (1 + np.exp(-held))
        threshold = 0.0
        if not listwise:
            threshold = max(
                (measure(data, probability, False, t / 100)["f1"], t / 100) for t in range(20, 75, 5)
            )[1]
        print(
            slot,
            {k: round(v, 3) for k, v in measure(data, probability, listwise, threshold).items()},
            "threshold",
            threshold,
            "reachable",
            round(reachable(data), 3),
            flush=True,
        )
        whole = np.array(data.report) < FIRST
        figures = measure(subset(data, whole), probability[whole], listwise, threshold)
        print("  on whole reports", {k: round(v, 3) for k, v in figures.items()}, flush=True)
        names = usable(data, options.least)
        bias, weights = fit(data, names, listwise, options.l2)
        kept = {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.02}
        out[slot] = {"bias": round(bias, 3), "threshold": threshold, "weights": kept}
    options.out.write_text(
        json.dumps(out, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
