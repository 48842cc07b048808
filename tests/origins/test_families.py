"""Reprints count once; reports that only tell the same event or share a stock paragraph do not."""

import random
from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.model import Report
from vedette.origins import report_families

STORY = (
    "Shells fell on the market of Arden for the third day, residents told a reporter by telephone. "
    "The mayor said that four stalls burnt down and that the bakery beside them closed its doors at noon. "
    "Nobody in the barracks above the river answered questions about the guns on the ridge. "
    "A convoy with blankets turned back at the bridge because the road behind it lay under fire. "
    "The hospital asked for blood, fuel and two surgeons before the end of the week. "
)
OTHER = (
    "Guns on the ridge hit Arden again on Tuesday and a bakery went up in flames, according to its owner. "
    "Aid workers waited with their lorries on the wrong side of the bridge until darkness came. "
    "Doctors in the only clinic said they were short of everything but patients. "
    "An officer denied that his unit had fired and spoke of a gas bottle that exploded. "
)
STOCK = "The fighting between the army and the River Front has left more than 9,000 dead since January 2019. "
Build = Callable[..., Report]


def _same(families: dict[str, str], *reports: Report) -> bool:
    return len({families[report.id] for report in reports}) == 1


def test_a_digest_makes_no_family_of_the_stories_it_took(report: Build) -> None:
    far = (
        "The ferry of Corlis sank at its pier in the gale, and with it the post for the islands. "
        "Divers found the safe on Friday and brought up nine sacks of letters and a trombone. "
        "The harbour master blamed a rope that he had asked for in the spring and never got. "
        "Until a new boat comes the schoolchildren are rowed over by two retired pilots. "
    )
    one, other = report("one", STORY), report("other", far)
    digest = report("digest", STORY + far, published=date(2020, 2, 6))
    found = report_families([one, other, digest])
    assert len({found[each.id] for each in (one, other, digest)}) == 3
    again = report("again", STORY + far, published=date(2020, 2, 7))
    found = report_families([one, other, digest, again])
    assert found[digest.id] == found[again.id] != found[one.id] != found[other.id]


def test_a_reprint_with_light_edits_is_family(report: Build) -> None:
    first = report("a", STORY)
    edited = report(
        "b", STORY.replace("four stalls", "five stalls").replace(",", "").replace("noon", "midday")
    )
    assert _same(dict(report_families([first, edited])), first, edited)


def test_a_cut_and_topped_copy_is_family(report: Build) -> None:
    whole = report("a", STORY)
    brief = report("b", STORY[:200])
    topped = report(
        "c", "Ministers met in Vell to discuss the harvest and the price of grain. " + STORY + STOCK
    )
    assert _same(dict(report_families([whole, brief, topped])), whole, brief, topped)


def test_the_same_event_in_other_words_is_no_copy(report: Build) -> None:
    one, other = report("a", STORY), report("b", OTHER)
    assert not _same(dict(report_families([one, other])), one, other)


def test_a_background_paragraph_ties_nothing(report: Build) -> None:
    leads = [
        STORY[:180],
        OTHER[:190],
        "A flood swept away the mill of Dunmere and with it the winter stores of the village. ",
    ]
    reports = [report(str(number), lead + STOCK) for number, lead in enumerate(leads)]
    assert len(set(report_families(reports).values())) == 3


def test_page_furniture_outside_the_body_does_not_count(report: Build) -> None:
    furniture = "Sign up for our newsletter and never miss a story from the valley again " * 6
    one = Report.make(name="a", text=STORY + furniture, body=((0, len(STORY)),))
    other = Report.make(name="b", text=OTHER + furniture, body=((0, len(OTHER)),))
    assert not _same(dict(report_families([one, other])), one, other)


def test_equal_briefs_too_short_for_a_run_are_family(report: Build) -> None:
    one, other, third = (
        report(name, text)
        for name, text in (("a", "Arden falls"), ("b", "Arden falls."), ("c", "Boram holds"))
    )
    families = dict(report_families([one, other, third]))
    assert _same(families, one, other)
    assert not _same(families, one, third)


def test_families_grow_over_copies_of_copies(report: Build) -> None:
    """Each text shares three quarters with the next and a quarter with the last, whatever their ids."""
    words = (STORY + OTHER).split()
    for turn in range(8):
        chain = [report(f"{turn} {start}", " ".join(words[start : start + 60])) for start in range(0, 60, 15)]
        families = report_families(chain)
        assert set(families.values()) == {min(one.id for one in chain)}
        assert len(set(report_families(chain[::3]).values())) == 2


def test_an_empty_report_is_its_own_family() -> None:
    empty = Report.make(name="a", text="")
    assert report_families([empty]) == {empty.id: empty.id}


def test_a_crowd_of_copies_is_one_family(report: Build) -> None:
    copies = [report(str(number), f"Desk {number} reports. " + STORY) for number in range(60)]
    stranger = report("x", OTHER + STOCK)
    families = report_families([*copies, stranger])
    assert len({families[copy.id] for copy in copies}) == 1
    assert families[stranger.id] == stranger.id
    assert families[copies[0].id] == min(copy.id for copy in copies)


@settings(max_examples=25)
@given(st.randoms(use_true_random=False), st.integers(0, 6))
def test_order_and_repeats_do_not_matter(chance: random.Random, repeats: int) -> None:
    texts = [STORY, STORY[:220], OTHER, OTHER + STOCK, STOCK + STORY[300:], "Arden falls"]
    reports = [Report.make(name=str(number), text=text) for number, text in enumerate(texts)]
    shuffled = [*reports, *chance.choices(reports, k=repeats)]
    chance.shuffle(shuffled)
    assert report_families(shuffled) == report_families(reports)
