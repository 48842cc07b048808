"""Put a record and a situation together with the pack's names and map, for the briefing to show."""

from collections.abc import Iterable

from vedette.briefing import MapLine, MapPoint, PlaceContext, Results
from vedette.desk.stages import Record
from vedette.model import Situation
from vedette.packs.pack import Pack

# ACLED's codes of actors' interests (codebook 2023): state forces 1, rebels 2, militias 3, protesters 6,
# civilians 7, external and other forces 8.
_INTERESTS = {
    "military": 1,
    "government": 1,
    "police": 1,
    "armed_group": 2,
    "militia": 3,
    "civilians": 7,
    "state": 8,
    "alliance": 8,
    "international": 8,
}


def results_of(record: Record, situation: Situation, pack: Pack) -> Results:
    """Return all that the briefing shows."""
    places = _places(record, situation)
    return Results(
        situation=situation,
        reports=record.reports,
        claims=record.claims,
        incidents=record.incidents,
        attributions=record.attributions,
        problems=record.problems,
        descents=record.descents,
        names=_names(pack, places) | _field_sources(record),
        outline=_outline(pack, places),
        geography={place: context for place in places if (context := _context(pack, place)) is not None},
        interests={a.id: _INTERESTS[a.kind] for a in pack.actors.values() if a.kind in _INTERESTS},
        title=pack.title,
    )


def _places(record: Record, situation: Situation) -> list[str]:
    ids = {c.place.id for c in record.claims if c.place is not None and c.place.id is not None}
    ids |= {talk.place for talk in situation.talks if talk.place is not None}
    ids |= {entry.place for entry in situation.toll if entry.place is not None}
    ids |= {breach.place for breach in situation.violations if breach.place is not None}
    ids |= {end for line in situation.lifelines for road in line.routes for end in (road.start, road.end)}
    return sorted(ids | {p.place for p in situation.places})


def _names(pack: Pack, places: Iterable[str]) -> dict[str, str]:
    names = {a.id: a.name for a in pack.actors.values()}
    names |= {s.id: s.name for s in pack.sources.values()}
    names |= {r.id: r.name for r in pack.routes.values()}
    names |= {a.id: a.name for a in pack.agreements.values()}
    names |= {zone.id: zone.name for a in pack.agreements.values() for zone in a.zones}
    for place in places:
        known = pack.place(place)
        if known is not None:
            names.setdefault(place, known.name)
    return dict(sorted(names.items()))


def _field_sources(record: Record) -> dict[str, str]:
    return {report.outlet: report.form.source for report in record.reports if report.form and report.outlet}


def _outline(pack: Pack, places: Iterable[str]) -> tuple[MapPoint | MapLine, ...]:
    """Return the pack's towns and roads, and the places that claims name."""
    named = set(places)
    points = [
        MapPoint(p.id, p.name, p.lat, p.lon, p.population)
        for p in pack.places.values()
        if p.kind in {"city", "town"} and p.country in pack.home and (p.population >= 50_000 or p.id in named)
    ]
    lines = [MapLine(r.id, r.name, "route", r.line) for r in pack.routes.values()]
    return (*points, *lines)


def _context(pack: Pack, place_id: str) -> PlaceContext | None:
    place = pack.place(place_id)
    if place is None:
        return None
    country = next((c for c in pack.countries.values() if c.iso2 == place.country), None)
    above = [p for p in (pack.place(i) for i in (place_id, *pack.within(place_id))) if p is not None]
    province = next((p.name for p in above if p.kind == "province"), "")
    return PlaceContext(country=country.name if country else "", admin1=province)
