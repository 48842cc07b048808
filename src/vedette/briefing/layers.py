"""The layers of the map: what is drawn of areas, routes, incidents, sieges, places and towns."""

from dataclasses import dataclass

from vedette.briefing.digest import is_recent
from vedette.briefing.labels import Box, Wish
from vedette.briefing.legend import Legend
from vedette.briefing.projection import Sheet, is_position
from vedette.briefing.results import MapLine, MapPoint, Results
from vedette.briefing.symbols import arc_path, line_path, mark_path, middle
from vedette.briefing.wording import anchor, count_text, plain, stands
from vedette.model import TOOK_PLACE, WIDE_PRECISIONS, PlaceState, SiegeState, kind_info


@dataclass(frozen=True)
class Look:
    """How large a map is drawn: pixels, proportions of height to width, sizes of text and marks.

    `names` and `towns` are the most names of places and of other towns that it can bear.
    """

    name: str
    width: float
    least: float
    most: float
    text: float
    radius: float
    names: int
    towns: int


@dataclass(frozen=True)
class Canvas:
    """What every layer is drawn from and on."""

    results: Results
    legend: Legend
    sheet: Sheet
    look: Look


@dataclass(frozen=True)
class Mark:
    """One thing drawn: SVG path, style classes, a text to read out, and the anchor it leads to."""

    path: str
    css: str
    title: str
    target: str = ""


@dataclass(frozen=True)
class Halo:
    """A disc for the recent violent incidents at one spot; its area grows with their number."""

    x: float
    y: float
    radius: float
    title: str


def weights(results: Results) -> dict[str, float]:
    """Return how important it is to name a place, by place id, for those the outline knows."""
    return {p.id: p.weight for p in results.outline if isinstance(p, MapPoint)}


def spots(results: Results) -> dict[str, tuple[float, float]]:
    """Return (lat, lon) of all places that any record gives a position, by place id."""
    spots = {p.id: (p.lat, p.lon) for p in results.outline if isinstance(p, MapPoint)}
    for incident in results.incidents:
        place = incident.place
        if place is not None and place.id is not None and place.lat is not None and place.lon is not None:
            spots.setdefault(place.id, (place.lat, place.lon))
    for state in results.situation.places:
        if state.lat is not None and state.lon is not None:
            spots[state.place] = (state.lat, state.lon)
    return {key: (lat, lon) for key, (lat, lon) in spots.items() if is_position(lat, lon)}


def areas(canvas: Canvas) -> list[Mark]:
    """Return the outlines of countries and provinces."""
    lines = [line for line in canvas.results.outline if isinstance(line, MapLine) and line.kind == "area"]
    return [
        Mark(line_path(_xy(line, canvas.sheet), closed=True), "area", plain(line.name))
        for line in lines
        if len(line.points) > 2
    ]


def routes(canvas: Canvas) -> tuple[list[Mark], list[tuple[float, float]]]:
    """Return the routes, those cut on top, and the middle of each that is cut."""
    states = {route.id: route for route in canvas.results.situation.routes}
    marks: list[Mark] = []
    crosses: list[tuple[float, float]] = []
    for line in canvas.results.outline:
        points = _xy(line, canvas.sheet) if isinstance(line, MapLine) and line.kind == "route" else []
        if isinstance(line, MapPoint) or len(points) < 2:
            continue
        state = states.get(line.id)
        word = state.state if state else "unknown"
        title = plain(line.name) + (f": {word}" if state else "")
        if state and state.cut_by:
            title += " by " + ", ".join(canvas.legend.name(actor) for actor in state.cut_by)
        marks.append(
            Mark(line_path(points), f"route {word}", title, anchor("route", line.id) if state else "")
        )
        if word == "cut":
            crosses.append(middle(points))
    return sorted(marks, key=lambda mark: ("cut" in mark.css, "contested" in mark.css)), crosses


def halos(canvas: Canvas) -> tuple[Halo, ...]:
    """Return a disc for each spot with violent incidents in the last days."""
    counts: dict[tuple[float, float], int] = {}
    for incident in canvas.results.incidents:
        place = incident.place
        if place is None or place.lat is None or place.lon is None or not is_position(place.lat, place.lon):
            continue
        if place.precision in WIDE_PRECISIONS or incident.status not in TOOK_PLACE:
            continue
        recent = is_recent(incident, canvas.results.situation.on) and kind_info(incident.kind).violent
        if recent and canvas.sheet.holds(place.lon, place.lat):
            x, y = canvas.sheet.xy(place.lon, place.lat)
            spot = (round(x, 1), round(y, 1))
            counts[spot] = counts.get(spot, 0) + 1
    return tuple(
        Halo(
            x,
            y,
            round(canvas.look.radius * min(1.6 + 0.9 * number**0.5, 6), 1),
            count_text(number, "recent violent incident"),
        )
        for (x, y), number in sorted(counts.items())
    )


