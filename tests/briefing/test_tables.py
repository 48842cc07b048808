"""Tables for the terminal."""

import io
from dataclasses import replace

from rich.console import Console, RenderableType

from vedette.briefing import Results, incidents_table, situation_table


def shown(renderable: RenderableType) -> str:
    console = Console(file=io.StringIO(), width=140, color_system=None)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()


def test_the_situation_tells_places_routes_and_sieges(results: Results) -> None:
    text = shown(situation_table(results.situation, results.names))
    assert "On 16 April 1993, as known on 17 April 1993" in text
    for words in ("Žepa", "not known", "besieged", "Konjević road", "cut", "north, east, southwest"):
        assert words in text


def test_an_empty_situation_says_so(empty: Results) -> None:
    assert "Nothing is known of any place." in shown(situation_table(empty.situation, {}))


def test_incidents_keep_their_order_and_show_grade_and_numbers(results: Results) -> None:
    text = shown(incidents_table(results.incidents))
    assert text.index("school yard") < text.index("Clash near")
    for words in ("12 April 1993", "undated", "contested", "9–15 killed", "inc_clash"):
        assert words in text


def test_markup_and_control_codes_in_the_data_are_only_text(results: Results) -> None:
    hostile = results.incidents[0].model_copy(update={"title": "[red]alarm[/red] \x1b[2J [/]"})
    text = shown(incidents_table([hostile]))
    assert "[red]alarm[/red]" in text
    assert "\x1b" not in text
    place = results.situation.places[0].model_copy(update={"name": "[bold]Here"})
    changed = replace(results, situation=results.situation.model_copy(update={"places": (place,)}))
    assert "[bold]Here" in shown(situation_table(changed.situation, results.names))
