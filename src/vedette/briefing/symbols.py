"""The shapes that the map is drawn with, as SVG path data."""

import math
from itertools import pairwise

from vedette.model import Side

SHAPES = ("circle", "square", "diamond", "triangle")
COLOURS = 8
"""How many colours the style sheet has for holders: classes h0 to h7."""

_BEARINGS: dict[Side, float] = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}


def style_of(index: int) -> tuple[str, str]:
    """Return the colour class and the shape of the holder with this number; 32 differ from each other."""
    return f"h{index % COLOURS}", SHAPES[(index + index // COLOURS) % len(SHAPES)]


def mark_path(shape: str, x: float, y: float, radius: float) -> str:
    """Return the outline of a mark of about the same area whatever its shape, centred on (x, y)."""
    if shape == "square":
        r = radius * 0.88
        return _polygon([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)])
    if shape == "diamond":
        r = radius * 1.22
        return _polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)])
    if shape == "triangle":
        r = radius * 1.3
        return _polygon([(x, y - r), (x + r * 0.9, y + r * 0.62), (x - r * 0.9, y + r * 0.62)])
    r = radius
    return f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0Z"


def arc_path(side: Side, x: float, y: float, radius: float, half_width: float = 20.5) -> str:
    """Return the piece of a ring round (x, y) that faces a direction, `half_width` degrees to each side."""
    start, end = (math.radians(_BEARINGS[side] + turn) for turn in (-half_width, half_width))
    x0, y0 = x + radius * math.sin(start), y - radius * math.cos(start)
    x1, y1 = x + radius * math.sin(end), y - radius * math.cos(end)
    return f"M{x0:.1f} {y0:.1f}A{radius:.1f} {radius:.1f} 0 0 1 {x1:.1f} {y1:.1f}"


def line_path(points: list[tuple[float, float]], closed: bool = False) -> str:
    """Return a line through `points` in pixels; an empty string for fewer than two."""
    if len(points) < 2:
        return ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")


def cross_path(x: float, y: float, radius: float) -> str:
    """Return a diagonal cross with arms of `radius` pixels along each axis."""
    r = radius
    return f"M{x - r:.1f} {y - r:.1f}L{x + r:.1f} {y + r:.1f}M{x - r:.1f} {y + r:.1f}L{x + r:.1f} {y - r:.1f}"


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the point half-way along a line through one or more `points`."""
    lengths = [math.dist(one, other) for one, other in pairwise(points)]
    left = sum(lengths) / 2
    for (x0, y0), (x1, y1), length in zip(points, points[1:], lengths, strict=False):
        if left <= length and length > 0:
            return x0 + (x1 - x0) * left / length, y0 + (y1 - y0) * left / length
        left -= length
    return points[0]


def _polygon(corners: list[tuple[float, float]]) -> str:
    return line_path(corners, closed=True)
