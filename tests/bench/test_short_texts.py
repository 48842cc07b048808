"""Our own short texts, five of each ACLED sub-event type, and sentences of news are read as they should."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from vedette.incidents.acled_rules import acled_rules

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases"


def figures(script: str, file: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / script), str(file)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(found, dict)
    return found


def test_there_are_five_texts_of_each_type() -> None:
    with (CASES / "acled.tsv").open(encoding="utf-8") as file:
        labels = [row["label"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    codes = [sub.code for sub in acled_rules().form.sub_events.values()]
    assert len(codes) == 25
    assert {code: labels.count(code) for code in codes} == dict.fromkeys(codes, 5)


def test_most_short_texts_get_their_sub_event() -> None:
    found = figures("acled.py", CASES / "acled.tsv")
    assert found["weighted_f1"] >= 0.88
    assert found["macro_f1"] >= 0.88


def test_most_sentences_get_their_event_and_actors() -> None:
    found = figures("plover.py", CASES / "plover.json")
    assert found["event"] >= 0.85
    assert found["source"] >= 0.85
    assert found["target"] >= 0.75


@pytest.mark.parametrize(
    ("script", "content"),
    [("acled.py", "id\ttext\tlabel\n1\tIt rained.\tWEATHER\n"), ("acled.py", ""), ("plover.py", "{")],
)
def test_a_faulty_file_is_told_and_fails(script: str, content: str, tmp_path: Path) -> None:
    file = tmp_path / "faulty"
    file.write_text(content, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / script), str(file)], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr
