"""People who speak: for which body, and what is left of a name without titles, roles and description."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from vedette.origins.vocabulary import Vocabulary, slug
from vedette.packs.pack import Pack

_LONGEST_NAME = 5
_FOR = re.compile(r"\sfor\s+(?:the\s+)?")
_FRONT = re.compile(r"^(?:the|an?)_")
_ARTICLE = re.compile(r"(?:^|(?<=_))el_")  # "el-Faris" and "al-Faris" are one


@dataclass(frozen=True)
class People:
    """Finds people, those that the pack knows and others, by what reports call them."""

    pack: Pack
    words: Vocabulary

    def body_of(self, written: str) -> str | None:
        """Return the body of somebody whom the pack knows, named in full or by a surname alone."""
        key = slug(written)
        for name in runs(key.split("_")):
            if name in self._bodies:
                return self._bodies[name]
        return self._surnames.get(key) if not written.isupper() else None

    def spoken_for(self, written: str) -> str | None:
        """Return the body that "BODY spokeswoman NAME" or "spokesman for BODY" names, None for none."""
        words = written.split()
        at = next((n for n, word in enumerate(words) if word.casefold() in self.words.spokespeople), 0)
        named = [" ".join(words[start:at]) for start in range(at)]
        if _FOR.search(written) is not None:
            named.append(_FOR.split(written)[-1])
        for name in named:
            known = self.pack.source_named(name) or self.pack.actor_named(name)
            if known is not None:
                return known.id
        return None

    def named(self, written: str) -> str | None:
        """Return the bare name in "Dr. NAME", "commander NAME" or "NAME, a resident", None for none."""
        words = written.split()
        while words and (words[0].islower() or words[0].casefold().strip(".") in self.words.titles):
            words = words[1:]
        rest = " ".join(words)
        name = self.words.person_in(rest) or rest
        return name if name != written and self.words.is_name(name) else None

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        """Those who lead or speak for a body, by whole name; a name that two bodies claim is left out.

        Where one of the two belongs to the other it is the one that is meant.
        """
        bodies: dict[str, set[str]] = {}
        for actor in self.pack.actors.values():
            for person in actor.people:
                bodies.setdefault(slug(person), set()).add(actor.id)
        for source in self.pack.sources.values():
            for person in source.people:
                bodies.setdefault(slug(person), set()).add(source.id)
        for country in self.pack.countries.values():
            for person in country.leaders:
                bodies.setdefault(slug(person), set()).add(country.government)
        found = {person: self._narrowest(ids) for person, ids in bodies.items() if "_" in person}
        return {person: body for person, body in found.items() if body is not None}

    def _narrowest(self, bodies: set[str]) -> str | None:
        owners = {one.owner for body in bodies if (one := self.pack.sources.get(body)) is not None}
        left = bodies - owners
        return min(left) if len(left) == 1 else None

    @cached_property
    def _surnames(self) -> Mapping[str, str]:
        """The bodies by surname, where all of that surname speak for one."""
        bodies: dict[str, set[str]] = {}
        for person, body in self._bodies.items():
            bodies.setdefault(person.rsplit("_", 1)[-1], set()).add(body)
        return {surname: min(ids) for surname, ids in bodies.items() if len(ids) == 1}


def person_id(name: str) -> str:
    """Return the id of somebody whom no pack knows."""
    return f"name:{_ARTICLE.sub('al_', _FRONT.sub('', slug(name)))}"


def runs(words: list[str], joint: str = "_") -> Iterator[str]:
    """Yield the runs of two words and more, the longest first."""
    for length in range(min(_LONGEST_NAME, len(words)), 1, -1):
        for start in range(len(words) - length + 1):
            yield joint.join(words[start : start + length])
