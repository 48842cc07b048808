"""The pack of a made-up war, and a builder of claims beside their origins."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.periods import period

from vedette.incidents import link
from vedette.model import ActorRef, Amount, Attribution, Claim, Incident, Origin, PlaceRef, Report
from vedette.packs.loader import load_pack
from vedette.packs.pack import Pack

Telling = tuple[Claim, Attribution, Origin]
PRECISION = {"province": "province", "country": "country", "quarter": "area", "airport": "point"}


@pytest.fixture(scope="session")
def pack() -> Pack:
    loaded, _ = load_pack(Path(__file__).parents[1] / "situation" / "pack")
    return loaded


@pytest.fixture(scope="session")
def tell(pack: Pack) -> Callable[..., Telling]:
    """Build a claim from plain fields; `day` is a day, a month or a pair of days, `by` actor ids.

    `sides` gives directions by actor, `called` the words for it; `figures` are amounts as
    `{of, who, low, high, written}` or `{of, value}`. Reports of one `family` are reprints.
    """

    def actor(name: str, sides: dict[str, list[str]], called: dict[str, str]) -> ActorRef:
        known = pack.actors.get(name)
        return ActorRef(
            id=known.id if known else None,
            name=known.name if known else name,
            as_written=called.get(name, name),
            sides=tuple(sides.get(name, ())),
        )

    def place(name: str | None, relation: str) -> PlaceRef | None:
        if name is None:
            return None
        known = pack.place(name)
        if known is None:
            return PlaceRef(id=None, name=name, as_written=name)
        return PlaceRef(
            id=known.id,
            name=known.name,
            as_written=name,
            lat=known.lat,
            lon=known.lon,
            precision=PRECISION.get(known.kind, "locality"),
            relation=relation,
        )

    def amount(figure: dict[str, Any]) -> Amount:
        value = figure.get("value")
        low, high = figure.get("low", value), figure.get("high", value)
        written = figure.get("written", str(low or high))
        return Amount(of=figure["of"], who=figure.get("who", ""), low=low, high=high, as_written=written)

    def build(
        kind: str,
        where: str | None = "arden",
        day: Any = "2020-02-03",
        *,
        by: Iterable[str] = (),
        against: Iterable[str] = (),
        origin: str = "watch",
        report: str = "r1",
        status: str = "happened",
        figures: Iterable[dict[str, Any]] = (),
        sides: dict[str, list[str]] | None = None,
        called: dict[str, str] | None = None,
        said_by: str | None = None,
        family: str | None = None,
        relation: str = "",
        published: str | None = "2020-02-04",
        quote: str = "x",
        at: int = 0,
        chain: Iterable[str] = (),
    ) -> Telling:
        of = Report.make(
            name=report, text="x", published=date.fromisoformat(str(published)) if published else None
        )
        claim = Claim(
            id=Claim.id_for(
                of.id, f"{kind} {where} {day} {origin} {list(figures)} {list(by)} {quote}", at, at + 1
            ),
            report=of.ref(),
            kind=kind,
            status=status,
            by=tuple(actor(name, sides or {}, called or {}) for name in by),
            against=tuple(actor(name, {}, called or {}) for name in against),
            said_by=actor(said_by, {}, called or {}) if said_by else None,
            place=place(where, relation),
            time=period(day),
            numbers=tuple(map(amount, figures)),
            evidence={"start": at, "end": at + 1, "quote": quote},
            confidence=1.0,
        )
        source, spokesman = pack.sources.get(origin), pack.actors.get(origin)
        teller = Origin(
            id=origin,
            name=origin,
            kind=source.kind if source else "belligerent" if spokesman else "unknown",
            side=pack.side_of(origin),
        )
        return (
            claim,
            Attribution(claim=claim.id, origin=origin, chain=(*chain, origin), family=family or of.id),
            teller,
        )

    return build


@pytest.fixture(scope="session")
def linked(pack: Pack) -> Callable[[Iterable[Telling]], tuple[Incident, ...]]:
    def run(tellings: Iterable[Telling]) -> tuple[Incident, ...]:
        given = list(tellings)
        claims, attributions = [one[0] for one in given], [one[1] for one in given]
        incidents, problems = link(claims, attributions, [one[2] for one in given], pack)
        assert not problems
        return incidents

    return run
