"""What each side of a disagreement says, in words, and who says so."""

import re

from vedette.briefing.lookup import Lookup
from vedette.briefing.wording import answer_text, count_text, plain
from vedette.model import Disagreement, Position, kind_info

_REPORTS_SHOWN = 3

# Where one origin differs from itself, the record adds to each value the names of the reports it stands in.
_REPORTS = re.compile(r"(?s)(.+) \((.+)\)")
_LONG_NUMBER = re.compile(r"(?<![\d-])\d{4,}(?![\d-])")


def position_texts(disagreement: Disagreement, lookup: Lookup) -> tuple[tuple[str, str], ...]:
    """Return what is said, and by whom: "at least 1,200" and "AFP; in Al-Ahram (3 March 2014)"."""
    return tuple(_said(disagreement.field, position, lookup) for position in disagreement.positions)


def _said(field: str, position: Position, lookup: Lookup) -> tuple[str, str]:
    value, places = _parted(position.value, lookup)
    who = lookup.names(position.origins)
    if len(places) > _REPORTS_SHOWN:
        more = count_text(len(places) - _REPORTS_SHOWN, "more report")
        places = (*places[:_REPORTS_SHOWN], more)
    return _value(field, value, lookup), "; in ".join(filter(None, (who, *places)))


def _parted(value: str, lookup: Lookup) -> tuple[str, tuple[str, ...]]:
    """Return the value alone, and the reports that it names, if any, as people know them."""
    found = _REPORTS.fullmatch(value)
    names = found[2].split(", ") if found is not None else []
    if found is None or not all(name in lookup.reports_by_name for name in names):
        return value, ()
    reports = (lookup.reports_by_name[name] for name in names)
    return found[1], tuple(dict.fromkeys(map(lookup.report_label, reports)))


def _value(field: str, value: str, lookup: Lookup) -> str:
    if field == "kind":
        return ", ".join(_kind(kind) for kind in value.split(", "))
    told = answer_text(lookup.name(value))
    return told if field in ("time", "place") else _LONG_NUMBER.sub(lambda n: f"{int(n[0]):,}", told)


def _kind(kind: str) -> str:
    try:
        return kind_info(kind).label
    except KeyError:
        return plain(kind).replace("_", " ")
