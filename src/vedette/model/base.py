"""What every record has in common: frozen, validated, hashable into an id, one line of JSON."""

import hashlib
import json
from typing import Any

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record; unknown fields and wrong types are refused when it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_json(self) -> str:
        """Return the record as one line of JSON, fields in the order of the design."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))


def content_id(prefix: str, *parts: Any) -> str:
    """Return `prefix_` and sixteen hex digits that depend on nothing but `parts`.

    `parts` may hold anything that JSON holds; mappings count by content, not by order.
    """
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return f"{prefix}_{hashlib.sha256(text.encode()).hexdigest()[:16]}"
