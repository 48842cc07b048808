"""Turn an expression of time into days, given the report's day and which way the statement looks."""

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vedette.model import Period
from vedette.reading.numerals import cardinal
from vedette.reading.when_grammar import Form, TimeMention
from vedette.reading.when_words import Part, when_words

_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0}
_MONTHS = {"month": 1, "year": 12, "decade": 120}


@dataclass(frozen=True)
class Standpoint:
    """From where a time is told: the report's day, the day the text speaks of, and whether it looks ahead.

    `begins` makes "since" mean its first day alone, for what only began then.
    """

    published: date | None
    spoken_of: Period | None = None
    ahead: bool = False
    begins: bool = False


def resolve(mention: TimeMention, view: Standpoint) -> Period | None:
    """Return the days that `mention` means, None where it needs a day that is not known.

    A period opened by "since" ends on the report's day; one closed by "until" is that end's own day.
    """
    period = _FORMS[mention.form](mention.values, view)
    if period is None:
        return None
    if mention.through is not None:
        last = _FORMS[mention.through.form](mention.through.values, view)
        return _span(period, last, view)
    if mention.form == "since_then" or (mention.bound == "since" and not view.begins):
        return _until_now(_opening(mention, period), view)
    if view.begins and mention.form in ("nth_day", "lasting", "war_age"):
        return year_of(period.start.year) if period.precision == "years" else _day(period.start)
    return period


def _span(first: Period, last: Period | None, view: Standpoint) -> Period | None:
    if last is None:
        return None
    if last.end < first.start:  # "from September 14 to October 2, 2015": the first end lacks the year
        first = _moved_years(first, last.end.year - first.start.year)
        if last.end < first.start:
            first = _moved_years(first, -1)
    if last.end < first.start:
        return None
    precision = last.precision if last.precision == first.precision else "days"
    plural = {"day": "days", "month": "months", "year": "years"}
    return Period(start=first.start, end=last.end, precision=plural.get(precision, precision))


def _opening(mention: TimeMention, period: Period) -> Period:
    """Return `period` so that it starts where "since" does: in the middle of "mid-June", at the end of July."""
    part = when_words().part_of(mention.values.get("part", ""))
    if mention.form == "month" and part is not None:
        last = calendar.monthrange(period.start.year, period.start.month)[1]
        opens = period.start.replace(day=min(part.opens, last))
        return Period(start=opens, end=max(opens, period.end), precision="days")
    return period


def _until_now(period: Period, view: Standpoint) -> Period | None:
    if view.published is None or view.published < period.start:
        return None
    size = {
        "day": "days",
        "days": "days",
        "month": "months",
        "months": "months",
        "year": "years",
        "years": "years",
    }
    return Period(start=period.start, end=view.published, precision=size[period.precision])


def _day(day: date) -> Period:
    return Period(start=day, end=day, precision="day")


def _days(start: date, end: date) -> Period:
    return Period(start=start, end=end, precision="days") if start < end else _day(end)


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


def _moved_years(period: Period, years: int) -> Period:
    move = lambda day: day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)  # noqa: E731
    return Period(start=move(period.start), end=move(period.end), precision=period.precision)


def _date(values: Mapping[str, str], view: Standpoint) -> Period | None:
    month = int(values["m"]) if values["m"].isdigit() else when_words().month_numbers[values["m"]]
    day, last = int(values["d"]), int(values.get("d2") or values["d"])
    if "sign" in values and month > 12 >= day:
        day, last, month = month, month, day
    if "y" in values:
        return _made(int(values["y"]), month, day, last)
    if view.published is None:
        return None
    years = (view.published.year, view.published.year + (1 if view.ahead else -1))
    for year in years:
        made = _made(year, month, day, last)
        if made and (made.end >= view.published if view.ahead else made.start <= view.published):
            return made
    return None


def _made(year: int, month: int, day: int, last: int) -> Period | None:
    try:
        first, end = date(year, month, day), date(year, month, last)
    except ValueError:
        return None
    return _days(first, end) if first <= end else None


def _month(values: Mapping[str, str], view: Standpoint) -> Period | None:
    month = when_words().month_numbers[values["m"]]
    part = when_words().part_of(values.get("part", ""))
    if "y" in values:
        return month_of(int(values["y"]), month, part)
    if view.published is None:
        return None
    if "rely" in values:
        return month_of(view.published.year + {"last": -1, "this": 0, "next": 1}[values["rely"]], month, part)
    year = view.published.year
    now = view.published.month
    if view.ahead:
        year += month < now
    else:  # "last December" said in December is a year back, "in December" is now
        last = values.get("which") in when_words().previous
        year -= month > now or (month == now and last)
    return month_of(year, month, part)


