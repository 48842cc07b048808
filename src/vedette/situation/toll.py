"""Casualties added up over incidents, and statements of totals kept apart and held against the sum."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from vedette.model import Figures, Incident, TollDay, TollEntry
from vedette.model.sums import sum_known
from vedette.packs.pack import Pack
from vedette.situation.casualties import most
from vedette.situation.ledger import Key, Row, ledgers
from vedette.situation.settings import settings
from vedette.situation.told_twice import Large, groups_of
from vedette.situation.view import View
from vedette.situation.wider import told_closer

SHOWN_DAYS = 31
"""How many days up to the day of the view are told one by one."""


def toll(view: View, pack: Pack) -> tuple[TollEntry, ...]:
    """Return what incidents by the day of `view` add up to, then the cumulative counts, each by place.

    `low` adds up the lowest figures, `high` the highest, `best` the best ones, those that may be one event
    (`told_twice`, `wider`) once for `low` and `best`; an incident without a figure of a kind adds nothing.
    `who` is "" for all and a group ("civilians") for those counted apart, who are among all; so are those
    with a `side`: fighters of whom all accounts name one side. What became known late counts on its own day,
    and `late` shows it.
    A cumulative count ("more than 300,000 since 2011") is an entry of its own and is never added: it holds
    the incidents already. So does a count over more than `LONG_DAYS`. `counted` is what the incidents of the
    record at the place, and in it, add up to over the same days.
    """
    added, standing = [], []
    closer = told_closer(view.known, view.on, pack)
    for place, ledger in ledgers(view.known, pack):
        for key in sorted(ledger.rows, key=lambda key: (key[0], key[1], key[2] or "")):
            rows = ledger.until(key, view.on)
            if rows:
                added.append(_entry(rows, key, place, closer))
        standing += [(place, row) for row in ledger.standing if row.day <= view.on]
    stated = (_statement(place, row, view, pack, closer) for place, row in standing)
    return (*added, *sorted(stated, key=_in_order))


def toll_days(view: View, pack: Pack) -> tuple[TollDay, ...]:
    """Return what incidents add up to by day and place, for the last `SHOWN_DAYS` up to the day of `view`.

    What is told of several days at once ("66 in a week") is no day's toll: it has its first day as `start`.
    """
    first = view.on - timedelta(days=SHOWN_DAYS - 1)
    found: dict[tuple[date, date, str, Key], list[Row]] = defaultdict(list)
    closer = told_closer(view.known, view.on, pack)
    for place, ledger in ledgers(view.known, pack):
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
            **_figures(rows, _again(rows, closer)).model_dump(),
        )
        for (day, start, place, key), rows in sorted(
            found.items(), key=lambda one: (one[0][0], -one[0][1].toordinal(), one[0][2], str(one[0][3]))
        )
    )


def _entry(
    rows: Sequence[Row], key: Key, place: str, closer: Mapping[int, Row], *, cumulative: bool = False
) -> TollEntry:
    retold = [*_retold(rows), *((closer[id(row)], row) for row in rows if id(row) in closer)]
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
        **_figures(rows, _again(rows, closer)).model_dump(),
    )


def _statement(place: str, row: Row, view: View, pack: Pack, closer: Mapping[int, Row]) -> TollEntry:
    """Return a cumulative count with what the incidents over its days, at its place and in it, add up to."""
    key: Key = (row.amount.of, row.amount.who, None)
    time = row.incident.time
    start = time.start if time is not None and time.end > time.start else date.min
    here = [
        [one for one in ledger.until(key, min(row.day, view.on)) if one.day >= start]
        for where, ledger in ledgers(view.known, pack)
        if place in ("", where) or place in pack.within(where)
    ]
    again = {one for rows in here for one in _again(rows, closer)}
    entry = _entry([row], key, place, closer, cumulative=True)
    return entry.model_copy(update={"counted": _figures([one for rows in here for one in rows], again)})


def _name(incident: Incident) -> str | None:
    return incident.place.name if incident.place is not None else None


def _figures(rows: Sequence[Row], again: AbstractSet[int]) -> Figures:
    """Return the sums; those whose `id` is in `again` count for the highest alone."""
    once = [row for row in rows if id(row) not in again]
    return Figures(
        low=sum_known(row.amount.low for row in once),
        best=sum_known(row.amount.best for row in once),
        high=sum_known(most(row.amount) for row in rows),
    )


def _again(rows: Sequence[Row], closer: Mapping[int, Row]) -> set[int]:
    """Return by `id` which rows of one place may tell an event that another one of it, or in it, tells."""
    groups = _retold(rows)
    retold = {id(row) for group in groups for row in group if row is not max(group, key=_best)}
    return retold | {id(row) for row in rows if id(row) in closer}


def _retold(rows: Sequence[Row]) -> Sequence[Sequence[Row]]:
    return groups_of(rows, _large)


def _large(row: Row) -> Large | None:
    best = row.amount.best or 0
    if best < settings().retold_from:
        return None
    return Large(row.start, row.day, row.incident.kind, best)


def _best(row: Row) -> int:
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
