"""A report without a day gets the day of those that tell the same news, and only then."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from vedette.model import Claim, Report
from vedette.origins import infer_days
from vedette.packs.pack import Pack

NEWS = [("clash", "oldbridge"), ("capture", "mill"), ("shelling", "harbour")]


@pytest.fixture
def undated() -> Report:
    return Report.make(name="undated", text="On Tuesday the fighting went on.")


def claims_of(report: Report, claim: Callable[..., Claim], pieces: list[tuple[str, str]]) -> list[Claim]:
    return [claim(report, kind, place, at=n) for n, (kind, place) in enumerate(pieces)]


def test_shared_news_dates_a_report(
    report: Callable[..., Report], claim: Callable[..., Claim], undated: Report, pack: Pack
) -> None:
    dated = report("dated", published=date(2020, 2, 3))
    claims = claims_of(dated, claim, NEWS) + claims_of(undated, claim, NEWS)
    found = infer_days(claims, [undated, dated], pack)
    assert found[undated.id].day == date(2020, 2, 4)  # the Tuesday after that Monday
    assert "3 pieces of the news of dated" in found[undated.id].ground
    assert infer_days(claims[::-1], [dated, undated], pack) == found


@pytest.mark.parametrize(("day", "fresh"), [("2020-01-31", True), ("2020-01-30", False)])
def test_only_what_a_dated_report_tells_of_its_last_days_is_its_news(
    day: str,
    fresh: bool,
    report: Callable[..., Report],
    claim: Callable[..., Claim],
    undated: Report,
    pack: Pack,
) -> None:
    dated = report("dated", published=date(2020, 2, 3))
    told = [claim(dated, kind, place, at=n, days=(day, day)) for n, (kind, place) in enumerate(NEWS)]
    found = infer_days([*told, *claims_of(undated, claim, NEWS)], [undated, dated], pack)
    assert (undated.id in found) == fresh


def test_too_little_in_common_dates_nothing(
    report: Callable[..., Report], claim: Callable[..., Claim], undated: Report, pack: Pack
) -> None:
    dated = report("dated", published=date(2020, 2, 3))
    claims = claims_of(dated, claim, NEWS) + claims_of(undated, claim, NEWS[:2])
    assert infer_days(claims, [undated, dated], pack) == {}


def test_as_much_in_common_with_two_days_dates_nothing(
    report: Callable[..., Report], claim: Callable[..., Claim], undated: Report, pack: Pack
) -> None:
    early, late = report("early", published=date(2020, 2, 3)), report("late", published=date(2020, 2, 17))
    other = [(kind, f"{place} mill") for kind, place in NEWS]
    day = ("2020-02-17", "2020-02-17")
    claims = claims_of(early, claim, NEWS) + claims_of(undated, claim, [*NEWS, *other])
    claims += [claim(late, kind, place, at=n, days=day) for n, (kind, place) in enumerate(other)]
    assert infer_days(claims, [undated, early, late], pack) == {}
    assert undated.id in infer_days(claims, [undated, early], pack)


def test_news_of_every_week_dates_nothing(
    report: Callable[..., Report], claim: Callable[..., Claim], undated: Report, pack: Pack
) -> None:
    weekly = [report(f"week{n}", published=date(2020, 2, 3) + timedelta(weeks=n)) for n in range(4)]
    days = [str(one.published) for one in weekly]
    claims = [
        claim(one, kind, place, at=n, days=(day, day))
        for one, day in zip(weekly, days, strict=True)
        for n, (kind, place) in enumerate(NEWS)
    ]
    claims += claims_of(undated, claim, NEWS)
    assert infer_days(claims, [undated, *weekly], pack) == {}


def test_a_month_that_a_report_looks_back_on_is_not_its_own(
    report: Callable[..., Report], claim: Callable[..., Claim], pack: Pack
) -> None:
    dated = report("dated", published=date(2020, 2, 3))
    for told, right in (("The mill fell in February.", False), ("The mill fell on February 2.", True)):
        undated = Report.make(name="undated", text=told)
        claims = claims_of(dated, claim, NEWS) + claims_of(undated, claim, NEWS)
        assert (undated.id in infer_days(claims, [undated, dated], pack)) is right


def test_the_eve_is_the_day_of_a_report_that_names_it_last(
    report: Callable[..., Report], claim: Callable[..., Claim], pack: Pack
) -> None:
    dated = report("dated", published=date(2020, 2, 5))  # a Wednesday
    eve = Report.make(name="eve", text="On Tuesday the mill burnt.")
    claims = claims_of(dated, claim, NEWS) + claims_of(eve, claim, NEWS)
    assert infer_days(claims, [eve, dated], pack)[eve.id].day == date(2020, 2, 4)


def test_background_dates_nothing(
    report: Callable[..., Report], claim: Callable[..., Claim], undated: Report, pack: Pack
) -> None:
    later = report("later", published=date(2020, 6, 1))
    claims = claims_of(later, claim, NEWS) + claims_of(undated, claim, NEWS)
    assert infer_days(claims, [undated, later], pack) == {}


def test_a_copy_has_the_day_of_its_model(report: Callable[..., Report], pack: Pack) -> None:
    text = " ".join(f"Sentence {n} tells of the long day at the old bridge near the mill." for n in range(12))
    dated = report("dated", text, published=date(2020, 2, 3))
    copy = Report.make(name="copy", text=text)
    found = infer_days([], [dated, copy], pack)
    assert found[copy.id].day == date(2020, 2, 3)
    assert found[copy.id].ground == "copies dated"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # Vell 1 opened on Monday 10 February 2020: named by its date, it lies more than a week ahead
        (
            "On Friday the mill burnt; on Sunday it still smoked. Talks open in Vell on February 10.",
            "2020-02-02",
        ),
        (
            "Rain fell on Tuesday. The sides are to meet in Vell between 10 February and 12 February.",
            "2020-01-28",
        ),
        ("Rain fell. The sides are to meet in Vell on February 10.", None),  # no weekday of its own
        ("Rain fell on Tuesday. The sides are to meet in Vell on February 11.", None),  # no round that day
        ("Rain fell on Tuesday. The sides met in Vell on February 10, 2012.", None),
        (
            "Rain fell on Monday, and on Tuesday, Thursday and Saturday. Talks open in Vell on February 10.",
            None,
        ),
    ],
)
def test_announced_talks_date_a_report(
    claim: Callable[..., Claim], pack: Pack, text: str, day: str | None
) -> None:
    undated = Report.make(name="undated", text=text)
    planned = claim(undated, "talks_planned", "vell", days=None, quote=text.split(". ")[1])
    found = infer_days([planned], [undated], pack)
    assert [str(one.day) for one in found.values()] == ([day] if day else [])
    assert all("Vell 1" in one.ground for one in found.values())


def test_talks_named_by_their_date_come_before_pieces_of_news(
    report: Callable[..., Report], claim: Callable[..., Claim], pack: Pack
) -> None:
    text = "On Friday the mill burnt; on Sunday it still smoked. Talks open in Vell on February 10."
    undated = Report.make(name="undated", text=text)
    earlier = report("earlier", published=date(2019, 9, 2))
    planned = claim(undated, "talks_planned", "vell", days=None, quote=text.split(". ")[1])
    claims = [*claims_of(earlier, claim, NEWS), *claims_of(undated, claim, NEWS), planned]
    assert infer_days(claims, [undated, earlier], pack)[undated.id].day == date(2020, 2, 2)


def test_a_report_dated_so_dates_others_in_turn(
    report: Callable[..., Report], claim: Callable[..., Claim], undated: Report, pack: Pack
) -> None:
    """The third report shares news with the undated one only."""
    dated, third = report("dated", published=date(2020, 2, 3)), Report.make(name="third", text="Rain fell.")
    other = [("route_cut", "ford"), ("siege", "keep"), ("bombing", "tower")]
    claims = [
        *claims_of(dated, claim, NEWS),
        *claims_of(undated, claim, NEWS + other),
        *claims_of(third, claim, other),
    ]
    found = infer_days(claims, [third, undated, dated], pack)
    assert found[third.id].day == date(2020, 2, 4)
    assert "undated" in found[third.id].ground
