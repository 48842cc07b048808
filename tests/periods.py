"""Periods of test cases: a day, a month, or a pair of days, as a case file writes them."""

from datetime import date, timedelta
from typing import Any

from vedette.model import Period


def period(day: Any) -> Period | None:
    if day is None:
        return None
    if isinstance(day, list):
        start, end = (date.fromisoformat(str(one)) for one in day)
        return Period(start=start, end=end, precision="days")
    text = str(day)
    if len(text) == 7:
        start = date.fromisoformat(f"{text}-01")
        end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return Period(start=start, end=end, precision="month")
    return Period(start=date.fromisoformat(text), end=date.fromisoformat(text), precision="day")
