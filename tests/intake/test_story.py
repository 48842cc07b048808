"""Finding the story of a page."""

from hypothesis import given
from hypothesis import strategies as st

from vedette.intake.story import Story, find_story

SENTENCE = "The army shelled the village of Oster on Monday and killed two shepherds, the mayor said."
OTHER = "He added that the road to the port was shut and that nobody knew when it would open."


def _story(page: str, closing: str = "Source: WirePress", title: str | None = None) -> Story:
    story = find_story(page, lambda line: line == closing, title)
    assert story is not None
    return story


def _body(page: str, closing: str = "Source: WirePress") -> list[str]:
    return [page[start:end] for start, end in _story(page, closing).body]


def test_a_page_of_sentences_is_all_story() -> None:
    page = f"{SENTENCE}\n\n{OTHER}"
    assert _body(page) == [page]


def test_nothing_follows_a_credit() -> None:
    page = f"{SENTENCE}\n{OTHER}\nSource: WirePress\n{SENTENCE}"
    assert _body(page) == [f"{SENTENCE}\n{OTHER}"]


def test_a_credit_under_a_caption_is_the_pictures() -> None:
    page = f"{SENTENCE}\n{OTHER}\nA burnt truck in Oster\nSource: WirePress\n{OTHER}\n{SENTENCE}"
    assert _body(page)[-1].endswith(SENTENCE)


def test_links_in_the_middle_are_left_out() -> None:
    page = f"{SENTENCE}\nRelated stories\nStorm closes port\n" + "\n".join([OTHER] * 12)
    assert _body(page) == [SENTENCE, "\n".join([OTHER] * 12)]


def test_teasers_at_the_end_are_left_out() -> None:
    page = f"{SENTENCE}\n{OTHER}\nRelated stories\nStorm closes port\nThe port of Lunn was shut by a storm."
    assert _body(page) == [f"{SENTENCE}\n{OTHER}"]


def test_headings_within_the_story_stay() -> None:
    page = f"{SENTENCE}\n\n- No way back -\n\n{OTHER}"
    assert _body(page) == [page]


def test_a_known_title_is_found_as_it_is() -> None:
    page = f"Army shells Oster again\nOster and the army\n{SENTENCE}"
    assert _story(page, title="Oster and the army").title == "Oster and the army"
    assert _story(page, title="Something else").title is None


def test_words_of_a_slogan_make_no_title() -> None:
    page = (
        f"Oster Daily\nOster Daily\nOster Daily\nOster Daily on the army\nGuns kill two shepherds\n{SENTENCE}"
    )
    assert _story(page).title == "Guns kill two shepherds"


def test_notes_without_sentences_are_a_story() -> None:
    page = "06:10 two rounds near the bakery\n07:45 three wounded taken to Lunn"
    assert _body(page) == [page]


def test_a_page_without_words_has_none() -> None:
    assert find_story("* * *\n12\nHome\n", lambda line: False) is None


@given(
    st.lists(
        st.sampled_from(
            [
                SENTENCE,
                OTHER,
                "Home",
                "Related",
                "3 comments",
                "Army shells Oster",
                "",
                "5 May 2015",
                "Source: WirePress",
                "- more -",
                "نافذة على العالم",
            ]
        ),
        max_size=20,
    )
)
def test_ranges_are_in_order_and_hold_whole_lines(lines: list[str]) -> None:
    page = "\n".join(lines)
    story = find_story(page, lambda line: line == "Source: WirePress")
    if story is None:
        return
    end = 0
    for start, stop in story.body:
        assert end <= start < stop <= len(page)
        assert page[start:stop] == page[start:stop].strip()
        end = stop
    if SENTENCE in lines:
        assert any(word in page[start:stop] for start, stop in story.body for word in (SENTENCE, OTHER))
