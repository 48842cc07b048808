"""A small made-up set of results: a siege in Bosnia in 1993, told by two origins in three reports."""

from datetime import date
from typing import Any

import pytest

from vedette.briefing import MapLine, MapPoint, PlaceContext, Results
from vedette.model import (
    AcledEvent,
    ActorRef,
    Amount,
    Attribution,
    CeasefireState,
    Claim,
    Disagreement,
    Incident,
    IncidentAmount,
    Move,
    Origin,
    OriginFigure,
    Period,
    PlaceRef,
    PlaceState,
    Position,
    Problem,
    Report,
    RouteState,
    SiegeState,
    Situation,
    TalkState,
    TollEntry,
    Violation,
    WordCount,
)

DAY = date(1993, 4, 16)
SHELLING = AcledEvent(
    event_type="Explosions/Remote violence", sub_event_type="Shelling/artillery/missile attack"
)
CLASH = AcledEvent(event_type="Battles", sub_event_type="Armed clash")

VRS = ActorRef(id="vrs", name="Bosnian Serb Army", as_written="Serb gunners")
ARBIH = ActorRef(id="arbih", name="Army of Bosnia and Herzegovina", as_written="the Army")
CIVILIANS = ActorRef(id="civilians", name="Civilians", as_written="residents")
SREBRENICA = PlaceRef(
    id="srebrenica",
    name="Srebrenica",
    as_written="Srebrenica",
    lat=44.1037,
    lon=19.2969,
    precision="locality",
)

COURIER = Report.make(
    name="courier.txt",
    text="Medics in the enclave counted 15 dead after mortar rounds hit a school yard.",
    title="Mortar rounds hit a school yard",
    outlet="drina_courier",
    published=DAY,
    url="https://courier.example/1993/school",
)
MIRROR = Report.make(
    name="mirror.txt",
    text="Medics in the enclave counted 15 dead after mortar rounds hit a school yard.",
    outlet="morning_mirror",
    agency="valley_wire",
    published=DAY,
)
GENERAL = Report.make(
    name="general.txt",
    text="The corps command says no more than 9 died, and its guns were still. Fighting went on at night.",
    outlet="river_radio",
    published=DAY,
)


def claim(report: Report, quote: str, kind: str, fields: dict[str, Any]) -> Claim:
    start = report.text.index(quote)
    end = start + len(quote)
    return Claim.model_validate(
        {
            "id": Claim.id_for(report.id, kind, start, end),
            "report": report.ref(),
            "kind": kind,
            "evidence": report.span(start, end),
            "confidence": 0.9,
            **fields,
        }
    )


SCHOOL: dict[str, Any] = {
    "by": (VRS,),
    "against": (CIVILIANS,),
    "place": SREBRENICA,
    "time": Period(start=date(1993, 4, 12), end=date(1993, 4, 12), precision="day"),
    "acled": SHELLING,
}
FIFTEEN = (Amount(of="killed", who="children", low=15, high=15, as_written="15"),)
NINE = (Amount(of="killed", high=9, as_written="9"),)
DEAD = "15 dead after mortar rounds hit a school yard"
CLAIMS = (
    claim(COURIER, DEAD, "shelling", SCHOOL | {"numbers": FIFTEEN}),
    claim(MIRROR, DEAD, "shelling", SCHOOL | {"numbers": FIFTEEN}),
    claim(GENERAL, "no more than 9 died", "shelling", SCHOOL | {"numbers": NINE, "by": ()}),
    claim(
        GENERAL,
        "Fighting went on",
        "clash",
        {"by": (VRS, ARBIH), "place": SREBRENICA, "acled": CLASH, "status": "ongoing"},
    ),
    claim(GENERAL, "9 died", "toll", {"numbers": NINE}),
)
MEDICS = Origin(id="org_medics", name="Hospital staff", kind="witness", reports=(COURIER.id, MIRROR.id))
CORPS = Origin(id="org_corps", name="Drina Corps", kind="belligerent", side="vrs", reports=(GENERAL.id,))
INCIDENTS = (
    Incident(
        id="inc_school",
        kind="shelling",
        status="happened",
        grade="contested",
        place=SREBRENICA,
        time=CLAIMS[0].time,
        by=(VRS,),
        against=(CIVILIANS,),
        numbers=(
            IncidentAmount(
                of="killed",
                low=9,
                best=9,
                high=15,
                by_origin=(
                    OriginFigure(origin="org_medics", low=15, high=15),
                    OriginFigure(origin="org_corps", high=9),
                ),
            ),
        ),
        claims=tuple(c.id for c in CLAIMS[:3]),
        reports=(COURIER.id, MIRROR.id, GENERAL.id),
        origins=(MEDICS, CORPS),
        independent=2,
        disagreements=(
            Disagreement(
                field="by",
                positions=(
                    Position(value="vrs", origins=("org_medics",)),
                    Position(value="unknown", origins=("org_corps",)),
                ),
            ),
        ),
        title="Shelling of a school yard at Srebrenica",
    ),
    Incident(
        id="inc_clash",
        kind="clash",
        status="ongoing",
        grade="weak",
        place=SREBRENICA,
        by=(VRS, ARBIH),
        claims=(CLAIMS[3].id,),
        reports=(GENERAL.id,),
        origins=(CORPS,),
        independent=1,
        title="Clash near Srebrenica",
    ),
)


