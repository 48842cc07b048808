"""Casualties added up over incidents, and statements of totals kept apart and held against the sum."""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from vedette.model import (
    Counted,
    Figures,
    Incident,
    IncidentAmount,
    LateFigure,
    TollDay,
    TollEntry,
)
from vedette.model.sums import sum_known
from vedette.packs.pack import Pack
from vedette.situation.casualties import amounts, most, side_of_fallen
from vedette.situation.known import Known, place_of
from vedette.situation.late import late_figures
from vedette.situation.retold import Large, groups_of
from vedette.situation.settings import settings
from vedette.situation.view import View

LONG_DAYS = 92
"""A count over more days than this overlaps with what else is counted, so it stands for itself."""

SHOWN_DAYS = 31
"""How many days up to the day of the view are told one by one."""

_NIGHT = timedelta(days=1)

Key = tuple[Counted, str, str | None]
"""What is counted, the group, and the side of those who suffered; "" for all and None for any side."""


@dataclass(frozen=True)
class _Row:
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
class _Ledger:
    """One place over the whole record: what is added up by key, and what stands for itself, by day."""

    place: str
    rows: dict[Key, list[_Row]]
    standing: list[_Row]
    known: Known
    pack: Pack

    def until(self, key: Key, day: date) -> Sequence[_Row]:
        """Return the rows of a key up to a day."""
        rows = self.rows.get(key, [])
        return rows[: bisect_right(rows, day, key=lambda row: row.day)]

    def grown(self, incident: Incident) -> bool:
        """Put one more incident in, if it was at the place."""
        for day, _ in self.known.dated([incident] if place_of(incident) == self.place else ()):
            for amount in amounts(incident) if incident.numbers else ():
                row = _Row(day, incident, amount, tuple(late_figures(incident, day, amount, self.known)))
                if incident.kind == "toll" or _is_long(incident):
                    _put(row, self.standing)
                    continue
                _put(row, self.rows.setdefault((amount.of, amount.who, None), []))
                side = side_of_fallen(incident, amount, self.pack, day)
                if side is not None:
                    _put(row, self.rows.setdefault((amount.of, amount.who, side), []))
        return True


def _put(row: _Row, rows: list[_Row]) -> None:
    insort(rows, row, key=lambda one: (one.day, one.incident.id))


def toll(view: View, pack: Pack) -> tuple[TollEntry, ...]:
    """Return what incidents by the day of `view` add up to, then the cumulative counts, each by place.

    `low` adds up the lowest figures, `high` the highest, `best` the best ones, those that may be one event
    (`retold`) once for `low` and `best`; an incident without a figure of a kind adds nothing to it. `who` is
    "" for all and a group ("civilians") for those counted apart, who are among all; so are those with a
    `side`: fighters of whom all accounts name one side. What became known late counts on its own day, and
    `late` shows it.
    A cumulative count ("more than 300,000 since 2011") is an entry of its own and is never added: it holds
    the incidents already. So does a count over more than `LONG_DAYS`. `counted` is what the incidents of the
    record at the place, and in it, add up to over the same days.
    """
    added, standing = [], []
    for place, ledger in _ledgers(view.known, pack):
        for key in sorted(ledger.rows, key=lambda key: (key[0], key[1], key[2] or "")):
            rows = ledger.until(key, view.on)
            if rows:
                added.append(_entry(rows, key, place))
        standing += [(place, row) for row in ledger.standing if row.day <= view.on]
    stated = (_statement(place, row, view, pack) for place, row in standing)
    return (*added, *sorted(stated, key=_in_order))


