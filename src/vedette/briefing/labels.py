"""Places the names on a map so that none covers another, a mark or the edge."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""


@dataclass(frozen=True)
class Wish:
    """A name that wants to stand by the mark at (x, y), which reaches `radius` pixels."""

    key: str
    text: str
    x: float
    y: float
    radius: float
    size: float


@dataclass(frozen=True)
class Label:
    """A name with its place: the text starts at (x, y), its base line; `leader` joins it to its mark."""

    key: str
    text: str
    x: float
    y: float
    size: float
    leader: tuple[float, float, float, float] | None = None


def place_labels(wishes: Iterable[Wish], marks: Sequence[Box], width: float, height: float) -> list[Label]:
    """Return the labels that find room, `wishes` in order of importance; the others are left out.

    A label first tries the eight places round its mark, then places farther out with a leader.
    """
    taken = list(marks)
    placed: list[Label] = []
    for wish in wishes:
        for box, leader in _candidates(wish):
            if _fits(box, leader, taken, width, height):
                taken.append(box)
                placed.append(_label(wish, box, leader))
                break
    return placed


def text_width(text: str, size: float) -> float:
    """Return about how wide `text` runs in a plain sans serif of `size` pixels; errs to the wide side."""
    wide = sum(1 for char in text if char.isupper() or char in "mwMW")
    slim = sum(1 for char in text if char in "iljtfr.,'-’ ")
    return size * (0.60 * (len(text) - wide - slim) + 0.72 * wide + 0.36 * slim)


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _candidates(wish: Wish) -> Iterable[tuple[Box, tuple[float, float, float, float] | None]]:
    wide, high = text_width(wish.text, wish.size), wish.size * 1.1
    gap = wish.radius + 3
    slant = wish.radius * 0.7 + 2
    corners = (
        (gap, -high / 2),
        (-gap - wide, -high / 2),
        (slant, -slant - high),
        (slant, slant),
        (-slant - wide, -slant - high),
        (-slant - wide, slant),
        (-wide / 2, -gap - high),
        (-wide / 2, gap),
    )
    for dx, dy in corners:
        yield _box(wish.x + dx, wish.y + dy, wide, high), None
    for reach in (16, 28, 42):
        for step in range(12):
            angle = math.tau * step / 12
            far = wish.radius + reach
            x, y = wish.x + far * math.cos(angle), wish.y + far * math.sin(angle)
            left = x if math.cos(angle) > 0.1 else (x - wide if math.cos(angle) < -0.1 else x - wide / 2)
            near = wish.radius + 1
            start = (wish.x + near * math.cos(angle), wish.y + near * math.sin(angle))
            yield _box(left, y - high / 2, wide, high), (*start, x, y)


def _box(left: float, top: float, wide: float, high: float) -> Box:
    return (left, top, left + wide, top + high)


def _fits(
    box: Box, leader: tuple[float, float, float, float] | None, taken: list[Box], width: float, height: float
) -> bool:
    if box[0] < 3 or box[1] < 3 or box[2] > width - 3 or box[3] > height - 3:
        return False
    if any(overlap(box, other) for other in taken):
        return False
    if leader is None:
        return True
    x0, y0, x1, y1 = leader
    steps = [(x0 + (x1 - x0) * part / 6, y0 + (y1 - y0) * part / 6) for part in range(2, 6)]
    return not any(b[0] < x < b[2] and b[1] < y < b[3] for x, y in steps for b in taken)


def _label(wish: Wish, box: Box, leader: tuple[float, float, float, float] | None) -> Label:
    return Label(
        key=wish.key,
        text=wish.text,
        x=round(box[0], 1),
        y=round(box[3] - wish.size * 0.26, 1),
        size=wish.size,
        leader=None
        if leader is None
        else (round(leader[0], 1), round(leader[1], 1), round(leader[2], 1), round(leader[3], 1)),
    )
