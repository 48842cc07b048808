"""What single lines are taken for, as cases in the file beside this one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.case_files import cases_beside

from vedette.intake.furniture import split_lines, story_end

CASES: dict[str, list[str]] = cases_beside(__file__)
LINES = [(sort, line) for sort, lines in CASES.items() for line in lines]


@pytest.mark.parametrize(("sort", "text"), LINES)
def test_sort_of_a_line(sort: str, text: str) -> None:
    (line,) = split_lines(f"\n  {text} \n\n")
    assert (line.sort, line.text) == (sort, text)


def test_broken_lines_come_as_one_paragraph() -> None:
    paragraph = (
        "The army shelled the village of Oster on Monday with its\nheaviest guns, and two shepherds died."
    )
    (line,) = split_lines(paragraph)
    assert line.text == paragraph
    assert line.sort == "prose"


def test_headlines_under_each_other_stay_apart() -> None:
    page = "Army shells Oster with its heaviest guns, mayor says\nMinister opens new bridge over the Carrow\n"
    assert len(list(split_lines(page))) == 2


def test_the_story_ends_where_a_marker_in_title_case_follows() -> None:
    story = "The road to the port is shut, the mayor said on Monday."
    assert story_end(f"{story} Related News Storm closes port", 5) == len(story)
    assert story_end(f"{story} The related news came late.", 5) == len(f"{story} The related news came late.")
    assert story_end(f"Read Also {story}", 5) == len(f"Read Also {story}")


@pytest.mark.parametrize(
    "list_of_tags", ["Tags Tallinn flood Estonia", "Related Storm closes port of Lunn Tags Lunn"]
)
def test_the_story_ends_before_a_list_of_tags_behind_which_no_sentence_ends(list_of_tags: str) -> None:
    story = "Planes hit two villages near Lunn on Monday, the mayor said."
    assert story_end(f"{story} {list_of_tags}", 5) == len(story)
    goes_on = f"{story} Tags were cut from the bags. Nobody knows why."
    assert story_end(goes_on, 5) == len(goes_on)


@given(st.text(alphabet=st.sampled_from("ab .\n\t\u00a0\u2028A1:*"), max_size=300))
def test_lines_quote_the_page_in_order(page: str) -> None:
    end = 0
    for line in split_lines(page):
        assert end <= line.start < line.end
        assert page[line.start : line.end] == line.text == line.text.strip()
        end = line.end
