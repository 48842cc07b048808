"""For which body somebody speaks whom a report introduces by an office ("Ida Moen, head of the Watch")."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from vedette.origins.vocabulary import Vocabulary
from vedette.packs.pack import Pack

_CAPITAL = r"[A-Z][\w.’'-]*"
_BODY = rf"{_CAPITAL}(?:\s+(?:of|for|the|and|in|{_CAPITAL})){{0,6}}"


@dataclass(frozen=True)
class Roles:
    """Reads from the text around people's names what offices they hold."""

    pack: Pack
    words: Vocabulary

    def body(self, person: str, text: str) -> str | None:
        """Return the name of the one body of the pack for which a text says that a person speaks."""
        name = re.escape(person)
        behind = re.finditer(rf"\b{name},?\s+{self._office}(?:of|at|for|with)\s+(?:the\s+)?({_BODY})", text)
        before = re.finditer(rf"\b({_BODY})(?:['’]s)?\s+{self._office}(?:{_CAPITAL}\s+)?{name}\b", text)
        named = (*map(_from_the_front, behind), *map(_from_the_end, before))
        found = {body for names in named if (body := self._first(names)) is not None}
        return min(found) if len(found) == 1 else None

    def _first(self, names: Iterable[str]) -> str | None:
        """Return the name of the first of several that the pack knows as a source's own."""
        known = (self.pack.source_named(name) for name in names)
        return next((one.name for one in known if one is not None and one.name != one.name.lower()), None)

    @cached_property
    def _office(self) -> str:
        """A pattern of an office, with its article and rank, that ends in white space."""
        heads, ranks = ("|".join(sorted(words)) for words in (self.words.heads, self.words.ranks))
        return rf"(?:(?:an?|the)\s+)?(?:(?:{ranks}|{_CAPITAL})\s+){{0,4}}(?:{heads})\s+"


def _from_the_front(match: re.Match[str]) -> list[str]:
    parts = match[1].split()
    return [" ".join(parts[:end]) for end in range(len(parts), 0, -1)]


def _from_the_end(match: re.Match[str]) -> list[str]:
    parts = match[1].removesuffix("'s").split()
    return [" ".join(parts[start:]) for start in range(len(parts))]
