"""A story looks its parse up once, and tells the same however often it is asked."""

from tests.reading.conftest import MakeStory

from vedette.reading.relation import relation
from vedette.reading.statement import Statement
from vedette.reading.story import Scene, Story

TEXT = "Separatists shelled Avdiivka on Monday. Troops left Goma after rebels had taken Sake and Minova."


def test_mentions_in_a_range_are_those_that_begin_there(story: MakeStory) -> None:
    made = story(TEXT, "world")
    assert len(made.mentions) > 3
    for start in range(0, len(TEXT), 7):
        for end in range(start, len(TEXT) + 1, 9):
            expected = tuple(m for m in made.mentions if start <= m.start < end)
            assert made.mentions_in(start, end) == expected


def test_a_scene_is_placed_once_and_keeps_its_own_statement(story: MakeStory) -> None:
    made = story(TEXT, "world")
    start = TEXT.index("Troops")
    sure, unsure = (
        Statement(start=start, end=len(TEXT) - 1, kind="withdrawal", kind_confidence=1, confidence=share)
        for share in (0.9, 0.4)
    )
    first, second = made.scene(sure), made.scene(unsure)
    assert (first.statement, second.statement) == (sure, unsure)
    fresh = Scene.of(made, unsure)
    assert (second.head, second.sentence, second.last_sentence) == (
        fresh.head,
        fresh.sentence,
        fresh.last_sentence,
    )
    assert second.above == {second.head.i, *(token.i for token in second.head.ancestors)}


def test_relations_are_those_of_the_parse_and_end_with_the_sentence(story: MakeStory) -> None:
    made = story(TEXT, "world")
    for token in made.doc:
        for head in made.doc:
            same = token.sent.start == head.sent.start
            assert made.relation(token, head) == (relation(token, head) if same else "far")


def test_a_fact_of_the_story_is_found_once(story: MakeStory) -> None:
    made = story(TEXT, "world")
    asked: list[Story] = []

    def count(one: Story) -> int:
        asked.append(one)
        return len(one.mentions)

    assert made.once(count) == made.once(count) == len(made.mentions)
    assert asked == [made]
