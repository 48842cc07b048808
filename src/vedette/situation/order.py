"""In which order changes of hands came: by their days, and where these leave it open as they were told."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from vedette.model import Incident
from vedette.situation.known import Dated, Known, place_of

_ORDER = {"siege": 0, "withdrawal": 1, "capture": 2, "clash": 3}

Key = tuple[date, bool, tuple[int, int], str]
"""Where a change stands: the day it counts from, whether that is its own, its rank on that day, its id."""


def in_order(changes: Sequence[Dated], known: Known) -> Iterator[tuple[Key, Dated]]:
    """Yield changes, each with its key; sorted by their keys they are in order.

    "Taken in 2014, retaken on 5 May 2014": the first is vague, and may have been after the second by its own
    words. A text tells in order, so it counts as done when the next thing was that it tells of the place.
    """
    told = {incident.id: _told_at(incident, known) for _, incident in changes}
    at: dict[str, list[Dated]] = defaultdict(list)
    for change in changes:
        at[place_of(change[1])].append(change)
    for day, incident in changes:
        later = [
            when
            for when, other in (at[place_of(incident)] if is_vague(day, incident) else ())
            if other.id != incident.id
            and when < day
            and (incident.time is None or incident.time.start <= when)
            and _stands_before(told[incident.id], told[other.id])
        ]
        yield _key(min(later, default=day), day, incident, told[incident.id]), (day, incident)


def key_of(change: Dated, known: Known) -> Key:
    """Return where a change stands that is not vague, nor has vague ones beside it."""
    day, incident = change
    return _key(day, day, incident, _told_at(incident, known))


def is_vague(day: date, incident: Incident) -> bool:
    """Tell whether a change may have been before the day that it counts from."""
    return incident.time is None or incident.time.start < day


def done_by(change: Dated, later: Sequence[Dated], known: Known) -> date:
    """Return the day by which a change was done: of a vague one, that before what its texts tell after it."""
    day, incident = change
    if not is_vague(day, incident):
        return day
    told = _told_at(incident, known)
    after = (when for when, other in later if when <= day and _stands_before(told, _told_at(other, known)))
    return min((when - timedelta(days=1) for when in after), default=day)


def _key(counted: date, day: date, incident: Incident, told: Mapping[str, int]) -> Key:
    return counted, counted == day, (_ORDER[incident.kind], min(told.values(), default=0)), incident.id


def _told_at(incident: Incident, known: Known) -> dict[str, int]:
    """Return where in each of its reports an incident is told first."""
    found: dict[str, int] = {}
    for claim in known.told(incident):
        start = claim.evidence.start
        found[claim.report.id] = min(start, found.get(claim.report.id, start))
    return found


def _stands_before(one: dict[str, int], other: dict[str, int]) -> bool:
    """Tell whether the reports that tell both tell `one` first."""
    both = one.keys() & other.keys()
    return bool(both) and all(one[report] < other[report] for report in both)
