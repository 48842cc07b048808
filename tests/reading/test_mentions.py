"""Names mean what the packs say, alone and composed, and know what stands beside them."""

import itertools
from typing import Any

import pytest
from tests.case_files import cases_beside
from tests.reading.conftest import MakeStory

CASES = cases_beside(__file__, "cases/mentions.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_mentions(case: dict[str, Any], story: MakeStory) -> None:
    found = {m.text: m for m in reversed(story(case["text"], case["pack"]).mentions)}
    for text, wanted in case.get("mentions", {}).items():
        assert text in found, sorted(found)
        mention = found[text]
        for field, value in wanted.items():
            got = getattr(mention, field)
            assert (
                list(got)[: len(value)]
                if isinstance(value, list) and value
                else list(got)
                if isinstance(value, list)
                else got
            ) == value
    for text in case.get("absent", []):
        assert text not in found


def test_mentions_stand_in_order_and_do_not_overlap(story: MakeStory) -> None:
    text = (
        "Syrian and Russian jets hit Idlib; the U.S.-led coalition struck Raqqa, the Pentagon told Reuters."
    )
    mentions = story(text).mentions
    assert len(mentions) >= 5
    for one, other in itertools.pairwise(mentions):
        assert one.end <= other.start
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_an_acronym_is_not_the_word_it_looks_like(story: MakeStory) -> None:
    made = story("Government forces turned on IS after they retook Palmyra.")
    token = next(t for t in made.doc if t.text == "IS")
    assert token.pos_ == "PROPN"
    assert token.head.text != "retook"


@pytest.mark.parametrize(
    ("text", "pack", "meant"),
    [
        (
            "Islamic State lost the ridge as planes struck the militants. Rebels and allied militia then cut "
            "the track that the militants had used.",
            "syria",
            ["islamic_state"],
        ),
        (
            "The Donetsk People's Republic lost the ridge as guns struck the militants. Rebels and local "
            "militia then shut the pass to the militants.",
            "ukraine",
            ["donetsk_pr"],
        ),
    ],
)
def test_a_word_for_fighters_keeps_its_meaning(
    text: str, pack: str, meant: list[str], story: MakeStory
) -> None:
    *_, last = (m for m in story(text, pack).mentions if m.text == "militants")
    assert list(last.actors) == meant
