"""Casualties added up over incidents by place, with cumulative counts kept apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from vedette.model import Counted, Incident, IncidentAmount, TollEntry
from vedette.situation.view import View, place_id
from vedette.situation.vocabulary import vocabulary

_SUFFERED: tuple[Counted, ...] = (
    "killed",
    "injured",
    "displaced",
    "detained",
    "abducted",
    "evacuated",
    "released",
)
_ALL = ""
LONG_DAYS = 92
"""A count over more days than this overlaps with what else is counted, so it stands for itself."""


def toll(view: View) -> tuple[TollEntry, ...]:
    """Return what incidents by the day of `view` add up to, then the cumulative counts, each by place.

    `low` adds up the lowest figures, `high` the highest, `best` the best ones; an incident without a figure
    of a kind adds nothing to it. `who` is "" for all and a group ("civilians") for those counted apart, who
    are among all. A cumulative count ("more than 300,000 since 2011") is an entry of its own and is never
    added: it holds the incidents already. So does a count over more than `LONG_DAYS`.
    """
    sums: dict[tuple[str, Counted, str], list[tuple[Incident, IncidentAmount]]] = defaultdict(list)
    standing = []
    for _, incident in view.certain():
        for amount in _amounts(incident):
            if incident.kind == "toll" or _is_long(incident):
                standing.append(_entry([(incident, amount)], amount.of, amount.who, cumulative=True))
            else:
                sums[_place(incident), amount.of, amount.who].append((incident, amount))
    added = [_entry(sums[key], key[1], key[2], cumulative=False) for key in sorted(sums)]
    return (*added, *sorted(standing, key=_in_order))


def _is_long(incident: Incident) -> bool:
    return incident.time is not None and (incident.time.end - incident.time.start).days > LONG_DAYS


def _place(incident: Incident) -> str:
    return place_id(incident.place) if incident.place is not None else ""


def _amounts(incident: Incident) -> Iterable[IncidentAmount]:
    """Yield an incident's casualties by group, and for all: the total told, else what the groups add up to.

    Groups that lie within another one (children among civilians) don't add to the total. Where no total is
    told its lowest figure is what the largest group has: the groups may overlap.
    """
    for of in _SUFFERED:
        groups = [amount for amount in incident.numbers if amount.of == of]
        yield from groups
        apart = [amount for amount in groups if amount.who not in vocabulary().counted_inside] or groups
        if groups and not any(amount.who == _ALL for amount in groups):
            yield IncidentAmount(
                of=of,
                who=_ALL,
                low=max((amount.low for amount in apart if amount.low is not None), default=None),
                best=max((amount.best for amount in apart if amount.best is not None), default=None),
                high=_sum(_most(amount) for amount in apart),
            )


def _entry(
    counted: Sequence[tuple[Incident, IncidentAmount]], of: Counted, who: str, *, cumulative: bool
) -> TollEntry:
    times = [incident.time for incident, _ in counted if incident.time is not None]
    place = counted[0][0].place
    return TollEntry(
        of=of,
        place=place_id(place) if place is not None else None,
        name=place.name if place is not None else None,
        who=who,
        start=min((time.start for time in times), default=None),
        end=max((time.end for time in times), default=None),
        low=_sum(amount.low for _, amount in counted),
        best=_sum(amount.best for _, amount in counted),
        high=_sum(_most(amount) for _, amount in counted),
        cumulative=cumulative,
        incidents=tuple(sorted({incident.id for incident, _ in counted})),
    )


def _in_order(entry: TollEntry) -> tuple[str, str, str, str, str, tuple[str, ...]]:
    return (
        entry.place or "",
        entry.of,
        entry.who,
        str(entry.start or ""),
        str(entry.end or ""),
        entry.incidents,
    )


def _most(amount: IncidentAmount) -> int | None:
    """Return the highest figure; of "at least 10" alone nothing more than the 10 is known."""
    return amount.high if amount.high is not None else amount.low


def _sum(figures: Iterable[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None
