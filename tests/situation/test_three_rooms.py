"""Reports of one siege through all three rooms: one siege, one origin, and both pictures of it."""

from datetime import date

import pytest

from vedette.incidents import link
from vedette.model import ActorRef, Claim, Incident, Period, PlaceRef, Report, Side, Situation
from vedette.origins import attribute
from vedette.packs.pack import Pack
from vedette.situation import situation

FIRST = Report.make(
    name="first",
    text="The watch group said the road was cut. Rebels now sit north of Arden and the army south of it.",
    published=date(2020, 2, 6),
)
SECOND = Report.make(
    name="second",
    text="Sudrian troops shut Arden in from three sides, the army from the south, said the watch group.",
    agency="wire",
    published=date(2020, 2, 6),
)
THIRD = Report.make(
    name="third",
    text="It is ringed: the army stands to the south, Sudria on all other sides, according to the monitor.",
    outlet="herald",
    agency="wire",
    published=date(2020, 2, 7),
)
LATER = Report.make(
    name="later",
    text="The Hill Brigade took Arden in February. Black Flag has fully left High Province, a monitor said.",
    outlet="tribune",
    published=date(2020, 6, 30),
)
OTHERS: tuple[Side, ...] = ("east", "north", "west")


def _actor(name: str, *sides: Side) -> ActorRef:
    shown = name.replace("_", " ").title()
    return ActorRef(id=name, name=shown, as_written=shown, sides=sides)


def _claim(
    report: Report,
    kind: str,
    *by: ActorRef,
    day: date,
    until: date | None = None,
    place: str = "arden",
    against: str | None = "black_flag",
    monitor: bool = True,
) -> Claim:
    start = report.text.index(".") + 1 if kind in ("siege", "withdrawal") and "." in report.text[:-1] else 0
    end = len(report.text)
    return Claim(
        id=Claim.id_for(report.id, kind, start, end),
        report=report.ref(),
        kind=kind,
        by=by,
        against=(_actor(against),) if against else (),
        place=PlaceRef(id=place, name=place, as_written=place, precision="locality"),
        time=Period(start=day, end=until or day, precision="month" if until else "day"),
        said_by=ActorRef(id="watch", name="Norland Watch", as_written="the watch group") if monitor else None,
        evidence=report.span(start, end),
        confidence=1.0,
    )


CLAIMS = (
    _claim(FIRST, "route_cut", _actor("norland_army"), day=date(2020, 2, 6)),
    _claim(
        FIRST,
        "siege",
        _actor("norland_army", "south"),
        _actor("hill_brigade", "north"),
        day=date(2020, 2, 6),
        monitor=False,
    ),
    _claim(SECOND, "siege", _actor("norland_army", "south"), _actor("sudria", *OTHERS), day=date(2020, 2, 6)),
    _claim(THIRD, "siege", _actor("norland_army", "south"), _actor("sudria", *OTHERS), day=date(2020, 2, 6)),
    _claim(
        LATER,
        "capture",
        _actor("hill_brigade"),
        day=date(2020, 2, 1),
        until=date(2020, 2, 29),
        against=None,
        monitor=False,
    ),
    _claim(
        LATER, "withdrawal", _actor("black_flag"), day=date(2020, 6, 30), place="high_province", against=None
    ),
)


@pytest.fixture(scope="module")
def incidents(pack: Pack) -> tuple[Incident, ...]:
    attributions, origins, problems = attribute(CLAIMS, (FIRST, SECOND, THIRD, LATER), pack)
    linked, more = link(CLAIMS, attributions, origins, pack)
    assert not problems
    assert not more
    return linked


def _on(day: date, incidents: tuple[Incident, ...], pack: Pack) -> Situation:
    record, problems = situation(incidents, CLAIMS, pack, day)
    assert not problems
    return record


def test_the_siege_is_one_incident_of_one_origin(incidents: tuple[Incident, ...]) -> None:
    sieges = [incident for incident in incidents if incident.kind == "siege"]
    assert len(sieges) == 1
    assert len(sieges[0].reports) == 3
    assert [origin.id for origin in sieges[0].origins] == ["watch"]
    assert sieges[0].grade == "weak"


def test_during_the_siege(incidents: tuple[Incident, ...], pack: Pack) -> None:
    record = _on(date(2020, 2, 7), incidents, pack)
    assert [(place.place, place.holder, place.besieged) for place in record.places] == [
        ("arden", "black_flag", True)
    ]
    siege = record.sieges[0]
    assert siege.sides == {"hill_brigade": ("north",), "norland_army": ("south",), "sudria": OTHERS}
    assert [one.field for one in siege.disagreements] == ["by", "sides"]
    assert [position.value for position in siege.disagreements[1].positions] == [
        "east: Sudria; north: Sudria; south: Norland Army; west: Sudria (second, third)",
        "north: Hill Brigade; south: Norland Army (first)",
    ]
    assert siege.until == date(2020, 2, 29)


def test_after_it(incidents: tuple[Incident, ...], pack: Pack) -> None:
    record = _on(date(2020, 6, 30), incidents, pack)
    assert [(place.place, place.holder) for place in record.places] == [("arden", "hill_brigade")]
    assert record.sieges == ()