def toll_days(view: View, pack: Pack) -> tuple[TollDay, ...]:
    """Return what incidents add up to by day and place, for the last `SHOWN_DAYS` up to the day of `view`.

    What is told of several days at once ("66 in a week") is no day's toll: it has its first day as `start`.
    """
    first = view.on - timedelta(days=SHOWN_DAYS - 1)
    found: dict[tuple[date, date, str, Key], list[_Row]] = defaultdict(list)
    for place, ledger in _ledgers(view.known, pack):
        for key in ledger.rows:
            for row in reversed(ledger.until(key, view.on)):
                if row.day < first:
                    break
                found[row.day, row.start, place, key].append(row)
    return tuple(
        TollDay(
            day=day,
            start=start if start < day else None,
            of=key[0],
            place=place or None,
            name=_name(rows[0].incident),
            who=key[1],
            side=key[2],
            incidents=tuple(sorted(row.incident.id for row in rows)),
            **_figures(rows).model_dump(),
        )
        for (day, start, place, key), rows in sorted(
            found.items(), key=lambda one: (one[0][0], -one[0][1].toordinal(), one[0][2], str(one[0][3]))
        )
    )


def _ledgers(known: Known, pack: Pack) -> Iterator[tuple[str, _Ledger]]:
    for place in sorted(known.places):
        yield place, known.keep(place, "toll", partial(_ledger, place, known, pack))


def _ledger(place: str, known: Known, pack: Pack) -> _Ledger:
    ledger = _Ledger(place, {}, [], known, pack)
    for incident in known.at(place):
        ledger.grown(incident)
    return ledger


def _is_long(incident: Incident) -> bool:
    return incident.time is not None and (incident.time.end - incident.time.start).days > LONG_DAYS


def _entry(rows: Sequence[_Row], key: Key, place: str, *, cumulative: bool = False) -> TollEntry:
    retold = _retold(rows)
    times = [row.incident.time for row in rows if row.incident.time is not None]
    return TollEntry(
        of=key[0],
        place=place or None,
        name=_name(rows[0].incident),
        who=key[1],
        side=key[2],
        start=min((time.start for time in times), default=None),
        end=max((time.end for time in times), default=None),
        cumulative=cumulative,
        incidents=tuple(sorted({row.incident.id for row in rows})),
        perhaps_one=tuple(tuple(sorted(row.incident.id for row in group)) for group in retold),
        late=() if cumulative else tuple(one for row in rows for one in row.late),
        **_figures(rows, retold).model_dump(),
    )


def _statement(place: str, row: _Row, view: View, pack: Pack) -> TollEntry:
    """Return a cumulative count with what the incidents over its days, at its place and in it, add up to."""
    key: Key = (row.amount.of, row.amount.who, None)
    time = row.incident.time
    start = time.start if time is not None and time.end > time.start else date.min
    same = [
        one
        for where, ledger in _ledgers(view.known, pack)
        if place in ("", where) or place in pack.within(where)
        for one in ledger.until(key, min(row.day, view.on))
        if one.day >= start
    ]
    entry = _entry([row], key, place, cumulative=True)
    return entry.model_copy(update={"counted": _figures(same)})


def _name(incident: Incident) -> str | None:
    return incident.place.name if incident.place is not None else None


def _figures(rows: Sequence[_Row], retold: Sequence[Sequence[_Row]] | None = None) -> Figures:
    """Return the sums; `retold` are the groups that may be one event, found anew where None."""
    groups = _retold(rows) if retold is None else retold
    again = {id(row) for group in groups for row in group if row is not max(group, key=_best)}
    once = [row for row in rows if id(row) not in again]
    return Figures(
        low=sum_known(row.amount.low for row in once),
        best=sum_known(row.amount.best for row in once),
        high=sum_known(most(row.amount) for row in rows),
    )


def _retold(rows: Sequence[_Row]) -> Sequence[Sequence[_Row]]:
    return groups_of(rows, _large)


def _large(row: _Row) -> Large | None:
    best = row.amount.best or 0
    if best < settings().retold_from:
        return None
    return Large(row.start, row.day, row.incident.kind, best)


def _best(row: _Row) -> int:
    return row.amount.best or 0


def _in_order(entry: TollEntry) -> tuple[str, str, str, str, str, tuple[str, ...]]:
    return (
        entry.place or "",
        entry.of,
        entry.who,
        str(entry.start or ""),
        str(entry.end or ""),
        entry.incidents,
    )
