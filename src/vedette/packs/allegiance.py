"""Who fights beside whom: sides, alliances, and whether two names may mean one actor."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from vedette.packs.records import Actor, Backing, Country, Source


class Allegiances:
    """The sides and alliances of a pack's actors and sources, each followed to its end."""

    def __init__(
        self, actors: Mapping[str, Actor], sources: Mapping[str, Source], countries: Mapping[str, Country]
    ) -> None:
        self._actors = actors
        self._sources = sources
        self._alliances: dict[str, list[str]] = {}
        for actor in actors.values():
            for member in actor.members:
                self._alliances.setdefault(member, []).append(actor.id)
        self._states: dict[str, list[str]] = {}
        for country in countries.values():
            for organ in {country.government, country.military} - {country.id}:
                self._states.setdefault(organ, []).append(country.id)
        self._larger: dict[str, frozenset[str]] = {}
        self._cached_side = lru_cache(maxsize=65536)(self._followed)

    def side_of(self, key: str, day: date | None) -> str | None:
        """Follow an actor's, or a source's, side to the actor that is a side of its own."""
        return self._cached_side(key, day)

    def _followed(self, key: str, day: date | None) -> str | None:
        seen: set[str] = set()
        here, side = key, None
        while here not in seen:
            seen.add(here)
            named = self._named_side(here, day)
            if named is not None:
                here = side = named
            elif here in self._sources and (owner := self._sources[here].owner) is not None:
                here, side = owner, None
        return side

    def _named_side(self, key: str, day: date | None) -> str | None:
        """Return the side that the pack names for an actor or source on a day, itself where it is one."""
        actor = self._actors.get(key)
        if actor is not None:
            if day is not None:
                for span in actor.allegiances:
                    if covers(span, day):
                        return span.actor
            if actor.side is not None:
                return actor.side
            # An alliance that fights as a side carries its members with it; a mere league has no side.
            for alliance in self._alliances.get(key, ()):
                if self._actors[alliance].side is not None:
                    return alliance
        source = self._sources.get(key)
        return source.side if source is not None else None

    def last_owner(self, key: str) -> str:
        """Follow a source's owners to the one that nobody owns, `key` itself where it has none."""
        seen: set[str] = set()
        while key not in seen:
            seen.add(key)
            source = self._sources.get(key)
            if source is None or source.owner is None:
                break
            key = source.owner
        return key

    def compatible(self, one: str, other: str) -> bool:
        """Tell whether one is the other, fights on its side, is in its alliance, or is unknown."""
        if one == other or self._is_unknown(one) or self._is_unknown(other):
            return True
        return one in self._all_larger(other) or other in self._all_larger(one)

    def _is_unknown(self, key: str) -> bool:
        actor = self._actors.get(key)
        return actor is not None and actor.kind == "unknown"

    def _all_larger(self, key: str) -> frozenset[str]:
        """Return all that the actor is part of: states, sides at any time, alliances; itself with them.

        Sides are followed to their end, alliances that fight as a side with them. A mere league counts for
        its members only: who fights on a member's side is not of it.
        """
        if key not in self._larger:
            found: set[str] = set()
            ahead = [key]
            while ahead:
                here = ahead.pop()
                if here in found:
                    continue
                found.add(here)
                ahead += self._states.get(here, [])
                ahead += [ally for ally in self._alliances.get(here, []) if self._actors[ally].side]
                actor = self._actors.get(here)
                if actor is not None:
                    ahead += [span.actor for span in actor.allegiances]
                    ahead += [actor.side] if actor.side is not None else []
            for member in (key, *self._states.get(key, [])):
                found.update(self._alliances.get(member, []))
            self._larger[key] = frozenset(found)
        return self._larger[key]


def covers(span: Backing, day: date | None) -> bool:
    """Tell whether a span holds on `day`; every span does when it is None."""
    if day is None:
        return True
    return (span.start is None or span.start <= day) and (span.end is None or day <= span.end)
