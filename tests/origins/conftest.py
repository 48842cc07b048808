"""The pack of a made-up war, and builders of reports and claims with few words."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.made_up_war import made_up_war

from vedette.model import ActorRef, Claim, Period, PlaceRef, Report
from vedette.packs.pack import Pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return made_up_war()


@pytest.fixture(scope="session")
def report() -> Callable[..., Report]:
    def build(
        name: str,
        text: str = "",
        *,
        outlet: str | None = None,
        agency: str | None = None,
        published: date = date(2020, 2, 4),
    ) -> Report:
        return Report.make(name=name, text=text or name, outlet=outlet, agency=agency, published=published)

    return build


@pytest.fixture(scope="session")
def claim(pack: Pack) -> Callable[..., Claim]:
    """Build a claim of kind, at a place, of a report.

    `said_by` and `via` are ids or words of the text, or an id with them: "ID: words". Its evidence is
    `quote`, else what stands from character `at` on.
    """

    def source(name: str) -> ActorRef:
        written, _, words = name.partition(": ")
        known = pack.sources.get(written) or pack.actors.get(written)
        composed = name if ":" in name else None
        as_written = words or (known.name if known else name)
        return ActorRef(id=known.id if known else composed, name=name, as_written=as_written)

    def build(
        of: Report,
        kind: str,
        place: str,
        *,
        said_by: str | None = None,
        via: tuple[str, ...] = (),
        by: tuple[str, ...] = (),
        days: tuple[str, str] | None = ("2020-02-03", "2020-02-03"),
        at: int = 0,
        quote: str | None = None,
    ) -> Claim:
        start, end = (date.fromisoformat(day) for day in days) if days else (None, None)
        at = of.text.index(quote) if quote else at
        text = quote or of.text[at : at + 10] or of.text
        return Claim(
            id=Claim.id_for(of.id, kind + place + str(said_by) + str(days), at, at + 10),
            report=of.ref(),
            kind=kind,
            by=tuple(ActorRef(id=actor, name=actor, as_written=actor) for actor in by),
            place=PlaceRef(id=place, name=place, as_written=place, precision="locality"),
            time=Period(start=start, end=end, precision="days") if start and end else None,
            said_by=source(said_by) if said_by else None,
            via=tuple(source(name) for name in via),
            evidence={"start": at, "end": at + len(text), "quote": text},
            confidence=1.0,
        )

    return build
