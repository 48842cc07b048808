"""Who calls whom what, as matrices for the terminal: labels against outlets, or against months or years."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vedette.briefing.tables import grid
from vedette.briefing.wording import as_of_text, count_text, name_text, plain
from vedette.model import Situation, WordCount
from vedette.model.days import MONTHS

Against = Literal["outlet", "month"]

_MOST_ACTORS = 12
_MOST_LABELS = 10
_MOST_COLUMNS = 5
_MOST_TIMES = 12
_UNSIGNED = "unsigned"
_UNDATED = "undated"


def words_table(
    situation: Situation, names: Mapping[str, str], against: Against = "outlet", actor: str | None = None
) -> RenderableType:
    """Return a matrix an actor of how often it is called what, by whom or when; the most named first.

    `actor` is an id or a name as shown: then its matrix alone is told, with all labels. Long lists are cut,
    and each cut says how much it hides.
    """

    of_actor: dict[str, list[WordCount]] = defaultdict(list)
    for word in words_of(situation.words, names, actor):
        of_actor[word.actor].append(word)
    order = sorted(of_actor, key=lambda one: (-sum(w.count for w in of_actor[one]), one))
    parts: list[RenderableType] = [
        Text(as_of_text(situation), "bold"),
        *(
            _matrix(name_text(one, names, _UNSIGNED), of_actor[one], against, names, whole=actor is not None)
            for one in order[:_MOST_ACTORS]
        ),
    ]
    if not order:
        parts.append(Text("No actor is called anything.", "dim"))
    if len(order) > _MOST_ACTORS:
        parts.append(Text(f"and {count_text(len(order) - _MOST_ACTORS, 'actor')} more", "dim"))
    return Group(*parts)


def words_of(
    words: Sequence[WordCount], names: Mapping[str, str], actor: str | None
) -> tuple[WordCount, ...]:
    """Return what one actor is called, by its id or its name as shown in any case; all words for None."""
    if actor is None:
        return tuple(words)
    asked = actor.casefold()
    return tuple(
        word
        for word in words
        if asked in {word.actor.casefold(), name_text(word.actor, names, _UNSIGNED).casefold()}
    )


def _matrix(
    title: str, words: Sequence[WordCount], against: Against, names: Mapping[str, str], *, whole: bool
) -> RenderableType:
    """Return the matrix of one actor."""
    cells = _by_outlet(words) if against == "outlet" else _by_time(words)
    columns, rest = _columns(cells, against)
    rows = sorted(cells, key=lambda label: (-cells[label].total(), label))
    total = sum(cells[label].total() for label in rows)
    heads = [_head(column, against, names) for column in columns]
    table = grid("", "Called", *heads, *([f"{rest} more"] if rest else []), "All")
    for column in table.columns[1:]:
        column.justify = "right"
    for label in rows if whole else rows[:_MOST_LABELS]:
        _add(table, label, cells[label], columns, with_rest=bool(rest))
    hidden = 0 if whole else len(rows) - _MOST_LABELS
    more = [Text(f"  and {count_text(hidden, 'label')} more: --actor NAME", "dim")] if hidden > 0 else []
    return Group(Text(f"\n{title}: {count_text(total, 'time')}", "bold"), table, *more)


def _add(table: Table, label: str, cell: Counter[str], columns: Sequence[str], *, with_rest: bool) -> None:
    numbers = [cell[column] for column in columns]
    others = [cell.total() - sum(numbers)] if with_rest else []
    shown = (f"{number:,}" if number else "·" for number in (*numbers, *others))
    table.add_row(Text(plain(label)), *(Text(text) for text in shown), Text(f"{cell.total():,}"))


def _by_outlet(words: Iterable[WordCount]) -> dict[str, Counter[str]]:
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        cells[word.label][word.outlet] += word.count
    return cells


def _by_time(words: Sequence[WordCount]) -> dict[str, Counter[str]]:
    """Return labels by month, by year where the months are too many for a table."""
    months = {month for word in words for month in word.months}
    length = len("2017-02") if len(months) <= _MOST_TIMES else len("2017")
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        for month, times in word.months.items():
            cells[word.label][month[:length]] += times
        cells[word.label][_UNDATED] += word.count - sum(word.months.values())
    return cells


def _columns(cells: Mapping[str, Counter[str]], against: Against) -> tuple[list[str], int]:
    """Return the columns that are told, and how many others go into one: outlets by use, times in order."""
    used: Counter[str] = Counter()
    for cell in cells.values():
        used.update(cell)
    if against == "month":
        return sorted((time for time in used if used[time]), key=lambda time: (time == _UNDATED, time)), 0
    order = sorted(used, key=lambda outlet: (-used[outlet], outlet))
    shown = order if len(order) <= _MOST_COLUMNS + 1 else order[:_MOST_COLUMNS]
    return shown, len(order) - len(shown)


def _head(column: str, against: Against, names: Mapping[str, str]) -> str:
    if against == "outlet":
        return name_text(column, names, _UNSIGNED)
    year, _, month = column.partition("-")
    return f"{MONTHS[int(month) - 1][:3]} {year}" if month else column
