"""The day of a report by the talks that it announces, when the pack knows on which day they opened.

The press names the days within a week by weekday, others by month and number (AP Stylebook). So a report
that announces talks "on September 14" is more than a week older than their first day, and taken to be of the
last such day that is the weekday on which its own days end.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from vedette.model import Claim, PlaceRef, Report
from vedette.origins.newsworth import reuse_words
from vedette.origins.vocabulary import vocabulary
from vedette.packs.agreements import TalkRound
from vedette.packs.pack import Pack

_WEEK = 7
_FAR = 5  # days: weekdays that lie further apart are not the days of one report


def announced(report: Report, claims: Iterable[Claim], pack: Pack) -> tuple[date, TalkRound] | None:
    """Return the day of a report and the round of talks that tells it, None where none or several do."""
    rounds = {
        found.id: found
        for claim in claims
        if claim.kind == "talks_planned" and claim.place is not None
        for month, day in _days(claim.evidence.quote)
        for found in pack.talks.values()
        if (found.start.month, found.start.day) == (month, day) and _held_at(found, claim.place, pack)
    }
    weekday = last_weekday(report)
    if len(rounds) != 1 or weekday is None:
        return None
    (only,) = rounds.values()
    latest = only.start - timedelta(days=_WEEK + 1)
    return latest - timedelta(days=(latest.weekday() - weekday) % _WEEK), only


def named_weekdays(report: Report) -> frozenset[int]:
    """Return the weekdays that a report's story names, Monday as 0."""
    weekdays = vocabulary().weekdays
    pattern = re.compile(rf"\b({'|'.join(weekdays)})\b")
    story = " ".join(report.text[start:end] for start, end in report.body)
    return frozenset(weekdays.index(match) for match in pattern.findall(story))


def months_behind(report: Report) -> frozenset[int]:
    """Return the months, January as 1, that a report looks back on ("in July", no day, "last July").

    The press names a month alone only when it is over: its own is "this month".
    """
    words = reuse_words()
    names = "|".join(words.months)
    before = "|".join((*sorted(words.before_year), *sorted(words.before_month)))
    pattern = re.compile(rf"\b(?:{before})\s+({names})\b(?!\s*\d)", re.IGNORECASE)
    story = " ".join(report.text[start:end] for start, end in report.body)
    return frozenset(words.months.index(name.lower()) + 1 for name in pattern.findall(story))


def last_weekday(report: Report) -> int | None:
    """Return the weekday on which the days that a report names end, None where they tell no end."""
    named = named_weekdays(report)
    back = {end: max((end - other) % _WEEK for other in named) for end in named}
    nearest = min(back, key=lambda end: (back[end], end), default=None)
    return nearest if nearest is not None and back[nearest] < _FAR else None


def _days(text: str) -> Iterator[tuple[int, int]]:
    """Yield the months and days that a text names without a year."""
    months = reuse_words().months
    names = "|".join(months)
    year = r"(?!\s*,?\s*(?:19|20)\d\d)"
    for match in re.finditer(rf"\b({names})\s+(\d{{1,2}})\b{year}", text, re.IGNORECASE):
        yield months.index(match[1].lower()) + 1, int(match[2])
    for match in re.finditer(rf"\b(\d{{1,2}})\s+({names})\b{year}", text, re.IGNORECASE):
        yield months.index(match[2].lower()) + 1, int(match[1])


def _held_at(talks: TalkRound, place: PlaceRef, pack: Pack) -> bool:
    return talks.place is not None and place.id in (talks.place, *pack.within(talks.place))
