"""The register of alleged violations in figures: by day, zone, party and act, against the period before."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from vedette.model import CeasefireState, Situation, Violation

PERIOD = timedelta(days=7)
By = Literal["day", "zone", "party", "act"]
_KEYS: Mapping[By, Callable[[Violation], str | None]] = {
    "zone": lambda entry: entry.zone,
    "party": lambda entry: entry.alleged_party,
    "act": lambda entry: entry.act,
}


class Breaches(NamedTuple):
    """How often something is alleged of one zone, party or act, or on one day: in the period and before.

    `of` is an id, None where no zone or no party is told, and for days the ISO day in the period; `before`
    is then the count of the day that stands at the same place in the period before.
    """

    agreement: str
    by: By
    of: str | None
    times: int
    before: int


def breaches(situation: Situation, period: timedelta = PERIOD) -> tuple[Breaches, ...]:
    """Return the figures of each agreement's last `period` up to the day of the situation.

    The period of an agreement that is over ends with its last day. An entry counts on its last day; one
    without a day is in the register but in no period. What was only in the period before is listed with 0
    times.
    """
    ends = {state.agreement: _end(state, situation.on) for state in situation.ceasefires}
    found: list[Breaches] = []
    for agreement in dict.fromkeys(entry.agreement for entry in situation.violations):
        end = ends.get(agreement, situation.on)
        entries = [entry for entry in situation.violations if entry.agreement == agreement]
        now = list(_within(entries, end, period))
        then = list(_within(entries, end - period, period))
        found += _by_day(agreement, now, then, period)
        for by, key in _KEYS.items():
            found += _compared(agreement, by, map(key, now), map(key, then))
    return tuple(found)


def totals(entries: Iterable[Violation], by: By) -> tuple[tuple[str | None, int], ...]:
    """Return how many entries each zone, party or act has, the most first."""
    counts = Counter(map(_KEYS[by], entries))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] or "")))


def _end(state: CeasefireState, on: date) -> date:
    return min(on, state.until) if state.until is not None else on


def _within(entries: Iterable[Violation], end: date, period: timedelta) -> Iterable[Violation]:
    return (e for e in entries if e.time is not None and end - period < e.time.end <= end)


def _by_day(
    agreement: str, now: Iterable[Violation], then: Iterable[Violation], period: timedelta
) -> Iterable[Breaches]:
    days = (entry.time.end for entry in now if entry.time is not None)
    earlier = (entry.time.end + period for entry in then if entry.time is not None)
    rows = _compared(agreement, "day", map(str, days), map(str, earlier))
    return sorted(rows, key=lambda row: row.of or "")


def _compared(
    agreement: str, by: By, now: Iterable[str | None], then: Iterable[str | None]
) -> Iterable[Breaches]:
    times, before = Counter(now), Counter(then)
    rows = (Breaches(agreement, by, of, times[of], before[of]) for of in times.keys() | before.keys())
    return sorted(rows, key=lambda row: (-row.times, -row.before, row.of or ""))
