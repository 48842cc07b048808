"""A small made-up conflict that the tests of the packs share."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent
Writer = Callable[..., Path]


@pytest.fixture
def base_files() -> Mapping[str, str]:
    """Return the files of a pack without a fault, by name."""
    data: dict[str, str] = yaml.safe_load((CASES / "base_pack.yaml").read_text(encoding="utf-8"))
    return data


@pytest.fixture
def write_pack(tmp_path: Path) -> Writer:
    """Return a function that writes files into a folder and returns the folder."""

    def write(files: Mapping[str, Any], folder: str = "veldt") -> Path:
        for name, text in files.items():
            file = tmp_path / folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                file.write_text(text, encoding="utf-8")
        return tmp_path / folder

    return write


@pytest.fixture
def base_pack(base_files: Mapping[str, str], write_pack: Writer) -> Path:
    """Return the folder of the pack without a fault."""
    return write_pack(base_files)
