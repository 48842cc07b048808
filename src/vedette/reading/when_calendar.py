"""Days, months, years and parts of them as periods, and how to count back from a day."""

import calendar
from datetime import date, timedelta

from vedette.model import Period
from vedette.reading.when_words import Part

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120}


def day_of(day: date) -> Period:
    """Return one day."""
    return Period(start=day, end=day, precision="day")


def days_of(start: date, end: date) -> Period:
    """Return the days from `start` to `end`, both included."""
    return Period(start=start, end=end, precision="days") if start < end else day_of(end)


def month_of(year: int, month: int, part: Part | None = None) -> Period:
    """Return a month, or the part of it that the lexicon gives ("early" is days 1 to 10)."""
    last = calendar.monthrange(year, month)[1]
    first, end = part.days if part else (1, last)
    whole = first == 1 and end >= last
    return Period(
        start=date(year, month, min(first, last)),
        end=date(year, month, min(end, last)),
        precision="month" if whole else "days",
    )


def year_of(year: int, part: Part | None = None) -> Period:
    """Return a year, or the part of it that the lexicon gives ("mid-2014" is June and July)."""
    first, last = part.months if part else (1, 12)
    end = date(year, last, calendar.monthrange(year, last)[1])
    precision = "year" if (first, last) == (1, 12) else "month" if first == last else "months"
    return Period(start=date(year, first, 1), end=end, precision=precision)


def months_of(year: int, first: int, last: int) -> Period:
    """Return whole months; a `last` before `first` lies in the next year."""
    end_year = year + (last < first)
    end = date(end_year, last, calendar.monthrange(end_year, last)[1])
    return Period(start=date(year, first, 1), end=end, precision="months")


def moved_years(period: Period, years: int) -> Period:
    """Return `period` so many years later; 29 February becomes 28 February."""
    return Period(
        start=_in_year(period.start, years), end=_in_year(period.end, years), precision=period.precision
    )


def cut_at(whole: Period, day: date, ahead: bool) -> Period:
    """Return what of a week or month that holds `day` is past by then, or still ahead."""
    if not whole.start <= day <= whole.end:
        return whole
    return days_of(day, whole.end) if ahead else days_of(whole.start, day)


def back(day: date, unit: str, number: int) -> date:
    """Return the day `number` units ("hour" to "decade") before `day`; a day's hours count as one day."""
    if unit == "hour":
        return day - timedelta(days=-(-number // 24))
    if unit in _DAYS:
        return day - timedelta(days=number * _DAYS[unit])
    months = max(12, day.year * 12 + day.month - 1 - number * _MONTHS[unit])
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _in_year(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))
