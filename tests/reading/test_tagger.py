"""The tagger on sentences about several wars: what it finds, where, and that it stays the same."""

from pathlib import Path

import pytest
from tests.case_files import cases_beside

from vedette.reading.statement import Statement
from vedette.reading.tagger import Tagger

CASES = cases_beside(__file__)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(threads=1)


def read(tagger: Tagger, text: str) -> tuple[Statement, ...]:
    return tagger.statements(text, [(0, len(text))], [(0, len(text))])


@pytest.mark.parametrize("case", CASES["states"], ids=lambda case: case["text"][:40])
def test_finds_the_statement_and_its_kind(tagger: Tagger, case: dict[str, str]) -> None:
    start = case["text"].index(case["part"])
    end = start + len(case["part"])
    kinds = [s.kind for s in read(tagger, case["text"]) if s.start < end and s.end > start]
    assert case["kind"] in kinds


@pytest.mark.parametrize("text", CASES["states_nothing"])
def test_finds_nothing_where_nothing_is_stated(tagger: Tagger, text: str) -> None:
    assert read(tagger, text) == ()


def whole_text() -> str:
    return " ".join(case["text"] for case in CASES["states"])


def test_statements_are_in_order_and_apart(tagger: Tagger) -> None:
    statements = read(tagger, whole_text())
    assert len(statements) > 5
    end = 0
    for s in statements:
        assert end <= s.start < s.end <= len(whole_text())
        end = s.end


def test_reads_only_the_body(tagger: Tagger) -> None:
    text = whole_text()
    half = text.index(" ", len(text) // 2)
    body = [(0, half), (half + 1, len(text))]
    inside = tagger.statements(text, body, [(0, len(text))])
    assert all(s.end <= half or s.start > half for s in inside)
    assert all(s.end <= half for s in tagger.statements(text, body[:1], [(0, len(text))]))


def test_a_text_without_body_has_no_statements(tagger: Tagger) -> None:
    assert tagger.statements("", (), ()) == ()
    assert tagger.statements("Rebels shelled the town.", (), ()) == ()


def test_another_tagger_reads_the_same(tagger: Tagger) -> None:
    assert read(Tagger(threads=1), whole_text()) == read(tagger, whole_text())


def test_missing_weights_name_the_file_and_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"lacks .*reinstall"):
        Tagger(tmp_path).statements("A town fell.", [(0, 12)], [(0, 12)])


def test_the_weights_are_small() -> None:
    folder = Tagger()._folder
    assert sum(len(f.read_bytes()) for f in folder.iterdir() if f.is_file()) < 30_000_000
