"""Where the record tells of whom: at a place at any time, and in one fight at a place on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from vedette.model import WIDE_PRECISIONS, Incident, Period
from vedette.packs.pack import Pack

_LONGEST = 7
"""Days up to which a time says of each of its days that something was then."""


@dataclass(frozen=True)
class Presence:
    """Actors by place, a place holding what is inside it, and by place and day for each single incident."""

    at: Mapping[str, frozenset[str]] = field(default_factory=dict)
    on: Mapping[tuple[str, date], tuple[frozenset[str], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, incidents: Iterable[Incident], pack: Pack) -> "Presence":
        """Return who was where by all incidents."""
        at: dict[str, set[str]] = defaultdict(set)
        on: dict[tuple[str, date], list[frozenset[str]]] = defaultdict(list)
        for incident in incidents:
            if incident.place is None or incident.place.id is None:
                continue
            actors = frozenset(ref.id for ref in (*incident.by, *incident.against) if ref.id is not None)
            for place in (incident.place.id, *pack.within(incident.place.id)):
                at[place] |= actors
            if incident.place.precision not in WIDE_PRECISIONS:
                for day in _days(incident.time):
                    on[incident.place.id, day].append(actors)
        return cls(
            at={place: frozenset(actors) for place, actors in at.items()},
            on={key: tuple(groups) for key, groups in on.items()},
        )

    def together(self, place: str, time: Period | None) -> tuple[frozenset[str], ...]:
        """Return who were in one incident at a place on the days of a time, for each such incident."""
        return tuple(group for day in _days(time) for group in self.on.get((place, day), ()))


def _days(time: Period | None) -> tuple[date, ...]:
    if time is None or (time.end - time.start).days >= _LONGEST:
        return ()
    return tuple(time.start + timedelta(days=n) for n in range((time.end - time.start).days + 1))
