"""Whole pages: a saved page beside what a careful reader takes from it."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from vedette.intake import read_sources
from vedette.model import Problem, Report
from vedette.packs.pack import Pack

CASES = Path(__file__).parent / "cases"
PAGES = sorted(path for path in CASES.iterdir() if path.suffix != ".yaml")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_becomes(page: Path, pack: Pack) -> None:
    expected = yaml.safe_load(page.with_suffix(".yaml").read_text())
    (report,) = read_sources([page], pack)
    assert isinstance(report, Report)
    body = "\n".join(report.text[start:end] for start, end in report.body)
    for key in ("title", "outlet", "agency", "published", "url"):
        if key in expected:
            assert getattr(report, key) == expected[key], key
    assert body.startswith(expected.get("starts", ""))
    assert body.endswith(expected.get("ends", ""))
    for words in expected.get("holds", []):
        assert body.count(words) == 1
    for words in expected.get("lacks", []):
        assert words not in body
    assert report.name == page.name
    assert report.language in ("en", None)


def test_every_page_has_its_expectation_and_the_other_way_round() -> None:
    assert {page.stem for page in PAGES} == {path.stem for path in CASES.glob("*.yaml")}


def test_the_text_of_a_plain_page_is_the_file(pack: Pack) -> None:
    page = CASES / "portal.txt"
    (report,) = read_sources([page], pack)
    assert isinstance(report, Report)
    assert report.text == page.read_text()


def test_the_title_is_part_of_the_story_once(pack: Pack) -> None:
    (report,) = read_sources([CASES / "portal.txt"], pack)
    assert isinstance(report, Report)
    body = "\n".join(report.text[start:end] for start, end in report.body)
    assert report.title is not None
    assert body.count(report.title) == 1
    assert report.text.count(report.title) > 1


def test_the_same_pages_give_the_same_reports_in_the_same_order(pack: Pack) -> None:
    once = [item.to_json() for item in read_sources([CASES], pack)]
    assert once == [item.to_json() for item in read_sources([CASES], pack)]
    names = [Path(str(path)).name for path in PAGES]
    found = [item.name for item in read_sources([CASES], pack) if isinstance(item, Report)]
    assert found == names
    unread = [item.source for item in read_sources([CASES], pack) if isinstance(item, Problem)]
    assert unread == [f"{Path(name).stem}.yaml" for name in names]


def test_dates_are_days(pack: Pack) -> None:
    reports = [item for item in read_sources([CASES], pack) if isinstance(item, Report)]
    days = [report.published for report in reports if report.published is not None]
    assert days
    assert {type(day) for day in days} == {date}
