"""What is known of one place's holder, how far it is trusted, and its state on a day."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from vedette.model import Disagreement, Incident, PartState, PlaceRef, PlaceState, SiegeState
from vedette.packs.pack import Pack
from vedette.situation.known import Dated

HALF_LIFE_DAYS = 365
"""Days after which what was heard last of a place is trusted half as much."""

FLOOR = 0.3
"""Below this the trust in a holder that the pack gives does not fade while nothing told contradicts it: who
held a town when the war began is more than a rumour for as long as nobody tells of its loss."""

TRUST = {"confirmed": 0.9, "fair": 0.8, "weak": 0.6, "contested": 0.3, "discounted": 0.0}
"""How far an account of each grade is trusted on its own day."""


@dataclass(frozen=True)
class Hold:
    """What is known of one place so far; `heard` is the day of the last word on its holder.

    `taken` is the day of the last capture that made its holder, or that its holder made; `disputed` the day
    since which origins disagree on who took it, `floor` what trust fades to at most, `parts` are the quarters
    that another side took since, and what another side is besieged in. `since_from` is the first day that
    `since` may stand for.
    """

    place: PlaceRef
    holder: str | None = None
    since: date | None = None
    since_from: date | None = None
    heard: date | None = None
    trust: float = 0.0
    floor: float = 0.0
    taken: date | None = None
    disputed: date | None = None
    parts: tuple[PartState, ...] = ()
    disagreements: tuple[Disagreement, ...] = field(default=())
    claims: tuple[str, ...] = ()

    def trusted_on(self, day: date) -> float:
        """Return how far its holder is trusted on a day."""
        age = (day - self.heard).days if self.heard is not None else 0
        floor = self.floor if self.disputed is None else 0.0
        return max(float(self.trust * 0.5 ** (age / HALF_LIFE_DAYS)), floor)


def before_all(place: PlaceRef, day: date, pack: Pack) -> Hold:
    """Return what the pack says of a place that nothing has been told of."""
    known = pack.held_from_start(place.id, day) if place.id is not None else None
    if known is None:
        return Hold(place)
    trust = TRUST["confirmed"]
    return Hold(place, holder=known.holder, since=known.start, heard=known.start, trust=trust, floor=FLOOR)


def disputed(hold: Hold, day: date, *positions: Disagreement) -> Hold:
    """Return a hold that is contested from a day on, if it was not before, with what accounts say of it."""
    more = tuple(one for one in positions if one not in hold.disagreements)
    return replace(hold, disputed=hold.disputed or day, disagreements=hold.disagreements + more)


def noted(hold: Hold, incident: Incident) -> Hold:
    """Return a hold with the disagreements and the claims of an incident that tells of it."""
    more = tuple(one for one in incident.disagreements if one not in hold.disagreements)
    return replace(hold, disagreements=hold.disagreements + more, claims=hold.claims + incident.claims)


def state_on(hold: Hold, fights: Sequence[Dated], siege: SiegeState | None, on: date) -> PlaceState:
    """Return the state that a hold, fights for the place and a siege of it give on a day.

    Fights until it was taken are over with it.
    """
    fights = [fight for fight in fights if hold.taken is None or fight[0] > hold.taken]
    claims = {*hold.claims, *(claim for _, fight in fights for claim in fight.claims)}
    claims.update(siege.claims if siege is not None else ())
    more = siege.disagreements if siege is not None else ()
    disputed = [hold.disputed] if hold.disputed is not None else []
    days = [*disputed, *(part.since for part in hold.parts), *(day for day, _ in fights[:1])]
    return PlaceState(
        place=hold.place.id or hold.place.name,
        name=hold.place.name,
        lat=hold.place.lat,
        lon=hold.place.lon,
        holder=hold.holder,
        since=hold.since,
        since_from=hold.since_from,
        confidence=round(hold.trusted_on(on), 3),
        besieged=siege is not None and siege.state == "standing",
        contested=bool(days),
        contested_since=min(days, default=None),
        parts=hold.parts,
        disagreements=hold.disagreements + tuple(one for one in more if one not in hold.disagreements),
        claims=tuple(sorted(claims)),
    )


def faded(incident: Incident, heard: date, on: date) -> float:
    """Return how far what an incident tells is trusted on a day."""
    half_lives = (on - heard).days / HALF_LIFE_DAYS
    return round(TRUST[incident.grade] * float(0.5**half_lives), 3)
