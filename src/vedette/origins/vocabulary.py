"""The words for those who speak, loaded from data/lexicon/origins_speakers.yaml."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from vedette.model import SourceKind
from vedette.model.word_lists import word_lists

_NOT_WORD = re.compile(r"[^\w]+")
_NAME = r"[A-Z][\w’'-]+(?:\s+(?:al|el|bin|ibn|de|van|von))?(?:\s+(?:al-|el-)?[A-Z][\w’'-]+)+"
_FRONT = 2  # words: "a number of", "a large group of"
_SEATED = "-based"  # "a London-based group": where it sits does not tell who it is


class Vocabulary(BaseModel):
    """What the file says; see its comments for the meaning of each list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nouns: Mapping[Literal["unnamed", "witness", "local"], Mapping[str, str]]
    pointers: Mapping[SourceKind, tuple[str, ...]]
    not_telling: frozenset[str]
    ends_phrase: frozenset[str]
    definite: str
    of_them: frozenset[str]
    spoken_to: frozenset[str]
    offices: frozenset[str]
    office_words: frozenset[str]
    spellings: Mapping[str, str]
    things: Mapping[str, str]
    titles: frozenset[str]
    spokespeople: frozenset[str]
    heads: frozenset[str]
    ranks: frozenset[str]
    articles: frozenset[str]
    strays: frozenset[str]
    pronouns: frozenset[str]
    shown: Mapping[Literal["unnamed", "unsigned"], str]
    actor_kinds: Mapping[str, SourceKind]
    weekdays: tuple[str, ...]

    def noun_of(self, phrase: str) -> tuple[SourceKind, str] | None:
        """Return the kind of unnamed speaker that `phrase` ends in, and the phrase in the singular."""
        for kind, forms in self.nouns.items():
            one = _singular(phrase, forms)
            if one is not None:
                return kind, one
        return None

    def thing_of(self, phrase: str) -> str | None:
        """Return a phrase that ends in what tells without being anybody ("reports"), in the singular."""
        return _singular(phrase, self.things)

    def pointed_kinds(self, phrase: str) -> tuple[SourceKind, ...]:
        """Return the kinds of source that a phrase like "war monitor" may point to."""
        return tuple(kind for kind, nouns in self.pointers.items() if phrase in nouns)

    def is_office(self, phrase: str) -> bool:
        """Tell whether a phrase names an office and not whose ("foreign ministry")."""
        return bool(phrase) and all(word in self.offices | self.office_words for word in phrase.split())

    def points_back(self, as_written: str) -> bool:
        """Tell whether a phrase means one that was named before ("the group")."""
        return as_written.casefold().split()[:1] == [self.definite]

    def names_somebody(self, as_written: str) -> bool:
        """Tell whether a phrase has a capital letter behind its articles and counts."""
        words = as_written.split()
        first = next((at for at, word in enumerate(words) if word.casefold() not in self.not_telling), 0)
        return any(letter.isupper() for word in words[first:] for letter in word)

    def is_name(self, text: str) -> bool:
        """Tell whether a text is a person's name of two words or more, and nothing else."""
        return re.fullmatch(_NAME, text) is not None

    def person_in(self, as_written: str) -> str | None:
        """Return the person named beside a noun: "Ida Moen, a resident", "the activist Ida Moen"."""
        for pattern in self._person:
            match = pattern.search(as_written)
            if match is not None:
                return match["name"]
        return None

    @cached_property
    def _person(self) -> tuple[re.Pattern[str], ...]:
        forms = {singular for nouns in self.nouns.values() for singular in nouns}
        nouns = "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
        return (
            re.compile(rf"^(?P<name>{_NAME}),?\s+(?:an?|the|who)\s"),
            re.compile(rf"\b(?:{nouns})\s+(?P<name>{_NAME})"),
        )

    def telling(self, as_written: str) -> str:
        """Return the noun phrase at the front of `as_written` in lower case, without what does not tell."""
        words = self._last_phrase(as_written.replace("’", "'").split())
        words = [word.casefold() for word in words]
        counted = [at for at in range(len(words) - 2) if words[at] in self.of_them and words[at + 1] == "of"]
        words = words[counted[0] + 2 :] if counted and counted[0] < _FRONT else words
        end = next((at for at, word in enumerate(words) if at and word in self.ends_phrase), len(words))
        words = [word.strip(".,;:\"'“”()") for word in words[:end]]
        dropped = self.not_telling | self.strays
        return " ".join(word for word in words if word and word not in dropped and not word.endswith(_SEATED))

    def without_seat(self, as_written: str) -> str:
        """Return a phrase without where somebody sits ("the Vell-based Watch" is "the Watch")."""
        return " ".join(word for word in as_written.split() if not word.endswith(_SEATED))

    def tells_nobody(self, as_written: str) -> bool:
        """Tell whether a phrase names nobody who could speak.

        A weekday, a pronoun ("he", "both women"), or so many, in figures, of what is not known to speak: "18
        prisoners" are those of whom the sentence tells.
        """
        words = as_written.casefold().split()
        counted = bool(words) and words[0].isdigit() and self.noun_of(self.telling(as_written)) is None
        return counted or self.names_a_day(as_written) or (bool(words) and words[0] in self.pronouns)

    def titled(self, as_written: str) -> bool:
        """Tell whether a phrase is a title with a name behind it, or the beginning of one ("Doctor Ida")."""
        first, _, rest = as_written.partition(" ")
        return first[:1].isupper() and first.casefold().strip(".") in self.titles and rest[:1].isupper()

    def in_capitals(self, what: str, as_written: str) -> str:
        """Return a phrase with its words as written, but for a capital that may only begin a sentence."""
        words = as_written.replace("’", "'").split()
        written = {word.casefold(): word for at, word in enumerate(words) if at or word[:2].isupper()}
        return " ".join(written.get(word, word) for word in what.split())

    def names_a_day(self, as_written: str) -> bool:
        """Tell whether a phrase is the name of a weekday alone: nobody speaks."""
        return as_written in self.weekdays

    def _last_phrase(self, words: list[str]) -> list[str]:
        """Return the words behind an article or a number in their midst, with which a phrase begins anew.

        It goes on where a preposition stands before, and behind a name: "Ida Moen, a resident".
        """
        for at in range(len(words) - 2, -1, -1):
            begins = words[at] in self.articles or words[at].strip(",.").replace(",", "").isdigit()
            before = words[at - 1].casefold() if at else ""
            bound = before in self.ends_phrase or before == "for"
            named = re.search(_NAME, " ".join(words[:at])) is not None
            if begins and not bound and not named:
                return words[at + 1 :]
        return words


def _singular(phrase: str, forms: Mapping[str, str]) -> str | None:
    """Return a phrase that ends in one of the nouns, singular or plural, with it in the singular."""
    for singular, plural in forms.items():
        for form in (singular, plural):
            if phrase == form or phrase.endswith(f" {form}"):
                return phrase[: len(phrase) - len(form)] + singular
    return None


@cache
def vocabulary() -> Vocabulary:
    """Return the word lists; ValidationError if the file is not as `Vocabulary` says."""
    return Vocabulary.model_validate(word_lists("origins_speakers.yaml"))


def slug(name: str) -> str:
    """Return `name` as an id: lower case, no accents, words joined by underscores."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_WORD.sub("_", (plain or name).casefold()).strip("_") or "nameless"
