"""Draws the situation: which marks, rings, lines and names stand where on the map."""

from dataclasses import dataclass

from vedette.briefing.digest import is_recent
from vedette.briefing.labels import Box, Label, Wish, place_labels
from vedette.briefing.legend import Legend
from vedette.briefing.projection import Sheet, is_position, round_length, sheet_for
from vedette.briefing.results import MapLine, MapPoint, Results
from vedette.briefing.symbols import arc_path, line_path, mark_path
from vedette.briefing.wording import anchor, count_text, plain
from vedette.model import PlaceState, SiegeState, kind_info


@dataclass(frozen=True)
class Look:
    """How large a map is drawn: pixels, proportions of height to width, and sizes on it."""

    name: str
    width: float
    least: float
    most: float
    text: float
    radius: float
    towns: int


WIDE = Look("wide", width=960, least=0.5, most=0.82, text=12.5, radius=5.5, towns=24)
NARROW = Look("narrow", width=380, least=0.8, most=1.35, text=11.5, radius=5, towns=6)


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


@dataclass(frozen=True)
class Drawing:
    """A whole map in pixels, its layers from the lowest to the highest."""

    look: str
    width: float
    height: float
    areas: tuple[Mark, ...]
    routes: tuple[Mark, ...]
    halos: tuple[Halo, ...]
    towns: tuple[tuple[float, float], ...]
    sieges: tuple[Mark, ...]
    places: tuple[Mark, ...]
    labels: tuple[Label, ...]
    bar_px: float
    bar_km: str
    unlabelled: tuple[str, ...]
    outside: tuple[str, ...]


def draw(results: Results, legend: Legend, look: Look) -> Drawing | None:
    """Return the map of the situation at the size of `look`; None where nothing has a position."""
    situation = results.situation
    states = [place for place in situation.places if is_position(place.lat, place.lon)]
    spots = _spots(results)
    centre = [(place.lon or 0.0, place.lat or 0.0) for place in states]
    sheet = sheet_for(centre or [(lon, lat) for lat, lon in spots.values()], look.width, look.least, look.most)
    if sheet is None:
        return None
    shown = [place for place in states if sheet.holds(place.lon or 0.0, place.lat or 0.0, 4)]
    halos = _halos(results, sheet)
    marks, boxes = _places(shown, sheet, legend, look)
    sieges, rings = _sieges(situation.sieges, spots, sheet, legend, look)
    towns = _towns(results, sheet, {place.place for place in shown}, boxes, look)
    labels = place_labels(
        [*_wishes(shown, rings, sheet, results, look), *_town_wishes(towns, look)],
        [*boxes.values(), *rings.values(), *((x - 2, y - 2, x + 2, y + 2) for _, x, y in towns)],
        sheet.width,
        sheet.height,
    )
    named = {label.key for label in labels}
    bar = round_length(sheet.width * 0.2 / sheet.px_per_km)
    return Drawing(
        look=look.name,
        width=sheet.width,
        height=sheet.height,
        areas=tuple(_areas(results, sheet)),
        routes=tuple(_routes(results, sheet, legend)),
        halos=halos,
        towns=tuple((round(x, 1), round(y, 1)) for _, x, y in towns),
        sieges=tuple(sieges),
        places=tuple(marks),
        labels=tuple(labels),
        bar_px=round(bar * sheet.px_per_km, 1),
        bar_km=f"{bar:g} km",
        unlabelled=tuple(sorted(plain(place.name) for place in shown if place.place not in named)),
        outside=tuple(sorted(plain(place.name) for place in states if place not in shown)),
    )


def _spots(results: Results) -> dict[str, tuple[float, float]]:
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


def _areas(results: Results, sheet: Sheet) -> list[Mark]:
    lines = [line for line in results.outline if isinstance(line, MapLine) and line.kind == "area"]
    return [
        Mark(line_path(_xy(line, sheet), closed=True), "area", plain(line.name))
        for line in lines
        if len(line.points) > 2
    ]


def _routes(results: Results, sheet: Sheet, legend: Legend) -> list[Mark]:
    states = {route.id: route for route in results.situation.routes}
    marks: list[Mark] = []
    for line in results.outline:
        if not isinstance(line, MapLine) or line.kind != "route" or len(line.points) < 2:
            continue
        state = states.get(line.id)
        word = state.state if state else "unknown"
        title = plain(line.name) + (f": {word}" if state else "")
        if state and state.cut_by:
            title += " by " + ", ".join(legend.name(actor) for actor in state.cut_by)
        marks.append(
            Mark(line_path(_xy(line, sheet)), f"route {word}", title, anchor("route", line.id) if state else "")
        )
    return sorted(marks, key=lambda mark: ("cut" in mark.css, "contested" in mark.css))


