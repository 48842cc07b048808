"""JSON Lines: which fields are read, and how faults are told."""

import json
from pathlib import Path

import pytest

from vedette.intake import Limits, read_sources
from vedette.model import Problem, Report
from vedette.packs.pack import Pack

STORY = "The army shelled the village of Oster on Monday and killed two shepherds, the mayor said."


def _read(path: Path, pack: Pack, limits: Limits | None = None) -> list[Report | Problem]:
    return list(read_sources([path], pack, limits))


def _write_lines(path: Path, *records: object) -> Path:
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records))
    return path


def test_fields(tmp_path: Path, pack: Pack) -> None:
    record = {
        "name": "r1",
        "text": STORY,
        "title": "Army shells Oster",
        "url": "https://www.courier.example/x",
        "published": "2016-03-04T10:00:00Z",
        "governorate": "left alone",
    }
    (report,) = _read(_write_lines(tmp_path / "a.jsonl", record), pack)
    assert isinstance(report, Report)
    assert (report.name, report.text, report.title) == ("r1", STORY, "Army shells Oster")
    assert (report.outlet, str(report.published)) == ("lunn_courier", "2016-03-04")
    assert report.body == ((0, len(STORY)),)


@pytest.mark.parametrize(
    ("outlet", "expected"), [("Harbour Gazette", "harbour_gazette"), ("Village Radio", "Village Radio")]
)
def test_outlets(outlet: str, expected: str, tmp_path: Path, pack: Pack) -> None:
    record = {"name": "r", "text": STORY, "outlet": outlet}
    (report,) = _read(_write_lines(tmp_path / "a.jsonl", record), pack)
    assert isinstance(report, Report) and report.outlet == expected


def test_the_text_gives_what_the_fields_do_not(tmp_path: Path, pack: Pack) -> None:
    record = {"text": f"04-03-2016 Army shells Oster. {STORY}", "outlet": "state_voice"}
    (report,) = _read(_write_lines(tmp_path / "a.jsonl", record), pack)
    assert isinstance(report, Report)
    assert (report.name, report.title) == ("a.jsonl:1", "Army shells Oster")
    assert str(report.published) == "2016-04-03"


@pytest.mark.parametrize(
    ("published", "day", "told"),
    [
        ("2016-03-04", "2016-03-04", False),
        ("14/03/2016", "2016-03-14", False),
        ("Friday 04/03/2016", "2016-03-04", False),
        ("Sunday 04/03/2016", "2016-04-03", False),
        ("04/03/2016", "2016-03-04", True),
    ],
)
def test_a_day_that_can_be_read_in_two_ways_is_told(
    published: str, day: str, told: bool, tmp_path: Path, pack: Pack
) -> None:
    record = {"name": "r", "text": STORY, "published": published}
    *problems, report = _read(_write_lines(tmp_path / "a.jsonl", record), pack)
    assert isinstance(report, Report) and str(report.published) == day
    assert [p.where for p in problems if isinstance(p, Problem) and day in p.message] == ["line 1"] * told


def test_html_in_a_record_becomes_its_story(tmp_path: Path, pack: Pack) -> None:
    page = f"<html><body><article><h1>Army shells</h1><p>{STORY}</p><p>{STORY}</p></article></body></html>"
    (report,) = _read(_write_lines(tmp_path / "a.jsonl", {"name": "r", "html": page}), pack)
    assert isinstance(report, Report) and STORY in report.text


def test_faults_name_the_line(tmp_path: Path, pack: Pack) -> None:
    path = _write_lines(
        tmp_path / "a.jsonl",
        {"name": "good", "text": STORY},
        "{broken",
        "",
        "[1]",
        "[" * 100_000,
        {"name": "none"},
        {"name": "x", "text": 7},
        {"name": "late", "text": STORY, "published": "soon"},
        {"text": "\ud800 a \x00"},
    )
    items = _read(path, pack)
    told = {(item.where, item.message.split(" ")[0]) for item in items if isinstance(item, Problem)}
    assert {where for where, _ in told} == {f"line {n}" for n in (2, 4, 5, 6, 7, 8, 9)}
    assert [item.name for item in items if isinstance(item, Report)] == ["good", "late"]


def test_a_line_above_the_limit_is_left_out(tmp_path: Path, pack: Pack) -> None:
    path = _write_lines(tmp_path / "a.jsonl", {"text": STORY * 9}, {"name": "short", "text": STORY})
    problem, report = _read(path, pack, Limits(file_bytes=300))
    assert isinstance(problem, Problem) and problem.where == "line 1"
    assert isinstance(report, Report) and report.name == "short"


def test_a_report_given_twice_comes_once(tmp_path: Path, pack: Pack) -> None:
    record = {"name": "r", "text": STORY}
    report, problem = _read(_write_lines(tmp_path / "a.jsonl", record, record), pack)
    assert isinstance(report, Report)
    assert isinstance(problem, Problem) and "came before" in problem.message
