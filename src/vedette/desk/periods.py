"""Whether a read period is the annotated one."""

import calendar
from datetime import date
from typing import Any

from vedette.model import Period


def same_period(gold: Any, got: Period | None) -> bool:
    """Whether both ends lie no further apart than a day, or a tenth of the annotated period's length.

    `gold` is an ISO day, month or year, or a pair of them.
    """
    if got is None:
        return False
    start, end = day_range(gold)
    slack = max(1, (end - start).days // 10 + 1)
    return abs((start - got.start).days) <= slack and abs((end - got.end).days) <= slack


def day_range(value: Any) -> tuple[date, date]:
    """Return first and last day of an ISO day, month or year, or of a pair of them."""
    if isinstance(value, list):
        ends = [day_range(v) for v in value if v]
        return ends[0][0], ends[-1][1]
    text = str(value)[:10]
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(
            parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1]
        )
    day = date.fromisoformat(text)
    return day, day
