"""One real run over the bundled example, shared by the tests of the desk and of the command line."""

from datetime import date
from pathlib import Path

import pytest

from vedette.desk.run import RunOutcome, run

EXAMPLE = Path(__file__).parents[2] / "examples/al-bab"


@pytest.fixture(scope="session")
def example() -> Path:
    return EXAMPLE


@pytest.fixture(scope="session")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> RunOutcome:
    return run([str(EXAMPLE)], "syria", tmp_path_factory.mktemp("run") / "out", date(2017, 2, 7))
