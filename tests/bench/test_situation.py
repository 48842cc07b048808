"""The measure of the situation runs, and one more incident does not cost what the whole record costs."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_it_runs_on_small_numbers() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.situation", "--incidents", "3000", "--fewer", "500"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["incidents"] == 3000
    assert found["situation"] < found["build"]
    assert found["one_more_ms"] < 1000 * found["build"] / 20
    assert found["one_more"] < 4