def places(canvas: Canvas, shown: list[PlaceState]) -> tuple[list[Mark], dict[str, Box]]:
    """Return the marks of places, the contested on top, and the box that each takes, by place id."""
    marks: list[Mark] = []
    boxes: dict[str, Box] = {}
    for place in sorted(shown, key=lambda p: (p.contested, p.besieged, -(p.lat or 0.0), p.place)):
        x, y = canvas.sheet.xy(place.lon or 0.0, place.lat or 0.0)
        colour, shape = canvas.legend.style(place.holder)
        holder = canvas.legend.name(place.holder) if place.holder else "holder not known"
        title = f"{plain(place.name)}: {holder}"
        title += ", contested" if place.contested else ""
        title += ", besieged" if place.besieged else ""
        css = f"place {colour}" + (" contested" if place.contested else "")
        marks.append(
            Mark(mark_path(shape, x, y, canvas.look.radius), css, title, anchor("place", place.place))
        )
        r = canvas.look.radius + 1
        boxes[place.place] = (x - r, y - r, x + r, y + r)
    return marks, boxes


def sieges(canvas: Canvas) -> tuple[list[Mark], dict[str, Box]]:
    """Return the rings and arcs of the sieges under way, and the box that each takes, by place id."""
    marks: list[Mark] = []
    boxes: dict[str, Box] = {}
    known = spots(canvas.results)
    for siege in canvas.results.situation.sieges:
        if not stands(siege, canvas.results.situation.on) or siege.place not in known:
            continue
        lat, lon = known[siege.place]
        if not canvas.sheet.holds(lon, lat):
            continue
        x, y = canvas.sheet.xy(lon, lat)
        radius = canvas.look.radius + 5.5
        ground = "reported" if siege.reported else "computed"
        title, target = f"Siege of {plain(siege.name)}", anchor("siege", siege.place)
        marks.append(Mark(mark_path("circle", x, y, radius), f"ring {ground}", title, target))
        for actor, sides in sorted(siege.sides.items()):
            colour, _ = canvas.legend.style(actor)
            radius += 4.5
            for side in sides:
                words = f"{canvas.legend.name(actor)} on the {side}"
                marks.append(Mark(arc_path(side, x, y, radius), f"arc {colour}", words, target))
        boxes[siege.place] = (x - radius - 2, y - radius - 2, x + radius + 2, y + radius + 2)
    return marks, boxes


def dial(siege: SiegeState, legend: Legend) -> list[Mark]:
    """Return the arcs of one siege by themselves, on a dial of 64 by 64 pixels."""
    return [
        Mark(arc_path(side, 32, 32, 15 + 5 * ring), f"arc {legend.style(actor)[0]}", "")
        for ring, (actor, sides) in enumerate(sorted(siege.sides.items()))
        for side in sides
    ]


def towns(
    canvas: Canvas, shown: list[PlaceState], boxes: dict[str, Box]
) -> list[tuple[MapPoint, float, float]]:
    """Return the weightiest points of the outline that no mark of a place covers."""
    ids = {place.place for place in shown}
    points = [p for p in canvas.results.outline if isinstance(p, MapPoint) and p.id not in ids]
    towns: list[tuple[MapPoint, float, float]] = []
    for point in sorted(points, key=lambda p: (-p.weight, p.id)):
        if len(towns) == canvas.look.towns:
            break
        if not is_position(point.lat, point.lon) or not canvas.sheet.holds(point.lon, point.lat, 6):
            continue
        x, y = canvas.sheet.xy(point.lon, point.lat)
        if not any(b[0] - 4 < x < b[2] + 4 and b[1] - 4 < y < b[3] + 4 for b in boxes.values()):
            towns.append((point, x, y))
    return towns


def wishes(
    canvas: Canvas, shown: list[PlaceState], rings: dict[str, Box], crowded: frozenset[str]
) -> list[Wish]:
    """Return the names to place, besieged places first, then contested, then by weight.

    Those in `crowded` have a closer map of their own and get no leaders.
    """
    weight = weights(canvas.results)
    order = sorted(
        shown, key=lambda p: (not p.besieged, not p.contested, -weight.get(p.place, 0), p.name, p.place)
    )
    found = []
    for place in order:
        x, y = canvas.sheet.xy(place.lon or 0.0, place.lat or 0.0)
        ring = rings.get(place.place)
        radius = (ring[2] - ring[0]) / 2 if ring else canvas.look.radius
        stubborn = place.place not in crowded
        found.append(Wish(place.place, plain(place.name), x, y, radius, canvas.look.text, stubborn))
    return found[: canvas.look.names]


def town_wishes(towns: list[tuple[MapPoint, float, float]], look: Look) -> list[Wish]:
    """Return the names of towns to place, in small."""
    return [Wish(f"town-{p.id}", plain(p.name), x, y, 2, round(look.text * 0.86, 1)) for p, x, y in towns]


def _xy(line: MapLine, sheet: Sheet) -> list[tuple[float, float]]:
    return [sheet.xy(lon, lat) for lon, lat in line.points if is_position(lat, lon)]