def _year(values: Mapping[str, str], view: Standpoint) -> Period | None:
    if "y2" in values:
        first, last = year_of(int(values["y"])), year_of(int(values["y2"]))
        return Period(start=first.start, end=last.end, precision="years") if first.start < last.end else None
    return year_of(int(values["y"]), when_words().part_of(values.get("part", "")))


def _season(values: Mapping[str, str], view: Standpoint) -> Period | None:
    first, last = when_words().seasons[values["s"]]
    if "y" in values:
        return _months(int(values["y"]), first, last)
    if view.published is None:
        return None
    made = _months(view.published.year, first, last)
    if not view.ahead and made.start > view.published:
        made = _months(view.published.year - 1, first, last)
    if values.get("which") == "last" and made.end >= view.published:
        made = _months(made.start.year - 1, first, last)
    return made


def _months(year: int, first: int, last: int) -> Period:
    end_year = year + (last < first)
    end = date(end_year, last, calendar.monthrange(end_year, last)[1])
    return Period(start=date(year, first, 1), end=end, precision="months")


def _weekday(values: Mapping[str, str], view: Standpoint) -> Period | None:
    if view.published is None:
        return None
    number = when_words().weekday_numbers[values["w"]]
    back = (view.published.weekday() - number) % 7
    ahead = view.ahead or values.get("which") in when_words().following
    day = view.published + timedelta(days=(7 - back) % 7) if ahead else view.published - timedelta(days=back)
    if values.get("which") == "last" and back == 0:
        day -= timedelta(days=7)
    if values.get("edge") == "overnight":
        return _days(day - timedelta(days=1), day)
    return _day(day)


def _named_day(values: Mapping[str, str], view: Standpoint) -> Period | None:
    if view.published is None:
        return None
    return _day(view.published + timedelta(days=when_words().days[_plain(values["phrase"])]))


def _night(values: Mapping[str, str], view: Standpoint) -> Period | None:
    """Return the report's day and the one before."""
    if view.published is None:
        return None
    return _days(view.published - timedelta(days=1), view.published)


def _relative_day(values: Mapping[str, str], view: Standpoint) -> Period | None:
    told = view.spoken_of
    if told is None:
        return None
    shift = timedelta(days=when_words().relative_days[_plain(values["phrase"])])
    base = told.end if shift.days >= 0 else told.start
    return _day(base + shift) if shift.days or told.start == told.end else told


def _weekend(values: Mapping[str, str], view: Standpoint) -> Period | None:
    if view.published is None:
        return None
    words = when_words()
    ahead = view.ahead or values.get("which") in words.following
    back = (view.published.weekday() - 5) % 7
    saturday = view.published - timedelta(days=back)
    if ahead and back > 1:
        saturday += timedelta(days=7)
    if values.get("which") == "last" and back <= 1:
        saturday -= timedelta(days=7)
    sunday = saturday + timedelta(days=1)
    return _days(saturday, sunday if ahead else min(sunday, view.published))


def _unit(values: Mapping[str, str], view: Standpoint) -> Period | None:
    """Return "last week", "this month", "next year", or a part of it; weeks begin on Monday."""
    if view.published is None:
        return None
    words = when_words()
    which, part = values["which"], values.get("part", "")
    if (
        which in words.current
        and not view.ahead
        and values["unit"] == "week"
        and view.published.weekday() == 0
    ):
        return _days(view.published - timedelta(days=7), view.published)  # the week is too young to be meant
    step = -1 if which in words.previous else 1 if which in words.following else 0
    whole = _calendar_unit(values["unit"], step, view.published, words.part_of(part))
    if step == 0 and part in ("late", "later"):
        view = Standpoint(view.published, view.spoken_of, ahead=part == "later" or view.ahead)
    if step or values["unit"] != "week" or which == "the":
        return whole
    if view.ahead:
        return _keep(view.published, whole.end, whole) if whole.end >= view.published else whole
    return _keep(whole.start, min(whole.end, view.published), whole)


def _keep(start: date, end: date, whole: Period) -> Period:
    if (start, end) == (whole.start, whole.end):
        return whole
    return _days(start, max(start, end))


