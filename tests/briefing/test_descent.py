"""For each report the reader sees whose copy it is, from which passage, and what is only inferred."""

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from vedette.briefing import Lookup, Results, report_views, reports_table
from vedette.briefing.descent import OWN, ReportView
from vedette.model import Descent, Span, Tie

ONE = "Mortar rounds hit a school yard (Drina Courier, 16 April 1993)"
PASSAGE = Span(start=0, end=20, quote="Medics in the enclave")


def _views(results: Results, *descents: Descent) -> dict[str, ReportView]:
    return {view.name: view for view in report_views(Lookup(replace(results, descents=descents)))}


@pytest.fixture
def ids(results: Results) -> dict[str, str]:
    return {report.name: report.id for report in results.reports}


@pytest.mark.parametrize(
    ("relation", "taken", "shown"),
    [
        ("copy", True, "copies {one}"),
        ("copy", False, "copied by {one}"),
        (
            "copy",
            None,
            "same text as {one}; who was first is not known",
        ),
        (
            "derived",
            True,
            "takes a passage from {one}: “Medics in the enclave”",
        ),
    ],
)
def test_a_tie_is_told_in_words(
    results: Results, ids: dict[str, str], relation: str, taken: bool | None, shown: str
) -> None:
    tie = Tie.model_validate(
        {"other": ids["courier.txt"], "relation": relation, "taken": taken, "passage": PASSAGE, "news": 7}
    )
    views = _views(results, Descent(report=ids["mirror.txt"], ties=(tie,)))
    assert [text.casefold() for text in views["mirror.txt"].text] == [shown.format(one=ONE).casefold()]


def test_scripts_get_ids_and_days_and_not_words(results: Results, ids: dict[str, str]) -> None:
    inferred = Descent(
        report=ids["mirror.txt"],
        agency="drina_wire",
        agency_ground="shares its text",
        day=date(1993, 4, 17),
        day_ground="announces the talks",
    )
    told = json.loads(json.dumps(_views(results, inferred)["mirror.txt"].as_json()))
    assert (told["id"], told["published"], told["agency"]) == (ids["mirror.txt"], "1993-04-17", "drina_wire")
    assert (told["published_ground"], told["agency_ground"]) == ("announces the talks", "shares its text")
    assert (told["text"], told["ties"]) == ([OWN], [])


def test_without_ties_a_report_is_its_outlets_own(results: Results) -> None:
    views = _views(results)
    assert {view.text for view in views.values()} == {(OWN,)}
    assert views["general.txt"].claims == 3
    assert views["mirror.txt"].agency != ""
    assert "inferred" not in views["mirror.txt"].agency


def test_what_is_inferred_shows_its_ground(results: Results, ids: dict[str, str]) -> None:
    descent = Descent(
        report=ids["general.txt"],
        agency="valley_wire",
        agency_ground="shares its text with mirror.txt, which credits it",
        day=date(1993, 4, 17),
        day_ground="copies mirror.txt",
    )
    view = _views(results, descent)["general.txt"]
    assert view.agency.endswith("(inferred: shares its text with mirror.txt, which credits it)")
    assert view.published == "17 April 1993 (inferred: copies mirror.txt)"


def test_the_table_names_reports_and_no_ids(results: Results, ids: dict[str, str]) -> None:
    tie = Tie(other=ids["courier.txt"], relation="copy", taken=True, passage=PASSAGE, news=7)
    views = _views(results, Descent(report=ids["mirror.txt"], ties=(tie,)))
    console = Console(file=io.StringIO(), width=160, color_system=None)
    with console.capture() as capture:
        console.print(reports_table(tuple(views.values())))
    assert "copies Mortar rounds" in capture.get()
    assert not any(report_id in capture.get() for report_id in ids.values())


def test_two_prints_of_one_agency_are_no_copies_of_each_other(results: Results, ids: dict[str, str]) -> None:
    tie = Tie(other=ids["courier.txt"], relation="copy", taken=True, passage=PASSAGE, news=7)
    views = _views(
        results,
        Descent(report=ids["mirror.txt"], ties=(tie,), agency="valley_wire"),
        Descent(report=ids["courier.txt"], agency="valley_wire"),
    )
    (line,) = views["mirror.txt"].text
    assert line.casefold().startswith("prints the same copy of valley wire as mortar rounds")
