"""Holders, areas, sieges and roads of two wars with their own packs, as JSON and as the table says them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

import pytest
from rich.console import Console
from tests.case_files import cases_beside
from tests.situation.conftest import happening

from vedette.briefing import situation_table
from vedette.desk.packs import open_pack
from vedette.model import Origin, SiegeState, Situation
from vedette.packs.pack import Pack
from vedette.situation import situation

CASES = cases_beside(__file__, "cases/two_wars.yaml")
DAYS = [(case, day) for case in CASES for day in case["days"]]


@dataclass(frozen=True)
class Asked:
    """The state of one day, read back from its JSON, with the pack that it was made with."""

    state: Situation
    pack: Pack

    @classmethod
    def of(cls, case: Mapping[str, Any], day: date) -> "Asked":
        pack = open_pack(case["pack"])
        told = [_happen(event, pack) for event in case["events"]]
        state, problems = situation(
            [incident for incident, _ in told], [claim for _, claims in told for claim in claims], pack, day
        )
        assert problems == ()
        return cls(Situation.model_validate_json(state.to_json()), pack)

    def table(self) -> str:
        out = StringIO()
        names = {actor.id: actor.name for actor in self.pack.actors.values()}
        Console(file=out, width=400).print(situation_table(self.state, names, None))
        return out.getvalue()


def _happen(event: Mapping[str, Any], pack: Pack) -> Any:
    origin = event.get("origin")
    incident, claims = happening(pack)(**{key: value for key, value in event.items() if key != "origin"})
    if origin is not None:
        told = Origin(id=origin, name=origin, kind="monitor", reports=incident.reports)
        incident = incident.model_copy(update={"origins": (told,)})
    return incident, claims


@pytest.mark.parametrize(("case", "day"), DAYS, ids=[f"{case['name']}: {day}" for case, day in DAYS])
def test_the_day_is_as_the_case_says(case: dict[str, Any], day: date) -> None:
    wanted = case["days"][day]
    asked = Asked.of(case, day)
    state = asked.state
    places = {place.place: place for place in state.places}
    told = {event["where"] for event in case["events"]}
    found: dict[str, Any] = {
        "holders": {place: places[place].holder for place in wanted.get("holders", ())},
        "since": {place: places[place].since for place in wanted.get("since", ())},
        "confidence": {place: places[place].confidence for place in wanted.get("confidence", ())},
        "contested": sorted(place.place for place in state.places if place.contested and place.place in told),
        "besieged": sorted(place.place for place in state.places if place.besieged),
        "killed": {one.place: one.best for one in state.toll if one.of == "killed" and one.best is not None},
        "left": {area.area: [one.actor for one in area.left] for area in state.areas if area.left},
        "sieges": {siege.place: _ground(siege) for siege in state.sieges if siege.place in told},
        "cut": sorted(route.id for route in state.routes if route.state == "cut"),
        "isolates": {
            one.place: one.routes[0].name
            for one in state.lifelines
            if one.place in wanted.get("isolates", ())
        },
        "positions": {
            place: [one.value for one in positions.positions]
            for place in wanted.get("positions", ())
            for positions in places[place].disagreements
            if positions.field == "holder"
        },
    }
    assert {key: found[key] for key in wanted if key != "says"} == {
        key: value for key, value in wanted.items() if key != "says"
    }
    table = asked.table()
    for words in wanted.get("says", ()):
        assert words in table


def _ground(siege: SiegeState) -> str:
    told = (
        ("reported", siege.reported),
        ("computed", siege.computed),
        ("uncertain", siege.state == "uncertain"),
    )
    return " ".join(word for word, holds in told if holds)
