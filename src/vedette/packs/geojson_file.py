"""GeoJSON files of a pack, read into features that remember their lines."""

import json
import re
from typing import Any

from vedette.model import Problem
from vedette.packs.errors import Steps


class GeoJsonFile:
    """A GeoJSON FeatureCollection: `features` as they are, and the lines they begin on."""

    def __init__(self, source: str, text: str) -> None:
        self.source = source
        self.features: list[Any] = []
        self.problems: list[Problem] = []
        self._lines: list[int] = []
        try:
            data = json.loads(text)
        except json.JSONDecodeError as fault:
            message = f"not valid JSON: {fault.msg}"
            self.problems.append(Problem(source=source, message=message, where=f"line {fault.lineno}"))
            return
        features = data.get("features") if isinstance(data, dict) else None
        if not isinstance(features, list) or data.get("type") != "FeatureCollection":
            self.problems.append(Problem(source=source, message="not a FeatureCollection", where="line 1"))
            return
        self.features = features
        self._lines = _lines_of_features(text)

    def line(self, path: Steps) -> int:
        """Return the line on which the feature begins whose index is first in `path`."""
        index = int(path[0]) if path else 0
        return self._lines[index] if index < len(self._lines) else 1


def _lines_of_features(text: str) -> list[int]:
    start = re.search(r'"features"\s*:\s*\[', text)
    lines: list[int] = []
    position = start.end() if start else len(text)
    decoder = json.JSONDecoder()
    gap = re.compile(r"[\s,]*")
    while (position := gap.match(text, position).end()) < len(text) and text[position] != "]":  # type: ignore[union-attr]
        lines.append(text.count("\n", 0, position) + 1)
        _, position = decoder.raw_decode(text, position)
    return lines
