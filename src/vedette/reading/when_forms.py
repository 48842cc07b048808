"""Each form of expression of time, turned into days: weekdays, dates, "last month", "two days ago"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vedette.model import Period
from vedette.reading.numerals import cardinal
from vedette.reading.when_calendar import back, day_of, days_of, month_of, months_of, year_of
from vedette.reading.when_grammar import Form
from vedette.reading.when_words import Part, when_words

Values = Mapping[str, str]


_SOON = 31  # days within which a day without a year lies ahead
_FAR = 270  # days ahead from which a day without a year is rather the last: "will discuss the May 21 raid"


@dataclass(frozen=True)
class Standpoint:
    """From where a time is told: the report's day, the day the text speaks of, and whether it looks ahead.

    `begins` makes "since" mean its first day alone, for what only began then.
    """

    published: date | None
    spoken_of: Period | None = None
    ahead: bool = False
    begins: bool = False


def _date(values: Values, view: Standpoint) -> Period | None:
    month = int(values["m"]) if values["m"].isdigit() else when_words().month_numbers[values["m"]]
    day, last = int(values["d"]), int(values.get("d2") or values["d"])
    if "sign" in values and month > 12 >= day:
        day, last, month = month, month, day
    if "y" in values:
        return _made(int(values["y"]), month, day, last)
    if view.published is None:
        return None
    coming = _soon(month, day, last, view.published)
    if coming is not None:
        return coming
    this = view.published.year
    made = [made for year in (this - 1, this, this + 1) if (made := _made(year, month, day, last))]
    past = next((one for one in reversed(made) if one.start <= view.published), None)
    if not view.ahead:
        return past
    coming = next((one for one in made if one.end >= view.published), None)
    return past if coming is not None and (coming.start - view.published).days > _FAR else coming


def _soon(month: int, day: int, last: int, published: date) -> Period | None:
    """Return a day of the coming weeks, which nobody writes of without a year when a year ago is meant."""
    for year in (published.year, published.year + 1):
        made = _made(year, month, day, last)
        if made and 0 < (made.start - published).days <= _SOON:
            return made
    return None


def _made(year: int, month: int, day: int, last: int) -> Period | None:
    try:
        first, end = date(year, month, day), date(year, month, last)
    except ValueError:
        return None
    return days_of(first, end) if first <= end else None


def _month(values: Values, view: Standpoint) -> Period | None:
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
    made = month_of(year, month, part)
    if not view.ahead and made.start > view.published:  # "late June" said on 10 June
        made = month_of(year - 1, month, part)
    return made if view.ahead else _kept(made, view.published, ahead=False)


def _year(values: Values, view: Standpoint) -> Period | None:
    if "y2" in values:
        first, last = year_of(int(values["y"])), year_of(int(values["y2"]))
        return Period(start=first.start, end=last.end, precision="years") if first.start < last.end else None
    return year_of(int(values["y"]), when_words().part_of(values.get("part", "")))


def _season(values: Values, view: Standpoint) -> Period | None:
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
    return day_of(view.published + timedelta(days=when_words().days[_plain(values["phrase"])]))


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
    return _kept(whole, day, ahead)


def _kept(whole: Period, day: date, ahead: bool) -> Period:
    """Return what of a week or month that holds the report's day is past, or still ahead."""
    if not whole.start <= day <= whole.end:
        return whole
    return days_of(day, whole.end) if ahead else days_of(whole.start, day)


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
    shift = timedelta(days=when_words().relative_days[_plain(values["phrase"])])
    base = told.end if shift.days >= 0 else told.start
    return day_of(base + shift) if shift.days or told.start == told.end else told


def _reach(values: Values, view: Standpoint) -> Period | None:
    """Return the days from so long ago until the report's day."""
    if view.published is None:
        return None
    unit = values["unit"]
    usual = 1 if "single" in values else when_words().recent.get(unit + "s", 1)
    number = _number(values.get("n"), usual)
    start = back(view.published, unit, number)
    if unit == "year" and number > 1:  # "for two years" is only as exact as its years
        start = start.replace(month=1, day=1)
    if unit == "month" and "n" in values:  # so is "for two months" as its months
        start = start.replace(day=1)
    if unit in ("hour", "day", "week") or start == view.published:
        return days_of(start, view.published)
    return Period(start=start, end=view.published, precision="months" if unit == "month" else "years")


def _within(values: Values, view: Standpoint) -> Period | None:
    """Return the days of "in two weeks": those gone by, or those to come where the verb looks ahead."""
    if not view.ahead or "of" in values or view.published is None:
        return _reach(values, view)
    end = back(view.published, values["unit"], -_number(values.get("n"), 1))
    return days_of(view.published, end)


def _ago(values: Values, view: Standpoint) -> Period | None:
    if view.published is None:
        return None
    unit = values["unit"]
    number = _number(values.get("n"), 1)
    then = back(view.published, unit, number)
    if unit in ("year", "decade"):
        return year_of(then.year)
    if unit in ("day", "week") and _plain(values.get("n", "")) in when_words().vague_counts:
        # "several weeks ago" names no day, but the time about as long ago
        about = (number + 1) // 2
        return days_of(back(view.published, unit, number + about), back(view.published, unit, number - about))
    return month_of(then.year, then.month) if unit == "month" else day_of(then)


def _away(values: Values, view: Standpoint) -> Period | None:
    """Return "two days earlier" or "a week later", counted from the day the text speaks of."""
    if view.spoken_of is None:
        return None
    number = _number(values.get("n"), 1)
    if values["way"] in when_words().earlier:
        then = back(view.spoken_of.start, values["unit"], number)
    else:
        then = back(view.spoken_of.end, values["unit"], -number)
    return day_of(then) if values["unit"] not in ("year", "decade") else year_of(then.year)


def _apart(values: Values, view: Standpoint) -> Period | None:
    """Return the day of "two days after" what stands in the statement: so long before the day spoken of."""
    if view.spoken_of is None:
        return None
    number = _number(values.get("n"), 1)
    sign = 1 if values["way"] in when_words().after else -1
    return day_of(back(view.spoken_of.start, values["unit"], sign * number))


def _nth_day(values: Values, view: Standpoint) -> Period | None:
    """Return the days from the first to "the fourth day", which is the day spoken of or the report's."""
    end = view.spoken_of.end if view.spoken_of else view.published
    if end is None:
        return None
    return days_of(end - timedelta(days=when_words().ordinals[values["nth"]] - 1), end)


def _week_of(values: Values, view: Standpoint) -> Period | None:
    month = _month({name: value for name, value in values.items() if name != "which"}, view)
    if month is None:
        return None
    first = {"first": 1, "second": 8, "third": 15, "last": month.end.day - 6}[values["which"]]
    return days_of(month.start.replace(day=first), month.start.replace(day=first + 6))


def _since_then(values: Values, view: Standpoint) -> Period | None:
    return view.spoken_of


def _number(written: str | None, default: int) -> int:
    if written is None:
        return default
    vague = when_words().vague_counts.get(_plain(written))
    if vague is not None:
        return vague
    return 1 if written in ("a", "an") else cardinal(written) or default


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().split())


FORMS: Mapping[Form, Callable[[Values, Standpoint], Period | None]] = {
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
    "days_of": _within,
    "nth_day": _nth_day,
    "week_of": _week_of,
    "lasting": _reach,
    "since_then": _since_then,
    "war_age": _reach,
}
