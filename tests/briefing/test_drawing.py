"""The whole map, and closer maps of crowds."""

from dataclasses import replace

from vedette.briefing import MapPoint, Results
from vedette.briefing.drawing import Maps, draw
from vedette.briefing.legend import Legend
from vedette.briefing.lookup import Lookup


def maps(results: Results) -> Maps:
    return draw(results, Legend(results.situation, Lookup(results)))


def with_places(results: Results, *spots: tuple[str, float, float]) -> Results:
    model = results.situation.places[1]
    places = tuple(
        model.model_copy(update={"place": name.lower(), "name": name, "lat": lat, "lon": lon})
        for name, lat, lon in spots
    )
    return replace(results, situation=results.situation.model_copy(update={"places": places, "sieges": ()}))


def test_every_place_is_drawn_and_named_wide_and_narrow(results: Results) -> None:
    drawn = maps(results)
    assert [drawing.look for drawing in drawn.main] == ["wide", "narrow"]
    for drawing in drawn.main:
        assert len(drawing.places) == 3
        assert {"Srebrenica", "Zvornik", "Žepa"} <= {label.text for label in drawing.labels}
    assert drawn.unlabelled == drawn.outside == ()


def test_a_crowd_gets_a_closer_map_that_names_it(results: Results) -> None:
    crowd = [(f"Quarter {letter}", 44.10 + step / 300, 19.30) for step, letter in enumerate("abcdef")]
    far = [("Zvornik", 44.6, 18.6), ("Goražde", 43.6, 18.9), ("Tuzla", 44.55, 18.7), ("Foča", 43.5, 18.8)]
    drawn = maps(with_places(results, *crowd, *far))
    assert [(drawing.letter, len(drawing.places)) for drawing in drawn.closer] == [("A", 6)]
    assert {name for name, _, _ in crowd} <= {label.text for label in drawn.closer[0].labels}
    assert [frame.letter for frame in drawn.main[0].frames] == ["A"]
    assert drawn.unlabelled == ()


def test_a_far_place_is_told_in_words(results: Results) -> None:
    near = [(f"Town {step}", 44.0 + step / 10, 19.0) for step in range(5)]
    assert maps(with_places(results, *near, ("Geneva", 46.2, 6.1))).outside == ("Geneva",)


def test_places_without_a_position_are_not_drawn_and_nothing_breaks(results: Results) -> None:
    assert maps(with_places(results, ("Nowhere", float("nan"), 19.0))).main[0].places == ()


def test_nothing_known_gives_no_map(empty: Results) -> None:
    assert maps(empty) == Maps()


def test_very_many_places_are_drawn_smaller_and_the_weightiest_are_named(results: Results) -> None:
    spots = [(f"Village {number:03}", 43 + number % 13 / 7, 18 + number / 90) for number in range(150)]
    outline = (MapPoint("village 149", "Village 149", 44.0, 19.0, weight=9000),)
    drawn = maps(replace(with_places(results, *spots), outline=outline))
    names = {label.text for label in drawn.main[0].labels}
    assert len(drawn.main[0].places) == 150
    assert "Village 149" in names
    assert 0 < len(names) <= 70
    assert len(names) + len(drawn.unlabelled) >= 150
