"""What the incidents of one place tell of casualties, by group and side, over the whole record."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from vedette.model import Counted, Incident, IncidentAmount, LateFigure
from vedette.packs.pack import Pack
from vedette.situation.casualties import amounts, side_of_fallen
from vedette.situation.known import Known, place_of
from vedette.situation.late import late_figures
from vedette.situation.settings import settings

LONG_DAYS = 92
"""A count over more days than this overlaps with what else is counted, so it stands for itself."""

_NIGHT = timedelta(days=1)

Key = tuple[Counted, str, str | None]
"""What is counted, the group, and the side of those who suffered; "" for all and None for any side."""


@dataclass(frozen=True)
class Row:
    """What one incident adds, on the day that it is counted on."""

    day: date
    incident: Incident
    amount: IncidentAmount
    late: tuple[LateFigure, ...] = ()

    @property
    def start(self) -> date:
        """The first of its days, the day itself where that is the day before at most: a night is one day."""
        time = self.incident.time
        return time.start if time is not None and self.day - time.start > _NIGHT else self.day


@dataclass(frozen=True)
class Ledger:
    """One place over the whole record: what is added up by key, and what stands for itself, by day.

    `large` are the rows of it that another place may tell again, in the order of their incidents.
    """

    place: str
    rows: dict[Key, list[Row]]
    standing: list[Row]
    large: list[tuple[Key, Row]]
    known: Known
    pack: Pack

    def until(self, key: Key, day: date) -> Sequence[Row]:
        """Return the rows of a key up to a day."""
        rows = self.rows.get(key, [])
        return rows[: bisect_right(rows, day, key=lambda row: row.day)]

    def grown(self, incident: Incident) -> bool:
        """Put one more incident in, if it was at the place."""
        for day, _ in self.known.dated([incident] if place_of(incident) == self.place else ()):
            for amount in amounts(incident) if incident.numbers else ():
                row = Row(day, incident, amount, tuple(late_figures(incident, day, amount, self.known)))
                if incident.kind == "toll" or _is_long(incident):
                    _put(row, self.standing)
                    continue
                key: Key = (amount.of, amount.who, None)
                _put(row, self.rows.setdefault(key, []))
                if (amount.best or 0) >= settings().wider_from:
                    self.large.append((key, row))
                side = side_of_fallen(incident, amount, self.pack, day)
                if side is not None:
                    _put(row, self.rows.setdefault((amount.of, amount.who, side), []))
        return True


def _put(row: Row, rows: list[Row]) -> None:
    insort(rows, row, key=lambda one: (one.day, one.incident.id))


def ledgers(known: Known, pack: Pack) -> Iterator[tuple[str, Ledger]]:
    """Yield the places of a record, in order, with their ledgers."""
    for place in sorted(known.places):
        yield place, known.keep(place, "toll", partial(_ledger, place, known, pack))


def _ledger(place: str, known: Known, pack: Pack) -> Ledger:
    ledger = Ledger(place, {}, [], [], known, pack)
    for incident in known.at(place):
        ledger.grown(incident)
    return ledger


def _is_long(incident: Incident) -> bool:
    return incident.time is not None and (incident.time.end - incident.time.start).days > LONG_DAYS