def place_state(
    place: str, name: str, lat: float, lon: float, holder: str | None, **fields: object
) -> PlaceState:
    base = {"place": place, "name": name, "lat": lat, "lon": lon, "holder": holder, "since": DAY}
    return PlaceState.model_validate(
        base | {"confidence": 0.8, "besieged": False, "contested": False, "claims": ()} | fields
    )


SITUATION = Situation(
    on=DAY,
    known_by=date(1993, 4, 17),
    places=(
        place_state(
            "srebrenica", "Srebrenica", 44.1037, 19.2969, "arbih", besieged=True, claims=(CLAIMS[0].id,)
        ),
        place_state("zvornik", "Zvornik", 44.3866, 19.1048, "vrs"),
        place_state("zepa", "Žepa", 43.9561, 19.1311, None, contested=True),
    ),
    routes=(
        RouteState(
            id="konjevic_road", name="Konjević road", state="cut", cut_by=("vrs",), since=DAY, claims=()
        ),
    ),
    sieges=(
        SiegeState(
            place="srebrenica",
            name="Srebrenica",
            besieged=("arbih",),
            by=("vrs",),
            sides={"vrs": ("north", "east", "southwest")},
            since=date(1993, 3, 1),
            until=None,
            reported=True,
            computed=False,
            disagreements=(
                Disagreement(field="sides", positions=(Position(value="three", origins=("org_medics",)),)),
            ),
            incidents=("inc_clash",),
            claims=(CLAIMS[0].id, CLAIMS[3].id),
        ),
    ),
    toll=(
        TollEntry(
            of="killed",
            place=None,
            name=None,
            who="",
            start=DAY,
            end=DAY,
            low=9,
            best=9,
            high=15,
            cumulative=False,
            incidents=("inc_school",),
        ),
        TollEntry(
            of="killed",
            place="srebrenica",
            name="Srebrenica",
            who="residents",
            start=None,
            end=DAY,
            low=300,
            best=None,
            high=None,
            cumulative=True,
            incidents=(),
        ),
    ),
    ceasefires=(
        CeasefireState(
            agreement="april_truce",
            name="April truce",
            state="agreed",
            since=DAY,
            until=None,
            parties=("vrs", "arbih"),
            incidents=("inc_school",),
        ),
    ),
    violations=(
        Violation(
            incident="inc_school",
            agreement="april_truce",
            zone="enclave",
            act="shelling",
            alleged_party="vrs",
            status="alleged",
            moves=(Move(status="alleged", author="register", time=DAY, ground="its act is prohibited"),),
        ),
    ),
    talks=(
        TalkState(
            track="airport",
            round="second",
            place="sarajevo",
            start=date(1993, 4, 17),
            end=date(1993, 4, 18),
            parties=("vrs", "arbih"),
            state="planned",
            outcome="",
            claims=(CLAIMS[3].id,),
        ),
    ),
    words=(WordCount(actor="vrs", label="aggressors", outlet="drina_courier", count=4),),
)


@pytest.fixture
def results() -> Results:
    return Results(
        situation=SITUATION,
        reports=(COURIER, MIRROR, GENERAL),
        claims=CLAIMS,
        incidents=INCIDENTS,
        attributions=(
            Attribution(
                claim=CLAIMS[0].id, origin="org_medics", chain=("drina_courier", "valley_wire"), family="f1"
            ),
            Attribution(claim=CLAIMS[1].id, origin="org_medics", chain=("morning_mirror",), family="f1"),
            Attribution(claim=CLAIMS[2].id, origin="org_corps", family="f2"),
            Attribution(claim=CLAIMS[3].id, origin="org_corps", family="f2"),
        ),
        problems=(
            Problem(source="general.txt", message="no place is called 'Upper Mill'", where="12-22"),
            Problem(source="mirror.txt", message="no place is called 'Old Bridge'", where="3-13"),
            Problem(source="courier.txt", message="no date before line 12"),
        ),
        names={
            "vrs": "Bosnian Serb Army",
            "arbih": "Army of Bosnia and Herzegovina",
            "drina_courier": "Drina Courier",
            "valley_wire": "Valley Wire",
        },
        outline=(
            MapPoint(id="bratunac", name="Bratunac", lat=44.1842, lon=19.3331, weight=20000),
            MapLine(
                id="konjevic_road",
                name="Konjević road",
                kind="route",
                points=((19.2969, 44.1037), (19.13, 44.25), (19.1048, 44.3866)),
            ),
            MapLine(
                id="bosnia", name="Bosnia", kind="area", points=((18.0, 43.0), (20.0, 43.0), (19.0, 45.0))
            ),
        ),
        geography={"srebrenica": PlaceContext(country="Bosnia and Herzegovina", iso="70", admin1="Srpska")},
        interests={"vrs": 2, "arbih": 1, "civilians": 7},
        title="Eastern Bosnia",
    )


@pytest.fixture
def empty() -> Results:
    blank = {name: () for name in Situation.model_fields if name not in ("on", "known_by")}
    return Results(situation=Situation.model_validate({"on": DAY, "known_by": DAY, **blank}))
