"""A report without a day gets the day of those that tell the same news, and only then."""

from collections.abc import Callable
from datetime import date

import pytest

from vedette.model import Claim, Report
from vedette.origins import infer_days

NEWS = [("clash", "oldbridge"), ("capture", "mill"), ("shelling", "harbour")]


@pytest.fixture
def undated() -> Report:
    return Report.make(name="undated", text="On Tuesday the fighting went on.")


def claims_of(report: Report, claim: Callable[..., Claim], pieces: list[tuple[str, str]]) -> list[Claim]:
    return [claim(report, kind, place, at=n) for n, (kind, place) in enumerate(pieces)]


def test_shared_news_dates_a_report(
    report: Callable[..., Report], claim: Callable[..., Claim], undated: Report
) -> None:
    dated = report("dated", published=date(2020, 2, 3))
    claims = claims_of(dated, claim, NEWS) + claims_of(undated, claim, NEWS)
    found = infer_days(claims, [undated, dated])
    assert found[undated.id].day == date(2020, 2, 4)  # the Tuesday after that Monday
    assert "3 pieces of the news of dated" in found[undated.id].ground
    assert infer_days(claims[::-1], [dated, undated]) == found


def test_too_little_in_common_dates_nothing(
    report: Callable[..., Report], claim: Callable[..., Claim], undated: Report
) -> None:
    dated = report("dated", published=date(2020, 2, 3))
    claims = claims_of(dated, claim, NEWS) + claims_of(undated, claim, NEWS[:2])
    assert infer_days(claims, [undated, dated]) == {}


def test_background_dates_nothing(
    report: Callable[..., Report], claim: Callable[..., Claim], undated: Report
) -> None:
    later = report("later", published=date(2020, 6, 1))
    claims = claims_of(later, claim, NEWS) + claims_of(undated, claim, NEWS)
    assert infer_days(claims, [undated, later]) == {}


def test_a_copy_has_the_day_of_its_model(report: Callable[..., Report]) -> None:
    text = " ".join(f"Sentence {n} tells of the long day at the old bridge near the mill." for n in range(12))
    dated = report("dated", text, published=date(2020, 2, 3))
    copy = Report.make(name="copy", text=text)
    found = infer_days([], [dated, copy])
    assert found[copy.id].day == date(2020, 2, 3)
    assert found[copy.id].ground == "copies dated"
