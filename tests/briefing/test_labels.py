"""No name on a map may cover another, a mark or the edge."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from vedette.briefing.labels import Box, Label, Wish, overlap, place_labels, text_width

WIDTH, HEIGHT = 400.0, 300.0
POINTS = st.lists(st.tuples(st.floats(5, WIDTH - 5), st.floats(5, HEIGHT - 5)), max_size=30)


def box_of(label: Label) -> Box:
    wide = text_width(label.text, label.size)
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    bottom = label.y + label.size * 0.26
    return (left, bottom - label.size * 1.1, left + wide, bottom)


def shrunk(box: Box) -> Box:
    """Positions are rounded to a tenth of a pixel."""
    return (box[0] + 0.2, box[1] + 0.2, box[2] - 0.2, box[3] - 0.2)


@given(POINTS)
def test_labels_keep_clear_of_each_other_of_marks_and_of_the_edge(points: list[tuple[float, float]]) -> None:
    wishes = [Wish(str(i), f"Town number {i}", x, y, 5, 12) for i, (x, y) in enumerate(points)]
    marks = [(x - 5, y - 5, x + 5, y + 5) for x, y in points]
    boxes = [shrunk(box_of(label)) for label in place_labels(wishes, marks, WIDTH, HEIGHT)]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert not [(box, mark) for box in boxes for mark in marks if overlap(box, mark)]
    assert all(b[0] > 0 and b[1] > 0 and b[2] < WIDTH and b[3] < HEIGHT for b in boxes)


def test_a_lone_name_stands_right_of_its_mark_without_a_leader() -> None:
    (label,) = place_labels([Wish("a", "Alone", 100, 100, 5, 12)], [], WIDTH, HEIGHT)
    assert (label.anchor, label.leader) == ("start", None)
    assert label.x == 108


def test_a_name_without_room_beside_its_mark_gets_a_leader_unless_it_gives_up() -> None:
    walls = [(60.0, 60.0, 95.0, 140.0), (105.0, 60.0, 140.0, 140.0), (60.0, 60.0, 140.0, 92.0)]
    walls.append((60.0, 108.0, 99.0, 115.0))
    stubborn = Wish("a", "Here", 100, 100, 4, 12)
    (label,) = place_labels([stubborn], walls, WIDTH, HEIGHT)
    assert label.leader is not None
    assert place_labels([Wish("a", "Here", 100, 100, 4, 12, stubborn=False)], walls, WIDTH, HEIGHT) == []


def test_the_first_wish_wins() -> None:
    wishes = [Wish(key, "Same spot", 90, 30, 5, 12, stubborn=False) for key in "abcdefghijkl"]
    keys = [label.key for label in place_labels(wishes, [], 180, 60)]
    assert keys
    assert keys == list("abcdefghijkl")[: len(keys)]
    assert len(keys) < 12
