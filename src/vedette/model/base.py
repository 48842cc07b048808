"""What every record has in common: frozen, validated, hashable into an id, one line of JSON."""

import hashlib
import json
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer


class Record(BaseModel):
    """A frozen record; unknown fields and wrong types are refused when it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_json(self) -> str:
        """Return the record as one line of JSON, fields in the order of the design."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))


class WrittenByHand(Record):
    """A record with the file and line that somebody wrote it in, which are filled in when it is read."""

    file: str = ""
    line: int = Field(default=0, ge=0)

    @property
    def where(self) -> str:
        """Return the line as problems name it, "" for what no file told."""
        return f"line {self.line}" if self.line else ""


class SparseRecord(Record):
    """A record whose fields named in `seldom` are left out of its JSON where they are empty."""

    seldom: ClassVar[tuple[str, ...]] = ()

    @model_serializer(mode="wrap")
    def _without_empty(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        for field in self.seldom:
            if not data.get(field):
                data.pop(field, None)
        return data


def content_id(prefix: str, *parts: Any) -> str:
    """Return `prefix_` and sixteen hex digits that depend on nothing but `parts`.

    `parts` may hold anything that JSON holds; mappings count by content, not by order.
    """
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return f"{prefix}_{hashlib.sha256(text.encode()).hexdigest()[:16]}"
