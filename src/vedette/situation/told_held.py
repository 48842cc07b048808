"""Who accounts tell in passing to hold a place ("rebel-held Douma"), put beside who is known to hold it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from vedette.model import Claim, Incident
from vedette.packs.pack import Pack
from vedette.situation.doubt import positions
from vedette.situation.hold import TRUST, Hold
from vedette.situation.holding import AT_TIMES, are_together, fights, holder_by, takes_from
from vedette.situation.known import Dated, Known, place_of
from vedette.situation.timeline import Timeline

_ENOUGH = 2
"""Origins that it takes to outweigh a holder of whom nothing but such words is known."""


@dataclass(frozen=True, order=True)
class Telling:
    """One account by which an actor holds a place on a day."""

    day: date
    claim: str
    holder: str
    origins: tuple[str, ...]
    trust: float


def tellings(incidents: Iterable[Incident], place: str, known: Known, pack: Pack) -> Iterator[Telling]:
    """Yield whom the accounts of incidents at a place tell to hold it, whatever else they tell.

    Words in passing are never trusted more than a weak account.
    """
    for incident in incidents:
        for claim in known.told(incident) if place_of(incident) == place else ():
            holder = claim.place.held_by if claim.place is not None and claim.place.id == place else None
            day = _day(claim)
            if holder is not None and holder.id is not None and day is not None and fights(holder.id, pack):
                origins = tuple(one.id for one in incident.origins if claim.report.id in one.reports)
                trust = min(TRUST[incident.grade], TRUST["weak"])
                yield Telling(day, claim.id, holder.id, origins, trust)


def _day(claim: Claim) -> date | None:
    """Return the day for which an account tells who holds its place, None where it tells of no day.

    That is the day of what it tells; that of its report, where it tells none or one to come. What went on
    for months is of no day.
    """
    published = claim.report.published
    if claim.time is None:
        return published
    if published is not None and published < claim.time.end:
        return published
    return claim.time.end if claim.time.end - claim.time.start <= AT_TIMES else None


def with_tellings(
    hold: Hold, told: Sequence[Telling], timeline: Timeline[Hold], pack: Pack, on: date
) -> Hold:
    """Return a hold with what accounts tell in passing up to a day, after the last word on its holder.

    - Where nobody is known to hold the place, or only the pack says so and is trusted less by now, the one
      told does, since an unknown day; unless it was told to have left, or another has taken the place since.
    - Whoever holds it is confirmed by accounts that say so.
    - Another one told is a competing position and no change. Only a holder of whom nothing but such words is
      known gives way, to one that `_ENOUGH` origins tell and none tells otherwise in between.
    """
    later = [one for one in told if one.day <= on and (hold.heard is None or one.day > hold.heard)]
    if not later:
        return hold
    known = timeline.changes_in(date.min, on)
    changes = [one for one in known if _is_change(one[1], hold)]
    words = _Words(hold, pack)
    for one in later:
        if not _is_lost(one, changes, hold, pack):
            words.take(one)
    return words.outcome(_made_by(hold, known, pack))


@dataclass
class _Words:
    """A hold, and what words in passing have made of it so far."""

    hold: Hold
    pack: Pack
    agreeing: list[Telling] = field(default_factory=list)
    others: list[Telling] = field(default_factory=list)
    unanswered: list[Telling] = field(default_factory=list)
    alone: bool = False

    def take(self, one: Telling) -> None:
        """Weigh one more account, none older than the last."""
        holder = self.hold.holder
        if holder is None or self._is_stale(one):
            self._put(one)
        elif are_together(holder, one.holder, self.pack, one.day):
            trust = max(self.hold.trusted_on(one.day), one.trust)
            claims = (*self.hold.claims, one.claim)
            self.hold = replace(self.hold, heard=one.day, trust=trust, claims=claims)
            self.agreeing.append(one)
            self.unanswered.clear()
        else:
            self.others.append(one)
            self.unanswered.append(one)
            side = [other for other in self.unanswered if other.holder == one.holder]
            if self.alone and len({origin for other in side for origin in other.origins}) >= _ENOUGH:
                self._put(*side)

    def outcome(self, known: Iterable[str]) -> Hold:
        """Return the hold, with the positions of those who tell otherwise; `known` made it by other words."""
        if not self.others or self.hold.holder is None:
            return self.hold
        own = [(self.hold.holder, known), *((self.hold.holder, one.origins) for one in self.agreeing)]
        position = positions([*own, *((one.holder, one.origins) for one in self.others)], self.pack)
        claims = (*self.hold.claims, *(one.claim for one in self.others))
        told = (*self.hold.disagreements, position)
        return replace(self.hold, floor=0.0, disagreements=told, claims=claims)

    def _is_stale(self, one: Telling) -> bool:
        """Tell whether nothing but the pack, long ago, says who holds the place."""
        only_pack = not self.hold.claims and not self.alone
        return only_pack and self.hold.trusted_on(one.day) < one.trust

    def _put(self, *told: Telling) -> None:
        """Let the place be held by whom these accounts tell."""
        last = told[-1]
        claims = (*self.hold.claims, *(one.claim for one in told))
        self.hold = replace(
            self.hold,
            holder=last.holder,
            since=None,
            since_from=None,
            heard=last.day,
            trust=last.trust,
            floor=0.0,
            claims=claims,
        )
        self.agreeing, self.others, self.unanswered, self.alone = list(told), [], [], True


def _is_change(incident: Incident, hold: Hold) -> bool:
    """Tell whether an incident is a change of the place itself, not one that others deny."""
    return (
        incident.kind in {"capture", "withdrawal"}
        and incident.grade != "contested"
        and (incident.kind == "withdrawal" or place_of(incident) == hold.place.id)
    )


def _is_lost(one: Telling, changes: Sequence[Dated], hold: Hold, pack: Pack) -> bool:
    """Tell whether the one who is told to hold a place lost it on that day or later, or left it before."""
    since = (incident for day, incident in changes if day >= one.day)
    left = next((incident for day, incident in reversed(changes) if day < one.day), None)
    gone = hold.holder is None and left is not None and left.kind == "withdrawal"
    return any(takes_from(incident, one.holder, pack, one.day) for incident in since) or (
        gone and left is not None and takes_from(left, one.holder, pack, one.day)
    )


def _made_by(hold: Hold, changes: Sequence[Dated], pack: Pack) -> tuple[str, ...]:
    """Return the ids of the origins of the last event that made the holder, none where the pack did."""
    for day, incident in reversed(changes):
        if incident.kind in {"capture", "siege"} and holder_by(incident, pack, day) == hold.holder:
            return tuple(origin.id for origin in incident.origins)
    return ()
