"""Long tables show their first rows, say how many more there are, and how to see them."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from rich.console import Console, RenderableType

from vedette.briefing import (
    Lookup,
    Results,
    ceasefires_table,
    report_views,
    reports_table,
    sources_table,
    sourcing,
    talks_table,
)
from vedette.model import Origin, Report

ROWS = 12
MOST = 5
WARS = ("Drina", "Nile")

Fill = Callable[[Results], Results]
Show = Callable[[Results, int | None], RenderableType]


def _named() -> list[str]:
    """Return what the rows are called: six of each of two wars."""
    return [f"{WARS[number % 2]} {number}" for number in range(ROWS)]


def _talks(results: Results) -> Results:
    one = results.situation.talks[0]
    return _situation(results, talks=tuple(one.model_copy(update={"round": name}) for name in _named()))


def _truces(results: Results) -> Results:
    one = results.situation.ceasefires[0]
    made = (one.model_copy(update={"agreement": n, "name": n, "state": "agreed"}) for n in _named())
    return _situation(results, ceasefires=tuple(made), violations=())


def _reports(results: Results) -> Results:
    made = (Report.make(name=name, text=name, published=date(1993, 4, 1)) for name in _named())
    return replace(results, reports=tuple(made), claims=(), descents=())


def _origins(results: Results) -> Results:
    made = tuple(Origin(id=name, name=name, kind="local", reports=()) for name in _named())
    incident = results.incidents[0].model_copy(update={"origins": made, "disagreements": ()})
    return replace(results, incidents=(incident,), attributions=())


def _situation(results: Results, **fields: Any) -> Results:
    return replace(results, situation=results.situation.model_copy(update=fields))


def _shown(renderable: RenderableType) -> str:
    console = Console(file=io.StringIO(), width=140, color_system=None)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()


TABLES = {
    "rounds": (_talks, lambda results, most: talks_table(results.situation, results.names, most)),
    "truces": (_truces, ceasefires_table),
    "reports": (_reports, lambda results, most: reports_table(report_views(Lookup(results)), most)),
    "origins": (_origins, lambda results, most: sources_table(sourcing(results), most)),
}


@pytest.mark.parametrize(("rows", "fill", "show"), [(name, *table) for name, table in TABLES.items()])
def test_a_long_table_says_how_many_more_there_are(
    rows: str, fill: Fill, show: Show, results: Results
) -> None:
    filled = fill(results)
    text = _shown(show(filled, MOST))
    assert f"and {ROWS - MOST} more {rows}: --all" in text
    assert sum(f"{name}\n" in text or f"{name} " in text or f"{name}," in text for name in _named()) == MOST
    assert f"{ROWS} {rows}" in text


@pytest.mark.parametrize(("rows", "fill", "show"), [(name, *table) for name, table in TABLES.items()])
def test_all_rows_are_shown_where_the_user_asks_for_them(
    rows: str, fill: Fill, show: Show, results: Results
) -> None:
    filled = fill(results)
    text = _shown(show(filled, None))
    assert "--all" not in text
    assert all(name in text for name in _named())


def test_one_more_row_is_told_in_the_singular(results: Results) -> None:
    text = _shown(talks_table(_talks(results).situation, results.names, ROWS - 1))
    assert "and 1 more round: --all" in text
    assert "Drina 0" not in text  # the last rounds are shown
    assert "Nile 11" in text
