"""A pack and those it extends as one immutable whole, with look-ups by id and by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vedette.packs.records import (
    Actor,
    Agreement,
    Body,
    Country,
    Name,
    Place,
    Route,
    Source,
    TalkRound,
)


@dataclass(frozen=True)
class Pack:
    """What is known of a conflict: the named pack merged over those it extends.

    All mappings are by id and in a fixed order. `centre` is (lat, lon). `countries` of the conflict itself
    are listed in `home`, as ISO codes.
    """

    name: str
    layers: tuple[str, ...]
    start: date | None
    end: date | None
    centre: tuple[float, float] | None
    home: tuple[str, ...]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    routes: Mapping[str, Route]
    sources: Mapping[str, Source]
    countries: Mapping[str, Country]
    bodies: Mapping[str, Body]
    agreements: Mapping[str, Agreement]
    talks: Mapping[str, TalkRound]

    def names(self) -> Iterator[Name]:
        """Yield every name, label and spelling to look for, with what it means; a text may come twice."""
        raise NotImplementedError

    def find_places(self, name: str, country: str | None = None) -> tuple[Place, ...]:
        """Return the places called `name`, likeliest first: the pack's own, its home countries', the largest.

        Case, accents, hyphens, apostrophes and a leading article ("al-", "the") don't count. Looks in the
        pack and in the gazetteer of the world. `country` (ISO code) limits the answer.
        """
        raise NotImplementedError

    def place(self, place_id: str) -> Place | None:
        """Return the place with this id, from the pack or the gazetteer."""
        raise NotImplementedError

    def within(self, place_id: str) -> tuple[str, ...]:
        """Return the ids of the places that hold `place_id`, from the next larger to the country."""
        raise NotImplementedError

    def source_by_host(self, host: str) -> Source | None:
        """Return the source that publishes at `host` ("www." and subdomains don't count)."""
        raise NotImplementedError

    def source_named(self, name: str) -> Source | None:
        """Return the source called `name` (id, name or other name; case and punctuation don't count)."""
        raise NotImplementedError

    def side_of(self, actor_id: str, day: date | None = None) -> str | None:
        """Return the side that an actor or source fights on or speaks for, None for one of no side."""
        raise NotImplementedError

    def backers_of(self, actor_id: str, day: date | None = None) -> tuple[str, ...]:
        """Return the ids of those who back an actor on a day (any day when None)."""
        raise NotImplementedError

    def compatible(self, one: str, other: str) -> bool:
        """Tell whether two actor ids may mean the same actor in two accounts.

        True for the same id, for an actor and its side or alliance ("hezbollah" fights on the side
        "syrian_government_forces"), and where either is the unknown actor.
        """
        raise NotImplementedError
