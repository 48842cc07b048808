"""Annotations in the form of docs/annotation.md, read and checked."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vedette.desk.errors import DeskError, read_named
from vedette.model import Status
from vedette.model.claim import Counted, Kind
from vedette.packs.errors import Steps
from vedette.packs.yaml_file import YamlFile

_FORM = "The form is told in docs/annotation.md."


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
    file = YamlFile(str(path), read_named(path, "Name a YAML file of annotations."))
    if file.problems:
        raise DeskError(f"{file.problems[0]}. {_FORM}")
    entries = file.data
    if not isinstance(entries, dict):
        raise DeskError(f"{path}: holds no annotations. It maps report names to claims. {_FORM}")
    reports = {}
    for name, entry in entries.items():
        if not isinstance(entry, dict):
            raise _fault(file, (name,), "is not a mapping with claims")
        try:
            reports[str(name)] = GoldReport.model_validate({k: v for k, v in entry.items() if v is not None})
        except ValidationError as found:
            first = found.errors()[0]
            told = ".".join(str(part) for part in first["loc"])
            raise _fault(file, (name, *first["loc"]), f"{told}: {first['msg']}") from found
    return reports


def _fault(file: YamlFile, at: Steps, message: str) -> DeskError:
    return DeskError(f"{file.source}:line {file.line(at)}: report {at[0]}: {message}. {_FORM}")
