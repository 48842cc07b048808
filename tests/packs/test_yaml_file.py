"""A YAML file knows the line of everything in it."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from vedette.packs.geojson_file import GeoJsonFile
from vedette.packs.yaml_file import YamlFile

_keys = st.text(alphabet="abcdef", min_size=1, max_size=4)
_trees = st.recursive(
    st.integers() | _keys,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=3),
    max_leaves=12,
)


def _paths(data: Any) -> list[tuple[str | int, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found: list[tuple[str | int, ...]] = []
    for step, inner in items:
        found += [(step,), *((step, *rest) for rest in _paths(inner))]
    return found


@given(st.dictionaries(_keys, _trees, min_size=1, max_size=4), st.integers(0, 3))
def test_a_path_leads_to_a_line_that_shows_it(data: dict[str, Any], blank: int) -> None:
    text = "# remark\n" * blank + yaml.safe_dump(data, default_flow_style=False)
    file = YamlFile("f", text)
    assert file.data == data
    lines = text.splitlines()
    for path in _paths(data):
        shown = lines[file.line(path) - 1]
        step = path[-1]
        assert (f"{step}:" in shown) if isinstance(step, str) else ("-" in shown)


def test_a_path_that_is_not_there_leads_as_far_as_it_goes() -> None:
    file = YamlFile("f", "a:\n  b: 1\nc: [1, 2]\n")
    assert file.line(("a", "x", "y")) == 1
    assert file.line(("c", 7)) == 3
    assert file.line(("z",)) == 1


def test_an_empty_file_has_no_data() -> None:
    file = YamlFile("f", "")
    assert (file.data, file.problems, file.line(("a",))) == (None, [], 1)


@pytest.mark.parametrize(("text", "value"), [("NO", "NO"), ("yes", "yes"), ("on", "on"), ("true", True)])
def test_only_true_and_false_are_truth_values(text: str, value: object) -> None:
    assert YamlFile("f", f"a: {text}").data == {"a": value}


@given(st.lists(st.integers(0, 4), min_size=1, max_size=6))
def test_a_feature_is_found_on_its_line(gaps: list[int]) -> None:
    features = [f'{{"type": "Feature",\n "properties": {{"id": "r{i}"}}}}' for i in range(len(gaps))]
    text = '{"type": "FeatureCollection", "features": ['
    expected = []
    for i, (gap, feature) in enumerate(zip(gaps, features, strict=True)):
        text += ("," if i else "") + "\n" * gap
        expected.append(text.count("\n") + 1)
        text += feature
    file = GeoJsonFile("f", text + "\n]}")
    assert file.problems == []
    assert [file.line((i,)) for i in range(len(gaps))] == expected
