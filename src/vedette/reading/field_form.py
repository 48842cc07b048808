"""A row of a field form read into its claim: by its cells and a pack, without the tagger."""

from math import atan2, cos, degrees, radians

from vedette.model import ActorRef, Amount, Claim, FieldForm, Period, PlaceRef, Problem, Report, kind_info
from vedette.model.globe import Point, great_circle_km
from vedette.packs.pack import Pack
from vedette.packs.records import Place
from vedette.reading.place_ref import precision_of

RULE = "field form"
_CONFIDENCE = {"certain": 0.95, "likely": 0.75, "unsure": 0.4, None: 0.75}
_NEAR_KM = 3.0
"""What lies nearer to a place than this is in it or on its edge."""
_FAR_KM = 40.0
"""Coordinates further than this from every place of the name mean another place, or hold a slip."""
_NEIGHBOUR_KM = 25.0
_WIDE = frozenset({"country", "province", "district", "region", "road", "river", "mountain", "island"})
_WINDS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


def claim_of_form(report: Report, form: FieldForm, pack: Pack) -> tuple[Claim, tuple[Problem, ...]]:
    """Return the one claim of a report that renders `form`, and what of it no pack knows.

    Its evidence is the report's first line. An actor or place that the pack does not know leaves its field
    empty. A source that is unsure tells of something possible.
    """
    problems: list[Problem] = []

    def unknown(column: str, message: str) -> None:
        problems.append(report.problem(f"{column} {message}"))

    by, against = (_actors(names, pack) for names in (form.by, form.against))
    for column, names, found in (("by", form.by, by), ("against", form.against, against)):
        if len(found) < len(names):
            unknown(column, "names an actor that no pack knows or that may be several; write a neutral name")
    place, fault = _place(form, pack)
    if fault:
        unknown("place", fault)
    start, end = report.body[0]
    sure = form.observation.certainty
    claim = Claim(
        id=Claim.id_for(report.id, form.kind, start, end),
        report=report.ref(),
        kind=form.kind,
        status="possible" if sure == "unsure" else "happened",
        by=by,
        against=against,
        place=place,
        time=_time(form),
        numbers=tuple(Amount(**figure.model_dump()) for figure in form.figures),
        said_by=ActorRef(id=report.outlet, name=form.source, as_written=form.source),
        evidence=report.span(start, end),
        acled=kind_info(form.kind).acled,
        rule=RULE,
        confidence=_CONFIDENCE[sure],
        observation=form.observation,
    )
    return claim, tuple(problems)


def _time(form: FieldForm) -> Period | None:
    if form.days is None:
        return None
    start, end = form.days
    return Period(start=start, end=end, precision="day" if start == end else "days")


def _actors(names: tuple[str, ...], pack: Pack) -> tuple[ActorRef, ...]:
    found = ((name, pack.actor_named(name)) for name in names)
    return tuple(ActorRef(id=a.id, name=a.name, as_written=name) for name, a in found if a is not None)


def _place(form: FieldForm, pack: Pack) -> tuple[PlaceRef | None, str]:
    """Return where it was, and what is wrong with what the form says of it."""
    point = (form.lat, form.lon) if form.lat is not None and form.lon is not None else None
    if not form.place:
        return (_by_point(point, "", pack) if point is not None else None), ""
    known = pack.find_places(form.place)
    if not known and point is None:
        return None, "is not known to the pack and is left out; check its spelling, or add lat and lon"
    if not known and point is not None:
        return _by_point(point, form.place, pack), "is not known to the pack; placed by lat and lon alone"
    if point is None:
        return _ref(known[0], form.place, None), ""
    near = min(known, key=lambda place: _km(place, point))
    if near.kind not in _WIDE and _km(near, point) > _FAR_KM:
        return None, f"lies more than {_FAR_KM:.0f} km from lat and lon and is left out; check all three"
    return _ref(near, form.place, point), ""


def _by_point(point: Point, written: str, pack: Pack) -> PlaceRef:
    """Return a point told by the pack's nearest place, by itself where none is near."""
    towns = (place for place in pack.places.values() if place.kind not in _WIDE)
    near = min(towns, key=lambda place: (_km(place, point), place.id), default=None)
    shown = written or f"{point[0]:.4f}, {point[1]:.4f}"
    if near is None or _km(near, point) > _NEIGHBOUR_KM:
        return PlaceRef(id=None, name=shown, as_written=shown, lat=point[0], lon=point[1], precision="point")
    return _ref(near, shown, point)


def _ref(place: Place, written: str, point: Point | None) -> PlaceRef:
    lat, lon = point or (place.lat, place.lon)
    return PlaceRef(
        id=place.id,
        name=place.name,
        as_written=written,
        lat=lat,
        lon=lon,
        precision="point" if point is not None else precision_of(place),
        relation=_relation(place, point) if point is not None else "",
    )


def _relation(place: Place, point: Point) -> str:
    """Return where a point lies to a place: "5 km southeast of", empty for in it or at its edge."""
    km = _km(place, point)
    if place.kind in _WIDE or km < _NEAR_KM:
        return ""
    east = (point[1] - place.lon) * cos(radians(place.lat))
    wind = round(degrees(atan2(east, point[0] - place.lat)) / 45) % len(_WINDS)
    return f"{km:.0f} km {_WINDS[wind]} of"


def _km(place: Place, point: Point) -> float:
    return great_circle_km((place.lat, place.lon), point)
