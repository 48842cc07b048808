"""A closer look at one statement: the network's upper layers once more, with the statement marked.

For each name near a statement the network says how far it acts, suffers, is the place, or says so. The
weights are in `vedette/data/tagger`; `training/closer.py` makes them.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vedette.reading.decode import Floats
from vedette.reading.tagger import View
from vedette.reading.weights import session_of, weights_file, weights_folder

Range = tuple[int, int]
Look = Mapping[Range, Sequence[float]]

BACK, AHEAD = 90, 40  # sub-words before and after a statement that the network sees
LONGEST = 60  # sub-words of a statement
ACTS, SUFFERS, NEITHER, PLACE, SAYS = range(5)
_MOST = 6.0  # logits further from nought say nothing more
_SCALE = 3.0


@dataclass(frozen=True)
class Frame:
    """What the network sees of a statement: sub-words `low` to `high`, the statement from `first` to `last`.

    `names`: the first and last (excluded) sub-word of each of the `spans` that it sees; all by number in the
    text.
    """

    low: int
    high: int
    first: int
    last: int
    spans: tuple[Range, ...]
    names: tuple[Range, ...]


def frame_of(offsets: NDArray[np.int64], start: int, end: int, spans: Iterable[Range]) -> Frame | None:
    """Return the frame of the statement in characters `start` to `end`, None where no sub-word is in it.

    `offsets`: (n, 2) characters of each sub-word. `spans` are names, by character.
    """
    starts, ends = offsets[:, 0], offsets[:, 1]
    first = int(np.searchsorted(ends, start, side="right"))
    last = min(int(np.searchsorted(starts, end, side="left")), first + LONGEST)
    if last <= first:
        return None
    low, high = max(0, first - BACK), min(len(offsets), last + AHEAD)
    given = tuple(spans)
    edges = np.array(given, dtype=np.int64).reshape(-1, 2)
    begins = np.searchsorted(ends, edges[:, 0], side="right")
    closes = np.maximum(begins + 1, np.searchsorted(starts, edges[:, 1], side="left"))
    seen = np.flatnonzero((begins >= low) & (closes <= high)).tolist()
    names = zip(begins[seen].tolist(), closes[seen].tolist(), strict=True)
    return Frame(low, high, first, last, tuple(given[i] for i in seen), tuple(names))


def marks_of(frame: Frame) -> NDArray[np.int64]:
    """Return (tokens,) 2 in the statement, 1 around it."""
    marks = np.ones(frame.high - frame.low, dtype=np.int64)
    marks[frame.first - frame.low : frame.last - frame.low] = 2
    return marks


def shares_of(frame: Frame) -> tuple[Floats, Floats]:
    """Return what each sub-word counts in the mean of each name, and in that of the statement.

    The shapes are (names, tokens) and (1, tokens).
    """
    names = np.zeros((len(frame.names), frame.high - frame.low), dtype=np.float32)
    for row, (a, b) in enumerate(frame.names):
        names[row, a - frame.low : b - frame.low] = 1.0 / (b - a)
    statement = np.zeros((1, frame.high - frame.low), dtype=np.float32)
    statement[0, frame.first - frame.low : frame.last - frame.low] = 1.0 / (frame.last - frame.first)
    return names, statement


class Closer:
    """Looks closer at statements with the weights that come with the package, or those in `folder`."""

    def __init__(self, folder: Traversable | None = None, threads: int = 1) -> None:
        self._folder = weights_folder(folder)
        self._threads = threads

    def look(self, view: View, start: int, end: int, kind: str, spans: Sequence[Range]) -> Look:
        """Return five logits for each of the names in `spans` that stand near the statement.

        They tell how far the name acts, suffers, does neither, is the place, says so. FileNotFoundError when
        the weights are missing; KeyError for a kind that they don't know.
        """
        frame = frame_of(view.offsets, start, end, spans)
        if frame is None or not frame.names:
            return {}
        names, statement = shares_of(frame)
        (scores,) = self._session.run(
            None,
            {
                "states": view.states[None, frame.low : frame.high],
                "marks": marks_of(frame)[None, :],
                "kind": np.array([self._kinds[kind]], dtype=np.int64),
                "names": names,
                "statement": statement,
            },
        )
        return dict(zip(frame.spans, scores.tolist(), strict=True))

    @cached_property
    def _kinds(self) -> Mapping[str, int]:
        config = json.loads(self._file("config.json").read_text(encoding="utf-8"))
        return {kind: number for number, kind in enumerate(config["kinds"])}

    @cached_property
    def _session(self) -> Any:
        return session_of(self._file("closer.onnx"), self._threads)

    def _file(self, name: str) -> Traversable:
        return weights_file(self._folder, name, "closer look")


def actor_grounds(look: Look, names: Iterable[Range]) -> dict[str, float]:
    """Return what a look says of an actor that stands at `names`."""
    seen = [look[span] for span in names if span in look]
    if not seen:
        return {"look: unseen": 1.0}
    acts = _together([s[ACTS] - s[NEITHER] for s in seen])
    suffers = _together([s[SUFFERS] - s[NEITHER] for s in seen])
    return {"look: acts": acts, "look: suffers": suffers}


def place_grounds(look: Look, names: Iterable[Range]) -> dict[str, float]:
    """Return what a look says of a place that is named at `names`."""
    seen = [look[span][PLACE] for span in names if span in look]
    return {"look: place": _together(seen)} if seen else {"look: unseen": 1.0}


def source_grounds(look: Look, names: Iterable[Range]) -> dict[str, float]:
    """Return what a look says of a source that is named at `names`."""
    seen = [look[span][SAYS] for span in names if span in look]
    return {"look: says": _together(seen)} if seen else {"look: unseen": 1.0}


def _together(logits: Sequence[float]) -> float:
    """Return the logits of several names of one thing as one, of the order of one."""
    top = max(logits)
    whole = top + math.log(sum(math.exp(x - top) for x in logits))
    return max(-_MOST, min(_MOST, whole)) / _SCALE
