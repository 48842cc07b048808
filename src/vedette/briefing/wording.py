"""How dates, numbers, grades and fields are put into words, the same in every form of the briefing."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import get_args

from vedette.model import (
    Amount,
    Counted,
    Incident,
    IncidentAmount,
    Period,
    PlaceState,
    SiegeState,
    Situation,
    kind_info,
)
from vedette.model.days import day_text as date_text
from vedette.model.days import month_text

_COUNTED: dict[Counted, str] = {
    "participants": "taking part",
    "distance_km": "km",
}

_FIELDS = {
    "by": "who did it",
    "against": "to whom",
    "place": "where",
    "time": "when",
    "status": "whether it happened",
    "kind": "what it was",
    "holder": "who holds it",
    "sides": "from which sides",
}

_NAMING = "name of "

_ISO_DAYS = re.compile(r"\b(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?\b")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def plain(text: str) -> str:
    """Return `text` without control characters, which could steer a terminal or break a page."""
    return _CONTROL.sub("", text)


def day_text(day: date | datetime | None) -> str:
    """Return "6 February 2017", with the hour where there is one; an empty string for None."""
    if day is None:
        return ""
    return f"{date_text(day)}, {day:%H:%M}" if isinstance(day, datetime) else date_text(day)


def origins_text(origins: int, independent: int) -> str:
    """Return "3 origins", with how many of them are independent where not all are."""
    told = count_text(origins, "origin")
    return told if independent == origins or origins < 2 else f"{told}, {independent} independent"


def period_text(period: Period | None) -> str:
    """Return a period no more exactly than the reports gave it: a day, a range, a month or a year."""
    if period is None:
        return ""
    if period.precision in ("month", "months"):
        return _range(month_text(period.start), month_text(period.end))
    if is_vague(period):
        return _range(str(period.start.year), str(period.end.year))
    return days_text(period.start, period.end)


def is_vague(period: Period) -> bool:
    """Tell whether a period is known by its years alone."""
    return period.precision in ("year", "years")


def sort_day(period: Period | None) -> int:
    """Return the last day as a number, 0 for none; of what is known by its year alone, its first day."""
    if period is None:
        return 0
    return (period.end.replace(month=1, day=1) if is_vague(period) else period.end).toordinal()


def days_text(start: date | None, end: date | None) -> str:
    """Return the days from `start` to `end`; an open end is told as "since" or "until"."""
    if start is None or end is None:
        if start is None and end is None:
            return ""
        return f"since {day_text(start)}" if end is None else f"until {day_text(end)}"
    if (start.year, start.month) == (end.year, end.month) and start != end:
        return f"{start.day}–{day_text(end)}"
    return _range(day_text(start), day_text(end))


def since_text(place: PlaceState) -> str:
    """Return since when a place is held, no more exactly than told: "December 2016", "by 3 May 2017"."""
    first, last = place.since_from, place.since
    if first is None or last is None or last - first <= timedelta(days=1):
        return day_text(last)
    if first.day > 1 or (last + timedelta(days=1)).day > 1:
        return f"by {day_text(last)}"
    if (first.month, last.month) == (1, 12):
        return _range(str(first.year), str(last.year))
    return _range(month_text(first), month_text(last))


def range_text(low: int | None, high: int | None) -> str:
    """Return "11", "11–14", "at least 11", "at most 80" or an empty string."""
    if low is None and high is None:
        return ""
    if low is None:
        return f"at most {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def counted_text(of: Counted) -> str:
    """Return what is counted, to stand behind a number."""
    return _COUNTED.get(of, of.replace("_", " "))


def amount_text(amount: Amount | IncidentAmount) -> str:
    """Return a number with what it counts and whom: "at least 11 killed (civilians)"."""
    text = f"{range_text(amount.low, amount.high) or 'an unknown number'} {counted_text(amount.of)}"
    return f"{text} ({plain(amount.who)})" if amount.who else text


def field_text(field: str) -> str:
    """Return a field of a record as a question that its positions answer."""
    if field in _FIELDS:
        return _FIELDS[field]
    if is_naming(field):
        return f"what {plain(field.removeprefix(_NAMING))} is called"
    words = re.sub(r"[._]+", " ", field).strip()
    return f"how many {words}" if field.partition(" ")[0] in get_args(Counted) else words


def kind_beside(incident: Incident) -> str:
    """Return an incident's kind in words, nothing where its title begins with it or its first word."""
    label = kind_info(incident.kind).label
    first = label.split()[0].rstrip(",").casefold()
    title = incident.title.casefold()
    return "" if title.startswith(first) or label.casefold() in title else label


def is_naming(field: str) -> bool:
    """Tell whether a disagreement is on what somebody is called, and not on what happened."""
    return field.startswith(_NAMING)


def answer_text(value: str) -> str:
    """Return one position on a field, with its ISO days ("1993-04-12/1993-04-14") in words."""
    return _ISO_DAYS.sub(lambda m: _iso_days(m[1], m[2] or m[1]) or m[0], value)


def anchor(kind: str, some_id: str) -> str:
    """Return the id of an element of the page; `kind` keeps places, routes and sieges apart."""
    return f"{kind}-{re.sub(r'[^A-Za-z0-9_.-]', '-', some_id)}"


def count_text(number: int, one: str, many: str = "") -> str:
    """Return "1 report" or "2 reports"; `many` where the plural isn't formed by an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def as_of_text(situation: Situation) -> str:
    """Return the two days of a situation: "On 6 February 2017, as known on 7 February 2017"."""
    return f"On {day_text(situation.on)}, as known on {day_text(situation.known_by)}"


def name_text(some_id: str | None, names: Mapping[str, str], none: str = "") -> str:
    """Return the display name of an id, from the id itself where `names` has none; `none` for no id."""
    return plain(names.get(some_id, name_of_id(some_id))) if some_id else none


def names_text(ids: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the display names of several ids, joined by commas."""
    return ", ".join(name_text(one, names) for one in ids)


def name_of_id(text: str) -> str:
    """Return an id that no pack names in a readable form."""
    return plain(text).replace("_", " ")


def _iso_days(start: str, end: str) -> str:
    try:
        return days_text(date.fromisoformat(start), date.fromisoformat(end))
    except ValueError:
        return ""


def _range(start: str, end: str) -> str:
    return start if start == end else f"{start} – {end}"


def stands(siege: SiegeState, on: date) -> bool:
    """Tell whether a siege is under way at the end of the day `on`."""
    return siege.until is None or siege.until > on
