"""Annotations in the form of docs/annotation.md, read and checked."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vedette.desk.errors import DeskError
from vedette.model import Status
from vedette.model.claim import Counted, Kind


class GoldNumber(BaseModel):
    """A number as annotated: `value` for an exact one, else its bounds."""

    model_config = ConfigDict(extra="forbid")
    of: Counted
    low: int | None = None
    high: int | None = None
    value: int | None = None
    who: str = ""

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Least and most."""
        return (self.value, self.value) if self.value is not None else (self.low, self.high)


class GoldClaim(BaseModel):
    """One annotated claim; `q` is its evidence, word for word."""

    model_config = ConfigDict(extra="forbid")
    q: str
    kind: Kind
    by: list[str] = Field(default_factory=list)
    against: list[str] = Field(default_factory=list)
    place: str | None = None
    date: Any = None
    numbers: list[GoldNumber] = Field(default_factory=list)
    said_by: str | None = None
    via: list[str] = Field(default_factory=list)
    status: Status = "happened"
    core: bool = False
    optional: bool = False


class GoldReport(BaseModel):
    """One annotated report; `noise` quotes page furniture that must give no claim."""

    model_config = ConfigDict(extra="forbid")
    published: date | None = None
    outlet: str | None = None
    agency: str | None = None
    claims: list[GoldClaim] = Field(default_factory=list)
    noise: list[str] = Field(default_factory=list)


def read_gold(path: Path) -> Mapping[str, GoldReport]:
    """Return the annotated reports by name; DeskError names the file, the line and the fault."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise DeskError(f"{path}: can't be read ({fault}). Name a YAML file of annotations.") from fault
    try:
        entries = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as fault:
        raise DeskError(f"{path}: is not YAML: {fault}") from fault
    if not isinstance(entries, dict):
        raise DeskError(
            f"{path}: holds no annotations. It maps report names to claims; see docs/annotation.md."
        )
    reports = {}
    for name, entry in entries.items():
        try:
            reports[str(name)] = GoldReport.model_validate({k: v for k, v in entry.items() if v is not None})
        except (ValidationError, AttributeError) as fault:
            raise DeskError(f"{path}: report {name}: {_first(fault)}") from fault
    return reports


def _first(fault: Exception) -> str:
    if isinstance(fault, ValidationError):
        error = fault.errors()[0]
        return f"{'.'.join(str(p) for p in error['loc'])}: {error['msg']}"
    return "is not a mapping with claims"