def _halos(results: Results, sheet: Sheet) -> tuple[Halo, ...]:
    counts: dict[tuple[float, float], int] = {}
    for incident in results.incidents:
        place = incident.place
        if place is None or place.lat is None or place.lon is None or not is_position(place.lat, place.lon):
            continue
        if place.precision in ("province", "country") or incident.status not in ("happened", "ongoing"):
            continue
        recent = is_recent(incident, results.situation.on) and kind_info(incident.kind).violent
        if recent and sheet.holds(place.lon, place.lat):
            x, y = sheet.xy(place.lon, place.lat)
            spot = (round(x, 1), round(y, 1))
            counts[spot] = counts.get(spot, 0) + 1
    return tuple(
        Halo(x, y, round(min(9 + 5 * number**0.5, 34), 1), count_text(number, "recent violent incident"))
        for (x, y), number in sorted(counts.items())
    )


def _places(
    shown: list[PlaceState], sheet: Sheet, legend: Legend, look: Look
) -> tuple[list[Mark], dict[str, Box]]:
    marks: list[Mark] = []
    boxes: dict[str, Box] = {}
    for place in sorted(shown, key=lambda p: (p.contested, p.besieged, -(p.lat or 0.0), p.place)):
        x, y = sheet.xy(place.lon or 0.0, place.lat or 0.0)
        colour, shape = legend.style(place.holder)
        holder = legend.name(place.holder) if place.holder else "holder not known"
        title = f"{plain(place.name)}: {holder}"
        title += ", contested" if place.contested else ""
        title += ", besieged" if place.besieged else ""
        css = f"place {colour}" + (" contested" if place.contested else "")
        marks.append(Mark(mark_path(shape, x, y, look.radius), css, title, anchor("place", place.place)))
        r = look.radius + 1
        boxes[place.place] = (x - r, y - r, x + r, y + r)
    return marks, boxes


def _sieges(
    sieges: tuple[SiegeState, ...],
    spots: dict[str, tuple[float, float]],
    sheet: Sheet,
    legend: Legend,
    look: Look,
) -> tuple[list[Mark], dict[str, Box]]:
    marks: list[Mark] = []
    boxes: dict[str, Box] = {}
    for siege in sieges:
        if siege.until is not None or siege.place not in spots:
            continue
        lat, lon = spots[siege.place]
        if not sheet.holds(lon, lat):
            continue
        x, y = sheet.xy(lon, lat)
        radius = look.radius + 5.5
        ground = "reported" if siege.reported else "computed"
        title, target = f"Siege of {plain(siege.name)}", anchor("siege", siege.place)
        marks.append(Mark(mark_path("circle", x, y, radius), f"ring {ground}", title, target))
        for actor, sides in sorted(siege.sides.items()):
            colour, _ = legend.style(actor)
            radius += 4.5
            for side in sides:
                words = f"{legend.name(actor)} on the {side}"
                marks.append(Mark(arc_path(side, x, y, radius), f"arc {colour}", words, target))
        boxes[siege.place] = (x - radius - 2, y - radius - 2, x + radius + 2, y + radius + 2)
    return marks, boxes


def _towns(
    results: Results, sheet: Sheet, shown: set[str], boxes: dict[str, Box], look: Look
) -> list[tuple[MapPoint, float, float]]:
    points = [p for p in results.outline if isinstance(p, MapPoint) and p.id not in shown]
    towns: list[tuple[MapPoint, float, float]] = []
    for point in sorted(points, key=lambda p: (-p.weight, p.id)):
        if len(towns) == look.towns:
            break
        if not is_position(point.lat, point.lon) or not sheet.holds(point.lon, point.lat, 6):
            continue
        x, y = sheet.xy(point.lon, point.lat)
        if not any(b[0] - 4 < x < b[2] + 4 and b[1] - 4 < y < b[3] + 4 for b in boxes.values()):
            towns.append((point, x, y))
    return towns


def _wishes(
    shown: list[PlaceState], rings: dict[str, Box], sheet: Sheet, results: Results, look: Look
) -> list[Wish]:
    weights = {p.id: p.weight for p in results.outline if isinstance(p, MapPoint)}
    order = sorted(
        shown, key=lambda p: (not p.besieged, not p.contested, -weights.get(p.place, 0), p.name, p.place)
    )
    wishes = []
    for place in order:
        x, y = sheet.xy(place.lon or 0.0, place.lat or 0.0)
        ring = rings.get(place.place)
        radius = (ring[2] - ring[0]) / 2 if ring else look.radius
        wishes.append(Wish(place.place, plain(place.name), x, y, radius, look.text))
    return wishes


def _town_wishes(towns: list[tuple[MapPoint, float, float]], look: Look) -> list[Wish]:
    return [Wish(f"town-{p.id}", plain(p.name), x, y, 2, round(look.text * 0.86, 1)) for p, x, y in towns]


def _xy(line: MapLine, sheet: Sheet) -> list[tuple[float, float]]:
    return [sheet.xy(lon, lat) for lon, lat in line.points if is_position(lat, lon)]
