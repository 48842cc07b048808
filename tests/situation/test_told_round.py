"""A round that only reports tell of, in two wars: announced, put off, held; who convened it, how it ended."""

from datetime import date
from typing import Any

import pytest
from tests.situation.conftest import happening

from vedette.desk.packs import open_pack
from vedette.model import TalkState
from vedette.situation import view_of
from vedette.situation.talks import talks

WARS = [
    ("syria", "sochi", "russia", "Russia", ["syrian_government", "opposition_rebels"]),
    ("ukraine", "geo:2673730", "germany", "Germany", ["ukraine", "russia"]),
]


def rounds(pack: str, where: str, on: str, events: list[dict[str, Any]]) -> list[TalkState]:
    """Return the rounds of a day that are no rounds of the pack."""
    told = [happening(open_pack(pack))(where=where, **event) for event in events]
    claims = [claim for _, found in told for claim in found]
    view, _ = view_of([one for one, _ in told], claims, date.fromisoformat(on))
    return [one for one in talks(view, open_pack(pack)) if one.claims]


def story(host: str, name: str, parties: list[str]) -> list[dict[str, Any]]:
    """Return a round announced for 10 March 2018, put off in one report, and held on the 17th."""
    return [
        {
            "kind": "talks_planned",
            "by": parties[:1],
            "day": "2018-03-10",
            "published": "2018-03-01",
            "report": "a",
            "quotes": ["a round of talks planned to discuss an exchange of prisoners"],
        },
        {
            "kind": "talks_planned",
            "by": parties[:1],
            "day": "2018-03-10",
            "published": "2018-03-08",
            "report": "b",
            "quotes": ["the talks of 10 March were postponed"],
        },
        {
            "kind": "talks_held",
            "by": [parties[0], host],
            "day": "2018-03-17",
            "published": "2018-03-18",
            "report": "c",
            "quotes": [f"talks hosted by {name} ended without a deal"],
            "written": {host: name},
        },
    ]


@pytest.mark.parametrize(("pack", "where", "host", "name", "parties"), WARS)
def test_three_reports_tell_one_round(
    pack: str, where: str, host: str, name: str, parties: list[str]
) -> None:
    events = story(host, name, parties)
    (before,) = rounds(pack, where, "2018-03-09", events[:2])
    assert (before.state, before.start, before.conveners) == ("postponed", date(2018, 3, 10), ())
    (held,) = rounds(pack, where, "2018-03-19", events)
    assert (held.state, held.start, held.postponed) == ("held", date(2018, 3, 17), True)
    assert held.planned is not None and held.planned.start == date(2018, 3, 10)
    assert (held.conveners, held.parties) == ((host,), (parties[0],))
    assert held.agenda == "an exchange of prisoners"
    assert held.outcome == f"talks hosted by {name} ended without a deal"


@pytest.mark.parametrize(("pack", "where", "host", "name", "parties"), WARS)
def test_talks_of_one_side_are_no_round_and_leave_an_announced_one(
    pack: str, where: str, host: str, name: str, parties: list[str]
) -> None:
    announced, _, held = story(host, name, parties)
    alone = held | {"by": parties[:1]}
    (found,) = rounds(pack, where, "2018-03-19", [announced, alone])
    assert (found.state, found.start) == ("planned", date(2018, 3, 10))
    assert rounds(pack, where, "2018-03-19", [alone]) == []


@pytest.mark.parametrize(("pack", "where", "host", "name", "parties"), WARS)
def test_that_somebody_has_hosted_talks_announces_none(
    pack: str, where: str, host: str, name: str, parties: list[str]
) -> None:
    told = {"kind": "talks_planned", "by": parties, "day": "2018-03-10", "published": "2018-03-09"}
    past = told | {"quotes": [f"{name} and its allies have hosted talks that drew up a map"]}
    ahead = told | {"quotes": [f"{name} will host talks"]}
    assert rounds(pack, where, "2018-03-12", [past]) == []
    assert [one.state for one in rounds(pack, where, "2018-03-12", [ahead])] == ["planned"]


def test_a_body_that_meets_where_its_track_meets_is_a_round_announced_and_held() -> None:
    """The pack lists but the main meetings of a track with years between them, and the others are told of."""
    told = {"by": ["trilateral_contact_group"], "day": "2017-02-15"}
    events = [
        told | {"kind": "talks_planned", "published": "2017-02-01", "report": "a", "quotes": ["will meet"]},
        told | {"kind": "talks_held", "published": "2017-02-16", "report": "b", "quotes": ["they met"]},
    ]
    minsk = next(one.place for one in open_pack("ukraine").talks.values() if one.track == "Minsk")
    assert minsk is not None
    found = rounds("ukraine", minsk, "2017-02-20", events)
    assert [(one.track, one.state, one.planned is not None) for one in found] == [("Minsk", "held", True)]


def test_of_talks_between_two_rounds_that_follow_each_other_soon_no_third_is_made() -> None:
    pack = open_pack("syria")
    fourth, fifth = (pack.talks[one] for one in ("astana_4", "astana_5"))
    between = fourth.end + (fifth.start - fourth.end) / 2
    told = {
        "kind": "talks_held",
        "by": ["syrian_government", "opposition_rebels"],
        "day": str(between),
        "published": str(between),
        "quotes": ["the talks in Astana"],
    }
    assert rounds("syria", str(fourth.place), "2017-08-01", [told]) == []
