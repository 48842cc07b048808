"""Annotated statements as rows: every candidate for a slot with its grounds, and whether it is right."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from training.corpus import read_entries, span_of
from vedette.model import Report
from vedette.packs import Pack
from vedette.reading.clock import Clock
from vedette.reading.closer import Look
from vedette.reading.language import parse, pipeline
from vedette.reading.lexicon import name_words
from vedette.reading.looks import with_look
from vedette.reading.memory import Filling, Memory
from vedette.reading.mentions import NameFinder
from vedette.reading.source_grounds import root_of
from vedette.reading.sources import NOBODY, source_choices
from vedette.reading.statement import Statement
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.where import place_choices
from vedette.reading.who import actor_choices
from vedette.reading.words import fold, keys_of, words_of

SLOTS = ("by", "against", "place", "said_by")
LISTWISE = ("place", "said_by")
# A source that is told counts twice: a statement without its source is worse than one too many.
_TOLD = 2.0
STOP = frozenset({"a", "an", "the", "of", "in", "for", "and", "member", "spokesman", "spokesperson"}) | {
    "head",
    "director",
    "chief",
    "official",
    "source",
}


@dataclass
class Rows:
    """The candidates of one slot over all statements: grounds, answers, and which belong together."""

    features: list[dict[str, float]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    group: list[int] = field(default_factory=list)
    report: list[int] = field(default_factory=list)
    weight: list[float] = field(default_factory=list)
    missed: list[int] = field(default_factory=list)  # answers that no candidate holds, a group each

    def add(
        self, choices: Sequence[Choice], right: Sequence[bool], group: int, report: int, weight: float = 1.0
    ) -> None:
        """Add the candidates of one statement, and which of them are right; `weight` is the statement's."""
        self.features.extend(dict(c.features) for c in choices)
        self.right.extend(right)
        self.group.extend([group] * len(choices))
        self.report.extend([report] * len(choices))
        self.weight.extend([weight] * len(choices))


Looks = dict[tuple[str, int, int, str], Look]
Filler = Callable[[dict[str, list[Choice]]], tuple[list[str], list[str], str | None, int]]


class Gold:
    """The annotators' names, resolved as the reader resolves names."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.finder = NameFinder(pack)
        self._cache: dict[str, frozenset[str]] = {}

    def actors(self, name: str) -> frozenset[str]:
        """Return the ids that an annotated name may mean, none where no pack knows it."""
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
        """Whether a candidate is one of the annotated actors; a country's government and forces are one."""
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
        """Whether a candidate, written so in the text, is the annotated place."""
        wanted = {p.id for p in self.pack.find_places(name)[:2]}
        place = self.pack.place(candidate)
        texts = set(written) | ({place.name} if place else set())
        if candidate.startswith("route:"):
            texts.add(self.pack.routes[candidate.removeprefix("route:")].name)
        return candidate in wanted or any(_same_spot(name, text) for text in texts)


def _same_spot(one: str, other: str) -> bool:
    """Whether two names are of one place, not counting words for its kind or a part of it."""
    common = (
        STOP | name_words().parts | set(name_words().place_kinds) | {"al", "area", "countryside", "region"}
    )
    a, b = set(keys_of(one)) - common, set(keys_of(other)) - common
    return bool(a) and a == b


def same_source(gold: Gold, story: Story, number: int, name: str) -> bool:
    """Whether an attribution of a report names the annotated source."""
    root = story.attributions[root_of(story, number)]
    if set(root.ids) & gold.actors(name):
        return True
    a, b = set(keys_of(root.means or root.text)) - STOP, set(keys_of(name)) - STOP
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
    looks: Looks | None = None,
) -> int:
    """Add the rows of one report; return the next free group number.

    What earlier statements of the report were filled with is what the annotators said, or what `filled`
    chooses: a reader has only its own answers to go by, and has to learn how far to trust them.
    """
    story = annotated.story
    memory = Memory()
    clock = Clock(story)
    for scene, claim in annotated.claims:
        kind = scene.statement.kind
        statement = scene.statement
        period = clock.period(statement)
        before = memory.before(scene, period)
        choices = {
            "place": place_choices(story, scene, before),
            "said_by": source_choices(story, scene, before.source),
        }
        choices["by"] = choices["against"] = actor_choices(story, scene, before)
        if looks is not None:
            look = looks.get((story.report.name, statement.start, statement.end, kind), {})
            for slot in ("place", "said_by", "by"):
                choices[slot] = with_look(story, slot, choices[slot], look)
            choices["against"] = choices["by"]
        answers = {slot: _answers(gold, story, slot, choices[slot], claim) for slot in SLOTS}
        if not claim.get("optional"):
            for slot in SLOTS:
                _add_rows(rows[slot], slot, choices[slot], answers[slot], claim, group, report)
        by, against, place, source = _picked(choices, answers) if filled is None else filled(choices)
        memory.keep(scene, Filling({"by": by, "against": against}, place, period), source)
        group += 1
    return group


