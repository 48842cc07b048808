"""Layers merge field by field, in an order that brackets don't change."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vedette.packs.entries import Entries, Entry, entry_of, merge_entries, merge_layers
from vedette.packs.errors import Locus, Steps


class _File:
    source = "some file"

    def line(self, path: Steps) -> int:
        return len(path)


def _entry(fields: dict[str, Any], replaces: bool = False) -> Entry:
    return entry_of("x", fields, Locus(_File()), by_field=True, ambiguous=False, replaces=replaces)


_lists = st.lists(st.sampled_from("abcd"), unique=True, max_size=3)
_fields = st.fixed_dictionaries({}, optional={"names": _lists, "side": st.integers(0, 3), "centre": _lists})
_entries = st.builds(_entry, _fields, st.booleans())


def _layer(rows: dict[str, Entry]) -> Entries:
    return {"actors": rows}


_layers = st.dictionaries(st.sampled_from("pqr"), _entries).map(_layer)


def _said(entry: Entry) -> tuple[Any, ...]:
    return dict(entry.fields), entry.replaces


@given(_entries, _entries, _entries)
def test_merging_is_associative(one: Entry, two: Entry, three: Entry) -> None:
    left = merge_entries(merge_entries(one, two), three)
    right = merge_entries(one, merge_entries(two, three))
    assert _said(left) == _said(right)


@given(st.lists(_layers, max_size=4))
def test_the_last_layer_wins_single_values(layers: list[Entries]) -> None:
    merged = merge_layers(layers)
    for key, entry in merged.get("actors", {}).items():
        said = [layer["actors"][key].fields for layer in layers if key in layer["actors"]]
        last = said[-1]
        for name, value in last.items():
            if not isinstance(value, list) or name == "centre":
                assert entry.fields[name] == value
            else:
                assert set(value) <= set(entry.fields[name])


@given(st.lists(_layers, max_size=4))
def test_ids_keep_the_order_in_which_they_first_come(layers: list[Entries]) -> None:
    first_seen = list(dict.fromkeys(key for layer in layers for key in layer["actors"]))
    assert list(merge_layers(layers).get("actors", {})) == first_seen


@given(_entries, _entries)
def test_each_item_of_a_list_keeps_its_own_place(lower: Entry, upper: Entry) -> None:
    merged = merge_entries(lower, upper)
    for name, value in merged.fields.items():
        if isinstance(value, list):
            assert len(merged.items[name]) == len(value)


def test_a_later_layer_adds_names_and_replaces_a_side() -> None:
    lower = _entry({"names": ["a", "b"], "side": "s", "centre": [1, 2]})
    merged = merge_entries(lower, _entry({"names": ["b", "c"], "side": "t", "centre": [3, 4]}))
    assert merged.fields == {"names": ["a", "b", "c"], "side": "t", "centre": [3, 4]}


def test_an_entry_that_replaces_forgets_the_lower_one() -> None:
    lower = _entry({"names": ["a"], "side": "s"})
    assert merge_entries(lower, _entry({"names": ["c"]}, replaces=True)).fields == {"names": ["c"]}
