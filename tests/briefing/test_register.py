"""The register in figures."""

from datetime import date, timedelta

from vedette.briefing import Results
from vedette.briefing.register import Breaches, breaches, totals
from vedette.model import CeasefireState, Period, Situation, Violation


def register(results: Results, ages: dict[int, str], until: date | None = None) -> Situation:
    """Return a situation whose register has an entry for each age in days, with its act."""
    last = until or results.situation.on
    entries = []
    for age, act in ages.items():
        day = last - timedelta(days=age)
        entries.append(
            Violation(
                id=f"vio_{age}",
                incident=None,
                agreement="safe_area",
                zone="east" if age % 2 else None,
                act=act,
                alleged_party="vrs",
                time=Period(start=day, end=day, precision="day"),
                status="alleged",
                moves=(),
            )
        )
    undated = entries[0].model_copy(update={"id": "vio_undated", "time": None})
    state = CeasefireState(
        agreement="safe_area",
        name="Safe area",
        state="in_effect",
        since=date(1993, 1, 1),
        until=until,
        parties=("vrs",),
        incidents=(),
    )
    return results.situation.model_copy(update={"violations": (*entries, undated), "ceasefires": (state,)})


AGES = {0: "shelling", 6: "shelling", 7: "shelling", 13: "clash", 14: "shelling"}


def test_breaches_are_counted_by_period(results: Results) -> None:
    situation = register(results, AGES)
    on = situation.on
    rows = breaches(situation)
    assert [row for row in rows if row.by == "day"] == [
        Breaches("safe_area", "day", str(on - timedelta(days=6)), 1, 1),
        Breaches("safe_area", "day", str(on), 1, 1),
    ]
    assert [row for row in rows if row.by != "day"] == [
        Breaches("safe_area", "zone", None, 2, 0),
        Breaches("safe_area", "zone", "east", 0, 2),
        Breaches("safe_area", "party", "vrs", 2, 2),
        Breaches("safe_area", "act", "shelling", 2, 1),
        Breaches("safe_area", "act", "clash", 0, 1),
    ]


def test_the_last_period_of_what_is_over_ends_with_its_last_day(results: Results) -> None:
    long_ago = results.situation.on - timedelta(days=300)
    rows = breaches(register(results, AGES, until=long_ago))
    assert Breaches("safe_area", "party", "vrs", 2, 2) in rows


def test_totals_count_the_undated_too(results: Results) -> None:
    assert totals(register(results, AGES).violations, "act") == (("shelling", 5), ("clash", 1))
