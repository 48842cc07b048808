"""Seals the names of sources on the ground: a pseudonym that nobody without the key can undo.

The pseudonym is made from the name with HMAC-SHA256 under a secret key. A plain hash would not do: whoever
has a list of names could hash them all and compare. docs/field-reports.md says what this protects from, and
what not.
"""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path

from vedette.intake.files import IntakeError
from vedette.intake.lexicon import lexicon
from vedette.packs import name_key

KEY_VARIABLE = "VEDETTE_FIELD_KEY"
SEALED = "[sealed]"
_KEY_BYTES = 32
_LEAST_KEY_BYTES = 16
# No vowels, so that no pseudonym is a word, and none of what is easily misread. The first is a letter.
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_SIGNS = _LETTERS + "23456789"
_LENGTH = 6
_SHORTEST = 3
_WORD = re.compile(r"[^\W_]+")


def key_file() -> Path:
    """Return where the key is: the file that the environment names, else one in the user's settings."""
    named = os.environ.get(KEY_VARIABLE)
    settings = os.environ.get("XDG_CONFIG_HOME")
    folder = Path(settings) if settings else Path.home() / ".config"
    return Path(named) if named else folder / "vedette" / "field.key"


def read_key(file: Path) -> bytes:
    """Return the key in `file`, which is made, for its owner alone to read, where there is none yet.

    Raises IntakeError where that can't be done or the key is too short: without a key nothing is sealed.
    """
    try:
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
                stream.write(secrets.token_hex(_KEY_BYTES) + "\n")
        key = file.read_bytes().strip()
    except OSError as fault:
        message = f"{file}: the key that seals the names of field sources can't be read or made"
        raise IntakeError(f"{message} ({fault.strerror}). Name another file with {KEY_VARIABLE}.") from fault
    if len(key) < _LEAST_KEY_BYTES:
        raise IntakeError(
            f"{file}: is no key for the names of field sources, which has at least {_LEAST_KEY_BYTES} "
            f"bytes. Name the right file with {KEY_VARIABLE}, or an empty place for a new one."
        )
    return key


class Seal:
    """The names of the sources of one file, each with its pseudonym; hides them in what else is told."""

    def __init__(self, key: bytes, names: Iterable[str]) -> None:
        self._key = key
        self._hidden: dict[str, dict[tuple[str, ...], str]] = {}  # by the first word of a name
        self._parts: set[str] = set()
        for name in dict.fromkeys(names):
            words = _keys(name)
            if len("".join(words)) < _SHORTEST:
                continue  # a code such as "7" can't be told from other words, and names nobody
            for spelled in (words, ("".join(words),)):
                self._hidden.setdefault(spelled[0], {})[spelled] = self.pseudonym(name)
            self._parts.update(
                word for word in words if len(word) >= _SHORTEST and word not in lexicon().function_words
            )

    def pseudonym(self, name: str) -> str:
        """Return what a source is shown as ("Source K7M2QX"); case, accents and marks don't count."""
        told = " ".join(_keys(name)) or name
        digest = hmac.new(self._key, told.encode(), hashlib.sha256).digest()
        number = int.from_bytes(digest, "big")
        number, first = divmod(number, len(_LETTERS))
        signs = [_LETTERS[first]]
        while len(signs) < _LENGTH:
            number, sign = divmod(number, len(_SIGNS))
            signs.append(_SIGNS[sign])
        return f"Source {''.join(signs)}"

    def hide(self, text: str, *, parts: bool = True) -> str:
        """Return `text` with whole names as pseudonyms and, with `parts`, single words of them sealed."""
        words = list(_WORD.finditer(text))
        keys = [name_key(word[0]) for word in words]
        shown, at, here = [], 0, 0
        while here < len(words):
            length, instead = self._hidden_at(keys, here, parts=parts)
            if length:
                shown += [text[at : words[here].start()], instead]
                at = words[here + length - 1].end()
            here += length or 1
        return "".join([*shown, text[at:]])

    def _hidden_at(self, keys: Sequence[str], here: int, *, parts: bool) -> tuple[int, str]:
        """Return how many words at `here` are a name or a part of one, and what is shown instead."""
        names = self._hidden.get(keys[here], {})
        found = [name for name in names if tuple(keys[here : here + len(name)]) == name]
        if found:
            longest = max(found, key=len)
            return len(longest), names[longest]
        return (1, SEALED) if parts and keys[here] in self._parts else (0, "")


def _keys(name: str) -> tuple[str, ...]:
    return tuple(name_key(word) for word in _WORD.findall(name))
