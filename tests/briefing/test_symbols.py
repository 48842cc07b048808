"""The shapes of the map."""

import math
import re
from typing import get_args

import pytest

from vedette.briefing.symbols import SHAPES, arc_path, line_path, mark_path, middle, style_of
from vedette.model import Side

NUMBER = re.compile(r"-?\d+\.?\d*")


def test_the_first_holders_differ_in_colour_and_thirty_two_in_colour_or_shape() -> None:
    assert len({style_of(index)[0] for index in range(8)}) == 8
    assert len({style_of(index) for index in range(32)}) == 32


@pytest.mark.parametrize(
    ("side", "dx", "dy"),
    [("north", 0, -1), ("east", 1, 0), ("south", 0, 1), ("west", -1, 0), ("southwest", -1, 1)],
)
def test_an_arc_lies_on_its_side(side: Side, dx: int, dy: int) -> None:
    x0, y0, *_, x1, y1 = (float(number) for number in NUMBER.findall(arc_path(side, 0, 0, 10)))
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    assert math.copysign(1, round(x)) == dx or round(x) == dx == 0
    assert math.copysign(1, round(y)) == dy or round(y) == dy == 0


def test_every_side_has_an_arc_and_every_shape_a_path() -> None:
    assert len({arc_path(side, 5, 5, 10) for side in get_args(Side)}) == 8
    assert len({mark_path(shape, 5, 5, 5) for shape in SHAPES}) == len(SHAPES)


def test_lines() -> None:
    assert line_path([(0, 0)]) == ""
    assert line_path([(0, 0), (1, 2)]) == "M0.0 0.0L1.0 2.0"
    assert middle([(0, 0), (10, 0), (10, 10)]) == (10, 0)
    assert middle([(3, 4)]) == (3, 4)
