"""The words for those who speak, loaded from data/lexicon/origins_speakers.yaml."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from vedette.model import SourceKind
from vedette.model.word_lists import word_lists

_NOT_WORD = re.compile(r"[^\w]+")


class Vocabulary(BaseModel):
    """What the file says; see its comments for the meaning of each list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nouns: Mapping[Literal["unnamed", "witness", "local"], Mapping[str, str]]
    pointers: Mapping[SourceKind, tuple[str, ...]]
    not_telling: frozenset[str]
    ends_phrase: frozenset[str]
    spoken_to: frozenset[str]
    shown: Mapping[Literal["unnamed", "unsigned"], str]
    actor_kinds: Mapping[str, SourceKind]
    weekdays: tuple[str, ...]

    def noun_of(self, phrase: str) -> tuple[SourceKind, str] | None:
        """Return the kind of unnamed speaker that `phrase` ends in, and the phrase in the singular."""
        for kind, forms in self.nouns.items():
            for singular, plural in forms.items():
                for form in (singular, plural):
                    if phrase == form or phrase.endswith(f" {form}"):
                        return kind, phrase[: len(phrase) - len(form)] + singular
        return None

    def pointed_kind(self, phrase: str) -> SourceKind | None:
        """Return the kind of source that a phrase like "a war monitor" points to, None if it does not."""
        return next((kind for kind, nouns in self.pointers.items() if phrase in nouns), None)

    def telling(self, as_written: str) -> str:
        """Return the noun phrase at the front of `as_written` in lower case, without articles and counts."""
        words = as_written.casefold().replace("’", "'").split()
        end = next((at for at, word in enumerate(words) if at and word in self.ends_phrase), len(words))
        words = [word.strip(".,;:\"'“”()") for word in words[:end]]
        return " ".join(word for word in words if word and word not in self.not_telling)


@cache
def vocabulary() -> Vocabulary:
    """Return the word lists; ValidationError if the file is not as `Vocabulary` says."""
    return Vocabulary.model_validate(word_lists("origins_speakers.yaml"))


def slug(name: str) -> str:
    """Return `name` as an id: lower case, no accents, words joined by underscores."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_WORD.sub("_", (plain or name).casefold()).strip("_") or "nameless"
