"""Figures of an area that may be those of a place in it, so that a toll counts one event under one name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from vedette.packs.pack import Pack
from vedette.situation.holding import AREAS
from vedette.situation.known import Known
from vedette.situation.ledger import Key, Ledger, Row, ledgers
from vedette.situation.settings import settings

_Sign = tuple[Key, str, int]
"""What two rows of one event have in common: what is counted, the incident's kind, and the best figure."""


def told_closer(known: Known, on: date, pack: Pack) -> Mapping[int, Row]:
    """Return the row of a closer place that may be the same event, by `id` of each row that has one.

    One account says "20 killed in Latakia province", another "20 killed in Salma": linking keeps them apart
    where it is not sure. Figures from `wider_from` on that are the same, of one kind and `wider_within` days,
    seldom come twice in one area. Of a place that no pack knows it may be any that one knows.
    """
    wide: dict[_Sign, list[tuple[str, Row]]] = defaultdict(list)
    for place, ledger in ledgers(known, pack):
        if ledger.large and _is_area(place, pack):
            for sign, row in _large(ledger, on):
                wide[sign].append((place, row))
    found: dict[int, Row] = {}
    for place, ledger in ledgers(known, pack) if wide else ():
        for sign, row in _large(ledger, on):
            for area, told in wide.get(sign, ()):
                if _may_be_in(place, area, pack) and _is_near(row, told):
                    first = min(row, found.get(id(told), row), key=lambda one: (one.day, one.incident.id))
                    found[id(told)] = first
    return found


def _large(ledger: Ledger, on: date) -> Iterator[tuple[_Sign, Row]]:
    for key, row in ledger.large:
        if row.day <= on:
            yield (key, row.incident.kind, row.amount.best or 0), row


def _is_area(place: str, pack: Pack) -> bool:
    known = pack.place(place)
    return known is None or known.kind in AREAS


def _may_be_in(place: str, area: str, pack: Pack) -> bool:
    """Tell whether a place is in an area; one that no pack knows may be any place that one knows."""
    if not area:
        return bool(place)
    if pack.place(area) is None:
        return not _is_area(place, pack)
    return area in pack.within(place)


def _is_near(one: Row, other: Row) -> bool:
    return max(one.start, other.start) - min(one.day, other.day) <= settings().wider_within
