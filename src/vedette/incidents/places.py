"""Where claims put an event: one key a place, and how far two of them are apart."""

from vedette.model import PlaceRef
from vedette.model.globe import great_circle_km

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
    return great_circle_km((one.lat, one.lon), (other.lat, other.lon))
