"""The statement tagger: finds the pieces of a text that state one claim each, and tells their kinds.

The network is a small quantised transformer in `vedette/data/tagger`; `training/` makes it.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from vedette.model import Status
from vedette.model.claim import Kind
from vedette.reading.decode import LABELS, DecoderSettings, Floats, WordScores, decode, merge, windows
from vedette.reading.statement import Statement
from vedette.reading.subwords import Ranges, Tokens, subwords_of, word_scores
from vedette.reading.weights import session_of, weights_file, weights_folder


@dataclass(frozen=True)
class Sight:
    """What the network says of one text, before the parse tells where its sentences end.

    `scores`: (n, channels) of each sub-word. `states`: (n, width) its hidden states half-way up.
    """

    tokens: Tokens
    scores: Floats
    states: Floats


@dataclass(frozen=True)
class View:
    """What the network sees of one text: its statements by start, and its sub-words half-way up.

    `offsets`: (n, 2) characters of each sub-word. `states`: (n, width) the hidden states from which a closer
    look at one statement starts (`vedette.reading.closer`). `words`: what is said of each word, with the
    names of the `kinds` and `statuses` in the order of their scores; a status less likely than `sure_status`
    is not told.
    """

    statements: tuple[Statement, ...]
    offsets: NDArray[np.int64]
    states: Floats
    words: WordScores
    kinds: tuple[Kind, ...]
    statuses: tuple[Status, ...]
    sure_status: float


class Tagger:
    """Finds statements with the weights that come with the package, or those in `folder`.

    The weights are read when they are first needed; `settings` are used instead of those that come with
    them. `threads` is how many threads one call may use; the result does not depend on it, and more than one
    gains little for texts of this length.
    """

    def __init__(
        self, folder: Traversable | None = None, threads: int = 1, settings: DecoderSettings | None = None
    ) -> None:
        self._folder = weights_folder(folder)
        self._threads = threads
        self._given = settings

    def statements(self, text: str, body: Ranges, sentences: Ranges) -> tuple[Statement, ...]:
        """Return the statements in `body` of `text`, by start; they do not overlap.

        `body` and `sentences` are ranges of characters. FileNotFoundError when the weights are missing.
        """
        return self.view(self.see(text, body), text, sentences).statements

    def scores(self, text: str, body: Ranges, sentences: Ranges) -> WordScores:
        """Return what the network says of the words of a text; for measuring and calibration."""
        return self._of_words(self.see(text, body), sentences)

    def see(self, text: str, body: Ranges) -> Sight:
        """Run the network over `body` of `text`; `view` makes statements of what it says."""
        tokens = subwords_of(self._tokenizer, text, body)
        # one window at a time: int8 activations are scaled by the batch, so company would change a reading
        parts = [(a, self._run(tokens.ids[a:b])) for a, b in windows(len(tokens.ids), self._window)]
        scores, states = (merge(len(tokens.ids), [(a, both[i]) for a, both in parts]) for i in (0, 1))
        if not parts:
            channels = LABELS + len(self._kinds) + len(self._statuses) + 2
            scores = np.zeros((0, channels), dtype=np.float32)
        return Sight(tokens, scores, states)

    def view(self, sight: Sight, text: str, sentences: Ranges) -> View:
        """Return the statements of a text that the network has seen, and what a closer look starts from."""
        words = self._of_words(sight, sentences)
        return View(
            statements=self._decoded(words, text),
            offsets=sight.tokens.offsets,
            states=sight.states,
            words=words,
            kinds=self._kinds,
            statuses=self._statuses,
            sure_status=self._settings.status_confidence,
        )

    def _of_words(self, sight: Sight, sentences: Ranges) -> WordScores:
        return word_scores(sight.tokens, sight.scores, sentences, len(self._kinds), len(self._statuses))

    def _run(self, ids: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Return the network's scores and states, (tokens, channels) each, of one window."""
        opening, closing = self._edges
        row = np.concatenate(([opening], ids, [closing])).astype(np.int64)[None, :]
        scores, states = self._session.run(None, {"ids": row, "mask": np.ones_like(row)})
        return scores[0, 1:-1], states[0, 1:-1]

    def _decoded(self, scores: WordScores, text: str) -> tuple[Statement, ...]:
        statements = []
        for found in decode(scores, self._settings):
            start, end = int(scores.offsets[found.first, 0]), int(scores.offsets[found.last - 1, 1])
            while end > start and not text[end - 1].isalnum() and text[end - 1] not in "%)\"'”’":
                end -= 1
            if end == start:
                continue
            sure = found.status_confidence >= self._settings.status_confidence
            statements.append(
                Statement(
                    start=start,
                    end=end,
                    kind=self._kinds[found.kind],
                    kind_confidence=round(found.kind_confidence, 4),
                    confidence=round(found.confidence, 4),
                    status_hint=self._statuses[found.status] if sure else None,
                    repeat=round(found.repeat, 4),
                )
            )
        return tuple(statements)

    def _file(self, name: str) -> Traversable:
        return weights_file(self._folder, name, "statement tagger")

    @cached_property
    def _config(self) -> dict[str, Any]:
        config: dict[str, Any] = json.loads(self._file("config.json").read_text(encoding="utf-8"))
        return config

    @cached_property
    def _kinds(self) -> tuple[Kind, ...]:
        return tuple(self._config["kinds"])

    @cached_property
    def _statuses(self) -> tuple[Status, ...]:
        known = get_args(Status)
        return tuple(status for status in self._config["statuses"] if status in known)

    @cached_property
    def _settings(self) -> DecoderSettings:
        if self._given is not None:
            return self._given
        given: dict[str, Any] = dict(self._config["decoder"])
        if "grounds" in given:
            given["grounds"] = tuple(given["grounds"])
        return DecoderSettings(**given)

    @cached_property
    def _window(self) -> int:
        return int(self._config["window"])

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_str(self._file("tokenizer.json").read_text(encoding="utf-8"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _edges(self) -> tuple[int, int]:
        """The numbers of the tokens that open and close a window."""
        vocabulary = self._tokenizer.get_vocab()
        return vocabulary["[CLS]"], vocabulary["[SEP]"]

    @cached_property
    def _session(self) -> Any:
        return session_of(self._file("tagger.onnx"), self._threads)
