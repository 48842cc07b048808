"""The map as GeoJSON (RFC 7946)."""

import json
from dataclasses import replace
from typing import Any

from vedette.briefing import Results, map_geojson


def features(results: Results) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(map_geojson(results))["features"]
    return found


def test_it_is_a_collection_without_a_reference_system(results: Results) -> None:
    collection = json.loads(map_geojson(results))
    assert list(collection) == ["type", "features"]
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert list(feature) == ["type", "id", "geometry", "properties"]
        assert feature["type"] == "Feature"
        assert feature["geometry"]["type"] in ("Point", "LineString")


def test_longitude_comes_before_latitude(results: Results) -> None:
    by_id = {feature["id"]: feature["geometry"]["coordinates"] for feature in features(results)}
    assert by_id["inc_school"] == [19.2969, 44.1037]
    assert by_id["place_zvornik"] == [19.1048, 44.3866]
    assert by_id["route_konjevic_road"][0] == [19.2969, 44.1037]


def test_layers_come_in_a_fixed_order_and_ids_once(results: Results) -> None:
    layers = [feature["properties"]["layer"] for feature in features(results)]
    assert layers == ["place"] * 3 + ["route", "siege"] + ["incident"] * 2
    ids = [feature["id"] for feature in features(results)]
    assert len(set(ids)) == len(ids)


def test_a_siege_stands_at_its_place_with_its_sides(results: Results) -> None:
    siege = next(f for f in features(results) if f["properties"]["layer"] == "siege")
    assert siege["geometry"]["coordinates"] == [19.2969, 44.1037]
    assert siege["properties"]["sides"] == {"vrs": ["north", "east", "southwest"]}
    assert siege["properties"]["claims"] == [results.claims[0].id, results.claims[3].id]


def test_open_roads_are_left_out(results: Results) -> None:
    route = results.situation.routes[0].model_copy(update={"state": "open"})
    changed = replace(results, situation=results.situation.model_copy(update={"routes": (route,)}))
    assert not [f for f in features(changed) if f["properties"]["layer"] == "route"]


def test_what_has_no_position_on_earth_is_left_out(results: Results) -> None:
    places = tuple(
        results.situation.places[0].model_copy(update={"lat": lat}) for lat in (None, float("nan"), 123.0)
    )
    changed = replace(results, situation=results.situation.model_copy(update={"places": places}))
    assert not [f for f in features(changed) if f["properties"]["layer"] == "place"]


def test_the_bytes_are_the_same_twice_and_nothing_gives_an_empty_collection(
    results: Results, empty: Results
) -> None:
    assert map_geojson(results) == map_geojson(results)
    assert features(empty) == []
