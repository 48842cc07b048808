"""Finding files and turning their bytes into text."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.intake.files import Found, IntakeError, decode, find_files, read_bytes
from vedette.model import Problem

CYRILLIC = "Вчера вечером обстреляли город из миномётов, сообщил очевидец. Ранены двое, разрушен мост."


def _shown(items: list[Found | Problem]) -> list[str]:
    return [item.shown if isinstance(item, Found) else f"! {item.source}" for item in items]


def test_folders_are_searched_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.jsonl", "sub/.hidden.txt", ".cache/d.txt", "Z.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert _shown(list(find_files([tmp_path]))) == ["Z.TXT", "a.html", "b.txt", "sub/c.jsonl"]


def test_what_lies_beside_reports_is_passed_over_and_the_rest_is_named(tmp_path: Path) -> None:
    for name in ("README.md", "LICENSE", "gold-dev.yaml", "notes.md", "table.tsv", "noending", "news.rss"):
        (tmp_path / name).write_text("x")
    found = list(find_files([tmp_path]))
    assert _shown(found) == ["! news.rss", "! noending", "! notes.md", "! table.tsv"]
    told = [str(item) for item in found]
    assert told[0].startswith("news.rss: not a report: ending .rss is not read; of a feed save its pages")
    assert told[2].startswith("notes.md: not a report: ending .md is not read, but .txt, .html, ")


def test_patterns_and_repeats(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text("x")
    found = find_files([tmp_path / "c.html", str(tmp_path / "*.txt"), tmp_path, tmp_path / "a.txt"])
    assert _shown(list(found)) == ["c.html", "a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["missing.txt", "missing/*.txt", "nul\0.txt"])
def test_a_path_that_is_not_there_is_the_callers_mistake(name: str, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("x")
    with pytest.raises(IntakeError, match=r"missing|nul"):
        list(find_files([tmp_path / "good.txt", f"{tmp_path}/{name}"]))


def test_an_empty_folder_is_said_to_be_one(tmp_path: Path) -> None:
    assert [str(item) for item in find_files([tmp_path])] == [f"{tmp_path}: the folder holds no file"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x1f\x8brest", "gzip"),
        (b"text with \0 in it", "NUL"),
        (b"x" * 101, "larger than 100 bytes"),
    ],
)
def test_what_is_no_text_is_a_problem(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    problem = read_bytes(Found(path, "a.txt"), 100)
    assert isinstance(problem, Problem)
    assert problem.source == "a.txt"
    assert says in problem.message


def test_pipes_and_vanished_files_are_problems(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for name, says in (("pipe.txt", "not a regular file"), ("gone.txt", "cannot be read")):
        problem = read_bytes(Found(tmp_path / name, name), 100)
        assert isinstance(problem, Problem)
        assert says in problem.message


def test_a_file_without_permission_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    # a test may run as a user whom no permission stops
    monkeypatch.setattr(Path, "open", refuse)
    problem = read_bytes(Found(path, path.name), 100)
    assert problem == Problem(source="locked.txt", message="cannot be read: Permission denied")


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        ("Café".encode(), "Café", None),
        ("Café".encode("utf-8-sig"), "Café", None),
        ("Café".encode("utf-16"), "Café", None),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree", None),
        (
            "A café in a small town by the lake".encode("cp1252"),
            "A café in a small town by the lake",
            "cp1252",
        ),
        (b"The \x93old\x94 town and its bridge", "The “old” town and its bridge", "cp1252"),
        (CYRILLIC.encode("cp1251"), CYRILLIC, "cp1251, which is a guess"),
        ("Ärger – öfter".encode() + b"\xe2\x80", "Ärger – öfter\ufffd", "1 broken UTF-8"),
    ],
)
def test_encodings(data: bytes, text: str, note: str | None) -> None:
    found, said = decode(data)
    assert found == text
    assert (said is None) == (note is None)
    assert (note or "") in (said or "")


def test_the_declared_encoding_is_taken_when_the_bytes_are_no_utf_8() -> None:
    assert decode("Москва".encode("koi8-r"), "koi8-r") == ("Москва", None)
    assert decode("Café".encode(), "koi8-r") == ("Café", None)
    assert decode(b"caf\xe9 by the lake in town", "no-such-code")[0] == "café by the lake in town"


@given(st.binary(max_size=300))
def test_any_bytes_become_text(data: bytes) -> None:
    text, _ = decode(data)
    assert "\r" not in text


@given(st.text(max_size=300))
def test_utf_8_is_kept_as_it_is(text: str) -> None:
    kept = text.encode("utf-8", errors="ignore").decode()
    if not kept.startswith("\ufeff"):
        assert decode(kept.encode()) == (kept.replace("\r\n", "\n").replace("\r", "\n"), None)
