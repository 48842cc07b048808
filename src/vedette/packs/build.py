"""Entries become records; a field that does not fit its record is a fault at its line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from vedette.model import Problem, Record
from vedette.packs.agreements import Agreement, TalkRound
from vedette.packs.entries import Entries, Entry
from vedette.packs.records import Actor, Base, Body, Country, Holding, Place, Route, Source

R = TypeVar("R", bound=Record)


class Manifest(Record):
    """The content of pack.yaml; `centre` is (lat, lon), `home` ISO codes, `extends` names of packs.

    `held` says who held what when the record begins, `bases` where a side is supplied from.
    """

    name: str
    title: str = ""
    start: date | None = None
    end: date | None = None
    centre: tuple[float, float] | None = None
    home: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    held: tuple[Holding, ...] = ()
    bases: tuple[Base, ...] = ()


@dataclass(frozen=True)
class Tables:
    """All records of a pack by table and id; `provinces` maps GeoNames codes to place ids."""

    actors: dict[str, Actor]
    places: dict[str, Place]
    routes: dict[str, Route]
    sources: dict[str, Source]
    countries: dict[str, Country]
    bodies: dict[str, Body]
    agreements: dict[str, Agreement]
    talks: dict[str, TalkRound]
    provinces: dict[str, str]


def build_manifest(entry: Entry) -> tuple[Manifest | None, list[Problem]]:
    """Return what pack.yaml says, or its faults."""
    try:
        return Manifest(**entry.fields), []
    except ValidationError as fault:
        return None, _problems(entry, fault, Manifest)


def build_tables(
    entries: Entries, gazetteer_place: Callable[[str], Place | None]
) -> tuple[Tables, list[Problem]]:
    """Return the records of all entries that make one, and the faults of those that don't.

    Each country becomes, besides, a place and the actor that its state is, under its own id.
    `gazetteer_place` finds places by their `geo:` ids.
    """
    problems: list[Problem] = []
    countries = _records(entries.get("countries", {}), Country, problems, _country_defaults)
    states = {key: _state(country) for key, country in countries.items()}
    actor_rows = entries.get("actors", {})
    actors = states | _records(actor_rows, Actor, problems, lambda entry: _state_fields(entry, states))
    places = {key: place for key, country in countries.items() if (place := _country_place(country))}
    place_rows = entries.get("places", {})
    places |= _records(place_rows, Place, problems, lambda entry: _without(entry, "admin1"))

    def place_of(key: str) -> Place | None:
        return places.get(key) or gazetteer_place(key)

    routes = _records(entries.get("routes", {}), Route, problems, lambda entry: _line(entry, place_of))
    tables = Tables(
        actors=actors,
        places=places,
        routes=routes,
        sources=_records(
            entries.get("sources", {}), Source, problems, lambda entry: _source_fields(entry, actor_rows)
        ),
        countries=countries,
        bodies=_records(entries.get("bodies", {}), Body, problems, key="noun"),
        agreements=_records(entries.get("agreements", {}), Agreement, problems),
        talks=_records(entries.get("talks", {}), TalkRound, problems),
        provinces={e.fields["admin1"]: e.id for e in place_rows.values() if "admin1" in e.fields},
    )
    return tables, problems


def _records(
    rows: Mapping[str, Entry],
    kind: type[R],
    problems: list[Problem],
    fields_of: Any = None,
    key: str = "id",
) -> dict[str, R]:
    records: dict[str, R] = {}
    for entry in rows.values():
        fields = fields_of(entry) if fields_of else entry.fields
        try:
            records[entry.id] = kind(**{key: entry.id, **fields})
        except ValidationError as fault:
            problems += _problems(entry, fault, kind)
    return records


def _country_defaults(entry: Entry) -> dict[str, Any]:
    return {"government": entry.id, "military": entry.id, **entry.fields}


def _state(country: Country) -> Actor:
    return Actor(id=country.id, name=country.name, kind="state", side=country.id, country=country.iso2)


def _state_fields(entry: Entry, states: Mapping[str, Actor]) -> Mapping[str, Any]:
    if entry.id not in states:
        return entry.fields
    state = states[entry.id]
    return {
        "name": state.name,
        "kind": state.kind,
        "side": state.side,
        "country": state.country,
        **entry.fields,
    }


def _source_fields(entry: Entry, actors: Mapping[str, Entry]) -> Mapping[str, Any]:
    """Give a source that is also an actor the actor's name and names, so that they need not be repeated."""
    if "name" in entry.fields or entry.id not in actors:
        return entry.fields
    actor = actors[entry.id].fields
    return {key: actor[key] for key in ("name", "names", "country") if key in actor} | dict(entry.fields)


def _country_place(country: Country) -> Place | None:
    if country.centre is None:
        return None
    return Place(
        id=country.id,
        name=country.name,
        names=country.names,
        lat=country.centre[0],
        lon=country.centre[1],
        kind="country",
        country=country.iso2,
        population=country.population,
    )


def _without(entry: Entry, name: str) -> dict[str, Any]:
    return {key: value for key, value in entry.fields.items() if key != name}


def _line(entry: Entry, place_of: Callable[[str], Place | None]) -> Mapping[str, Any]:
    """Give a route without a geometry straight lines between its places, as (lon, lat)."""
    ids = entry.fields.get("places")
    if "line" in entry.fields or not isinstance(ids, list):
        return {"line": (), **entry.fields}
    known = [place for key in ids if isinstance(key, str) and (place := place_of(key))]
    return {**entry.fields, "line": [(place.lon, place.lat) for place in known]}


def _problems(entry: Entry, fault: ValidationError, kind: type[Record]) -> list[Problem]:
    return [
        entry.at(*(str(part) if i == 0 else part for i, part in enumerate(error["loc"]))).fault(  # type: ignore[arg-type]
            f"{entry.id}: {_wording(error, kind)}"
        )
        for error in fault.errors()
    ]


def _wording(error: Any, kind: type[Record]) -> str:
    """Say a fault of a field in the words of the files."""
    field = ".".join(str(part) for part in error["loc"])
    expected = (error.get("ctx") or {}).get("expected", "")
    value = str(error.get("input"))[:60]
    match error["type"]:
        case "missing":
            return f"{field} is missing"
        case "extra_forbidden" if len(error["loc"]) == 1:
            names = [name for name in kind.model_fields if name not in ("id", "noun")]
            return f"there is no field {field!r}; the fields are {', '.join(names)}"
        case "extra_forbidden":
            return f"there is no field {field!r}"
        case "literal_error":
            return f"{field}: {value!r} is none of {expected.replace(' or ', ', ')}"
        case "tuple_type":
            return f"{field}: {value!r} must be a list, in [ ]"
        case "string_type":
            return f"{field}: {value!r} must be text; put it in quotes"
        case "float_parsing" | "int_parsing":
            return f"{field}: {value!r} is no number"
        case _:
            return f"{field}: {error['msg']}"
