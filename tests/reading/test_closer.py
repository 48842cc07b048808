"""The closer look: what it frames, and what it says of names in sentences about several wars."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case_files import cases_beside

from vedette.reading.closer import (
    ACTS,
    AHEAD,
    BACK,
    LONGEST,
    PLACE,
    SAYS,
    SUFFERS,
    Closer,
    actor_grounds,
    frame_of,
    marks_of,
    place_grounds,
    shares_of,
    source_grounds,
)
from vedette.reading.tagger import Tagger, View

CASES = cases_beside(__file__, "cases/closer.yaml")
COLUMNS = {"acts": ACTS, "suffers": SUFFERS, "place": PLACE, "says": SAYS}


def view_of(text: str) -> View:
    tagger = Tagger(threads=1)
    return tagger.view(tagger.see(text, [(0, len(text))]), text, [(0, len(text))])


def span(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_tells_who_where_and_who_says_so(case: dict[str, str]) -> None:
    text = case["text"]
    names = {role: span(text, case[role]) for role in COLUMNS if role in case}
    look = Closer(threads=1).look(
        view_of(text), *span(text, case["statement"]), case["kind"], sorted(names.values())
    )
    for role, name in names.items():
        column = COLUMNS[role]
        rivals = names.keys() - ({"place"} if role in {"acts", "suffers"} else set()) - {role}
        others = [look[names[rival]][column] for rival in rivals]
        assert look[name][column] > max(others), f"{case[role]} {role}"


def words(count: int) -> np.ndarray:
    return np.array([(5 * n, 5 * n + 4) for n in range(count)], dtype=np.int64)


@given(st.integers(1, 400), st.data())
def test_a_frame_holds_the_statement_and_the_names_near_it(count: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first + 1, count))
    name = data.draw(st.integers(0, count - 1))
    frame = frame_of(words(count), 5 * first, 5 * last - 1, [(5 * name, 5 * name + 4)])
    assert frame is not None
    assert 0 <= frame.low <= frame.first == first < frame.last <= min(last, first + LONGEST)
    assert frame.high <= count
    assert frame.first - frame.low <= BACK
    assert frame.high - frame.last <= AHEAD
    seen = frame.low <= name < frame.high
    assert frame.spans == (((5 * name, 5 * name + 4),) if seen else ())
    assert (marks_of(frame) == 2).sum() == frame.last - frame.first
    shares, own = shares_of(frame)
    assert np.allclose(shares.sum(axis=1), 1.0)
    assert np.isclose(own.sum(), 1.0)


def test_a_statement_outside_the_body_has_no_frame() -> None:
    assert frame_of(words(3), 100, 120, []) is None
    view = view_of("Rebels shelled the town.")
    assert Closer(threads=1).look(view, 500, 510, "shelling", [(0, 6)]) == {}
    assert Closer(threads=1).look(view, 0, 10, "shelling", []) == {}


def test_a_name_said_twice_counts_for_more_than_once() -> None:
    look = {(0, 3): [2.0, 0.0, 0.0, 1.0, 1.0], (9, 12): [2.0, 0.0, 0.0, 1.0, 1.0]}
    once, twice = [(0, 3)], [(0, 3), (9, 12)]
    assert actor_grounds(look, twice)["look: acts"] > actor_grounds(look, once)["look: acts"]
    assert place_grounds(look, twice)["look: place"] > place_grounds(look, once)["look: place"]
    assert source_grounds(look, twice)["look: says"] > source_grounds(look, once)["look: says"]


def test_a_name_out_of_sight_says_so_and_no_more() -> None:
    for grounds in (actor_grounds, place_grounds, source_grounds):
        assert grounds({}, [(0, 3)]) == {"look: unseen": 1.0}


def test_missing_weights_name_the_file_and_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"kinds": ["shelling"]}', encoding="utf-8")
    view = view_of("Rebels shelled the town.")
    with pytest.raises(FileNotFoundError, match=r"closer\.onnx.*reinstall"):
        Closer(tmp_path).look(view, 0, 24, "shelling", [(0, 6)])
