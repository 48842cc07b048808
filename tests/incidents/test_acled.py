"""ACLED tells a capture by who takes the place."""

import pytest

from vedette.incidents import acled_event
from vedette.model import ActorRef
from vedette.packs.pack import Pack

GOVERNMENT, OTHER = "Government regains territory", "Non-state actor overtakes territory"


@pytest.mark.parametrize(
    ("by", "sub_event_type"),
    [
        (["norland_army"], GOVERNMENT),
        (["norland_government"], GOVERNMENT),
        (["river_front", "norland_army"], GOVERNMENT),
        (["river_front"], OTHER),
        (["hill_brigade"], OTHER),
        (["sudria"], OTHER),
        (["nobody_known"], OTHER),
        ([], OTHER),
    ],
)
def test_capture(by: list[str], sub_event_type: str, pack: Pack) -> None:
    event = acled_event("capture", [ActorRef(id=actor, name=actor, as_written=actor) for actor in by], pack)
    assert event is not None
    assert (event.event_type, event.sub_event_type) == ("Battles", sub_event_type)


def test_other_kinds_are_as_the_ontology_says(pack: Pack) -> None:
    event = acled_event("air_strike", [], pack)
    assert event is not None
    assert event.sub_event_type == "Air/drone strike"
    assert acled_event("toll", [], pack) is None
