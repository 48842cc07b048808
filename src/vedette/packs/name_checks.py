"""One name that means two things within one pack is a fault, unless it may."""

from collections.abc import Callable, Iterator
from typing import Any

from vedette.model import Problem
from vedette.packs.entries import Entry, Layer, Table
from vedette.packs.names import name_key


def check_names(layer: Layer, part_of: Callable[[str], tuple[str, ...]]) -> Iterator[Problem]:
    """Yield a fault for each name that means two things within one pack.

    Labels and people may be shared; so may a name that one of the two entries marks as ambiguous, that of
    an actor and a source of one id, and that of a place and one that it lies in. `part_of` gives the ids of
    the places that hold one, from the inside out.
    """
    holders: dict[str, list[tuple[Table, Entry]]] = {}
    tables: tuple[Table, ...] = ("actors", "countries", "sources", "places", "routes")
    for table in tables:
        for entry in layer.entries.get(table, {}).values():
            told: set[str] = set()
            for name, place in _written_names(entry):
                key = name_key(name)
                if not key or key in told:
                    continue
                told.add(key)
                for other_table, other in holders.setdefault(key, []):
                    if not _may_share(table, entry, other_table, other, part_of):
                        message = f"{name!r} means {entry.id} and {other.id}; drop it from one of them"
                        yield place.fault(f"{message} or mark one `ambiguous: true`")
                        break
                holders[key].append((table, entry))


def _written_names(entry: Entry) -> Iterator[tuple[str, Any]]:
    if isinstance(name := entry.fields.get("name"), str):
        yield name, entry.at("name")
    names = entry.fields.get("names")
    for i, name in enumerate(names if isinstance(names, list) else ()):
        if isinstance(name, str):
            yield name, entry.at("names", i)


def _may_share(
    table: Table, one: Entry, other_table: Table, other: Entry, part_of: Callable[[str], tuple[str, ...]]
) -> bool:
    if one.ambiguous or other.ambiguous:
        return True
    if table == other_table == "places":
        return other.id in part_of(one.id) or one.id in part_of(other.id)
    return one.id == other.id
