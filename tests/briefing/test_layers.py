"""Single layers of the map."""

from dataclasses import replace
from datetime import date

from vedette.briefing import Results
from vedette.briefing.drawing import WIDE
from vedette.briefing.layers import Canvas, dial, halos, routes, sieges, spots
from vedette.briefing.legend import Legend
from vedette.briefing.lookup import Lookup
from vedette.briefing.projection import sheet_for


def canvas(results: Results) -> Canvas:
    sheet = sheet_for([(19.0, 43.9), (19.4, 44.5)], WIDE.width, WIDE.least, WIDE.most)
    assert sheet is not None
    return Canvas(results, Legend(results.situation, Lookup(results)), sheet, WIDE)


def test_only_recent_violent_incidents_have_a_halo(results: Results) -> None:
    assert [halo.title for halo in halos(canvas(results))] == ["1 recent violent incident"]
    talks = results.incidents[0].model_copy(update={"kind": "talks_held"})
    assert halos(canvas(replace(results, incidents=(talks,)))) == ()


def test_a_cut_route_has_a_cross_and_says_who_cut_it(results: Results) -> None:
    marks, crosses = routes(canvas(results))
    assert [(mark.css, mark.title) for mark in marks] == [
        ("route cut", "Konjević road: cut by Bosnian Serb Army")
    ]
    assert len(crosses) == 1


def test_a_siege_has_a_ring_and_an_arc_for_each_side(results: Results) -> None:
    marks, boxes = sieges(canvas(results))
    colour = Legend(results.situation, Lookup(results)).style("vrs")[0]
    assert [mark.css for mark in marks] == ["ring reported", *[f"arc {colour}"] * 3]
    assert list(boxes) == ["srebrenica"]
    assert len(dial(results.situation.sieges[0], Legend(results.situation, Lookup(results)))) == 3


def test_a_siege_that_is_over_is_not_drawn(results: Results) -> None:
    over = results.situation.sieges[0].model_copy(update={"until": date(1993, 4, 10)})
    changed = replace(results, situation=results.situation.model_copy(update={"sieges": (over,)}))
    assert sieges(canvas(changed)) == ([], {})


def test_the_situation_places_a_spot_before_the_outline_does(results: Results) -> None:
    assert spots(results)["srebrenica"] == (44.1037, 19.2969)
    assert spots(results)["bratunac"] == (44.1842, 19.3331)
