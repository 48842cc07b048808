"""Read notes on places: short texts, each about a place that it need not name, as rows of a table are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from vedette.desk.stages import Record, read
from vedette.model import PlaceRef, Report
from vedette.packs.pack import Pack
from vedette.packs.records import Place

_NEAR = 0.15  # degrees: how far apart two points of one town may lie


@dataclass(frozen=True)
class Note:
    """A text about one place, and the day it was written on."""

    place: Place
    text: str
    published: date


def place_named(name: str, pack: Pack, lat: float | None = None, lon: float | None = None) -> Place:
    """Return the place of a note: one that the pack knows by name near its point, else a place of its own.

    One without a point is the likeliest of its name in the pack's home; a place of its own that has no point
    stands at the middle of the pack's map.
    """
    for found in (known for code in pack.home for known in pack.find_places(name, code)):
        if found.kind in {"country", "province", "district", "region"}:
            continue
        if lat is None or lon is None:
            return found
        if abs(found.lat - lat) <= _NEAR and abs(found.lon - lon) <= _NEAR:
            return found
    middle = pack.centre or (0.0, 0.0)
    key = "_".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
    home = pack.home[0] if pack.home else None
    country = next((c.id for c in pack.countries.values() if c.iso2 == home), None)
    return Place(
        id=f"note:{key}",
        name=name,
        lat=middle[0] if lat is None else lat,
        lon=middle[1] if lon is None else lon,
        kind="village",
        part_of=country,
        country=home,
    )


def with_places(pack: Pack, places: Iterable[Place]) -> Pack:
    """Return a pack that knows the places of notes too."""
    new = {place.id: place for place in places if pack.place(place.id) is None}
    return replace(pack, places=MappingProxyType({**pack.places, **new}))


def read_notes(notes: Sequence[Note], pack: Pack) -> Record:
    """Read notes into reports and claims; what a note tells, it tells of its place.

    Every note is a report of its own, numbered in order. Claims that are of no place in particular, or of
    one that a note names in passing, stand at the note's place all the same.
    """
    reports = [
        Report.make(name=f"note {number}", text=note.text, published=note.published)
        for number, note in enumerate(notes, 1)
    ]
    record = read(reports, pack)
    places = {report.id: note.place for report, note in zip(reports, notes, strict=True)}
    claims = tuple(
        claim.model_copy(update={"place": _ref(places[claim.report.id])}) for claim in record.claims
    )
    return replace(record, claims=claims)


def _ref(place: Place) -> PlaceRef:
    return PlaceRef(
        id=place.id, name=place.name, as_written="", lat=place.lat, lon=place.lon, precision="locality"
    )
