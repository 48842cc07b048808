"""Weights give probabilities that follow their grounds, and the shipped ones are whole."""

from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.scorer import Weights, shares, slot_weights

FEATURES = st.dictionaries(st.sampled_from("abc"), st.floats(0, 1), max_size=3)


@given(FEATURES)
def test_shares_are_shares(features: dict[str, float]) -> None:
    one, other = Weights(0.5, 0.4, {"a": 2.0}), Weights(-1.0, 0.4, {"b": 40.0})
    found = shares(features, one, other)
    assert all(0 <= share <= 1 for share in found)
    assert sum(found) <= 1.0


@given(FEATURES)
def test_a_ground_that_speaks_for_a_candidate_never_lowers_it(features: dict[str, float]) -> None:
    weights = Weights(0.0, 0.5, {"a": 1.5, "b": -0.5})
    assert weights.probability({**features, "a": 1.0}) >= weights.probability({**features, "a": 0.0})


def test_grounds_are_told_strongest_first() -> None:
    weights = Weights(0.0, 0.5, {"a": 1.0, "b": 3.0, "c": -2.0})
    assert weights.grounds({"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0}) == ("b", "a")


def test_all_slots_have_weights() -> None:
    assert set(slot_weights()) == {"by", "against", "place", "said_by", "event_place", "statement", "clause"}
    assert all(len(weights.weights) > 100 for weights in slot_weights().values())
