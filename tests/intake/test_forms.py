"""Field forms: rows become reports, faults name file, row and column, and a broken row stops no other."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from vedette.intake import Limits, empty_form, read_sources
from vedette.intake.form_words import form_words
from vedette.model import Figure, Problem, Report
from vedette.packs.pack import Pack

HEADING = (
    "source,date,time,until_time,place,kind,by,killed_civilians,perception,count,direction,certainty,text\n"
)
GOOD = "Oda Brinkvel,2016-03-04,5:10,06:00,Oster,shelling,the army,at least 3,saw,12,NNE,sure,loud\n"


@pytest.fixture(autouse=True)
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("VEDETTE_FIELD_KEY", str(tmp_path / "keys" / "field.key"))
    yield


def read(file: Path, text: str, pack: Pack, limits: Limits | None = None) -> tuple[list[Report], list[str]]:
    file.write_text(text, encoding="utf-8")
    found = list(read_sources([file], pack, limits))
    return [f for f in found if isinstance(f, Report)], [str(f) for f in found if isinstance(f, Problem)]


def test_a_row_is_told_in_plain_english(tmp_path: Path, pack: Pack) -> None:
    (report,), faults = read(tmp_path / "a.csv", HEADING + GOOD, pack)
    assert faults == []
    assert report.form is not None
    source = report.form.source
    assert report.text == (
        "Shelling by the army at Oster on 4 March 2016, 05:10 to 06:00: at least 3 civilians killed.\n"
        f"Seen by {source}, to the north-northeast. Count: 12. How sure: certain.\n"
        "In the source's words: loud\n"
    )
    assert (report.name, report.published) == ("a.csv:2", date(2016, 3, 4))
    assert report.outlet == f"field:{source.split()[1].lower()}"
    assert Report.model_validate_json(report.to_json()) == report


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("date", "03/04/2016", "date can't be told and is left out; write the day as 2017-02-08"),
        ("time", "25:00", "time can't be told"),
        ("kind", "a row", "kind does not say what happened and the row is left out; write one of: clash"),
        ("killed_civilians", "many", "killed_civilians can't be told"),
        ("killed_civilians", "-3", "killed_civilians can't be told"),
        ("perception", "smelled", "write one of: seen, heard"),
        ("count", "2.5", "count can't be told"),
        ("direction", "up", "direction can't be told"),
        ("source", "", "source is empty"),
        ("source", "4 March 2016", "source holds a day or a kind, so cells have slipped"),
    ],
)
def test_a_wrong_cell_is_told_with_its_row(
    column: str, cell: str, told: str, tmp_path: Path, pack: Pack
) -> None:
    row = dict(zip(HEADING.strip().split(","), GOOD.strip().split(","), strict=True)) | {column: cell}
    reports, faults = read(tmp_path / "a.csv", HEADING + GOOD + ",".join(row.values()) + "\n" + GOOD, pack)
    assert len(reports) == (2 if column == "kind" or "slipped" in told else 3)
    assert len(faults) == 1
    assert faults[0].startswith("a.csv:row 3: ")
    assert told in faults[0]
    assert not cell or cell not in faults[0].replace("the row", "")


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [("3", 3, 3), ("0", 0, 0), ("3-5", 3, 5), ("5 to 3", 3, 5), ("12+", 12, None), ("up to 4", None, 4)],
)
def test_casualties_have_bounds(
    cell: str, low: int | None, high: int | None, tmp_path: Path, pack: Pack
) -> None:
    (report,), _ = read(tmp_path / "a.csv", HEADING + GOOD.replace("at least 3", cell), pack)
    assert report.form is not None
    (figure,) = report.form.figures
    assert isinstance(figure, Figure)
    assert (figure.of, figure.who, figure.low, figure.high) == ("killed", "civilians", low, high)
    assert figure.as_written in report.text


@pytest.mark.parametrize(
    "broken",
    [
        "x,y\n",
        '"open,2016-03-04,,,Oster,shelling,,,,,,,\n',
        "a,2016-03-04,,,Oster,shelling,,,,,,,,,,\n",
        'a,2016-03-04,,,Oster,shelling,,,,,,,"no end\n',
    ],
)
def test_a_broken_row_stops_no_other(broken: str, tmp_path: Path, pack: Pack) -> None:
    reports, _ = read(tmp_path / "a.csv", HEADING + GOOD + broken + GOOD + GOOD, pack)
    assert {"a.csv:2", "a.csv:4", "a.csv:5"} <= {report.name for report in reports}


@pytest.mark.parametrize("sign", [";", "\t"])
def test_what_spreadsheets_write_is_read(sign: str, tmp_path: Path, pack: Pack) -> None:
    text = "\ufeff" + (HEADING + GOOD).replace(",", sign).replace("\n", "\r\n")
    cell = '"two\r\nlines"'
    reports, faults = read(tmp_path / "a.csv", text.replace("loud", cell), pack)
    assert faults == []
    assert reports[0].text.endswith("In the source's words: two lines\n")


def test_json_and_lines_say_the_same_as_a_table(tmp_path: Path, pack: Pack) -> None:
    row = dict(zip(HEADING.strip().split(","), GOOD.strip().split(","), strict=True))
    (told,), _ = read(tmp_path / "a.csv", HEADING + GOOD, pack)
    for name, text in [
        ("a.json", json.dumps([row])),
        ("b.json", json.dumps({"reports": [row | {"count": 12, "by": ["the army"]}]})),
        ("c.jsonl", json.dumps(row) + "\n"),
    ]:
        (report,), faults = read(tmp_path / name, text, pack)
        assert faults == []
        assert report.form == told.form


def test_faults_of_json_name_their_row(tmp_path: Path, pack: Pack) -> None:
    lines = [
        '{"kind": "clash", "source": "Oda Brinkvel", "place": {}}',
        "{",
        "3",
        '{"kind": "clash", "plce": 1}',
    ]
    reports, faults = read(tmp_path / "a.jsonl", "\n".join(lines), pack)
    assert [report.name for report in reports] == ["a.jsonl:1", "a.jsonl:4"]
    text = "\n".join(faults)
    assert "a.jsonl:row 1: place is neither a text nor a number" in text
    assert re.search(r"a\.jsonl:row 2: not JSON: .* at character 2$", text, re.MULTILINE)
    assert "a.jsonl:row 3: is no JSON object" in text
    assert "a.jsonl:row 4: column 2 is not one of the form and is left out; did you mean place?" in text


def test_a_form_among_reports_is_told(tmp_path: Path, pack: Pack) -> None:
    story = "The army shelled the village of Oster on Monday and killed two shepherds, the mayor said."
    form = {"source": "Oda Brinkvel", "kind": "clash", "perception": "seen"}
    lines = [json.dumps({"name": "r1", "text": story, "kind": "news", "source": "x"}), json.dumps(form)]
    reports, faults = read(tmp_path / "a.jsonl", "\n".join(lines), pack)
    assert [report.name for report in reports] == ["r1"]
    assert faults == [
        "a.jsonl:line 2: a row of a field form among reports is left out; keep forms in a file of their own"
    ]


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", "a,b\n1,2\n"), ("a.json", "[]"), ("b.json", '{"a": 1}')]
)
def test_what_is_no_form_is_told(name: str, text: str, tmp_path: Path, pack: Pack) -> None:
    reports, faults = read(tmp_path / name, text, pack)
    assert reports == []
    assert "is no field form; `vedette form` prints an empty one" in faults[0]


def test_an_empty_form_filled_in_is_read(tmp_path: Path, pack: Pack) -> None:
    table = empty_form("csv")
    cells = {"kind": "clash", "source": "Oda Brinkvel", "date": "2016-03-04"}
    row = ",".join(cells.get(column, "") for column in form_words().columns)
    (report,), faults = read(tmp_path / "a.csv", f"{table}{row}\n", pack)
    filled = json.loads(empty_form("json"))
    filled["reports"][0].update(cells)
    (other,), more = read(tmp_path / "a.json", json.dumps(filled), pack)
    assert report.form == other.form
    assert faults == more == []
    _, empty = read(tmp_path / "b.csv", table, pack)
    assert empty == ["b.csv: holds no row below its heading"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Oda Brinkvel", "Oda Brinkvell", True),
        ("Oda Brinkvel", "Oad Brinkvle", True),
        ("Oda Brinkvel", "ODA  brinkvél", False),  # the same source
        ("Oda Brinkvel", "Ida Brinkmann", False),
        ("Marta", "Marte", True),
        ("Eva", "Ewa", False),
        ("post 4", "post 5", False),
    ],
)
def test_sources_that_are_spelt_almost_alike_are_told(
    one: str, other: str, alike: bool, tmp_path: Path, pack: Pack
) -> None:
    text = HEADING + GOOD.replace("Oda Brinkvel", one) + GOOD.replace("Oda Brinkvel", other)
    reports, faults = read(tmp_path / "a.csv", text, pack)
    told = [fault for fault in faults if "spelt almost as in row 2" in fault]
    assert len(reports) == 2
    assert bool(told) == alike
    assert all("a.csv" in fault and "row 3" in fault for fault in told)
    assert not any(
        word in fault for fault in faults for word in (*one.split(), *other.split()) if len(word) > 4
    )
