"""Which roads can be used: a fold over roads cut and opened."""

import unicodedata
from collections import defaultdict
from datetime import date

from vedette.model import Incident, PlaceRef, RouteState
from vedette.packs.pack import Pack
from vedette.packs.records import Route
from vedette.situation.view import View, actor_id, place_id
from vedette.situation.vocabulary import says, vocabulary


def routes(view: View, pack: Pack) -> tuple[RouteState, ...]:
    """Return the state of each road that was cut or opened by the day of `view`, by its id.

    The last word counts; a road cut and opened on one day is contested. Accounts rarely name a road: it is
    the pack's route with that name, else the one through the place whose other places the accounts name most,
    else the road at the place, with the id `road:PLACE`.
    """
    events: dict[tuple[str, str], list[tuple[date, Incident]]] = defaultdict(list)
    for day, incident in view.certain("route_cut", "route_opened"):
        if incident.place is not None:
            events[_route(incident, incident.place, view, pack)].append((day, incident))
    return tuple(_state(route, name, events[route, name]) for route, name in sorted(events))


def _state(route: str, name: str, events: list[tuple[date, Incident]]) -> RouteState:
    last = max(day for day, _ in events)
    cuts = [incident for day, incident in events if day == last and incident.kind == "route_cut"]
    opened = any(day == last and incident.kind == "route_opened" for day, incident in events)
    kind = "route_cut" if cuts else "route_opened"
    since = last
    for day, incident in reversed(events):
        if incident.kind != kind:
            break
        since = day
    return RouteState(
        id=route,
        name=name,
        state="contested" if cuts and opened else "cut" if cuts else "open",
        cut_by=tuple(dict.fromkeys(actor_id(actor) for incident in cuts for actor in incident.by)),
        since=since,
        claims=tuple(sorted({claim for day, one in events if day >= since for claim in one.claims})),
    )


def _route(incident: Incident, place: PlaceRef, view: View, pack: Pack) -> tuple[str, str]:
    if place.id is not None and place.id in pack.routes:
        return place.id, pack.routes[place.id].name
    quotes = " ".join(_plain(claim.evidence.quote) for claim in view.told(incident))
    named = [route for route in pack.routes.values() if says(quotes, _names(route.name, *route.names))]
    through = [route for route in pack.routes.values() if place.id in route.places]
    mentioned = {route.id: _mentioned(route, place, quotes, pack) for route in through}
    most = max(mentioned.values(), default=0)
    likely = named or [route for route in through if most and mentioned[route.id] == most]
    if len(likely) == 1:
        return likely[0].id, likely[0].name
    return f"road:{place_id(place)}", vocabulary().route.format(place=place.name)


def _mentioned(route: Route, place: PlaceRef, quotes: str, pack: Pack) -> int:
    """Count the places of a route, other than `place`, that the quotes name."""
    others = [pack.place(other) for other in route.places if other != place.id]
    return sum(says(quotes, _names(other.name, *other.names)) for other in others if other is not None)


def _names(*names: str) -> tuple[str, ...]:
    return tuple(_plain(name) for name in names if name)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