def _calendar_unit(unit: str, step: int, day: date, part: Part | None) -> Period:
    if unit == "week":
        monday = day - timedelta(days=day.weekday() - 7 * step)
        return _days(monday, monday + timedelta(days=6))
    if unit == "month":
        months = day.year * 12 + day.month - 1 + step
        return month_of(months // 12, months % 12 + 1, part)
    return year_of(day.year + step, part)


def _reach(values: Mapping[str, str], view: Standpoint) -> Period | None:
    """Return the days from so long ago until the report's day."""
    if view.published is None:
        return None
    unit = values["unit"]
    number = _number(values.get("n"), 0) or when_words().recent.get(unit + "s", 0)
    if "n" not in values and _is_single(values):
        number = 1
    start = _back(view.published, unit, number)
    if unit == "year" and number > 1:  # "for two years" is only as exact as its years
        start = start.replace(month=1, day=1)
    size = "months" if unit == "month" else "years" if unit in ("year", "decade") else "days"
    if start == view.published:
        return _day(start)
    return Period(start=start, end=view.published, precision="days" if size == "days" else size)


def _is_single(values: Mapping[str, str]) -> bool:
    return values.get("single") is not None


def _ago(values: Mapping[str, str], view: Standpoint) -> Period | None:
    if view.published is None:
        return None
    unit = values["unit"]
    then = _back(view.published, unit, _number(values.get("n"), 1))
    if unit in ("year", "decade"):
        return year_of(then.year)
    return month_of(then.year, then.month) if unit == "month" else _day(then)


def _away(values: Mapping[str, str], view: Standpoint) -> Period | None:
    """Return "two days earlier" or "a week later", counted from the day the text speaks of."""
    if view.spoken_of is None:
        return None
    words = when_words()
    number = _number(values.get("n"), 1)
    back = values["way"] in words.earlier
    then = _back(
        view.spoken_of.start if back else view.spoken_of.end, values["unit"], number if back else -number
    )
    return _day(then) if values["unit"] not in ("year", "decade") else year_of(then.year)


def _apart(values: Mapping[str, str], view: Standpoint) -> Period | None:
    """Return the day of "two days after" what stands in the statement: so long before the day spoken of."""
    if view.spoken_of is None:
        return None
    number = _number(values.get("n"), 1)
    sign = 1 if values["way"] in when_words().after else -1
    return _day(_back(view.spoken_of.start, values["unit"], sign * number))


def _nth_day(values: Mapping[str, str], view: Standpoint) -> Period | None:
    """Return the days from the first to "the fourth day", which is the day spoken of or the report's."""
    end = view.spoken_of.end if view.spoken_of else view.published
    if end is None:
        return None
    return _days(end - timedelta(days=when_words().ordinals[values["nth"]] - 1), end)


def _week_of(values: Mapping[str, str], view: Standpoint) -> Period | None:
    month = _month({name: value for name, value in values.items() if name != "which"}, view)
    if month is None:
        return None
    first = {"first": 1, "second": 8, "third": 15, "last": month.end.day - 6}[values["which"]]
    return _days(month.start.replace(day=first), month.start.replace(day=first + 6))


def _since_then(values: Mapping[str, str], view: Standpoint) -> Period | None:
    return view.spoken_of


def _number(written: str | None, default: int) -> int:
    if written is None:
        return default
    vague = when_words().vague_counts.get(_plain(written))
    if vague is not None:
        return vague
    return 1 if written in ("a", "an") else cardinal(written) or default


def _back(day: date, unit: str, number: int) -> date:
    """Return the day `number` units before `day`."""
    if unit in _DAYS:
        return day - timedelta(
            days=-(-number * _DAYS[unit] // 1) if number > 0 else number * _DAYS[unit] // 1
        )
    months = day.year * 12 + day.month - 1 - number * _MONTHS[unit]
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().split())


_FORMS: Mapping[Form, Callable[[Mapping[str, str], Standpoint], Period | None]] = {
    "date": _date,
    "month": _month,
    "year": _year,
    "season": _season,
    "weekday": _weekday,
    "day": _named_day,
    "night": _night,
    "relative_day": _relative_day,
    "weekend": _weekend,
    "unit": _unit,
    "reach": _reach,
    "ago": _ago,
    "away": _away,
    "apart": _apart,
    "days_of": _reach,
    "nth_day": _nth_day,
    "week_of": _week_of,
    "lasting": _reach,
    "since_then": _since_then,
    "war_age": _reach,
}
