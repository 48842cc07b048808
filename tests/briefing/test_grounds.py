"""Why statements are one incident, and what is known of one incident, on the page and on the terminal."""

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from vedette.briefing import Results, html_page, incident_report
from vedette.briefing.digest import disputes
from vedette.briefing.grounds import grounds, judgement_lines
from vedette.briefing.lookup import Lookup
from vedette.briefing.sourcing import sourcing
from vedette.model import Disagreement, Incident, Judgement, Merge, Position, Reason, SetAside


@pytest.fixture
def joined(results: Results) -> Results:
    """Join the school yard's statements, the first two as reprints, the third by a person."""
    one, two, three = results.incidents[0].claims
    reprint = Merge(
        claims=(one, two),
        score=12,
        reasons=(
            Reason(field="kind", how="shelling"),
            Reason(field="numbers", how="15 killed children"),
            Reason(field="reuse", how="one report reprints the other"),
        ),
    )
    judged = Merge(claims=(one, three), score=None, reasons=(Reason(field="judgement", how="same"),))
    said = Judgement(
        claims=(one, three), verdict="same", by="A. Reader", on=date(1993, 5, 2), reason="one yard"
    )
    school = results.incidents[0].model_copy(update={"merges": (judged, reprint), "judgements": (said,)})
    return replace(results, incidents=(school, *results.incidents[1:]))


def school(results: Results) -> Incident:
    return results.incidents[0]


def shown(results: Results) -> str:
    console = Console(file=io.StringIO(), width=150, color_system=None)
    with console.capture() as capture:
        console.print(incident_report(school(results), results))
    return capture.get()


def test_the_best_founded_join_comes_first(joined: Results) -> None:
    first, second = grounds(school(joined), Lookup(joined))
    assert (first.one_report, first.other_report) == (
        "Drina Courier (16 April 1993)",
        "morning mirror (16 April 1993)",
    )
    assert first.agree == (
        ("what", "shelling"),
        ("numbers", "15 killed children"),
        ("reuse", "one report reprints the other"),
    )
    assert second.agree == (("a person's judgement", "same"),)
    assert second.other == "no more than 9 died"


def test_a_judgement_is_told_with_who_and_why(joined: Results) -> None:
    (line,) = judgement_lines(school(joined), Lookup(joined))
    assert line.endswith("were judged the same by A. Reader on 2 May 1993: one yard")


def test_the_terminal_shows_all_of_one_incident(joined: Results) -> None:
    text = shown(joined)
    for words in (
        "Shelling of a school yard at Srebrenica",
        "Told by: 2 origins, in 3 reports",
        "Accounts, by origin",
        "Drina Courier → Valley Wire",
        "no more than 9 died",
        "Why these statements are one incident",
        "reuse: one report reprints the other",
    ):
        assert words in text


def test_a_single_statement_has_nothing_to_join(results: Results) -> None:
    assert "Why these" not in shown(results)


def test_the_page_folds_the_joins_away(joined: Results) -> None:
    page = html_page(joined)
    assert "Why these statements are one incident: 2 joins</summary>" in page
    assert "were judged the same by A. Reader" in page


def test_a_figure_tells_how_it_was_weighed(results: Results) -> None:
    number = school(results).numbers[0]
    weighed = number.model_copy(
        update={
            "rule": "claims",
            "by_origin": tuple(one.model_copy(update={"weight": "claim"}) for one in number.by_origin),
        }
    )
    changed = school(results).model_copy(update={"numbers": (weighed,)})
    text = " ".join(shown(replace(results, incidents=(changed, *results.incidents[1:]))).split())
    assert "reason to exaggerate" in text
    assert "a side on others" in text


def test_what_somebody_is_called_is_no_dispute_on_what_happened(results: Results) -> None:
    named = Disagreement(
        field="name of Bosnian Serb Army",
        positions=(
            Position(value="Bosnian Serb Army", origins=("org_medics",)),
            Position(value="aggressors", origins=("org_corps",)),
        ),
    )
    changed = school(results).model_copy(update={"disagreements": (named,)})
    only_named = replace(results, incidents=(changed, *results.incidents[1:]))
    assert not any(one.target == "i-inc_school" for one in disputes(only_named, Lookup(only_named)))
    assert not any(one.contradicted for one in sourcing(only_named))
    assert "what Bosnian Serb Army is called" in shown(only_named)


def test_who_set_an_incident_aside_is_told_with_the_ground(joined: Results) -> None:
    said = SetAside(incident="inc_1", author="B. Reader", time=date(1993, 5, 3), ground="an exercise")
    aside = school(joined).model_copy(update={"grade": "discounted", "set_aside": said})
    told = shown(replace(joined, incidents=(aside, *joined.incidents[1:])))
    assert "set aside by B. Reader on 3 May 1993: an exercise" in told
