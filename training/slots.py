"""Learn the weights by which the reader fills who, to whom, where and who says so.

usage: python -m training.slots DATA [--out FILE] [--pack PACK] [--folds N]

DATA is laid out as training/README.md says. The annotated statements are walked through in the order of
their texts, each with what the annotators filled before it, and every candidate for a slot becomes a row of
named grounds with the answer beside it. `place` and `said_by` are choices of one out of many (a softmax over
the candidates), `by` and `against` are chosen each for itself. Needs scipy.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy import optimize, sparse

from training.corpus import LEARNING
from vedette.model import Report, kind_info
from vedette.packs.loader import load_pack
from vedette.packs.pack import Pack
from vedette.reading.language import parse, pipeline
from vedette.reading.mentions import NameFinder
from vedette.reading.scorer import Weights, shares
from vedette.reading.slots import Memory, chosen_actors
from vedette.reading.sources import NOBODY, source_choices
from vedette.reading.statement import Statement
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.where import place_choices
from vedette.reading.who import actor_choices
from vedette.reading.words import fold, keys_of, words_of

SLOTS = ("by", "against", "place", "said_by")
LISTWISE = frozenset({"place", "said_by"})
THRESHOLD = 0.35  # a role's share from which an actor takes it; chosen by cross-validation
FIRST = 191  # the reports of the first file; the rest are single sentences and statements
STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "for",
        "and",
        "member",
        "spokesman",
        "spokesperson",
        "head",
        "director",
        "chief",
        "official",
        "source",
    ]
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


Filler = Callable[[dict[str, list[Choice]]], tuple[list[str], list[str], str | None, int]]


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
        return {i for m in self.finder._from_pack(words_of(name), doc) for i in (*m.actors, *m.sources)}

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


@dataclass(frozen=True)
class Annotated:
    """One parsed report with its annotated claims, in the order of the text."""

    story: Story
    claims: tuple[tuple[Scene, dict[str, Any]], ...]


def walk(
    gold: Gold,
    annotated: Annotated,
    rows: dict[str, Rows],
    report: int,
    group: int,
    filled: Filler | None = None,
) -> int:
    """Add the rows of one report; return the next free group number.

    What earlier statements of the report were filled with is what the annotators said, or what `filled`
    chooses: a reader has only its own answers to go by, and has to learn how far to trust them.
    """
    story = annotated.story
    memory = Memory()
    for scene, claim in annotated.claims:
        kind = scene.statement.kind
        family = kind_info(kind).family
        choices = {
            "place": place_choices(story, scene, memory.place, memory.family_place.get(family)),
            "said_by": source_choices(story, scene, memory.source),
        }
        choices["by"] = choices["against"] = actor_choices(
            story, scene, memory.actors, memory.family_actors.get(family)
        )
        answers = {slot: _answers(gold, story, slot, choices[slot], claim) for slot in SLOTS}
        if not claim.get("optional"):
            for slot in SLOTS:
                _add_rows(rows[slot], slot, choices[slot], answers[slot], claim, group, report)
        memory.keep(kind, *(_picked(choices, answers) if filled is None else filled(choices)))
        group += 1
    return group


def _answers(
    gold: Gold, story: Story, slot: str, choices: Sequence[Choice], claim: dict[str, Any]
) -> list[bool]:
    told = claim.get(slot)
    if slot == "place":
        return [
            bool(told) and gold.same_place(c.id, told, [story.mentions[n].text for n in c.mentions])
            for c in choices
        ]
    if slot == "said_by":
        if not told:
            return [c.id == NOBODY for c in choices]
        return [c.id != NOBODY and _same_source(gold, story, int(c.id), told) for c in choices]
    return [gold.same_actor(c.id, told or []) for c in choices]


def _add_rows(
    rows: Rows,
    slot: str,
    choices: Sequence[Choice],
    right: Sequence[bool],
    claim: dict[str, Any],
    group: int,
    report: int,
) -> None:
    if slot in LISTWISE:
        if any(right):
            rows.add(choices, right, group, report)
        elif claim.get(slot):
            rows.missed.append(group)
    else:
        rows.add(choices, right, group, report)
        rows.missed += [group] * max(0, len(claim.get(slot) or []) - sum(right))


def _picked(
    choices: dict[str, list[Choice]], answers: dict[str, list[bool]]
) -> tuple[list[str], list[str], str | None, int]:
    chosen = {slot: [c.id for c, a in zip(choices[slot], answers[slot], strict=True) if a] for slot in SLOTS}
    source = next((int(i) for i in chosen["said_by"] if i != NOBODY), -1)
    return chosen["by"], chosen["against"], next(iter(chosen["place"]), None), source


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
    x = _matrix(rows.features, {name: i for i, name in enumerate(names)})
    y = np.array(rows.right, dtype=float)
    groups = np.unique(np.array(rows.group), return_inverse=True)[1]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        weight = np.exp(scores - _by_group(scores, groups, np.maximum)[groups])
        total = np.bincount(groups, weight)[groups]
        good = np.bincount(groups, weight * y)[groups]
        p, q = weight / total, weight * y / np.maximum(good, 1e-300)
        value = -np.log(np.maximum(np.bincount(groups, p * y), 1e-300)).sum()
        return value + 0.5 * l2 * (w @ w), x.T @ (p - q) + l2 * w

    return np.asarray(_least(loss, len(names)))


def fit_roles(rows: Rows, suffers: Sequence[bool], names: Sequence[str], l2: float) -> np.ndarray:
    """Return the weights (grounds and bias by role) of acting and of suffering, against doing neither."""
    x = _matrix(rows.features, {name: i for i, name in enumerate(names)})
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

    return np.asarray(_least(loss, 2 * (len(names) + 1))).reshape(-1, 2)


def _least(loss: Callable[[np.ndarray], tuple[float, np.ndarray]], size: int) -> np.ndarray:
    found = optimize.minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return np.asarray(found.x)


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


def subset(rows: Rows, keep: np.ndarray) -> Rows:
    picked = [i for i in range(len(rows.right)) if keep[i]]
    return Rows(
        [rows.features[i] for i in picked],
        [rows.right[i] for i in picked],
        [rows.group[i] for i in picked],
        [rows.report[i] for i in picked],
    )


def read_annotated(data: Path, gold: Gold) -> list[Annotated]:
    """Parse the annotated texts and put their claims in the order of the text."""
    found = []
    for gold_file, folder in LEARNING:
        entries = yaml.load((data / gold_file).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        texts = [(data / folder / f"{name}.txt").read_text(encoding="utf-8") for name in entries]
        docs = parse((text, [(0, len(text))]) for text in texts)
        for (name, entry), text, doc in zip(entries.items(), texts, docs, strict=True):
            story = Story.of(Report.make(name=str(name), text=text), doc, gold.finder)
            located = [(locate(text, c["q"]), c) for c in entry.get("claims") or []]
            claims = sorted(((s, c) for s, c in located if s is not None), key=lambda item: item[0])
            found.append(Annotated(story, tuple((_scene(story, s, c["kind"]), c) for s, c in claims)))
    return found


def _scene(story: Story, span: tuple[int, int], kind: str) -> Scene:
    statement = Statement(start=span[0], end=span[1], kind=kind, kind_confidence=1, confidence=1)
    return Scene.of(story, statement)


def collect(gold: Gold, reports: Sequence[Annotated], fillers: Sequence[Filler] = ()) -> dict[str, Rows]:
    """Return the rows of all reports; report n is filled by `fillers[n % len(fillers)]` where there are any."""
    rows = {slot: Rows() for slot in SLOTS}
    group = 0
    for number, annotated in enumerate(reports):
        filled = fillers[number % len(fillers)] if fillers else None
        group = walk(gold, annotated, rows, number, group, filled)
    return rows


def fit_all(rows: dict[str, Rows], options: argparse.Namespace) -> dict[str, Weights]:
    """Return the weights of all slots."""
    found = {}
    for slot in LISTWISE:
        names = usable(rows[slot], options.least)
        found[slot] = _weights(0.0, names, fit(rows[slot], names, options.l2))
    names = usable(rows["by"], options.least)
    roles = fit_roles(rows["by"], rows["against"].right, names, options.l2)
    for i, slot in enumerate(("by", "against")):
        found[slot] = _weights(roles[-1, i], names, roles[:-1, i], THRESHOLD)
    return found


def _weights(bias: float, names: Sequence[str], values: np.ndarray, threshold: float = 0.0) -> Weights:
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
    parser.add_argument("--l2", type=float, default=8.0)
    options = parser.parse_args()
    pack, _ = load_pack(options.pack)
    gold = Gold(pack)
    reports = read_annotated(options.data, gold)
    first = collect(gold, reports)
    fillers = [filler(fit_all(_without(first, k, options.folds), options)) for k in range(options.folds)]
    rows = collect(gold, reports, fillers)
    held = [fit_all(_without(rows, k, options.folds), options) for k in range(options.folds)]
    for slot, figures in judged(rows, held).items():
        print(slot, json.dumps(figures), flush=True)
    out = {slot: asdict(weights) for slot, weights in fit_all(rows, options).items()}
    options.out.write_text(
        json.dumps(out, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )


def _without(rows: dict[str, Rows], fold: int, folds: int) -> dict[str, Rows]:
    return {slot: subset(r, np.array(r.report) % folds != fold) for slot, r in rows.items()}


def judged(rows: dict[str, Rows], held: Sequence[dict[str, Weights]]) -> dict[str, Any]:
    """Return the cross-validated figures of each slot, on all texts and on whole reports."""
    figures = {}
    for slot in SLOTS:
        part = rows[slot]
        weights = [held[number % len(held)] for number in part.report]
        if slot in LISTWISE:
            scores = [w[slot].score(f) for w, f in zip(weights, part.features, strict=True)]
            got = best_of_each(part, np.array(scores))
        else:
            which = ("by", "against").index(slot)
            both = [shares(f, w["by"], w["against"]) for w, f in zip(weights, part.features, strict=True)]
            got = np.array([pair[which] >= THRESHOLD and pair[which] >= pair[1 - which] for pair in both])
        whole = np.array(part.report) < FIRST
        figures[slot] = {
            "reachable": round(reachable(part), 3),
            "all": measure(part, got),
            "reports": measure(subset(part, whole), got[whole]),
        }
    return figures


if __name__ == "__main__":
    main()
