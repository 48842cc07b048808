"""Notes on towns of three wars, in our own words, give the holders that they tell."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases"


def run(file: Path, pack: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "bench/town_control.py"), str(file), "--pack", pack, "--show"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def figures(file: Path, pack: str) -> dict[str, Any]:
    done = run(file, pack)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("pack", ["ukraine", "syria"])
def test_holders_follow_from_notes(pack: str) -> None:
    found = figures(CASES / f"towns_{pack}.csv", pack)
    assert (found["text_accuracy"], found["text_reading"]) == (1.0, 1.0)
    assert found["day_accuracy"] >= 0.9


def test_a_town_needs_no_pack_of_its_war(tmp_path: Path) -> None:
    rows = tmp_path / "towns.csv"
    with rows.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("snapshot", "name", "lat", "lon", "held_by", "info"),
                (
                    "2014-07-01",
                    "Mosul",
                    "36.34",
                    "43.13",
                    "Islamic State",
                    "Captured by Islamic State 10 June 2014.",
                ),
                ("2017-07-15", "Mosul", "36.34", "43.13", "Iraq", "Recaptured by Iraq 10 July 2017."),
            ]
        )
    found = figures(rows, "world")
    assert (found["text_accuracy"], found["day_accuracy"]) == (1.0, 1.0)


@pytest.mark.parametrize(
    "content",
    ["", "name,info\nKidal,Taken by the army.\n", "snapshot,name,lat,lon,held_by,info\nMay,a,,,b,c\n"],
)
def test_a_faulty_file_is_told_and_fails(content: str, tmp_path: Path) -> None:
    file = tmp_path / "faulty.csv"
    file.write_text(content, encoding="utf-8")
    done = run(file, "world")
    assert done.returncode != 0
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr
