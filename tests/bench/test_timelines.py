"""Two wordings of one update link, told by incidents, words and both; a faulty table is told."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bench.timelines import Pair, Update, by_both, by_claims, by_words, figures

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases" / "timelines"


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    script = str(ROOT / "bench/timelines.py")
    return subprocess.run([sys.executable, script, str(folder)], capture_output=True, text=True, check=False)


def pair(other_day: int, share: float, likeness: float) -> Pair:
    one, other = (Update("s", "w", date(2020, 1, day), "x") for day in (1, other_day))
    return Pair(one, other, share, likeness)


def test_our_own_updates_link() -> None:
    done = run(CASES)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["pairs"] == 24
    assert found["pair_f1"] >= 0.8
    assert "by incidents alone" in done.stdout


@pytest.mark.parametrize(
    ("share", "likeness", "both", "claims", "words"),
    [
        (1.0, 0.0, True, True, False),
        (0.0, 0.5, True, False, True),
        (0.5, 0.3, True, True, False),
        (0.2, 0.3, False, False, False),
        (0.0, 0.4, False, False, False),
    ],
)
def test_how_incidents_and_words_vote(
    share: float, likeness: float, both: bool, claims: bool, words: bool
) -> None:
    one = pair(1, share, likeness)
    assert (by_both(one), by_claims(one), by_words(one)) == (both, claims, words)


def test_figures() -> None:
    found = [pair(1, 1, 1), pair(1, 0, 0), pair(2, 1, 1), pair(2, 0, 0)]
    assert figures(found, by_both) == {"pair_f1": 0.5, "precision": 0.5, "recall": 0.5}


@pytest.mark.parametrize("content", ["Date\tUpdate\nsoon\tFighting went on.\n", "Day\tText\n2020-01-01\tx\n"])
def test_a_faulty_table_is_told_and_fails(content: str, tmp_path: Path) -> None:
    (tmp_path / "table.tsv").write_text(content, encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode != 0
    assert "table.tsv, row 2" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode != 0
    assert "holds no .tsv" in done.stderr
