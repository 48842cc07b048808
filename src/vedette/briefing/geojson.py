"""Writes what can be put on a map as one GeoJSON feature collection."""

import json
from typing import Any

from vedette.briefing.lookup import Lookup
from vedette.briefing.projection import is_position
from vedette.briefing.results import MapLine, MapPoint, Results
from vedette.briefing.wording import plain
from vedette.model import Incident, PlaceState, RouteState, SiegeState

Feature = dict[str, Any]


def map_geojson(results: Results) -> str:
    """Return a FeatureCollection (RFC 7946: longitude before latitude, WGS 84, no "crs").

    Property `layer` is "place", "route", "siege" or "incident", in this order; within a layer the order is
    that of the records. Routes are those cut or contested that `outline` has a line for. What has no
    position is left out: a feature without geometry would be lost in most programs anyway.
    """
    lookup = Lookup(results)
    situation = results.situation
    lines = {line.id: line for line in results.outline if isinstance(line, MapLine) and line.kind == "route"}
    spots = {point.id: (point.lat, point.lon) for point in results.outline if isinstance(point, MapPoint)}
    spots |= {p.place: (p.lat, p.lon) for p in situation.places if p.lat is not None and p.lon is not None}
    features = [
        *(_place(place, lookup) for place in situation.places),
        *(_route(route, lines[route.id], lookup) for route in situation.routes if route.id in lines),
        *(_siege(siege, *spots[siege.place], lookup) for siege in situation.sieges if siege.place in spots),
        *(_incident(incident, lookup) for incident in results.incidents),
    ]
    collection = {"type": "FeatureCollection", "features": [feature for feature in features if feature]}
    return json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _place(place: PlaceState, lookup: Lookup) -> Feature | None:
    return _point(
        f"place_{place.place}",
        place.lat,
        place.lon,
        {
            "layer": "place",
            "place": place.place,
            "title": plain(place.name),
            "holder": place.holder,
            "holder_name": lookup.name(place.holder) or None,
            "since": _iso(place.since),
            "confidence": place.confidence,
            "besieged": place.besieged,
            "contested": place.contested,
            "claims": list(place.claims),
        },
    )


def _route(route: RouteState, line: MapLine, lookup: Lookup) -> Feature | None:
    points = [_position(lon, lat) for lon, lat in line.points if is_position(lat, lon)]
    if route.state == "open" or len(points) < 2:
        return None
    return {
        "type": "Feature",
        "id": f"route_{route.id}",
        "geometry": {"type": "LineString", "coordinates": points},
        "properties": {
            "layer": "route",
            "route": route.id,
            "title": plain(route.name),
            "state": route.state,
            "cut_by": list(route.cut_by),
            "cut_by_names": [lookup.name(actor) for actor in route.cut_by],
            "since": _iso(route.since),
            "claims": list(route.claims),
        },
    }


def _siege(siege: SiegeState, lat: float, lon: float, lookup: Lookup) -> Feature | None:
    return _point(
        f"siege_{siege.place}_{_iso(siege.since) or 'undated'}",
        lat,
        lon,
        {
            "layer": "siege",
            "place": siege.place,
            "title": plain(siege.name),
            "besieged": list(siege.besieged),
            "by": list(siege.by),
            "by_names": [lookup.name(actor) for actor in siege.by],
            "sides": {actor: list(sides) for actor, sides in sorted(siege.sides.items())},
            "since": _iso(siege.since),
            "until": _iso(siege.until),
            "reported": siege.reported,
            "computed": siege.computed,
            "incidents": list(siege.incidents),
            "claims": list(siege.claims),
        },
    )


def _incident(incident: Incident, lookup: Lookup) -> Feature | None:
    place = incident.place
    if place is None:
        return None
    time = incident.time
    return _point(
        incident.id,
        place.lat,
        place.lon,
        {
            "layer": "incident",
            "title": plain(incident.title),
            "kind": incident.kind,
            "status": incident.status,
            "grade": incident.grade,
            "start": _iso(time.start) if time else None,
            "end": _iso(time.end) if time else None,
            "time_precision": time.precision if time else None,
            "place": place.id,
            "place_name": plain(place.name),
            "place_precision": place.precision,
            "relation": place.relation,
            "by": [lookup.actor(actor) for actor in incident.by],
            "against": [lookup.actor(actor) for actor in incident.against],
            "numbers": [
                {"of": n.of, "who": plain(n.who), "low": n.low, "best": n.best, "high": n.high}
                for n in incident.numbers
            ],
            "origins": [origin.name for origin in incident.origins],
            "reports": len(incident.reports),
            "claims": list(incident.claims),
        },
    )


def _point(key: str, lat: float | None, lon: float | None, properties: Feature) -> Feature | None:
    if lat is None or lon is None or not is_position(lat, lon):
        return None
    geometry = {"type": "Point", "coordinates": _position(lon, lat)}
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": properties}


def _position(lon: float, lat: float) -> list[float]:
    """Return longitude and latitude to a tenth of a metre, finer than any report."""
    return [round(lon, 6), round(lat, 6)]


def _iso(day: object) -> str | None:
    return None if day is None else str(day)
