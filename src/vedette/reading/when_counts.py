"""Times that count days, weeks, months or years from another day: "two days ago", "for three weeks"."""

from datetime import timedelta

from vedette.model import Period
from vedette.reading.numerals import cardinal
from vedette.reading.when_calendar import back, day_of, days_of, month_of, year_of
from vedette.reading.when_standpoint import Standpoint, Values
from vedette.reading.when_words import plain, when_words


def reach(values: Values, view: Standpoint) -> Period | None:
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


def within(values: Values, view: Standpoint) -> Period | None:
    """Return the days of "in two weeks": those gone by, or those to come where the verb looks ahead."""
    if not view.ahead or "of" in values or view.published is None:
        return reach(values, view)
    end = back(view.published, values["unit"], -_number(values.get("n"), 1))
    return days_of(view.published, end)


def ago(values: Values, view: Standpoint) -> Period | None:
    """Return the day, month or year of "three weeks ago"; "several weeks ago" is about as long ago."""
    if view.published is None:
        return None
    unit = values["unit"]
    number = _number(values.get("n"), 1)
    then = back(view.published, unit, number)
    if unit in ("year", "decade"):
        return year_of(then.year)
    if unit in ("day", "week") and plain(values.get("n", "")) in when_words().vague_counts:
        about = (number + 1) // 2
        return days_of(back(view.published, unit, number + about), back(view.published, unit, number - about))
    return month_of(then.year, then.month) if unit == "month" else day_of(then)


def away(values: Values, view: Standpoint) -> Period | None:
    """Return "two days earlier" or "a week later", counted from the day the text speaks of."""
    if view.spoken_of is None:
        return None
    number = _number(values.get("n"), 1)
    if values["way"] in when_words().earlier:
        then = back(view.spoken_of.start, values["unit"], number)
    else:
        then = back(view.spoken_of.end, values["unit"], -number)
    return day_of(then) if values["unit"] not in ("year", "decade") else year_of(then.year)


def apart(values: Values, view: Standpoint) -> Period | None:
    """Return the day of "two days after" what stands in the statement: so long before the day spoken of."""
    if view.spoken_of is None:
        return None
    number = _number(values.get("n"), 1)
    sign = 1 if values["way"] in when_words().after else -1
    return day_of(back(view.spoken_of.start, values["unit"], sign * number))


def nth_day(values: Values, view: Standpoint) -> Period | None:
    """Return the days from the first to "the fourth day", which is the day spoken of or the report's."""
    end = view.spoken_of.end if view.spoken_of else view.published
    if end is None:
        return None
    return days_of(end - timedelta(days=when_words().ordinals[values["nth"]] - 1), end)


def _number(written: str | None, default: int) -> int:
    if written is None:
        return default
    vague = when_words().vague_counts.get(plain(written))
    if vague is not None:
        return vague
    return 1 if written in ("a", "an") else cardinal(written) or default
