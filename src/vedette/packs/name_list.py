"""All names that a pack wants to be looked for in texts, each with what it means."""

from collections.abc import Callable, Iterator, Mapping

from vedette.packs.records import Actor, Country, Name, Place, Route, Source


def all_names(
    *,
    actors: Mapping[str, Actor],
    places: Mapping[str, Place],
    routes: Mapping[str, Route],
    sources: Mapping[str, Source],
    countries: Mapping[str, Country],
    capital: Callable[[Country], Place | None],
) -> Iterator[Name]:
    """Yield the names of a pack's things, table by table; one text may mean several things."""
    for actor in actors.values():
        yield from _of_actor(actor, countries.get(actor.id))
    for country in countries.values():
        yield from _of_country(country, capital(country))
    for source in sources.values():
        for text in _distinct(source.name, *source.names):
            yield Name(text=text, what="source", target=source.id)
        for text in source.people:
            yield Name(text=text, what="person", target=source.id)
    for place in places.values():
        # A country's name is a country's; it means the state as often as the land.
        if place.id not in countries:
            for text in _distinct(place.name, *place.names):
                yield Name(text=text, what="place", target=place.id)
    for route in routes.values():
        for text in _distinct(route.name, *route.names):
            yield Name(text=text, what="route", target=route.id)


def _of_actor(actor: Actor, country: Country | None) -> Iterator[Name]:
    told = (country.name, *country.names) if country is not None else ()
    for text in _distinct(actor.name, *actor.names):
        if text not in told:
            yield Name(text=text, what="actor", target=actor.id)
    for label in actor.labels:
        yield Name(text=label.text, what="label", target=actor.id)
    for text in actor.people:
        yield Name(text=text, what="person", target=actor.id)


def _of_country(country: Country, capital: Place | None) -> Iterator[Name]:
    for text in _distinct(country.name, *country.names):
        yield Name(text=text, what="country", target=country.id)
    for text in country.adjectives:
        yield Name(text=text, what="nationality", target=country.id)
    for text in country.people:
        yield Name(text=text, what="people", target=country.id)
    for text in _distinct(*([country.capital] if country.capital else []), *country.metonyms):
        yield Name(text=text, what="metonym", target=country.id)
    for text in country.leaders:
        yield Name(text=text, what="person", target=country.id)
    if country.capital and capital is not None:
        yield Name(text=country.capital, what="place", target=capital.id)


def _distinct(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
