"""What the page shows of incidents, words, sources and reports."""

from dataclasses import replace

from tests.briefing.conftest import COURIER

from vedette.briefing import Results
from vedette.briefing.lookup import Lookup
from vedette.briefing.views import (
    by_month,
    claim_homes,
    incident_views,
    loose_accounts,
    new_by_day,
    source_views,
    word_views,
)
from vedette.model import EarlierFigure, WordCount


def test_incidents_come_newest_first_and_undated_last(results: Results) -> None:
    views = incident_views(Lookup(replace(results, incidents=results.incidents[::-1])))
    assert list(views) == ["inc_school", "inc_clash"]
    assert [group.heading for group in by_month(views.values())] == ["April 1993", "Undated"]


def test_an_incident_shows_its_numbers_by_origin(results: Results) -> None:
    school = incident_views(Lookup(results))["inc_school"]
    (figure,) = school.figures
    assert (figure.low, figure.best, figure.high) == ("9", "9", "15")
    assert figure.by_origin == (("Hospital staff", "15"), ("Drina Corps", "at most 9"))
    assert school.headline == "9 killed"
    assert school.disputes[0][0] == "who did it"


def test_a_figure_that_was_brought_up_to_date_is_shown_with_what_it_was(results: Results) -> None:
    school = next(one for one in results.incidents if one.id == "inc_school")
    (killed,) = school.numbers
    before = EarlierFigure(report=COURIER.id, low=12, high=12)
    medics = killed.by_origin[0].model_copy(update={"earlier": (before,)})
    numbers = (killed.model_copy(update={"by_origin": (medics, *killed.by_origin[1:])}),)
    updated = replace(results, incidents=(school.model_copy(update={"numbers": numbers}),))
    (figure,) = incident_views(Lookup(updated))["inc_school"].figures
    assert figure.by_origin[0] == (
        "Hospital staff",
        "15 (earlier 12: an origin's later figure takes the place of its earlier ones)",
    )


def test_new_incidents_stand_under_their_day(results: Results) -> None:
    lookup = Lookup(results)
    groups = new_by_day(lookup, incident_views(lookup))
    assert [(group.heading, len(group.incidents)) for group in groups] == [("12 April 1993", 1)]


def test_every_claim_has_one_home(results: Results) -> None:
    homes = claim_homes(Lookup(results))
    assert [homes[claim.id] for claim in results.claims] == [
        *["inc_school"] * 3,
        "inc_clash",
        "",
    ]
    (loose,) = loose_accounts(Lookup(results))
    assert loose.statements[0].quote == "9 died"


def test_words_are_counted_by_actor_label_and_outlet(results: Results) -> None:
    more = WordCount(actor="vrs", label="aggressors", outlet="river_radio", count=9)
    words = (*results.situation.words, more)
    changed = replace(results, situation=results.situation.model_copy(update={"words": words}))
    assert word_views(Lookup(changed)) == {
        "Bosnian Serb Army": {"aggressors": (("river radio", 9), ("Drina Courier", 4))}
    }


def test_sources_say_how_much_rests_on_them_alone(results: Results) -> None:
    corps, medics = source_views(Lookup(results))
    assert (corps.name, corps.incidents, corps.alone, corps.side) == (
        "Drina Corps",
        2,
        1,
        "Bosnian Serb Army",
    )
    assert (medics.name, medics.incidents, medics.alone, medics.reports) == ("Hospital staff", 1, 0, 2)
