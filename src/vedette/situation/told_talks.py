"""What reports tell of talks: which statements are of one round, where, when, between whom."""

from dataclasses import dataclass
from datetime import date

from vedette.model import TOOK_PLACE, Claim, Incident, Period
from vedette.packs.pack import Pack
from vedette.situation.known import actor_id, place_id
from vedette.situation.told_round import agenda, conveners, outcome
from vedette.situation.view import View
from vedette.situation.vocabulary import says, vocabulary

KINDS = ("talks_held", "talks_planned")
_EXACT = ("day", "days")


@dataclass(frozen=True)
class Told:
    """Talks as one incident tells them.

    `place` is an id or a name, None where only the country of the war is told: talks on it need not be in
    it. `venue` says that the place is a town or nearer, `named` that words for a meeting tell it, and
    `parties` are those whom such words name, if there are any. `forecast`: told as to come, not as held.
    `announced` is the day of the first report that told of them before they were. `conveners`, `agenda` and
    `outcome` are what its words say of these, "" where they say nothing.
    """

    place: str | None
    venue: bool
    start: date
    end: date
    exact: bool
    parties: tuple[str, ...]
    named: bool
    planned: bool
    forecast: bool
    put_off: bool
    called_off: bool
    announced: date | None
    claims: tuple[str, ...]
    conveners: tuple[str, ...] = ()
    agenda: str = ""
    outcome: str = ""

    @property
    def days(self) -> Period:
        """Return its days."""
        return Period(start=self.start, end=self.end, precision="day" if self.start == self.end else "days")


def told_talks(view: View, pack: Pack) -> tuple[Told, ...]:
    """Return the talks that reports tell of up to the day of `view`, or announce by it, in their order.

    Talks at large ("several rounds of talks have failed") are of no round and left out, and so are talks of
    which no day is told but that of the report that announces them.
    """
    found = [
        told
        for incident in view.known.of_kinds(*KINDS)
        if incident.status != "denied"
        for told in [_told(incident, view, pack)]
        if told is not None and (told.start <= view.on or _is_known(told, view))
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.claims)))


def _told(incident: Incident, view: View, pack: Pack) -> Told | None:
    claims = [c for c in view.told(incident) if not says(c.evidence.quote, vocabulary().at_large)]
    start = view.first_day(incident)
    if not claims or start is None:
        return None
    end = max(start, incident.time.end) if incident.time is not None else start
    announced = [view.known.told_on(claim) for claim in claims if _is_ahead(claim, start, end, view)]
    held = incident.kind == "talks_held" and any(
        claim.status in TOOK_PLACE and not _is_ahead(claim, start, end, view) for claim in claims
    )
    if not held and not announced:
        return None
    place = incident.place
    at_home = place is not None and place.id in pack.home_places
    quotes = [claim.evidence.quote for claim in claims]
    named = [claim for claim in claims if says(claim.evidence.quote, vocabulary().meeting)]
    actors = [actor for claim in named or claims for actor in (*claim.by, *claim.against)]
    return Told(
        place=place_id(place) if place is not None and not at_home else None,
        venue=place is not None and place.precision in ("point", "locality", "area"),
        start=start,
        end=end,
        exact=incident.time is not None and incident.time.precision in _EXACT,
        parties=tuple(sorted({actor_id(actor) for actor in actors})),
        named=bool(named),
        planned=not held,
        forecast=incident.kind == "talks_planned",
        put_off=any(says(quote, vocabulary().put_off) for quote in quotes),
        called_off=any(says(quote, vocabulary().called_off) for quote in quotes),
        announced=min((day for day in announced if day is not None), default=None),
        claims=tuple(sorted(claim.id for claim in claims)),
        conveners=conveners(claims),
        agenda=agenda(claims),
        outcome=outcome(claims) if held else "",
    )


def _is_ahead(claim: Claim, start: date, end: date, view: View) -> bool:
    """Tell whether a report told of talks before they were: some time this week, say, in the week itself."""
    told = view.known.told_on(claim)
    if told is None:
        return False
    return told < start or (claim.kind == "talks_planned" and told < end)


def _is_known(told: Told, view: View) -> bool:
    """Tell whether coming talks were announced by the day of the view."""
    return told.announced is not None and told.announced <= view.on
