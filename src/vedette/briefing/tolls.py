"""Tables of casualties for the terminal: sums by place and by day, what came late, totals as stated."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vedette.briefing.tables import grid
from vedette.briefing.wording import (
    as_of_text,
    counted_text,
    day_text,
    days_text,
    name_text,
    plain,
    range_text,
)
from vedette.model import Figures, Situation, TollDay, TollEntry


def toll_table(situation: Situation, names: Mapping[str, str]) -> RenderableType:
    """Return what incidents add up to, by place and by day, what came late, and totals as stated."""
    added = [entry for entry in situation.toll if not entry.cumulative]
    stated = [entry for entry in situation.toll if entry.cumulative]
    parts: list[RenderableType] = [Text(as_of_text(situation), "bold")]
    if added or not stated:
        parts.append(_sums(added, names))
    if situation.toll_days:
        parts.append(_days(situation.toll_days, names))
    if any(entry.late for entry in added):
        parts.append(_late(added, names))
    if stated:
        parts.append(_statements(stated, names))
    return Group(*parts)


def who_text(entry: TollEntry | TollDay, names: Mapping[str, str]) -> str:
    """Return who suffered: "all", a group, or a group and its side."""
    group = plain(entry.who) or "all"
    return f"{group}, {name_text(entry.side, names)}" if entry.side is not None else group


def _sums(entries: Sequence[TollEntry], names: Mapping[str, str]) -> Table:
    table = _table("Added up over incidents", "Where", "What", "Who", "Best", "From, to", "Days")
    for entry in entries:
        where, when = _where(entry, names), days_text(entry.start, entry.end)
        _row(table, where, counted_text(entry.of), who_text(entry, names), *_figures(entry), when)
    return table


def _days(entries: Sequence[TollDay], names: Mapping[str, str]) -> Table:
    table = _table("Day by day, lately", "Day", "Where", "What", "Who", "Best", "From, to")
    for entry in entries:
        day, where = day_text(entry.day), _where(entry, names)
        _row(table, day, where, counted_text(entry.of), who_text(entry, names), *_figures(entry))
    return table


def _late(entries: Sequence[TollEntry], names: Mapping[str, str]) -> Table:
    table = _table(
        "Told late, counted on their day", "Day", "Where", "What", "Who", "Before", "Then", "Told on"
    )
    shown = [(late, entry) for entry in entries if entry.side is None for late in entry.late]
    for late, entry in sorted(shown, key=lambda pair: (pair[0].day, pair[0].published)):
        _row(
            table,
            day_text(late.day),
            _where(entry, names),
            counted_text(entry.of),
            who_text(entry, names),
            f"{late.before:,}" if late.before is not None else "-",
            f"{late.figure:,}",
            day_text(late.published),
        )
    return table


def _statements(entries: Sequence[TollEntry], names: Mapping[str, str]) -> Table:
    title = "Totals as stated, never added, beside what the incidents of these days add up to"
    table = _table(title, "Where", "What", "Who", "Best", "From, to", "Incidents", "Days")
    for entry in entries:
        counted = _figures(entry.counted)[0] if entry.counted is not None else "-"
        _row(
            table,
            _where(entry, names),
            counted_text(entry.of),
            who_text(entry, names),
            *_figures(entry),
            counted,
            days_text(entry.start, entry.end),
        )
    return table


def _where(entry: TollEntry | TollDay, names: Mapping[str, str]) -> str:
    return plain(entry.name) if entry.name else name_text(entry.place, names, "-")


def _figures(entry: TollEntry | TollDay | Figures) -> tuple[str, str]:
    best = f"{entry.best:,}" if entry.best is not None else "-"
    return best, range_text(entry.low, entry.high) or "-"


def _table(title: str, *columns: str) -> Table:
    table = grid(title, *columns)
    for column, name in zip(table.columns, columns, strict=True):
        if name in ("Best", "Before", "Then", "Incidents"):
            column.justify = "right"
    return table


def _row(table: Table, *cells: str) -> None:
    table.add_row(*(Text(cell) for cell in cells))
