"""What the files of a pack say before it becomes records: raw fields that know where they stand."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from vedette.model import Problem
from vedette.packs.errors import Locus

Table = Literal["actors", "places", "routes", "sources", "countries", "bodies", "agreements", "talks"]
Entries = dict[Table, dict[str, "Entry"]]

_ID = re.compile(r"[a-z0-9_]+")
# Lists that are one value: a later layer replaces them, where it adds to all other lists.
_ONE_VALUE = frozenset({"centre", "line"})


@dataclass(frozen=True)
class Entry:
    """One thing as the files say it: raw fields, where it stands, where each field and each item does."""

    id: str
    fields: Mapping[str, Any]
    locus: Locus
    loci: Mapping[str, Locus]
    items: Mapping[str, tuple[Locus, ...]] = field(default_factory=dict)
    ambiguous: bool = False
    replaces: bool = False

    def at(self, name: str, *path: str | int) -> Locus:
        """Return where a field, or a part of one, stands; the entry itself where there is no such field."""
        if name not in self.loci:
            return self.locus
        if path and isinstance(path[0], int) and path[0] < len(self.items.get(name, ())):
            return self.items[name][path[0]].at(*path[1:])
        return self.loci[name].at(*path)


def entry_of(
    key: str, fields: Mapping[str, Any], locus: Locus, *, by_field: bool, ambiguous: bool, replaces: bool
) -> Entry:
    """Return an entry whose fields stand below `locus`, or, unless `by_field`, all on its one line."""
    loci = {name: locus.at(name) if by_field else locus for name in fields}
    items = {
        name: tuple(locus.at(name, i) if by_field else locus for i in range(len(value)))
        for name, value in fields.items()
        if isinstance(value, list)
    }
    return Entry(key, fields, locus, loci, items, ambiguous=ambiguous, replaces=replaces)


@dataclass
class Layer:
    """What one pack's folder says, by table and id, and what is wrong with its files."""

    name: str
    manifest: Entry | None = None
    entries: Entries = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, table: Table, entry: Entry) -> None:
        """Add an entry; a second one of the same id is a fault, and so is an id that is no plain word."""
        if table != "bodies" and not _ID.fullmatch(entry.id):
            message = f"the id {entry.id!r} must be of small letters, digits and underscores"
            self.problems.append(entry.locus.fault(message))
        rows = self.entries.setdefault(table, {})
        if entry.id in rows:
            self.problems.append(entry.locus.fault(f"the id {entry.id!r} is there twice; rename one"))
        else:
            rows[entry.id] = entry


def merge_entries(lower: Entry, upper: Entry) -> Entry:
    """Lay `upper` over `lower`: its single values replace, its lists are added to; associative."""
    if upper.replaces:
        return upper
    fields, loci, items = dict(lower.fields), dict(lower.loci), dict(lower.items)
    for name, value in upper.fields.items():
        below = fields.get(name)
        if isinstance(value, list) and isinstance(below, list) and name not in _ONE_VALUE:
            new = [i for i, item in enumerate(value) if item not in below]
            fields[name] = [*below, *(value[i] for i in new)]
            items[name] = items[name] + tuple(upper.items[name][i] for i in new)
        else:
            fields[name], loci[name] = value, upper.loci[name]
            items[name] = upper.items.get(name, ())
    return replace(
        upper, fields=fields, loci=loci, items=items, ambiguous=lower.ambiguous or upper.ambiguous,
        replaces=lower.replaces,
    )  # fmt: skip


def merge_layers(layers: Iterable[Entries]) -> Entries:
    """Merge layers, lowest first, entry by entry; ids keep the order in which they first come."""
    merged: Entries = {}
    for entries in layers:
        for table, rows in entries.items():
            whole = merged.setdefault(table, {})
            for key, entry in rows.items():
                whole[key] = merge_entries(whole[key], entry) if key in whole else entry
    return merged
