"""Where claims put an event: one key a place, and how far two of them are apart."""

from math import asin, cos, radians, sin, sqrt

from vedette.model import PlaceRef

_EARTH_KM = 6371.0
_WIDE = ("province", "country")


def is_vague(place: PlaceRef) -> bool:
    """Tell whether a place says little of where: a province, a country, or what no pack knows."""
    return place.id is None or place.precision in _WIDE


def place_key(place: PlaceRef | None) -> str:
    """Return a place's id, or its name in lower case where no pack knows it, "" for none."""
    if place is None:
        return ""
    return place.id or f"name:{place.name.casefold()}"


def distance_km(one: PlaceRef, other: PlaceRef) -> float:
    """Return the distance over the ground; infinite for provinces, countries and unknown coordinates."""
    if one.precision in _WIDE or other.precision in _WIDE:
        return float("inf")
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    lat, lat_other = radians(one.lat), radians(other.lat)
    half = sin((lat_other - lat) / 2) ** 2
    half += cos(lat) * cos(lat_other) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
