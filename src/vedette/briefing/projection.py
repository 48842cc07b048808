"""Puts degrees onto a sheet: chooses the part of the world to draw and projects it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

KM_PER_DEGREE = 111.195


@dataclass(frozen=True)
class Sheet:
    """An equirectangular projection, true to scale at the middle latitude; x and y in pixels."""

    width: float
    height: float
    west: float
    north: float
    px_per_km: float
    km_per_degree_lon: float

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point in degrees falls on the sheet; it may fall outside of it."""
        x = (lon - self.west) * self.km_per_degree_lon * self.px_per_km
        y = (self.north - lat) * KM_PER_DEGREE * self.px_per_km
        return x, y

    def holds(self, lon: float, lat: float, margin: float = 0) -> bool:
        """Tell whether a point in degrees falls on the sheet, `margin` pixels from its edges."""
        x, y = self.xy(lon, lat)
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


def is_position(lat: float | None, lon: float | None) -> bool:
    """Tell whether a latitude and a longitude are given and lie on the globe."""
    if lat is None or lon is None or not (math.isfinite(lat) and math.isfinite(lon)):
        return False
    return -90 <= lat <= 90 and -180 <= lon <= 180


def sheet_for(
    points: Sequence[tuple[float, float]], width: float, least: float, most: float, least_km: float = 30
) -> Sheet | None:
    """Return a sheet of `width` pixels that shows `points`, (lon, lat) in degrees; None for no points.

    Its height is between `least` and `most` times its width, and it spans `least_km` at least. Single
    points far from all others (a conference town, say) are left outside, since they would shrink the rest
    beyond reading.
    """
    kept = without_outliers(points)
    if not kept:
        return None
    lons, lats = [lon for lon, _ in kept], [lat for _, lat in kept]
    middle_lon, middle_lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    km_lon = KM_PER_DEGREE * max(math.cos(math.radians(middle_lat)), 0.05)
    span_x = max((max(lons) - min(lons)) * km_lon, least_km) * 1.16
    span_y = max((max(lats) - min(lats)) * KM_PER_DEGREE, least_km) * 1.16
    height = width * min(max(span_y / span_x, least), most)
    scale = min(width / span_x, height / span_y)
    return Sheet(
        width=width,
        height=round(height),
        west=middle_lon - width / scale / 2 / km_lon,
        north=middle_lat + height / scale / 2 / KM_PER_DEGREE,
        px_per_km=scale,
        km_per_degree_lon=km_lon,
    )


def without_outliers(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return `points` without those much farther from the middle than three quarters of them."""
    if len(points) < 4:
        return list(points)
    lon = sorted(lon for lon, _ in points)[len(points) // 2]
    lat = sorted(lat for _, lat in points)[len(points) // 2]
    far = [_km((lon, lat), point) for point in points]
    limit = 3 * sorted(far)[(len(far) * 3) // 4] + 40
    return [point for point, distance in zip(points, far, strict=True) if distance <= limit]


def round_length(km: float) -> float:
    """Return the largest of 1, 2 or 5 times a power of ten that is at most `km`, for a scale bar."""
    power = 10.0 ** math.floor(math.log10(max(km, 1e-6)))
    return max(step * power for step in (1, 2, 5) if step * power <= max(km, 1e-6) * 1.0001)


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    across = (one[0] - other[0]) * math.cos(math.radians((one[1] + other[1]) / 2))
    return math.hypot(across, one[1] - other[1]) * KM_PER_DEGREE
