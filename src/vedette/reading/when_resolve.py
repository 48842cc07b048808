"""Turn an expression of time into days, given the report's day and which way the statement looks."""

import calendar
from collections.abc import Mapping

from vedette.model import Period
from vedette.model.claim import PeriodPrecision
from vedette.reading.when_calendar import day_of, moved_years, year_of
from vedette.reading.when_forms import FORMS
from vedette.reading.when_grammar import TimeMention
from vedette.reading.when_standpoint import Standpoint
from vedette.reading.when_words import when_words

_PLURAL: Mapping[PeriodPrecision, PeriodPrecision] = {
    "day": "days",
    "days": "days",
    "month": "months",
    "months": "months",
    "year": "years",
    "years": "years",
}


def resolve(mention: TimeMention, view: Standpoint) -> Period | None:
    """Return the days that `mention` means, None where it needs a day that is not known.

    A period opened by "since" ends on the report's day; one closed by "until" is that end's own day.
    """
    period = FORMS[mention.form](mention.values, view)
    if period is None:
        return None
    if mention.through is not None:
        last = FORMS[mention.through.form](mention.through.values, view)
        return _span(period, last)
    if mention.form == "since_then" or (mention.bound == "since" and not view.begins):
        return _until_now(_opening(mention, period), view)
    if view.begins and mention.form in ("nth_day", "lasting", "war_age"):
        return year_of(period.start.year) if period.precision == "years" else day_of(period.start)
    return period


def _span(first: Period, last: Period | None) -> Period | None:
    if last is None:
        return None
    if last.end < first.start:  # "from September 14 to October 2, 2015": the first end lacks the year
        first = moved_years(first, last.end.year - first.start.year)
        if last.end < first.start:
            first = moved_years(first, -1)
    if last.end < first.start:
        return None
    precision = _PLURAL[last.precision] if last.precision == first.precision else "days"
    return Period(start=first.start, end=last.end, precision=precision)


def _opening(mention: TimeMention, period: Period) -> Period:
    """Return `period` so that it starts where "since" does: "mid-June" on the 15th."""
    part = when_words().part_of(mention.values.get("part", ""))
    if mention.form == "month" and part is not None:
        last = calendar.monthrange(period.start.year, period.start.month)[1]
        opens = period.start.replace(day=min(part.opens, last))
        return Period(start=opens, end=max(opens, period.end), precision="days")
    return period


def _until_now(period: Period, view: Standpoint) -> Period | None:
    if view.published is None or view.published < period.start:
        return None
    return Period(start=period.start, end=view.published, precision=_PLURAL[period.precision])
