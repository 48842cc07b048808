"""Draws the situation: the map of all places, and closer maps of where they crowd."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vedette.briefing import layers
from vedette.briefing.labels import Box, Label, place_labels
from vedette.briefing.layers import Canvas, Halo, Look, Mark
from vedette.briefing.legend import Legend
from vedette.briefing.projection import Sheet, is_position, round_length, sheet_for
from vedette.briefing.results import Results
from vedette.briefing.symbols import cross_path
from vedette.briefing.wording import plain
from vedette.model import PlaceState

WIDE = Look("wide", width=960, least=0.5, most=0.78, text=12.5, radius=5.5, names=70, towns=24)
NARROW = Look("narrow", width=380, least=0.8, most=1.35, text=11.5, radius=4.5, names=30, towns=6)
CLOSE = Look("close", width=470, least=0.62, most=0.9, text=12.5, radius=6, names=30, towns=10)

_MANY = 120
"""From this many places on a map they are drawn smaller."""
_CROWD_PX = 34.0
_CROWD = 5
_MOST_CLOSER = 3

Crowd = tuple[PlaceState, list[PlaceState]]
"""The weightiest of several places that stand close together, and all of them."""


@dataclass(frozen=True)
class Frame:
    """Where a closer map lies on the main one: a rectangle in pixels and the letter of the map."""

    letter: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Drawing:
    """A whole map in pixels, its layers from the lowest to the highest.

    `letter` is empty for the main map; `around` names the place in the middle of a closer one.
    """

    look: str
    letter: str
    around: str
    width: float
    height: float
    areas: tuple[Mark, ...]
    routes: tuple[Mark, ...]
    crosses: tuple[str, ...]
    halos: tuple[Halo, ...]
    towns: tuple[tuple[float, float], ...]
    sieges: tuple[Mark, ...]
    places: tuple[Mark, ...]
    frames: tuple[Frame, ...]
    labels: tuple[Label, ...]
    bar_px: float
    bar_km: str
    unlabelled: frozenset[str]


@dataclass(frozen=True)
class Maps:
    """All maps of a briefing, and the names of places that none of them could show or name."""

    main: tuple[Drawing, ...] = ()
    closer: tuple[Drawing, ...] = ()
    unlabelled: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()


def draw(results: Results, legend: Legend) -> Maps:
    """Return the maps of the situation: a wide and a narrow one of the whole, and closer ones.

    Without any place that has a position the recent incidents set the extent; without these there is no
    map. A closer map is drawn wherever `_CROWD` or more places stand within a finger's width on the wide
    one, at most `_MOST_CLOSER` of them.
    """
    states = [p for p in results.situation.places if is_position(p.lat, p.lon)]
    spots = layers.spots(results)
    extent = [_lonlat(place) for place in states] or [(lon, lat) for lat, lon in spots.values()]
    sheet = sheet_for(extent, WIDE.width, WIDE.least, WIDE.most)
    if sheet is None:
        return Maps()
    crowds = _crowds([p for p in states if sheet.holds(*_lonlat(p), 4)], sheet, results)
    crowded = frozenset(place.place for middle, members in crowds for place in members if place != middle)
    closer = list(_closer(crowds, states, results, legend))
    main = [_draw(Canvas(results, legend, sheet, WIDE), states, crowded=crowded, closer=closer)]
    narrow = sheet_for(extent, NARROW.width, NARROW.least, NARROW.most)
    if narrow is not None:
        main.append(_draw(Canvas(results, legend, narrow, NARROW), states, crowded=crowded, closer=closer))
    shown = {place.place for place in states if sheet.holds(*_lonlat(place), 4)}
    named_closer = {
        place.place
        for near, drawn in closer
        for place in states
        if near.holds(*_lonlat(place), 4) and place.place not in drawn.unlabelled
    }
    missing = main[0].unlabelled - named_closer
    return Maps(
        main=tuple(main),
        closer=tuple(drawn for _, drawn in closer),
        unlabelled=tuple(sorted(plain(place.name) for place in states if place.place in missing)),
        outside=tuple(sorted(plain(place.name) for place in states if place.place not in shown)),
    )


def _closer(
    crowds: Sequence[Crowd], states: Sequence[PlaceState], results: Results, legend: Legend
) -> Iterator[tuple[Sheet, Drawing]]:
    """Yield a closer map of each crowd, by letter."""
    for letter, (middle, members) in zip("ABC", crowds, strict=False):
        extent = [_lonlat(place) for place in members]
        near = sheet_for(extent, CLOSE.width, CLOSE.least, CLOSE.most, least_km=6)
        if near is not None:
            canvas = Canvas(results, legend, near, CLOSE)
            yield near, _draw(canvas, states, letter=letter, around=plain(middle.name))


def _draw(
    canvas: Canvas,
    states: Sequence[PlaceState],
    *,
    letter: str = "",
    around: str = "",
    crowded: frozenset[str] = frozenset(),
    closer: Sequence[tuple[Sheet, Drawing]] = (),
) -> Drawing:
    sheet = canvas.sheet
    shown = [place for place in states if sheet.holds(*_lonlat(place), 4)]
    if len(shown) >= _MANY:
        canvas = replace(canvas, look=replace(canvas.look, radius=canvas.look.radius * 0.7))
    marks, boxes = layers.places(canvas, shown)
    sieges, rings = layers.sieges(canvas)
    towns = layers.towns(canvas, shown, boxes)
    frames = tuple(_frame(near, sheet, drawn.letter) for near, drawn in closer)
    routes, crosses = layers.routes(canvas)
    wishes = [*layers.wishes(canvas, shown, rings, crowded), *layers.town_wishes(towns, canvas.look)]
    taken = [
        *boxes.values(),
        *rings.values(),
        *((x - 2, y - 2, x + 2, y + 2) for _, x, y in towns),
        *((x - 5, y - 5, x + 5, y + 5) for x, y in crosses),
        *((frame.x, frame.y - 15, frame.x + 14, frame.y) for frame in frames),
        *_furniture(sheet),
    ]
    labels = place_labels(wishes, taken, sheet.width, sheet.height)
    named = {label.key for label in labels}
    bar = round_length(sheet.width * 0.2 / sheet.px_per_km)
    return Drawing(
        look=canvas.look.name,
        letter=letter,
        around=around,
        width=sheet.width,
        height=sheet.height,
        areas=tuple(layers.areas(canvas)),
        routes=tuple(routes),
        crosses=tuple(cross_path(x, y, 4.5) for x, y in crosses),
        halos=layers.halos(canvas),
        towns=tuple((round(x, 1), round(y, 1)) for _, x, y in towns),
        sieges=tuple(sieges),
        places=tuple(marks),
        frames=frames,
        labels=tuple(labels),
        bar_px=round(bar * sheet.px_per_km, 1),
        bar_km=f"{bar:g} km",
        unlabelled=frozenset(place.place for place in shown if place.place not in named),
    )


def _furniture(sheet: Sheet) -> tuple[Box, Box]:
    """Return the corners that the north arrow and the scale bar take."""
    return (
        (sheet.width - 36, 0, sheet.width, 44),
        (0, sheet.height - 32, 16 + sheet.width * 0.28, sheet.height),
    )


def _crowds(shown: Sequence[PlaceState], sheet: Sheet, results: Results) -> list[Crowd]:
    """Return places that crowd on the sheet, the largest crowd first."""
    at = {place.place: sheet.xy(*_lonlat(place)) for place in shown}
    weights = layers.weights(results)
    left = list(shown)
    crowds: list[Crowd] = []
    while len(crowds) < _MOST_CLOSER:
        near = {p.place: [q for q in left if _close(at[p.place], at[q.place])] for p in left}
        best = max(left, key=lambda p: (len(near[p.place]), p.place), default=None)
        if best is None or len(near[best.place]) < _CROWD:
            break
        members = near[best.place]
        crowds.append((max(members, key=lambda p: (weights.get(p.place, 0), p.place)), members))
        left = [place for place in left if place not in members]
    return crowds


def _frame(near: Sheet, sheet: Sheet, letter: str) -> Frame:
    x, y = sheet.xy(near.west, near.north)
    zoom = sheet.px_per_km / near.px_per_km
    return Frame(letter, round(x, 1), round(y, 1), round(near.width * zoom, 1), round(near.height * zoom, 1))


def _close(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 <= _CROWD_PX**2


def _lonlat(place: PlaceState) -> tuple[float, float]:
    """Return the position of a place that is known to have one."""
    return (place.lon or 0.0, place.lat or 0.0)
