"""The register in figures."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vedette.briefing import Results
from vedette.briefing.register import PERIOD, Breaches, By, breaches, totals
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


ENTRIES = st.lists(
    st.fixed_dictionaries(
        {
            "agreement": st.sampled_from(["safe_area", "harbour_truce"]),
            "zone": st.sampled_from([None, "east", "west"]),
            "alleged_party": st.sampled_from([None, "vrs", "navy"]),
            "act": st.sampled_from(["shelling", "clash"]),
            "age": st.none() | st.integers(-3, 20),
        }
    ),
    max_size=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=ENTRIES)
def test_the_counts_of_each_kind_add_up_to_the_entries(
    told: list[dict[str, object]], results: Results
) -> None:
    """However entries are told apart, each of the period is counted once, and each of the one before."""
    on = results.situation.on
    base = register(results, {0: "shelling"})
    entries, ages = [], []
    for number, fields in enumerate(told):
        age = fields["age"]
        when = on - timedelta(days=age) if isinstance(age, int) else None
        time = Period(start=when, end=when, precision="day") if when is not None else None
        rest = {key: value for key, value in fields.items() if key != "age"}
        entries.append(base.violations[0].model_copy(update={**rest, "id": f"vio_{number}", "time": time}))
        ages.append((str(fields["agreement"]), age if isinstance(age, int) else -1))
    rows = breaches(base.model_copy(update={"violations": tuple(entries), "ceasefires": ()}))
    kinds: tuple[By, ...] = ("day", "zone", "party", "act")
    for agreement in {name for name, _ in ages}:
        now = sum(name == agreement and 0 <= age < PERIOD.days for name, age in ages)
        then = sum(name == agreement and PERIOD.days <= age < 2 * PERIOD.days for name, age in ages)
        for by in kinds:
            of_kind = [row for row in rows if (row.agreement, row.by) == (agreement, by)]
            assert (sum(r.times for r in of_kind), sum(r.before for r in of_kind)) == (now, then), by
    assert all(
        sum(times for _, times in totals(entries, by)) == len(entries) for by in ("zone", "party", "act")
    )
