"""The summary of a run."""

import io
from dataclasses import replace

from rich.console import Console

from vedette.briefing import Results, summary
from vedette.briefing.terminal import toll_text
from vedette.model import Figures


def shown(results: Results) -> str:
    console = Console(file=io.StringIO(), width=140, color_system=None)
    with console.capture() as capture:
        console.print(summary(results))
    return capture.get()


def test_it_counts_and_tells_what_matters(results: Results) -> None:
    text = shown(results)
    for words in (
        "3 reports · 5 claims · 2 incidents · 2 origins · 3 problems",
        "Deaths: low 9, best figure 9, high 15",
        "New in the last 7 days",
        "Shelling of a school yard",
        "Contested and besieged places",
        "Konjević road: cut by Bosnian Serb Army",
        "2 disagreements",
        "Bosnian Serb Army (Hospital staff)",
        "unknown (Drina Corps)",
        "17–18 April 1993",
        "no place is called …",
    ):
        assert words in text


def test_a_cut_says_how_much_it_hides(results: Results) -> None:
    many = tuple(
        results.incidents[0].model_copy(update={"id": f"inc_{number:02}", "disagreements": ()})
        for number in range(14)
    )
    assert "and 4 incidents more" in shown(replace(results, incidents=many))


def test_nothing_at_all_can_be_summed_up(empty: Results) -> None:
    text = shown(empty)
    assert "0 reports" in text
    assert "no number known" in text


def test_tolls_in_words() -> None:
    assert toll_text(Figures(low=3, best=None, high=None)) == "at least 3"
    assert toll_text(Figures(low=None, best=4, high=9)) == "best figure 4, high 9"
