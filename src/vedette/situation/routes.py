"""Which roads can be used: a fold over roads cut and opened."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache, partial

from vedette.model import Incident, PlaceRef, RouteState
from vedette.packs.pack import Pack
from vedette.packs.records import Route
from vedette.situation.holding import are_together, holder_among, is_wide, takes_whole
from vedette.situation.known import Dated, actor_id, place_id
from vedette.situation.settings import settings
from vedette.situation.view import View
from vedette.situation.vocabulary import vocabulary

_KINDS = ("route_cut", "route_opened", "capture")

ONE_CUT = timedelta(days=3)
"""How far apart accounts of a road cut, taken or opened at one place may be and still mean one road."""

_WORD = re.compile(r"\w+")


def routes(view: View, pack: Pack) -> tuple[RouteState, ...]:
    """Return the state of each road that was cut or opened by the day of `view`, by its id.

    The last word counts; a road cut and opened on one day is contested. Accounts rarely name a road: it is
    the pack's route with that name; else the one whose places the accounts name most, two at least; else the
    one through the place that other claims of the same reports are at; else the road that other accounts of
    the place name within `ONE_CUT`, also those of who took it; else the road at the place, with the id
    `road:PLACE`, unless that is a whole province or country. What was told more than `road_forgotten_after`
    ago counts no longer, nor does a cut at a place that those who made it have taken since: it was made
    against those who held it.
    """
    events: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    for place in sorted(view.known.places):
        for day, until, incident, route in view.known.keep(
            place, "routes", partial(_named_at, place, view, pack), _KINDS
        ):
            if day <= view.on < until:
                events[route].append((day, incident))
    return tuple(_state(*route, _in_order(events[route]), view) for route in sorted(events))


def _in_order(events: Iterable[Dated]) -> Sequence[Dated]:
    return sorted(events, key=lambda event: (event[0], event[1].id))


def _named_at(place: str, view: View, pack: Pack) -> Sequence[tuple[date, date, Incident, tuple[str, str]]]:
    """Return the cuts and openings at a place, on any day, with the first day on which they count no longer.

    Each comes with the id and the name of its road.
    """
    changes = view.known.dated(view.known.at(place, "route_cut", "route_opened"))
    said = [
        (day, claim.evidence.quote)
        for day, incident in (
            view.known.dated(view.known.at(place, "route_cut", "route_opened", "capture")) if changes else ()
        )
        for claim in view.told(incident)
        if vocabulary().means_road(claim.evidence.quote)
    ]
    captures = view.known.dated(view.known.at(place, "capture")) if changes else ()
    found = []
    for day, incident in changes:
        if incident.place is not None:
            near = [text for when, text in said if abs(when - day) <= ONE_CUT]
            route = _route(incident, incident.place, near, view, pack)
            if route[0] in pack.routes or not is_wide(incident.place, pack):
                until = day + settings().road_forgotten_after
                found.append((day, min(until, _taken(incident, day, captures, view, pack)), incident, route))
    return found


def _taken(cut: Incident, day: date, captures: Sequence[Dated], view: View, pack: Pack) -> date:
    """Return the first day on which those who cut a road took the place that it was cut at."""
    cutters = [actor.id for actor in cut.by if actor.id is not None] if cut.kind == "route_cut" else []
    for when, capture in captures if cutters else ():
        if when <= day or capture.place is None or capture.grade == "contested":
            continue
        holder = holder_among(capture.by, pack, when)
        ours = holder is not None and any(are_together(holder, cutter, pack, when) for cutter in cutters)
        if ours and takes_whole(capture.place, view.told(capture), pack):
            return when
    return date.max


def _state(route: str, name: str, events: Sequence[Dated], view: View) -> RouteState:
    last = max(day for day, _ in events)
    cuts = [incident for day, incident in events if day == last and incident.kind == "route_cut"]
    opened = any(day == last and incident.kind == "route_opened" for day, incident in events)
    kind = "route_cut" if cuts else "route_opened"
    since, run = last, []
    for day, incident in reversed(events):
        if incident.kind != kind:
            break
        since = day
        run.append(incident)
    cutters = cuts if opened else [one for one in reversed(run) if one.kind == "route_cut"]
    return RouteState(
        id=route,
        name=name,
        state="contested" if cuts and opened else "cut" if cuts else "open",
        cut_by=tuple(dict.fromkeys(actor_id(actor) for incident in cutters for actor in incident.by)),
        at=tuple(
            sorted({place_id(one.place) for day, one in events if day >= since and one.place is not None})
        ),
        last=any(
            vocabulary().means_last_road(claim.evidence.quote) for one in cuts for claim in view.told(one)
        ),
        since=since,
        heard=last,
        claims=tuple(sorted({claim for day, one in events if day >= since for claim in one.claims})),
    )


def _route(
    incident: Incident, place: PlaceRef, near: Sequence[str], view: View, pack: Pack
) -> tuple[str, str]:
    told = view.told(incident)
    reports = {claim.report.id for claim in told}
    beside = {claim.place.id for claim in view.in_reports(reports) if claim.place is not None}
    text = _words(" ".join([place.name, place.as_written, *(claim.evidence.quote for claim in told)]))
    ways = [
        [route for route in pack.routes.values() if route.id == place.id],
        [route for route in pack.routes.values() if _named(route.name, route.names, text)],
        _through(place, text, pack),
        [route for route in pack.routes.values() if route.id in beside and place.id in route.places],
        _through(place, _words(" ".join([place.name, *near])), pack),
    ]
    likely = next((found for found in ways if found), [])
    if len(likely) == 1:
        return likely[0].id, likely[0].name
    return f"road:{place_id(place)}", vocabulary().route.format(place=place.name)


def _through(place: PlaceRef, text: str, pack: Pack) -> list[Route]:
    """Return the routes of which the place and the text name two places or more, those with most of them."""
    counts: dict[str, int] = {}
    for route in pack.routes.values():
        if place.id is not None and place.id not in route.places:
            continue
        others = [pack.place(other) for other in route.places if other != place.id]
        named = sum(_named(other.name, other.names, text) for other in others if other is not None)
        counts[route.id] = named + (place.id is not None)
    most = max(counts.values(), default=0)
    return [pack.routes[route] for route in counts if most > 1 and counts[route] == most]


def _named(name: str, names: Sequence[str], text: str) -> bool:
    return any(_words(one) in text for one in (name, *names))


@cache
def _words(text: str) -> str:
    """Return the words of a text without accents, with a space on both sides of each."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return f" {' '.join(_WORD.findall(plain))} "
