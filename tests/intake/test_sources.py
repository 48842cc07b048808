"""The whole room on bad input: nothing inside a file stops it."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vedette.intake import IntakeError, Limits, read_sources
from vedette.model import Problem, Report
from vedette.packs.pack import Pack

STORY = "The army shelled the village of Oster on Monday and killed two shepherds, the mayor said."
FRENCH = (
    "L'armée a bombardé le village pendant la nuit et deux bergers ont été tués, a déclaré le maire. "
    "Les habitants ont fui vers la rivière avec leurs enfants et n'ont pas pu emporter de nourriture."
)
ARABIC = "قال رئيس البلدية إن الجيش قصف القرية ليلا وقتل اثنين من الرعاة وفر السكان نحو النهر"


def _check(items: list[Report | Problem]) -> None:
    for item in items:
        if isinstance(item, Report):
            ends = [0]
            for start, end in item.body:
                assert ends[-1] <= start < end <= len(item.text)
                ends.append(end)
            assert item.title is None or item.title.strip()
        else:
            assert item.source and item.message


def _read(path: Path, pack: Pack, limits: Limits | None = None) -> list[Report | Problem]:
    items = list(read_sources([path], pack, limits))
    _check(items)
    return items


def _write_lines(path: Path, *records: object) -> Path:
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records))
    return path


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.txt").write_text(STORY)
    (tmp_path / "d.jsonl").write_text("{broken\n")
    (tmp_path / "e.html").write_text("<html></html>")
    (tmp_path / "f.txt").write_text("* * *\n---\n")
    items = _read(tmp_path, pack)
    assert [item.name for item in items if isinstance(item, Report)] == ["c.txt"]
    assert [item.source for item in items if isinstance(item, Problem)] == [
        "a.txt",
        "b.txt",
        "d.jsonl",
        "e.html",
        "f.txt",
    ]


def test_files_of_one_name_in_two_folders_are_both_read_and_told(tmp_path: Path, pack: Pack) -> None:
    for folder, place in (("april", "Oster"), ("may", "Lunn")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_text(STORY.replace("Oster", place))
    items = _read(tmp_path, pack)
    assert [item.name for item in items if isinstance(item, Report)] == ["1.txt", "1.txt"]
    (problem,) = (item for item in items if isinstance(item, Problem))
    assert problem.source == "may/1.txt" and "april/1.txt" in problem.message
    (again,) = (
        item
        for item in read_sources([tmp_path / "april/1.txt", tmp_path / "may/1.txt"], pack)
        if isinstance(item, Problem)
    )
    assert "another folder" in again.message


def test_a_missing_path_is_refused_before_anything_is_read(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    with pytest.raises(IntakeError, match="no such file or folder"):
        next(read_sources([tmp_path / "a.txt", tmp_path / "b.txt"], pack))


def test_a_huge_text_is_refused_at_once(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"a line of text \n" * 65_536)
    (tmp_path / "next.txt").write_text(STORY)
    started = time.process_time()
    items = _read(tmp_path, pack)
    assert time.process_time() - started < 5
    assert isinstance(items[0], Problem) and "larger than 20,000,000 bytes" in items[0].message
    assert isinstance(items[1], Report)


def test_a_text_longer_than_a_report_is_refused(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "long.txt").write_text(STORY * 3)
    (item,) = _read(tmp_path / "long.txt", pack, Limits(text_characters=200))
    assert isinstance(item, Problem) and "200 characters" in item.message


@pytest.mark.parametrize(
    "filler", [" ", "\n", "a", "a\n", "(", "<div>", "A ", "-\n", "\u00a0", "1/1/2016 ", "By "]
)
@pytest.mark.parametrize("ending", ["txt", "html"])
def test_long_monotony_takes_no_long_time(filler: str, ending: str, tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_text(STORY + "\n" + filler * (60_000 // len(filler)) + "\n" + STORY)
    started = time.process_time()
    _read(path, pack)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("text", [FRENCH, ARABIC])
def test_other_languages_are_named_and_not_read(text: str, tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "a.txt").write_text(text)
    report, problem = _read(tmp_path / "a.txt", pack)
    assert isinstance(report, Report) and isinstance(problem, Problem)
    assert report.language in ("fr", "ar")
    assert report.body == ()
    assert report.text == text
    assert f"the language {report.language!r}, which is not read" in problem.message


def test_guessed_encodings_are_told_beside_the_report(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.replace("Oster", "Östér").encode("cp1252"))
    problem, report = _read(tmp_path / "a.txt", pack)
    assert isinstance(report, Report) and "Östér" in report.text
    assert isinstance(problem, Problem) and "guess" in problem.message


def test_hard_wrapped_paragraphs_are_one_story(tmp_path: Path, pack: Pack) -> None:
    text = (
        "Army shells Oster\n\nThe army shelled the village of Oster on Monday with its\n"
        "heaviest guns, and two shepherds died. The mayor said that\n"
        "people had fled to the river.\n"
    )
    (tmp_path / "a.txt").write_text(text)
    (report,) = _read(tmp_path / "a.txt", pack)
    assert isinstance(report, Report)
    assert report.body == ((0, len(text) - 1),)
    assert report.title == "Army shells Oster"


def test_a_digest_of_comments_does_not_outweigh_the_story(tmp_path: Path, pack: Pack) -> None:
    story = "\n".join([STORY] * 4)
    comments = "\n".join(["I was there and I can tell you that the guns were not theirs at all."] * 5)
    (tmp_path / "a.txt").write_text(f"{story}\n5 comments\n{comments}\n")
    (report,) = _read(tmp_path / "a.txt", pack)
    assert isinstance(report, Report)
    assert report.body == ((0, len(story)),)


def _page_like() -> st.SearchStrategy[str]:
    pieces = st.sampled_from(
        [
            STORY,
            "Home",
            "Source: WirePress",
            "Related",
            "5 May 2015",
            "Read more: x",
            "3 comments",
            "WirePress",
            "<p>",
            "</div>",
            "<script>",
            "GMT 10:15 2013 Monday ,04 March",
            "Army takes Oster",
            "©",
            '"',
            "{",
            "(",
            " ",
        ]
    )
    return st.lists(st.one_of(pieces, st.text(max_size=20)), max_size=25).map("\n".join)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield tmp_path_factory.mktemp("any")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=200), _page_like().map(lambda text: text.encode("utf-8", "ignore"))))
@pytest.mark.parametrize("ending", ["txt", "html", "jsonl"])
def test_no_bytes_stop_it(ending: str, data: bytes, folder: Path, pack: Pack) -> None:
    path = folder / f"any.{ending}"
    path.write_bytes(data)
    assert _read(path, pack)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20) | _page_like(),
    lambda inner: st.lists(inner, max_size=3),
)


@settings(max_examples=60)
@given(
    record=st.dictionaries(
        st.sampled_from(["name", "text", "html", "title", "url", "outlet", "published", "other"]), json_values
    )
)
def test_no_record_stops_it(record: dict[str, object], folder: Path, pack: Pack) -> None:
    assert _read(_write_lines(folder / "any.jsonl", record), pack)
