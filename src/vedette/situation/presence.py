"""Of whom the record tells where: at a place, in a fight on a day, in a report; and who held the place."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial

from vedette.model import WIDE_PRECISIONS, Incident, Period
from vedette.packs.pack import Pack
from vedette.situation.control import state_of
from vedette.situation.view import View

_LONGEST = 7
"""Days up to which a time says of each of its days that something was then."""


@dataclass(frozen=True)
class Presence:
    """Actors by place, a place holding what is inside it, by place and day for each incident, and by report.

    `holder` says who held a place on a day, contested or not, None where nobody is known to.
    """

    at: Mapping[str, frozenset[str]] = field(default_factory=dict)
    on: Mapping[tuple[str, date], tuple[frozenset[str], ...]] = field(default_factory=dict)
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)
    holder: Callable[[str, date], str | None] = lambda place, day: None

    @classmethod
    def of(cls, view: View, pack: Pack) -> "Presence":
        """Return who was where by all incidents of a view, whatever its day."""
        at: dict[str, set[str]] = defaultdict(set)
        on: dict[tuple[str, date], list[frozenset[str]]] = defaultdict(list)
        told: dict[str, set[str]] = defaultdict(set)
        for incident in view.incidents:
            actors = _actors(incident)
            for claim in view.told(incident):
                told[claim.report.id] |= actors
            if incident.place is None or incident.place.id is None:
                continue
            for place in (incident.place.id, *pack.within(incident.place.id)):
                at[place] |= actors
            if incident.place.precision not in WIDE_PRECISIONS:
                for day in _days(incident.time):
                    on[incident.place.id, day].append(actors)
        return cls(
            at={place: frozenset(actors) for place, actors in at.items()},
            on={key: tuple(groups) for key, groups in on.items()},
            told={report: frozenset(actors) for report, actors in told.items()},
            holder=partial(_holder, view, pack),
        )

    def together(self, place: str, time: Period | None) -> tuple[frozenset[str], ...]:
        """Return who were in one incident at a place on the days of a time, for each such incident."""
        return tuple(group for day in _days(time) for group in self.on.get((place, day), ()))

    def beside(self, reports: Iterable[str]) -> frozenset[str]:
        """Return who is told of in any of these reports."""
        return frozenset().union(*(self.told.get(report, frozenset()) for report in reports))


def _actors(incident: Incident) -> frozenset[str]:
    return frozenset(ref.id for ref in (*incident.by, *incident.against) if ref.id is not None)


def _holder(view: View, pack: Pack, place: str, day: date) -> str | None:
    state = state_of(place, replace(view, on=day), pack)
    return state.holder if state is not None else None


def _days(time: Period | None) -> tuple[date, ...]:
    if time is None or (time.end - time.start).days >= _LONGEST:
        return ()
    return tuple(time.start + timedelta(days=n) for n in range((time.end - time.start).days + 1))
