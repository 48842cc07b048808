"""Where claims put an event: how much a place says of that, and how far two of them are apart."""

import re
from typing import get_args

from vedette.model import WIDE_PRECISIONS, PlaceRef, Side
from vedette.model.globe import great_circle_km

_ROUND = get_args(Side)
"""The points of the compass in their order round it."""

_POINT = re.compile(rf"\b({'|'.join(sorted(_ROUND, key=len, reverse=True))})(?:ern)?\b", re.IGNORECASE)
_OPPOSITE = 3
"""So many eighths of a turn apart two directions can't be one side of a place."""


def is_vague(place: PlaceRef) -> bool:
    """Tell whether a place says little of where: a province, a country, or what no pack knows."""
    return place.id is None or place.precision in WIDE_PRECISIONS


def distance_km(one: PlaceRef, other: PlaceRef) -> float:
    """Return the distance over the ground; infinite for provinces, countries and unknown coordinates."""
    if one.precision in WIDE_PRECISIONS or other.precision in WIDE_PRECISIONS:
        return float("inf")
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    return great_circle_km((one.lat, one.lon), (other.lat, other.lon))


def opposed(one: PlaceRef, other: PlaceRef) -> bool:
    """Tell whether one claim puts an event to one side of a place, and the other to the opposite one."""
    if not one.relation or not other.relation:
        return False
    first, second = _directions(one.relation), _directions(other.relation)
    return bool(first and second) and all(_eighths(a, b) >= _OPPOSITE for a in first for b in second)


def _directions(relation: str) -> set[int]:
    return {_ROUND.index(found.casefold()) for found in _POINT.findall(relation)}


def _eighths(one: int, other: int) -> int:
    apart = abs(one - other)
    return min(apart, len(_ROUND) - apart)
