"""The data on kinds is whole: every kind has a title that can be filled, and only known kinds are named."""

from collections.abc import Callable

import pytest
from tests.incidents.tellings import Telling

from vedette.incidents.rules import rules
from vedette.incidents.title import title
from vedette.model import ActorRef, PlaceRef, ontology
from vedette.model.claim import PlacePrecision

ACTOR = ActorRef(id="a", name="Some Group", as_written="x")
PLACE = PlaceRef(id="p", name="Somewhere", as_written="x")


def test_only_kinds_of_the_ontology_are_named() -> None:
    assert rules().kinds_named() <= set(ontology())


@pytest.mark.parametrize("kind", ontology())
@pytest.mark.parametrize("place", [PLACE, None])
@pytest.mark.parametrize("by", [(ACTOR,), ()])
@pytest.mark.parametrize("against", [(ACTOR,), ()])
def test_titles_are_clean(
    kind: str, place: PlaceRef | None, by: tuple[ActorRef, ...], against: tuple[ActorRef, ...]
) -> None:
    text = title(kind, place, by, against, rules())
    assert text == text.strip()
    assert "{" not in text
    assert "()" not in text
    assert ("Somewhere" in text) == (place is not None)


@pytest.mark.parametrize(
    ("kind", "precision", "text"),
    [
        ("clash", "locality", "Armed clash at Somewhere (Some Group)"),
        ("clash", "country", "Armed clash in Somewhere (Some Group)"),
        ("air_strike", "province", "Air or drone strike in Somewhere (by Some Group)"),
        ("capture", "area", "Capture of Somewhere by Some Group"),
    ],
)
def test_a_title_says_in_of_wide_places_and_names_no_pair_of_one(
    kind: str, precision: PlacePrecision, text: str
) -> None:
    place = PLACE.model_copy(update={"precision": precision})
    assert title(kind, place, (ACTOR,), (), rules()) == text


@pytest.mark.parametrize(
    ("who", "group"),
    [
        ("people", ""),
        ("six of them civilians", "civilians"),
        ("women and children", "children"),
        ("Troops", "combatants"),
    ],
)
def test_who_is_counted(who: str, group: str) -> None:
    assert rules().counted_group(who) == group


def test_kinds_that_may_meet_share_a_group() -> None:
    for pair in rules().pairs:
        assert rules().group(pair.kinds[0]) == rules().group(pair.kinds[1])
    assert rules().group("siege") == "siege"


@pytest.mark.parametrize(
    ("kind", "quote", "habitual"),
    [
        ("chemical_attack", "both armies have used gas in the past", True),
        ("chemical_attack", "mustard gas, used in the past in Halabja", True),
        ("shelling", "shells fell on Mekelle in the past two days", False),
        ("advance", "the front has moved in the past few weeks", False),
        ("bombing", "the shrine of Samarra has been the target of several bombs", True),
        ("bombing", "a bus was the target of a bomb in Quetta", False),
        ("bombing", "the market of Maiduguri was the subject of numerous bombings", True),
        ("shelling", "Stepanakert has been hit time and again", True),
        ("shelling", "the bridge at Kherson was struck countless times", True),
        ("air_strike", "unlike prior mortar attacks on Beledweyne", True),
        ("air_strike", "the attack on Beledweyne killed two", False),
        ("shelling", "the harbour of Aden was shelled throughout the war", True),
        ("air_strike", "the air raids have emptied the port of Hodeidah", True),
        ("air_strike", "air raids have killed a nurse in Khartoum", False),
        ("capture", "Bakhmut changed hands during the war", False),
        ("conflict_began", "homes were left since the war began in 2014", False),
    ],
)
def test_what_was_done_before_is_no_event_of_today(kind: str, quote: str, habitual: bool) -> None:
    assert rules().is_habitual(kind, quote) == habitual


@pytest.mark.parametrize(
    ("kind", "days", "cumulative"),
    [
        ("toll", ["2022-02-24", "2022-02-24"], True),
        ("displacement", ["2017-03-01", "2017-05-02"], False),  # 62 days lie between them
        ("displacement", ["2017-03-01", "2017-05-03"], True),
        ("shelling", ["2014-06-01", "2015-06-01"], False),
    ],
)
def test_counts_over_a_long_time_are_cumulative(
    kind: str, days: list[str], cumulative: bool, tell: Callable[..., Telling]
) -> None:
    assert rules().is_cumulative(tell(kind, day=days)[0]) == cumulative
