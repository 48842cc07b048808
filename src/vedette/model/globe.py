"""Distances over the ground."""

from math import asin, cos, radians, sin, sqrt

_EARTH_KM = 6371.0

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def great_circle_km(one: Point, other: Point) -> float:
    """Return the distance of two points in kilometres along the earth's surface (haversine)."""
    lat, lat_other = radians(one[0]), radians(other[0])
    half = sin((lat_other - lat) / 2) ** 2
    half += cos(lat) * cos(lat_other) * sin(radians(other[1] - one[1]) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))
