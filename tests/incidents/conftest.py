"""The pack of a made-up war, and a builder of claims beside their origins."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from tests.incidents.tellings import Telling
from tests.made_up_war import actor_ref, made_up_war, place_ref
from tests.periods import period

from vedette.incidents import link
from vedette.model import PUBLISHERS, Amount, Attribution, Claim, Incident, Origin, Report, SourceKind
from vedette.packs.pack import Pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return made_up_war()


@pytest.fixture(scope="session")
def tell(pack: Pack) -> Callable[..., Telling]:
    """Build a claim from plain fields; `day` is a day, a month or a pair of days, `by` actor ids.

    `sides` gives directions by actor, `called` the words for it; `figures` are amounts as
    `{of, who, low, high, written}` or `{of, value}`. Reports of one `family` are reprints. Whoever is no
    press is quoted, unless `said_by` is empty.
    """

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
        teller_kind: SourceKind | None = None,
        title: str | None = None,
    ) -> Telling:
        words = called or {}
        source, spokesman = pack.sources.get(origin), pack.actors.get(origin)
        teller = Origin(
            id=origin,
            name=origin,
            kind=teller_kind or (source.kind if source else "belligerent" if spokesman else "unknown"),
            side=pack.side_of(origin),
        )
        speaks = origin if said_by is None and teller.kind not in PUBLISHERS else said_by
        of = Report.make(
            name=report,
            text="x",
            title=title,
            published=date.fromisoformat(str(published)) if published else None,
        )
        claim = Claim(
            id=Claim.id_for(
                of.id, f"{kind} {where} {day} {origin} {list(figures)} {list(by)} {quote}", at, at + 1
            ),
            report=of.ref(),
            kind=kind,
            status=status,
            by=tuple(actor_ref(name, pack, (sides or {}).get(name, ()), words.get(name)) for name in by),
            against=tuple(actor_ref(name, pack, written=words.get(name)) for name in against),
            said_by=actor_ref(speaks, pack, written=words.get(speaks)) if speaks else None,
            place=place_ref(where, pack, relation),
            time=period(day),
            numbers=tuple(map(amount, figures)),
            evidence={"start": at, "end": at + 1, "quote": quote},
            confidence=1.0,
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
