"""The register in figures."""

from datetime import date, timedelta

from vedette.briefing import Results
from vedette.briefing.register import Breaches, breaches
from vedette.model import Period, Violation


def test_breaches_are_counted_by_period(results: Results) -> None:
    situation, one = results.situation, results.incidents[0]

    def at(days: int) -> tuple[str, date]:
        return f"inc_{days:02}", situation.on - timedelta(days=days)

    told = {}
    for name, day in (at(0), at(6), at(7), at(13), at(14)):
        told[name] = one.model_copy(update={"id": name, "time": Period(start=day, end=day, precision="day")})
    told["inc_undated"] = one.model_copy(update={"id": "inc_undated", "time": None})
    entries = [
        Violation(
            incident=name,
            agreement="safe_area",
            zone=None,
            act="shelling" if name != "inc_13" else "clash",
            alleged_party="vrs",
            status="alleged",
            moves=(),
        )
        for name in told
    ]
    state = situation.model_copy(update={"violations": tuple(entries)})
    assert breaches(state, told) == (
        Breaches("safe_area", None, "vrs", "shelling", 2, 1),
        Breaches("safe_area", None, "vrs", "clash", 0, 1),
    )
