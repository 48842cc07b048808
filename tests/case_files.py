"""Cases that stand as data beside the tests that read them."""

from pathlib import Path
from typing import Any

import yaml


def cases_beside(test: str, name: str = "") -> Any:
    """Return what the YAML file `name` beside `test` holds; without a name, the file called like it."""
    beside = Path(test).parent / name if name else Path(test).with_suffix(".yaml")
    return yaml.safe_load(beside.read_text(encoding="utf-8"))
