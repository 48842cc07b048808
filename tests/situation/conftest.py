"""The pack of a made-up war, and a builder of incidents with the claims that tell them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from tests.made_up_war import actor_ref, made_up_war, place_ref
from tests.periods import period

from vedette.model import (
    Claim,
    Disagreement,
    Incident,
    IncidentAmount,
    Origin,
    Position,
    Report,
    content_id,
)
from vedette.packs.pack import Pack
from vedette.situation import View, view_of

Happening = tuple[Incident, tuple[Claim, ...]]


@pytest.fixture(scope="session")
def pack() -> Pack:
    return made_up_war()


@pytest.fixture(scope="session")
def happen(pack: Pack) -> Callable[..., Happening]:
    return happening(pack)


def happening(pack: Pack) -> Callable[..., Happening]:
    """Build an incident from plain fields, told by one claim a quote.

    `day` is a day, a month or a pair of days; `numbers` maps "killed civilians" to low, best, high; `told_at`
    is the character of the report at which the first quote stands; `written` says how actors are written,
    `held_by` whom the claims tell in passing to hold the place.
    """

    def build(
        kind: str,
        where: str | None = "arden",
        day: Any = "2020-02-03",
        *,
        by: Iterable[str] = (),
        against: Iterable[str] = (),
        status: Any = "happened",
        grade: Any = "fair",
        quotes: Sequence[str] = ("it happened",),
        numbers: Mapping[str, Sequence[int | None]] | None = None,
        sides: Mapping[str, Sequence[str]] | None = None,
        differ: str | None = None,
        report: str = "r",
        outlet: str | None = "herald",
        published: Any = "2020-02-04",
        told_at: int = 0,
        written: Mapping[str, str] | None = None,
        said_by: str | None = None,
        held_by: str | None = None,
    ) -> Happening:
        of = Report.make(
            name=report,
            text=" ".join(quotes),
            outlet=outlet,
            published=date.fromisoformat(str(published)) if published else None,
        )
        words = written or {}
        actors = tuple(actor_ref(name, pack, (sides or {}).get(name, ()), words.get(name)) for name in by)
        targets = tuple(actor_ref(name, pack, written=words.get(name)) for name in against)
        place = place_ref(where, pack)
        holder = actor_ref(held_by, pack) if held_by else None
        told = place.model_copy(update={"held_by": holder}) if place is not None else None
        identity = content_id(
            "x",
            kind,
            where,
            str(day),
            list(by),
            list(against),
            list(quotes),
            status,
            report,
            told_at,
            held_by,
        )
        claims = tuple(
            Claim(
                id=content_id("clm", identity, number),
                report=of.ref(),
                kind=kind,
                status=status,
                by=actors,
                against=targets,
                place=told,
                time=period(day),
                said_by=actor_ref(said_by, pack) if said_by else None,
                evidence={"start": told_at + number, "end": told_at + number + 1, "quote": quote},
                confidence=1.0,
            )
            for number, quote in enumerate(quotes)
        )
        incident = Incident(
            id=content_id("inc", *(claim.id for claim in claims)),
            kind=kind,
            status=status,
            grade=grade,
            place=place,
            time=period(day),
            by=actors,
            against=targets,
            numbers=tuple(_amount(key, bounds) for key, bounds in (numbers or {}).items()),
            claims=tuple(sorted(claim.id for claim in claims)),
            reports=(of.id,),
            origins=(Origin(id="watch", name="Norland Watch", kind="monitor", reports=(of.id,)),),
            disagreements=(
                (Disagreement(field=differ, positions=(Position(value="x", origins=("watch",)),)),)
                if differ
                else ()
            ),
            title=kind,
        )
        return incident, claims

    return build


def _amount(key: str, bounds: Sequence[int | None]) -> IncidentAmount:
    of: Any = key.split(maxsplit=1)[0]
    return IncidentAmount(of=of, who=" ".join(key.split()[1:]), low=bounds[0], best=bounds[1], high=bounds[2])


@pytest.fixture(scope="session")
def view(happen: Callable[..., Happening]) -> Callable[..., View]:
    """Build a view from the fields of incidents."""

    def build(events: Iterable[Mapping[str, Any]], on: Any, known_by: Any = None) -> View:
        happenings = [happen(**event) for event in events]
        latest = date.fromisoformat(str(known_by)) if known_by else None
        seen, _ = view_of(
            [incident for incident, _ in happenings],
            [claim for _, claims in happenings for claim in claims],
            date.fromisoformat(str(on)),
            latest,
        )
        return seen

    return build
