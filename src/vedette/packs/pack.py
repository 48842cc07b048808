"""A pack and those it extends as one immutable whole, with look-ups by id and by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from vedette.packs.actor_index import ActorIndex
from vedette.packs.agreements import Agreement, TalkRound
from vedette.packs.allegiance import Allegiances, covers
from vedette.packs.name_list import all_names
from vedette.packs.names import name_key
from vedette.packs.place_index import PlaceIndex
from vedette.packs.records import Actor, Base, Body, Country, Holding, Name, Place, Route, Source
from vedette.packs.source_index import SourceIndex


@dataclass(frozen=True)
class Pack:
    """What is known of a conflict: the named pack merged over those it extends.

    All mappings are by id and in a fixed order. `layers` are the names of the packs it is made of, lowest
    first. `centre` is (lat, lon). `countries` of the conflict itself are listed in `home`, as ISO codes.
    `provinces` maps GeoNames codes ("SY.09") to place ids; `own_places` are the places that come from packs
    of a conflict, not from general knowledge of the world. A pack can be pickled.
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
    title: str = ""
    provinces: Mapping[str, str] = field(default_factory=dict)
    own_places: frozenset[str] = frozenset()
    held: tuple[Holding, ...] = ()
    bases: tuple[Base, ...] = ()

    def names(self) -> Iterator[Name]:
        """Yield every name, label and spelling to look for, with what it means; a text may come twice."""
        return all_names(
            actors=self.actors,
            places=self.places,
            routes=self.routes,
            sources=self.sources,
            countries=self.countries,
            capital=self._capital,
        )

    def find_places(self, name: str, country: str | None = None) -> tuple[Place, ...]:
        """Return the places called `name`, likeliest first: the pack's own, its home countries', the largest.

        Case, accents, hyphens, apostrophes and a leading article ("al-", "the") don't count. Looks in the
        pack and in the gazetteer of the world. `country` (ISO code) limits the answer.
        """
        return self._place_index.find(name, country)

    def alike_places(self, name: str) -> tuple[Place, ...]:
        """Return the places of the conflict's own countries that `name` may be another spelling of."""
        return self._place_index.alike(name)

    def place(self, place_id: str) -> Place | None:
        """Return the place with this id, from the pack or the gazetteer."""
        return self._place_index.get(place_id)

    def is_abroad(self, place_id: str) -> bool:
        """Tell whether a place is in no country of the war; False if unknown, or if the pack is of no war."""
        known = self.place(place_id)
        return known is not None and bool(self.home) and known.country not in (None, *self.home)

    def within(self, place_id: str) -> tuple[str, ...]:
        """Return the ids of the places that hold `place_id`, from the next larger to the country."""
        return self._place_index.within(place_id)

    def held_from_start(self, place_id: str, day: date) -> Holding | None:
        """Return who held a place when the record begins, by `day`: as its own, else as part of an area.

        Of several for one place the latest counts; what `held` says of it comes before a base that stands on
        the day. None where the pack says nothing.
        """
        bases = [
            (base.start or self.start or date.max, base)
            for base in self.bases
            if place_id in base.places and base.stands(day)
        ]
        for area in (place_id, *self.within(place_id)):
            known = [one for one in self.held if area in one.places and one.start <= day]
            if known:
                return max(known, key=lambda one: one.start)
            start, base = max(bases, key=lambda one: one[0], default=(date.max, None))
            if area == place_id and base is not None and start <= day:
                return Holding(holder=base.holder, places=base.places, start=start)
        return None

    @cached_property
    def held_places(self) -> frozenset[str]:
        """The ids of the places of which the pack itself says who held them first."""
        return frozenset(
            [place for one in self.held for place in one.places]
            + [place for one in self.bases for place in one.places]
        )

    def actor_named(self, name: str) -> Actor | None:
        """Return the one actor that `name` means where nothing else is said of it, None where unsure."""
        return self._actor_index.named(name)

    def source_by_host(self, host: str) -> Source | None:
        """Return the source that publishes at `host` ("www." and subdomains don't count)."""
        return self._source_index.by_host(host)

    def source_named(self, name: str) -> Source | None:
        """Return the source called `name` (id, name or other name; case and punctuation don't count)."""
        return self._source_index.named(name)

    def side_of(self, actor_id: str, day: date | None = None) -> str | None:
        """Return the side that an actor or source fights on or speaks for, None for one of no side."""
        return self._allegiances.side_of(actor_id, day)

    def last_owner(self, source_id: str) -> str:
        """Return who owns a source in the end, an actor or a source; its own id where nobody does."""
        return self._allegiances.last_owner(source_id)

    def backers_of(self, actor_id: str, day: date | None = None) -> tuple[str, ...]:
        """Return the ids of those who back an actor on a day (any day when None)."""
        actor = self.actors.get(actor_id)
        spans = actor.backers if actor is not None else ()
        return tuple(dict.fromkeys(span.actor for span in spans if covers(span, day)))

    def compatible(self, one: str, other: str) -> bool:
        """Tell whether two actor ids may mean the same actor in two accounts.

        True for the same id, for an actor and its side or alliance ("hezbollah" fights on the side
        "syrian_government_forces"), and where either is the unknown actor.
        """
        return self._allegiances.compatible(one, other)

    @cached_property
    def civilians(self) -> str | None:
        """The id of the actor that stands for civilians, None where the pack has none."""
        return next((actor.id for actor in self.actors.values() if actor.kind == "civilians"), None)

    @cached_property
    def quarters(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the quarters in each place that has any, by the place's id."""
        found: dict[str, list[str]] = {}
        for place in self.places.values():
            for around in self.within(place.id) if place.kind == "quarter" else ():
                found.setdefault(around, []).append(place.id)
        return {place: tuple(sorted(parts)) for place, parts in found.items()}

    @cached_property
    def person_keys(self) -> frozenset[str]:
        """The names of all who lead or speak for an actor or source, as they are compared (`name_key`)."""
        return frozenset(name_key(name.text) for name in self.names() if name.what == "person")

    @cached_property
    def home_places(self) -> tuple[str, ...]:
        """The ids of the conflict's own countries."""
        return tuple(country.id for country in self.countries.values() if country.iso2 in self.home)

    @cached_property
    def acting_forces(self) -> Mapping[str, str]:
        """The forces of each country by the ids of its government and of the forces themselves."""
        return MappingProxyType(
            {actor: c.military for c in self.countries.values() for actor in (c.government, c.military)}
        )

    @cached_property
    def speaking_governments(self) -> Mapping[str, str]:
        """The government of each country by the ids of its forces and of the government itself."""
        return MappingProxyType(
            {actor: c.government for c in self.countries.values() for actor in (c.government, c.military)}
        )

    @cached_property
    def _place_index(self) -> PlaceIndex:
        return PlaceIndex(self.places, self.own_places, self.countries, self.home, self.provinces)

    @cached_property
    def _actor_index(self) -> ActorIndex:
        return ActorIndex(self.actors, self.countries, self.bodies, self.names())

    @cached_property
    def _source_index(self) -> SourceIndex:
        return SourceIndex(self.sources)

    @cached_property
    def _allegiances(self) -> Allegiances:
        return Allegiances(self.actors, self.sources, self.countries)

    def _capital(self, country: Country) -> Place | None:
        found = self.find_places(country.capital, country.iso2) if country.capital else ()
        return next((place for place in found if place.kind != "country"), None)

    def __reduce__(self) -> tuple[Any, ...]:
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return _unpickled, ({k: dict(v) if isinstance(v, Mapping) else v for k, v in values.items()},)


def _unpickled(values: dict[str, Any]) -> Pack:
    kept: dict[str, Any] = {k: MappingProxyType(v) if isinstance(v, dict) else v for k, v in values.items()}
    return Pack(**kept)
