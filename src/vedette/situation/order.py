"""In which order changes of hands came: by their days, and where these leave it open as they were told."""

from collections import defaultdict
from collections.abc import Sequence

from vedette.model import Incident
from vedette.situation.known import Dated, Known

_ORDER = {"siege": 0, "withdrawal": 1, "capture": 2}


def in_order(changes: Sequence[Dated], known: Known) -> Sequence[Dated]:
    """Return changes with the days from which they count, by day.

    "Taken in 2014, retaken on 5 May 2014": the first is vague, and may have been after the second by its own
    words. A text tells in order, so it counts as done when the next thing was that it tells of the place.
    """
    told = {incident.id: _told_at(incident, known) for _, incident in changes}
    at: dict[str | None, list[Dated]] = defaultdict(list)
    for change in changes:
        at[_place(change[1])].append(change)
    moved = []
    for day, incident in changes:
        vague = incident.time is None or incident.time.start < day
        later = [
            when
            for when, other in (at[_place(incident)] if vague else ())
            if other.id != incident.id
            and when < day
            and (incident.time is None or incident.time.start <= when)
            and _stands_before(told[incident.id], told[other.id])
        ]
        counted = min(later, default=day)
        rank = (_ORDER[incident.kind], min(told[incident.id].values(), default=0))
        moved.append((counted, counted == day, rank, incident.id, incident))
    return [(one[0], one[-1]) for one in sorted(moved, key=lambda one: one[:-1])]


def _place(incident: Incident) -> str | None:
    return incident.place.id if incident.place is not None else None


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
