"""Times that name a day, week, month, season or year of the calendar: "7 February", "late June 2014"."""

from datetime import date

from vedette.model import Period
from vedette.reading.when_calendar import cut_at, days_of, month_of, months_of, year_of
from vedette.reading.when_standpoint import Standpoint, Values
from vedette.reading.when_words import when_words

_SOON = 31  # days within which a day without a year lies ahead
_FAR = 270  # days ahead from which a day without a year is rather the last: "will discuss the May 21 raid"


def on_date(values: Values, view: Standpoint) -> Period | None:
    """Return the day of "7 February", or its days ("7-9 February"), of the year that is told or meant."""
    month = int(values["m"]) if values["m"].isdigit() else when_words().month_numbers[values["m"]]
    day, last = int(values["d"]), int(values.get("d2") or values["d"])
    if "sign" in values and month > 12 >= day:
        day, last, month = month, month, day
    if "y" in values:
        return _made(int(values["y"]), month, day, last)
    return None if view.published is None else _without_year(month, day, last, view.published, view.ahead)


def _without_year(month: int, day: int, last: int, published: date, ahead: bool) -> Period | None:
    """Return the last such days before the report, or the next ones where they are to come.

    Of a day of the coming weeks nobody writes without its year when a year ago is meant.
    """
    years = range(published.year - 1, published.year + 2)
    made = [made for year in years if (made := _made(year, month, day, last))]
    soon = next((one for one in made if 0 < (one.start - published).days <= _SOON), None)
    if soon is not None:
        return soon
    past = next((one for one in reversed(made) if one.start <= published), None)
    if not ahead:
        return past
    coming = next((one for one in made if one.end >= published), None)
    return past if coming is not None and (coming.start - published).days > _FAR else coming


def _made(year: int, month: int, day: int, last: int) -> Period | None:
    try:
        first, end = date(year, month, day), date(year, month, last)
    except ValueError:
        return None
    return days_of(first, end) if first <= end else None


def in_month(values: Values, view: Standpoint) -> Period | None:
    """Return "February 2017", "last February" or "in late February", or the part of it that is past."""
    month = when_words().month_numbers[values["m"]]
    part = when_words().part_of(values.get("part", ""))
    if "y" in values:
        return month_of(int(values["y"]), month, part)
    if view.published is None:
        return None
    if "rely" in values:
        return month_of(view.published.year + {"last": -1, "this": 0, "next": 1}[values["rely"]], month, part)
    year, now = view.published.year, view.published.month
    if view.ahead:
        return month_of(year + (month < now), month, part)
    # "last December" said in December is a year back, "in December" is now
    last = values.get("which") in when_words().previous
    year -= month > now or (month == now and last)
    made = month_of(year, month, part)
    if made.start > view.published:  # "late June" said on 10 June
        made = month_of(year - 1, month, part)
    return cut_at(made, view.published, ahead=False)


def in_year(values: Values, view: Standpoint) -> Period | None:
    """Return "2014", "mid-2014" or "2011-2014"."""
    if "y2" in values:
        first, last = year_of(int(values["y"])), year_of(int(values["y2"]))
        return Period(start=first.start, end=last.end, precision="years") if first.start < last.end else None
    return year_of(int(values["y"]), when_words().part_of(values.get("part", "")))


def in_season(values: Values, view: Standpoint) -> Period | None:
    """Return the months of "summer 2014" or "last winter"; a season that has not begun is the one before."""
    first, last = when_words().seasons[values["s"]]
    if "y" in values:
        return months_of(int(values["y"]), first, last)
    if view.published is None:
        return None
    made = months_of(view.published.year, first, last)
    if not view.ahead and made.start > view.published:
        made = months_of(view.published.year - 1, first, last)
    if values.get("which") == "last" and made.end >= view.published:
        made = months_of(made.start.year - 1, first, last)
    return made


def in_week_of(values: Values, view: Standpoint) -> Period | None:
    """Return seven days of "the first week of March"."""
    month = in_month({name: value for name, value in values.items() if name != "which"}, view)
    if month is None:
        return None
    first = {"first": 1, "second": 8, "third": 15, "last": month.end.day - 6}[values["which"]]
    return days_of(month.start.replace(day=first), month.start.replace(day=first + 6))