def _answers(
    gold: Gold, story: Story, slot: str, choices: Sequence[Choice], claim: dict[str, Any]
) -> list[bool]:
    told = claim.get(slot)
    if slot == "place":
        written = ([story.mentions[n].text for n in c.mentions] for c in choices)
        return [gold.same_place(c.id, told or "", texts) for c, texts in zip(choices, written, strict=True)]
    if slot == "said_by":
        if not told:
            return [c.id == NOBODY for c in choices]
        return [c.id != NOBODY and same_source(gold, story, int(c.id), told) for c in choices]
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
            told = slot == "said_by" and bool(claim.get(slot))
            rows.add(choices, right, group, report, _TOLD if told else 1.0)
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


def reachable(rows: Rows) -> float:
    """Return the share of the annotators' answers that some candidate holds."""
    held = sum(rows.right)
    return held / max(1, held + len(rows.missed))


def subset(rows: Rows, keep: np.ndarray) -> Rows:
    """Return the rows that `keep` flags; answers that no candidate holds stay out."""
    picked = [i for i in range(len(rows.right)) if keep[i]]
    return Rows(
        [rows.features[i] for i in picked],
        [rows.right[i] for i in picked],
        [rows.group[i] for i in picked],
        [rows.report[i] for i in picked],
        [rows.weight[i] for i in picked],
    )


def read_annotated(data: Path, gold: Gold, *, prose: bool = True) -> list[Annotated]:
    """Parse the annotated texts, prose of our own or not, and put their claims in the order of the text."""
    found = []
    entries = read_entries(data, prose=prose)
    docs = parse((entry.text, [(0, len(entry.text))]) for entry in entries)
    for entry, doc in zip(entries, docs, strict=True):
        story = Story.of(
            Report.make(name=entry.name, text=entry.text, published=entry.published), doc, gold.finder
        )
        located = [(span_of(entry.text, c), c) for c in entry.claims]
        claims = sorted(((s, c) for s, c in located if s is not None), key=lambda item: item[0])
        scenes = tuple(
            (_scene(story, _as_tagged(entry.text, s, i), c["kind"]), c) for i, (s, c) in enumerate(claims)
        )
        found.append(Annotated(story, scenes))
    return found


def _as_tagged(text: str, span: tuple[int, int], number: int) -> tuple[int, int]:
    """Cut every third long quote short at its end, as a tagger does; the reader must do with less."""
    words = text[span[0] : span[1]].split(" ")
    if number % 3 or len(words) < 8:
        return span
    return span[0], span[0] + len(" ".join(words[: len(words) * 2 // 3]))


def _scene(story: Story, span: tuple[int, int], kind: str) -> Scene:
    statement = Statement(start=span[0], end=span[1], kind=kind, kind_confidence=1, confidence=1)
    return story.scene(statement)


def read_looks(files: Iterable[Path]) -> Looks:
    """Return what `training.closer` says of statements, each by networks that never saw its report."""
    found: Looks = {}
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                name, start, end, kind = row["key"]
                found[name, start, end, kind] = {(a, b): scores for a, b, scores in row["look"]}
    return found


def collect(
    gold: Gold, reports: Sequence[Annotated], fillers: Sequence[Filler] = (), looks: Looks | None = None
) -> dict[str, Rows]:
    """Return the rows of all reports; report n is filled by `fillers[n % len(fillers)]`, if there are any.

    `looks` are what a closer look says of each statement.
    """
    rows = {slot: Rows() for slot in SLOTS}
    group = 0
    for number, annotated in enumerate(reports):
        filled = fillers[number % len(fillers)] if fillers else None
        group = walk(gold, annotated, rows, number, group, filled, looks)
    return rows
