"""The measure of how linking grows runs, and its made-up war makes incidents of several claims."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_it_runs_on_small_sizes() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench/linking.py"), "--sizes", "300,900"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert set(found["seconds"]) == {"300", "900"}
    assert found["growth"] < 4
    incidents = [int(line.split(",")[1].split()[0]) for line in done.stdout.splitlines()[:2]]
    assert 60 < incidents[0] < 200 < incidents[1] < 600
