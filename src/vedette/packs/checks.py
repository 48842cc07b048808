"""What no single record can know: ids that lead nowhere, days out of order, points off the earth."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from vedette.model import Problem, ontology
from vedette.packs.agreements import Agreement
from vedette.packs.build import Manifest, Tables
from vedette.packs.entries import Entries, Entry, Table
from vedette.packs.names import name_key
from vedette.packs.records import Base, Holding
from vedette.packs.references import References

Fault = Iterator[Problem]


def check_tables(entries: Entries, tables: Tables, known: References) -> Fault:
    """Yield every fault that shows only when the tables are seen together."""
    for rule in (_actors, _places, _routes, _sources, _countries, _agreements, _talks):
        yield from rule(entries, tables, known)


def check_manifest(entry: Entry, manifest: Manifest, known: References) -> Fault:
    """Yield the faults of pack.yaml."""
    yield from _order(entry, manifest, "start", "end")
    for i, code in enumerate(manifest.home):
        if not known.code(code):
            yield entry.at("home", i).fault(f"home: no country has the code {code!r}")
    if manifest.centre is not None and not _on_earth(*manifest.centre):
        yield entry.at("centre").fault(f"centre: {manifest.centre} is not [lat, lon]")
    holdings: Mapping[str, Sequence[Holding | Base]] = {"held": manifest.held, "bases": manifest.bases}
    for field, listed in holdings.items():
        for i, holding in enumerate(listed):
            if not known.actor(holding.holder):
                yield entry.at(field, i).fault(f"{field}: there is no actor {holding.holder!r}")
            for place in holding.places:
                if not known.place(place):
                    yield entry.at(field, i).fault(f"{field}: there is no place {place!r}")
    for i, base in enumerate(manifest.bases):
        if base.start is not None and base.end is not None and base.end < base.start:
            yield entry.at("bases", i, "end").fault("bases: the end is before the start")


def _named(entries: Entries, tables: Tables, table: Table) -> Iterator[tuple[Entry, Any]]:
    """Yield each entry that became a record, with its record."""
    records: dict[str, Any] = getattr(tables, table)
    for key, entry in entries.get(table, {}).items():
        if key in records:
            yield entry, records[key]


def _unknown(
    entry: Entry, field: str, ids: Iterable[str | None], known: Callable[[str], bool], what: str
) -> Fault:
    for i, key in enumerate(ids):
        if key is not None and not known(key):
            yield entry.at(field, i).fault(f"{entry.id}: {field}: there is no {what} {key!r}")


def _empty_names(entry: Entry, record: Any) -> Fault:
    if not name_key(record.name):
        yield entry.at("name").fault(f"{entry.id}: the name is empty")
    for i, name in enumerate(record.names):
        if not name_key(name):
            yield entry.at("names", i).fault(f"{entry.id}: one of the names is empty")


def _order(entry: Entry, record: Any, start: str, end: str) -> Fault:
    first: date | None = getattr(record, start)
    last: date | None = getattr(record, end)
    if first is not None and last is not None and last < first:
        yield entry.at(end).fault(f"{entry.id}: {end} {last} is before {start} {first}")


def _on_earth(lat: float, lon: float) -> bool:
    return -90 <= lat <= 90 and -180 <= lon <= 180


def _actors(entries: Entries, tables: Tables, known: References) -> Fault:
    for entry, actor in _named(entries, tables, "actors"):
        yield from _empty_names(entry, actor)
        yield from _unknown(entry, "side", [actor.side], known.actor, "actor")
        yield from _unknown(entry, "members", actor.members, known.actor, "actor")
        yield from _unknown(entry, "country", [actor.country], known.code, "country with the code")
        for field in ("backers", "allegiances"):
            spans = getattr(actor, field)
            yield from _unknown(entry, field, [span.actor for span in spans], known.actor, "actor")
            for i, span in enumerate(spans):
                if span.start is not None and span.end is not None and span.end < span.start:
                    yield entry.at(field, i, "end").fault(f"{entry.id}: {field}: the end is before the start")
        for i, label in enumerate(actor.labels):
            if not name_key(label.text):
                yield entry.at("labels", i).fault(f"{entry.id}: one of the labels is empty")
            for user in label.users:
                if not known.source(user) and not known.actor(user):
                    message = f"{entry.id}: labels: there is no source or actor {user!r}"
                    yield entry.at("labels", i, "users").fault(message)
        if _circle(actor.id, lambda key: tables.actors[key].side if key in tables.actors else None):
            yield entry.at("side").fault(f"{entry.id}: its sides lead back to it; one must be its own side")


def _circle(key: str, up: Callable[[str], str | None]) -> bool:
    """Tell whether going `up` from `key` comes back to it by way of others."""
    seen, here = {key}, up(key)
    while here is not None and here not in seen:
        seen.add(here)
        following = up(here)
        here = None if following == here else following
    return here == key and len(seen) > 1


def _places(entries: Entries, tables: Tables, known: References) -> Fault:
    codes: dict[str, str] = {}
    for entry, place in _named(entries, tables, "places"):
        yield from _empty_names(entry, place)
        if not -90 <= place.lat <= 90:
            yield entry.at("lat").fault(f"{entry.id}: lat {place.lat} is not between -90 and 90")
        if not -180 <= place.lon <= 180:
            yield entry.at("lon").fault(f"{entry.id}: lon {place.lon} is not between -180 and 180")
        yield from _unknown(entry, "part_of", [place.part_of], known.place, "place or country")
        yield from _unknown(entry, "country", [place.country], known.code, "country with the code")
        if _circle(place.id, lambda key: tables.places[key].part_of if key in tables.places else None):
            yield entry.at("part_of").fault(f"{entry.id}: lies in itself by way of part_of")
        code = entry.fields.get("admin1")
        if code is not None and codes.setdefault(code, entry.id) != entry.id:
            yield entry.at("admin1").fault(f"{entry.id}: admin1 {code!r} is {codes[code]} already")


def _routes(entries: Entries, tables: Tables, known: References) -> Fault:
    for entry, route in _named(entries, tables, "routes"):
        yield from _empty_names(entry, route)
        yield from _unknown(entry, "places", route.places, known.place, "place")
        if len(route.places) < 2:
            yield entry.at("places").fault(f"{entry.id}: a route joins two places or more")
        if "line" in entry.fields and not all(_on_earth(lat, lon) for lon, lat in route.line):
            yield entry.at("line").fault(f"{entry.id}: a point of the line is not [lon, lat]")


def _sources(entries: Entries, tables: Tables, known: References) -> Fault:
    def owner(key: str) -> bool:
        return known.source(key) or known.actor(key)

    hosts: dict[str, str] = {}
    for entry, source in _named(entries, tables, "sources"):
        yield from _empty_names(entry, source)
        yield from _unknown(entry, "owner", [source.owner], owner, "source, actor or country")
        yield from _unknown(entry, "side", [source.side], known.actor, "actor")
        yield from _unknown(entry, "country", [source.country], known.code, "country with the code")
        for i, host in enumerate(source.hosts):
            if "/" in host or "." not in host or host.startswith("www.") or host != host.lower():
                message = f"{entry.id}: hosts: {host!r} must look like example.org"
                yield entry.at("hosts", i).fault(message)
            elif hosts.setdefault(host, entry.id) != entry.id:
                yield entry.at("hosts", i).fault(f"{entry.id}: hosts: {host} is {hosts[host]}'s already")


def _countries(entries: Entries, tables: Tables, known: References) -> Fault:
    codes: dict[str, str] = {}
    for entry, country in _named(entries, tables, "countries"):
        yield from _empty_names(entry, country)
        for field in ("government", "military"):
            yield from _unknown(entry, field, [getattr(country, field)], known.actor, "actor")
        if len(country.iso2) != 2 or not country.iso2.isupper():
            yield entry.at("iso2").fault(f"{entry.id}: iso2 {country.iso2!r} must be two capitals")
        elif codes.setdefault(country.iso2, entry.id) != entry.id:
            yield entry.at("iso2").fault(
                f"{entry.id}: iso2 {country.iso2} is {codes[country.iso2]}'s already"
            )
        if country.centre is not None and not _on_earth(*country.centre):
            yield entry.at("centre").fault(f"{entry.id}: centre {country.centre} is not [lat, lon]")


def _agreements(entries: Entries, tables: Tables, known: References) -> Fault:
    for entry, agreement in _named(entries, tables, "agreements"):
        yield from _empty_names(entry, agreement)
        for field in ("parties", "guarantors", "exempt"):
            yield from _unknown(entry, field, getattr(agreement, field), known.actor, "actor")
        yield from _unknown(entry, "prohibited", agreement.prohibited, ontology().__contains__, "kind")
        if not agreement.parties:
            yield entry.at("parties").fault(f"{entry.id}: an agreement has parties")
        yield from _order(entry, agreement, "declared_from", "declared_to")
        yield from _order(entry, agreement, "effective_from", "effective_to")
        yield from _order(entry, agreement, "declared_from", "first_term_to")
        for i, zone in enumerate(agreement.zones):
            for key in zone.places:
                if not known.place(key):
                    message = f"{entry.id}: zones: there is no place {key!r}"
                    yield entry.at("zones", i, "places").fault(message)
            if not all(_on_earth(lat, lon) for lon, lat in zone.shape):
                yield entry.at("zones", i, "shape").fault(
                    f"{entry.id}: a point of the shape is not [lon, lat]"
                )
        for i, term in enumerate(agreement.terms):
            for act in set(term.acts) - set(agreement.prohibited):
                yield entry.at("terms", i, "acts").fault(f"{entry.id}: terms: {act!r} is not in prohibited")
        yield from _obligations(entry, agreement, known)


def _obligations(entry: Entry, agreement: Agreement, known: References) -> Fault:
    made = agreement.signed or agreement.declared_from
    seen: set[str] = set()
    for i, duty in enumerate(agreement.obligations):
        if duty.id in seen:
            yield entry.at("obligations", i, "id").fault(f"{entry.id}: obligations: {duty.id!r} stands twice")
        seen.add(duty.id)
        for kind in (*duty.steps, *duty.breaches):
            if kind not in ontology():
                yield entry.at("obligations", i).fault(f"{entry.id}: obligations: there is no kind {kind!r}")
        if duty.party is not None and not known.actor(duty.party):
            message = f"{entry.id}: obligations: there is no actor {duty.party!r}"
            yield entry.at("obligations", i, "party").fault(message)
        if duty.due is not None and duty.due < made:
            message = f"{entry.id}: obligations: {duty.id} is due {duty.due}, before the agreement of {made}"
            yield entry.at("obligations", i, "due").fault(message)


def _talks(entries: Entries, tables: Tables, known: References) -> Fault:
    for entry, talk in _named(entries, tables, "talks"):
        yield from _unknown(entry, "place", [talk.place], known.place, "place")
        for field in ("parties", "conveners"):
            yield from _unknown(entry, field, getattr(talk, field), known.actor, "actor")
        yield from _order(entry, talk, "start", "end")
