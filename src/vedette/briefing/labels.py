"""Places the names on a map so that none covers another, a mark or the edge."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class _Spot:
    """A place that a name might take; `leader` runs from (x, y) to (x, y)."""

    box: Box
    anchor: Anchor
    leader: Box | None = None


@dataclass(frozen=True)
class Wish:
    """A name that wants to stand by the mark at (x, y), which reaches `radius` pixels.

    One that is not `stubborn` gives up where there is no room right by its mark.
    """

    key: str
    text: str
    x: float
    y: float
    radius: float
    size: float
    stubborn: bool = True


@dataclass(frozen=True)
class Label:
    """A name with its place: (x, y) is on its base line, at its `anchor`; `leader` joins it to its mark.

    The anchor is the side towards the mark, so that no font leaves a gap there.
    """

    key: str
    text: str
    x: float
    y: float
    size: float
    anchor: Anchor
    leader: Box | None = None


def place_labels(wishes: Iterable[Wish], marks: Sequence[Box], width: float, height: float) -> list[Label]:
    """Return the labels that find room, `wishes` in order of importance; the others are left out.

    A label first tries the eight places round its mark, then places farther out with a leader.
    """
    taken = list(marks)
    placed: list[Label] = []
    for wish in wishes:
        for spot in _spots(wish):
            if _fits(spot, taken, width, height):
                taken.append(spot.box)
                placed.append(_label(wish, spot))
                break
    return placed


def text_width(text: str, size: float) -> float:
    """Return about how wide `text` runs in a plain sans serif of `size` pixels; errs to the wide side."""
    wide = sum(1 for char in text if char.isupper() or char in "mwMW")
    slim = sum(1 for char in text if char in "iljtfr.,'-’ ")
    return 3 + size * (0.63 * (len(text) - wide - slim) + 0.76 * wide + 0.38 * slim)


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share any area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _spots(wish: Wish) -> Iterable[_Spot]:
    wide, high = text_width(wish.text, wish.size), wish.size * 1.1
    gap = wish.radius + 3
    slant = wish.radius * 0.7 + 2
    beside: tuple[tuple[float, float, Anchor], ...] = (
        (gap, -high / 2, "start"),
        (-gap - wide, -high / 2, "end"),
        (slant, -slant - high, "start"),
        (slant, slant, "start"),
        (-slant - wide, -slant - high, "end"),
        (-slant - wide, slant, "end"),
        (-wide / 2, -gap - high, "middle"),
        (-wide / 2, gap, "middle"),
    )
    for dx, dy, anchor in beside:
        yield _Spot(_box(wish.x + dx, wish.y + dy, wide, high), anchor)
    for reach in (16, 28, 42) if wish.stubborn else ():
        for step in range(12):
            yield _far_spot(wish, math.tau * step / 12, wish.radius + reach, wide, high)


def _far_spot(wish: Wish, angle: float, far: float, wide: float, high: float) -> _Spot:
    across, down = math.cos(angle), math.sin(angle)
    x, y = wish.x + far * across, wish.y + far * down
    near = wish.radius + 1
    leader = (wish.x + near * across, wish.y + near * down, x, y)
    if across > 0.1:
        return _Spot(_box(x + 1, y - high / 2, wide, high), "start", leader)
    if across < -0.1:
        return _Spot(_box(x - 1 - wide, y - high / 2, wide, high), "end", leader)
    return _Spot(_box(x - wide / 2, y if down > 0 else y - high, wide, high), "middle", leader)


def _box(left: float, top: float, wide: float, high: float) -> Box:
    return (left, top, left + wide, top + high)


def _fits(spot: _Spot, taken: list[Box], width: float, height: float) -> bool:
    box = spot.box
    if box[0] < 3 or box[1] < 3 or box[2] > width - 3 or box[3] > height - 3:
        return False
    if any(overlap(box, other) for other in taken):
        return False
    if spot.leader is None:
        return True
    x0, y0, x1, y1 = spot.leader
    steps = [(x0 + (x1 - x0) * part / 6, y0 + (y1 - y0) * part / 6) for part in range(2, 6)]
    return not any(b[0] < x < b[2] and b[1] < y < b[3] for x, y in steps for b in taken)


def _label(wish: Wish, spot: _Spot) -> Label:
    left, _, right, bottom = spot.box
    x = {"start": left, "middle": (left + right) / 2, "end": right}[spot.anchor]
    leader = spot.leader
    if leader is not None:
        leader = (round(leader[0], 1), round(leader[1], 1), round(leader[2], 1), round(leader[3], 1))
    y = round(bottom - wish.size * 0.26, 1)
    return Label(wish.key, wish.text, round(x, 1), y, wish.size, spot.anchor, leader)
