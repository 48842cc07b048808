"""Tables for the terminal."""

import io
from dataclasses import replace

from rich.console import Console, RenderableType

from vedette.briefing import Results, incidents_list, incidents_table, situation_table
from vedette.model import AreaState


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


def test_a_table_without_rows_is_left_out(results: Results) -> None:
    untold = AreaState(area="podrinje", name="Podrinje", holders=(), left=())
    situation = results.situation.model_copy(update={"areas": (untold,)})
    assert "Provinces" not in shown(situation_table(situation, results.names))


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


def test_a_long_list_says_how_many_more_there_are_and_how_to_see_them(results: Results) -> None:
    text = shown(incidents_list(results.incidents * 20, most=30))
    assert "40 incidents" in text
    assert "and 10 more incidents: --all" in text
    assert "more incidents" not in shown(incidents_list(results.incidents * 20, most=None))


def test_incidents_of_a_terminal_come_latest_first_and_undated_last(results: Results) -> None:
    text = shown(incidents_list(results.incidents[::-1]))
    assert text.index("school yard") < text.index("Clash near")


def test_narrow_tables_lose_no_letter(results: Results) -> None:
    console = Console(file=io.StringIO(), width=60, color_system=None)
    with console.capture() as capture:
        console.print(incidents_list(results.incidents))
    assert "…" not in capture.get()
    assert all(incident.id in capture.get() for incident in results.incidents)
