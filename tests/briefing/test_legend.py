"""Colours and shapes of holders."""

from vedette.briefing import Results
from vedette.briefing.legend import UNKNOWN_STYLE, Legend
from vedette.briefing.lookup import Lookup


def test_each_holder_has_a_style_of_its_own_and_nobody_is_grey(results: Results) -> None:
    legend = Legend(results.situation, Lookup(results))
    assert legend.style("vrs") != legend.style("arbih")
    assert legend.style(None) == legend.style("somebody_else") == UNKNOWN_STYLE


def test_the_entries_count_the_places_of_each(results: Results) -> None:
    legend = Legend(results.situation, Lookup(results))
    assert [(entry.name, entry.places) for entry in legend.entries()] == [
        ("Army of Bosnia and Herzegovina", 1),
        ("Bosnian Serb Army", 1),
        ("Holder not known", 1),
    ]


def test_a_besieger_without_a_place_is_in_the_legend(results: Results) -> None:
    places = results.situation.places[:1]
    legend = Legend(results.situation.model_copy(update={"places": places}), Lookup(results))
    assert ("Bosnian Serb Army", 0) in [(entry.name, entry.places) for entry in legend.entries()]
