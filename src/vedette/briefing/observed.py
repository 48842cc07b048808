"""What a field report observed of an incident: from where, seen or heard, which weapon, how many, how far."""

from collections.abc import Iterable, Mapping
from typing import Any

from vedette.briefing.lookup import Lookup
from vedette.briefing.wording import plain
from vedette.model import Claim, Record

_FIELDS: Mapping[str, str] = {
    "observer_position": "observed from {}",
    "perception": "{}",
    "weapon": "weapon: {}",
    "count": "count: {}",
    "direction": "direction: {}",
    "distance_km": "{} km away",
}


def observed_text(claims: Iterable[Claim], lookup: Lookup) -> tuple[str, ...]:
    """Return what the claims, or the reports that they stand in, say was observed; nothing for most."""
    told = []
    for claim in claims:
        report = lookup.reports.get(claim.report.id)
        fields = _fields(claim) or (_fields(report) if report is not None else {})
        if fields:
            told.append(", ".join(_FIELDS[name].format(plain(str(fields[name]))) for name in fields))
    return tuple(dict.fromkeys(told))


def _fields(record: Record) -> dict[str, Any]:
    """Return the fields of an observation that a record, or a record in it, carries."""
    return _found(record.model_dump(mode="json"))


def _found(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told in the first mapping, down to any depth, that has the fields of an observation."""
    if "perception" in data or "observer_position" in data:
        return {name: data[name] for name in _FIELDS if data.get(name) not in (None, "", [])}
    inner = (_found(value) for value in data.values() if isinstance(value, dict))
    return next((found for found in inner if found), {})
