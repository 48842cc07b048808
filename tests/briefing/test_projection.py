"""Degrees on a sheet: scale, extent, outliers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.briefing.projection import is_position, round_length, sheet_for, without_outliers

NEAR = st.lists(st.tuples(st.floats(18, 20), st.floats(43, 45)), min_size=1, max_size=40)


@given(NEAR)
def test_all_points_that_are_no_outliers_lie_on_the_sheet(points: list[tuple[float, float]]) -> None:
    sheet = sheet_for(points, 900, 0.5, 1.0)
    assert sheet is not None
    assert 450 <= sheet.height <= 900
    assert all(sheet.holds(lon, lat) for lon, lat in without_outliers(points))


def test_north_is_up_and_east_is_right_and_the_scale_is_the_same_both_ways() -> None:
    sheet = sheet_for([(18, 43), (20, 45)], 900, 0.5, 1.0)
    assert sheet is not None
    (x0, y0), (x1, y1) = sheet.xy(19, 44), sheet.xy(19.1, 44.1)
    assert x1 > x0
    assert y1 < y0
    assert (x1 - x0) / (y0 - y1) == pytest.approx(math.cos(math.radians(44)), rel=0.01)


def test_a_conference_town_does_not_shrink_the_map() -> None:
    front = [(19.0 + step / 10, 44.0) for step in range(8)]
    assert (6.1, 46.2) not in without_outliers([*front, (6.1, 46.2)])
    assert without_outliers(front) == front


def test_without_points_there_is_no_sheet() -> None:
    assert sheet_for([], 900, 0.5, 1.0) is None


@given(st.floats(0.01, 20000))
def test_a_scale_bar_is_round_and_fits(km: float) -> None:
    length = round_length(km)
    assert length <= km * 1.001
    assert km < length * 2.51
    assert f"{length:e}"[0] in "125"


@pytest.mark.parametrize(
    ("lat", "lon", "good"),
    [(44, 19, True), (None, 19, False), (float("nan"), 19, False), (91, 0, False), (0, -181, False)],
)
def test_positions(lat: float | None, lon: float | None, good: bool) -> None:
    assert is_position(lat, lon) is good
