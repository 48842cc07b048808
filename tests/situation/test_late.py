"""Figures that became known late count on their day, and are seen to have come late."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vedette.model import Amount, Claim, Incident
from vedette.packs.pack import Pack
from vedette.situation import History

Happen = Callable[..., tuple[Incident, tuple[Claim, ...]]]


@pytest.mark.parametrize(
    ("told", "late"),
    [
        ({"2020-02-04": 11, "2020-02-05": 14}, []),
        ({"2020-02-04": 11, "2020-02-25": 14}, [("2020-02-25", 11, 14)]),
        ({"2020-02-04": 11, "2020-02-25": 11}, []),
        ({"2020-02-25": 14, "2020-03-09": 15}, [("2020-02-25", None, 14), ("2020-03-09", 14, 15)]),
    ],
)
def test_what_came_late(told: dict[str, int], late: list[Any], happen: Happen, pack: Pack) -> None:
    claims = []
    for day, dead in told.items():
        _, (claim,) = happen("shelling", published=day, report=day)
        amount = Amount(of="killed", low=dead, high=dead, as_written=str(dead))
        claims.append(claim.model_copy(update={"numbers": (amount,)}))
    most = max(told.values())
    incident, _ = happen("shelling", numbers={"killed": (most, most, most)})
    incident = incident.model_copy(update={"claims": tuple(claim.id for claim in claims)})
    state = History([incident], claims, pack).situation(date(2020, 4, 1))
    (entry,) = state.toll
    assert [(str(one.published), one.before, one.figure) for one in entry.late] == late
    assert {one.day for one in entry.late} <= {date(2020, 2, 3)}


def test_the_last_days_are_told_one_by_one(happen: Happen, pack: Pack) -> None:
    happenings = [
        happen("shelling", where=where, day=day, published=day, numbers={"killed": (dead, dead, dead)})
        for where, day, dead in [
            ("arden", "2020-01-01", 1),
            ("arden", "2020-02-03", 2),
            ("boram", "2020-02-03", 4),
            ("arden", "2020-02-05", 8),
        ]
    ]
    history = History([one for one, _ in happenings], [c for _, told in happenings for c in told], pack)
    days = history.situation(date(2020, 2, 6)).toll_days
    assert [(str(one.day), one.place, one.best) for one in days] == [
        ("2020-02-03", "arden", 2),
        ("2020-02-03", "boram", 4),
        ("2020-02-05", "arden", 8),
    ]


def test_what_is_told_of_a_week_at_once_is_no_days_toll(happen: Happen, pack: Pack) -> None:
    raids = happen("shelling", day=["2020-01-28", "2020-02-03"], numbers={"killed": (66, 66, 66)})
    night = happen("shelling", "boram", ["2020-02-02", "2020-02-03"], numbers={"killed": (4, 4, 4)})
    history = History([raids[0], night[0]], [*raids[1], *night[1]], pack)
    days = history.situation(date(2020, 2, 6)).toll_days
    assert [(one.place, str(one.start), str(one.day)) for one in days] == [
        ("boram", "None", "2020-02-03"),
        ("arden", "2020-01-28", "2020-02-03"),
    ]
