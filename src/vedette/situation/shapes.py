"""Whether a point lies in an area that is drawn as a ring of points."""

from collections.abc import Sequence


def inside(lon: float, lat: float, ring: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a point lies in a ring of (lon, lat) in degrees; the ring closes by itself.

    A ray to the east crosses the ring an odd number of times from inside. Areas here are small and far from
    the poles and the 180th meridian, so degrees are as good as a plane.
    """
    crossed = False
    for (lon1, lat1), (lon2, lat2) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        if (lat1 > lat) != (lat2 > lat) and lon < lon1 + (lat - lat1) / (lat2 - lat1) * (lon2 - lon1):
            crossed = not crossed
    return crossed
