"""Tables of casualties for the terminal: sums by place and by day, what came late, totals as stated."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vedette.briefing.digest import toll_statements, toll_sums
from vedette.briefing.tables import MOST, grid, rest_lines
from vedette.briefing.wording import (
    as_of_text,
    count_text,
    counted_text,
    day_text,
    days_text,
    name_text,
    plain,
    range_text,
)
from vedette.model import Figures, LateFigure, Situation, TollDay, TollEntry


def toll_table(situation: Situation, names: Mapping[str, str], most: int | None = MOST) -> RenderableType:
    """Return what incidents add up to, by place and by day, what came late, and totals as stated.

    Of each table `most` rows are shown, deaths and the largest figures first.
    """
    added, stated = toll_sums(situation), toll_statements(situation)
    late = [(late, entry) for entry in added if entry.side is None for late in entry.late]
    late.sort(key=lambda pair: (pair[0].day, pair[0].published))
    parts: list[RenderableType] = [Text(as_of_text(situation), "bold")]
    if added or not stated:
        parts += [_sums(added[:most], names), *rest_lines(len(added), most, "sum")]
    if situation.toll_days:
        days = sorted(situation.toll_days, key=lambda one: one.day, reverse=True)
        parts += [Text(), _days(days[:most], names), *rest_lines(len(days), most, "line")]
    again = sum(len(group) - 1 for entry in added for group in entry.perhaps_one if entry.side is None)
    if again:
        parts.append(
            Text(f"{count_text(again, 'figure')} that may tell an event again: only in the highest", "dim")
        )
    if late:
        parts += [Text(), _late(late[:most], names), *rest_lines(len(late), most, "line")]
    if stated:
        parts += [Text(), _statements(stated[:most], names), *rest_lines(len(stated), most, "statement")]
    return Group(*parts)


def what_text(entry: TollEntry | TollDay, names: Mapping[str, str]) -> str:
    """Return what is counted, of which group, on whose side: "killed (civilians)"."""
    side = name_text(entry.side, names) if entry.side is not None else ""
    group = ", ".join(filter(None, (plain(entry.who), side)))
    return f"{counted_text(entry.of)} ({group})" if group else counted_text(entry.of)


def _sums(entries: Sequence[TollEntry], names: Mapping[str, str]) -> Table:
    table = _table("Added up over incidents", "Where", "What", "Best", "From, to", "Days")
    for entry in entries:
        where, when = _where(entry, names), days_text(entry.start, entry.end)
        _row(table, where, what_text(entry, names), *_figures(entry), when)
    return table


def _days(entries: Sequence[TollDay], names: Mapping[str, str]) -> Table:
    table = _table("Day by day, the latest first", "Day", "Where", "What", "Best", "From, to")
    for entry in entries:
        day, where = days_text(entry.start or entry.day, entry.day), _where(entry, names)
        _row(table, day, where, what_text(entry, names), *_figures(entry))
    return table


def _late(shown: Sequence[tuple[LateFigure, TollEntry]], names: Mapping[str, str]) -> Table:
    table = _table("Told late, counted on their day", "Day", "Where", "What", "Before", "Then", "Told on")
    for late, entry in shown:
        _row(
            table,
            day_text(late.day),
            _where(entry, names),
            what_text(entry, names),
            f"{late.before:,}" if late.before is not None else "-",
            f"{late.figure:,}",
            day_text(late.published),
        )
    return table


def _statements(entries: Sequence[TollEntry], names: Mapping[str, str]) -> Table:
    title = "Totals as stated, never added, beside what the incidents of these days add up to"
    table = _table(title, "Where", "What", "Stated", "From, to", "Added up", "Days")
    for entry in entries:
        counted = _figures(entry.counted)[0] if entry.counted is not None else "-"
        _row(
            table,
            _where(entry, names),
            what_text(entry, names),
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
        if name in ("Best", "Before", "Then", "Stated", "Added up"):
            column.justify = "right"
    return table


def _row(table: Table, *cells: str) -> None:
    table.add_row(*(Text(cell) for cell in cells))
