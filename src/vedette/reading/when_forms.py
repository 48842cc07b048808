"""Every form of expression of time turned into days; here weekdays, "yesterday", "this week" and the like."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from vedette.model import Period
from vedette.reading.when_calendar import cut_at, day_of, days_of, month_of, year_of
from vedette.reading.when_counts import ago, apart, away, nth_day, reach, within
from vedette.reading.when_dates import in_month, in_season, in_week_of, in_year, on_date
from vedette.reading.when_grammar import Form
from vedette.reading.when_standpoint import Standpoint, Values
from vedette.reading.when_words import Part, plain, when_words


def _weekday(values: Values, view: Standpoint) -> Period | None:
    if view.published is None:
        return None
    number = when_words().weekday_numbers[values["w"]]
    gone = (view.published.weekday() - number) % 7
    ahead = view.ahead or values.get("which") in when_words().following
    day = view.published + timedelta(days=(7 - gone) % 7) if ahead else view.published - timedelta(days=gone)
    if values.get("which") == "last" and gone == 0:
        day -= timedelta(days=7)
    if values.get("edge") == "overnight":
        return days_of(day - timedelta(days=1), day)
    return day_of(day)


def _named_day(values: Values, view: Standpoint) -> Period | None:
    if view.published is None:
        return None
    return day_of(view.published + timedelta(days=when_words().days[plain(values["phrase"])]))


def _night(values: Values, view: Standpoint) -> Period | None:
    """Return the report's day and the one before."""
    if view.published is None:
        return None
    return days_of(view.published - timedelta(days=1), view.published)


def _weekend(values: Values, view: Standpoint) -> Period | None:
    if view.published is None:
        return None
    words = when_words()
    ahead = view.ahead or values.get("which") in words.following
    gone = (view.published.weekday() - 5) % 7
    saturday = view.published - timedelta(days=gone)
    if ahead and gone > 1:
        saturday += timedelta(days=7)
    if values.get("which") == "last" and gone <= 1:
        saturday -= timedelta(days=7)
    sunday = saturday + timedelta(days=1)
    return days_of(saturday, sunday if ahead else min(sunday, view.published))


def _unit(values: Values, view: Standpoint) -> Period | None:
    """Return "last week", "this month", "next year", or a part of it; weeks begin on Monday."""
    day = view.published
    if day is None:
        return None
    words = when_words()
    which, part = values["which"], values.get("part", "")
    ahead = view.ahead or part == "later"
    young = which in words.current and values["unit"] == "week" and day.weekday() == 0
    if young and not ahead:  # on a Monday "this week" can only mean the last seven days
        return days_of(day - timedelta(days=7), day)
    step = -1 if which in words.previous else 1 if which in words.following else 0
    whole = _calendar_unit(values["unit"], step, day, words.part_of(part))
    if step or values["unit"] == "year":
        return whole
    return cut_at(whole, day, ahead)


def _calendar_unit(unit: str, step: int, day: date, part: Part | None) -> Period:
    if unit == "week":
        monday = day - timedelta(days=day.weekday() - 7 * step)
        first, last = part.weekdays if part else (1, 7)
        return days_of(monday + timedelta(days=first - 1), monday + timedelta(days=last - 1))
    if unit == "month":
        months = day.year * 12 + day.month - 1 + step
        return month_of(months // 12, months % 12 + 1, part)
    return year_of(day.year + step, part)


def _relative_day(values: Values, view: Standpoint) -> Period | None:
    told = view.spoken_of
    if told is None:
        return None
    shift = timedelta(days=when_words().relative_days[plain(values["phrase"])])
    base = told.end if shift.days >= 0 else told.start
    return day_of(base + shift) if shift.days or told.start == told.end else told


def _since_then(values: Values, view: Standpoint) -> Period | None:
    return view.spoken_of


FORMS: Mapping[Form, Callable[[Values, Standpoint], Period | None]] = {
    "date": on_date,
    "month": in_month,
    "year": in_year,
    "season": in_season,
    "weekday": _weekday,
    "day": _named_day,
    "night": _night,
    "relative_day": _relative_day,
    "weekend": _weekend,
    "unit": _unit,
    "reach": reach,
    "ago": ago,
    "away": away,
    "apart": apart,
    "days_of": within,
    "nth_day": nth_day,
    "week_of": in_week_of,
    "lasting": reach,
    "since_then": _since_then,
    "war_age": reach,
}
