"""Who besieges whom where, from the sieges that are reported and what ends them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Literal

from vedette.model import (
    TOOK_PLACE,
    WIDE_PRECISIONS,
    Disagreement,
    Incident,
    PartState,
    PlaceRef,
    Side,
    SiegeState,
)
from vedette.packs.pack import Pack
from vedette.situation.holding import are_together, fights, is_at, leaves, lies_in, takes_from, takes_whole
from vedette.situation.known import Dated, Known, actor_id, place_id
from vedette.situation.settings import settings
from vedette.situation.view import View
from vedette.situation.vocabulary import vocabulary

_ENDS = ("advance", "capture", "deployment", "evacuation", "siege_lifted", "withdrawal")
_KINDS = frozenset({*_ENDS, "siege"})
_MOVES = ("advance", "deployment")


@dataclass
class _Siege:
    """A siege while it is put together; `until` is None as long as it lasts."""

    since: date
    incidents: list[Incident] = field(default_factory=list)
    until: date | None = None


def sieges(view: View, pack: Pack) -> tuple[SiegeState, ...]:
    """Return the sieges that stand on the day of `view`, by place.

    A siege begins on the first day that an account places it on. It ends when it is lifted, when somebody not
    of the besieged takes the place, when a besieger is told to have entered it, or when the besieged, or all
    besiegers, leave it. Reports of one siege join as long as nothing ended it between them. `until` is the
    day it ended, where that is known and after the day of the view. So does an evacuation of the last of the
    besieged fighters; after one of some of them it is `uncertain` whether the siege goes on. One that nothing
    ended is `uncertain` too when nobody told of it for `siege_uncertain_after`, and no longer listed after
    `siege_forgotten_after`.
    """
    states = []
    for place in sorted(view.known.places):
        told = view.known.keep(place, "sieges", partial(_ended, place, view.known, pack), _KINDS)
        standing: dict[date | None, _Siege] = {}
        for since, until, incident in told:
            if since <= view.on and (until is None or until > view.on):
                standing.setdefault(until, _Siege(since, until=until)).incidents.append(incident)
        states += [_state(place, siege, view, pack) for siege in standing.values()]
    kept = settings().siege_forgotten_after
    return tuple(one for one in states if one.until is not None or view.on - (one.heard or view.on) <= kept)


def is_over(siege: SiegeState, holder: str | None, parts: Sequence[PartState], pack: Pack, on: date) -> bool:
    """Tell whether a besieger holds the place by now, all of it, so that nobody is shut up in it."""
    if holder is None or siege.until is not None:
        return False
    holders = (holder, *(part.holder for part in parts))
    besieged = any(are_together(one, actor, pack, on) for one in holders for actor in siege.besieged)
    return not besieged and any(are_together(holder, actor, pack, on) for actor in siege.by)


def begun(incidents: Iterable[Incident], known: Known, pack: Pack) -> Sequence[Dated]:
    """Return the sieges of a place that are among some incidents, on any day, by their first day.

    A whole country or province is not besieged: that is a siege somewhere in it, at a place not known.
    So is one of "a town near" a place. What police close off against nobody is a cordon.
    A siege "in February" is taken to stand from the last of February, one of "2013 to 2017" from its start.
    """
    found = []
    for incident in incidents:
        if (
            incident.kind != "siege"
            or incident.place is None
            or _is_province(incident.place, pack)
            or incident.status not in TOOK_PLACE
            or not is_at(incident.place, known.told(incident))
            or _is_cordon(incident, pack)
        ):
            continue
        vague = incident.time is not None and incident.time.precision in ("month", "year")
        day = known.last_day(incident) if vague else known.first_day(incident)
        if day is not None:
            found.append((day, incident))
    return sorted(found, key=lambda pair: (pair[0], pair[1].id))


def _is_cordon(siege: Incident, pack: Pack) -> bool:
    kinds = [pack.actors[one.id].kind for one in siege.by if one.id is not None and one.id in pack.actors]
    return bool(kinds) and not siege.against and all(kind == "police" for kind in kinds)


def _is_province(place: PlaceRef, pack: Pack) -> bool:
    known = pack.place(place.id) if place.id is not None else None
    return (known.kind if known is not None else place.precision) in WIDE_PRECISIONS


def _ended(place: str, known: Known, pack: Pack) -> Sequence[tuple[date, date | None, Incident]]:
    """Return the sieges at a place with the first day on which something at it, or around it, ended them."""
    sieges_here = begun(known.at(place, "siege"), known, pack)
    ends = [
        (day, end)
        for area in ((place, *pack.within(place)) if sieges_here else ())
        for day, end in known.dated(known.at(area, *_ENDS))
        if end.grade != "contested"
    ]
    ends.sort(key=lambda end: (end[0], end[1].id))
    found = []
    for since, siege in sieges_here:
        later = ends[bisect_left(ends, since, key=lambda end: end[0]) :]
        until = next((day for day, end in later if _ended_by(day, end, siege, known, pack)), None)
        found.append((since, until, siege))
    return found


def _ended_by(day: date, end: Incident, siege: Incident, known: Known, pack: Pack) -> bool:
    if end.place is None or siege.place is None:
        return False
    place, area = place_id(siege.place), place_id(end.place)
    if end.kind == "siege_lifted":
        return place == area
    if end.kind == "evacuation":
        quotes = [claim.evidence.quote for claim in known.told(end)]
        return _takes_out(end, siege, known, pack, day) and any(map(vocabulary().means_emptied, quotes))
    if place == area and _is_entered(end, siege, known, pack, day):
        return True
    if end.kind in _MOVES:
        return False
    besieged = [actor.id for actor in siege.against if actor.id is not None]
    besiegers = [actor.id for actor in siege.by if actor.id is not None]
    lost = [takes_from(end, holder, pack, day) for holder in besieged]
    # whoever takes the place was not shut up in it, whatever one account of the siege has it
    ended = any(lost) or not lost if end.kind == "capture" else all(lost)
    if end.kind == "withdrawal":
        gone = lies_in(place, area, pack) and leaves(end.place, known.told(end), pack)
        lifted = bool(besiegers) and all(takes_from(end, actor, pack, day) for actor in besiegers)
        return gone and ((bool(besieged) and ended) or lifted)
    return ended and place == area and takes_whole(end.place, known.told(end), pack)


def _takes_out(evacuation: Incident, siege: Incident, known: Known, pack: Pack, day: date) -> bool:
    """Tell whether besieged fighters are among the people moved out: not civilians alone."""
    place, moved = evacuation.place, [a.id for a in (*evacuation.by, *evacuation.against) if a.id is not None]
    shut_in = [actor.id for actor in siege.against if actor.id is not None and fights(actor.id, pack)]
    return (
        place is not None
        and siege.place is not None
        and place_id(place) == place_id(siege.place)
        and is_at(place, known.told(evacuation))
        and any(are_together(one, other, pack, day) for one in moved for other in shut_in)
    )


def _is_entered(end: Incident, siege: Incident, known: Known, pack: Pack, day: date) -> bool:
    """Tell whether an account has a besieger enter the place, or a part of it."""
    if end.place is None or end.kind not in ("advance", "capture", "deployment"):
        return False
    besiegers = [actor.id for actor in siege.by if actor.id is not None]
    entering = [actor.id for actor in end.by if actor.id is not None]
    return any(are_together(one, other, pack, day) for one in entering for other in besiegers) and any(
        vocabulary().means_entered(claim.evidence.quote)
        for claim in known.told(end)
        if is_at(end.place, [claim])
    )


def _moved_out(place: str, siege: _Siege, heard: date, view: View, pack: Pack) -> date | None:
    """Return the last day on which besieged fighters were moved out, with no later word of the siege."""
    known = view.known
    days = (
        day
        for day, moved in known.dated(known.at(place, "evacuation"))
        if heard <= day <= view.on
        and any(_takes_out(moved, one, known, pack, day) for one in siege.incidents)
    )
    return max(days, default=None) if siege.until is None else None


def _oftener(actor: str, siege: _Siege, role: Literal["by", "against"]) -> bool:
    """Tell whether accounts of a siege give somebody this role more often than the other.

    Who is as often told to besiege as to be besieged is besieged: those who hold out are easily misread as
    the ones who act.
    """
    by = sum(any(actor_id(ref) == actor for ref in one.by) for one in siege.incidents)
    against = sum(any(actor_id(ref) == actor for ref in one.against) for one in siege.incidents)
    return by > against if role == "by" else against >= by


def _state(place: str, siege: _Siege, view: View, pack: Pack) -> SiegeState:
    named = siege.incidents[-1].place
    published = (claim.report.published for one in siege.incidents for claim in view.told(one))
    heard = max([siege.since, *(day for day in published if day is not None)])
    evacuated = _moved_out(place, siege, heard, view, pack)
    unheard = siege.until is None and view.on - heard > settings().siege_uncertain_after
    by = dict.fromkeys(
        actor_id(a) for incident in siege.incidents for a in incident.by if fights(a.id or "", pack)
    )
    besieged = dict.fromkeys(actor_id(a) for incident in siege.incidents for a in incident.against)
    sides: dict[str, tuple[Side, ...]] = {}
    for incident in siege.incidents:
        sides.update({actor_id(actor): actor.sides for actor in incident.by if actor.sides})
    disagreements: dict[str, Disagreement] = {}
    for incident in siege.incidents:
        for disagreement in incident.disagreements:
            disagreements.setdefault(disagreement.to_json(), disagreement)
    besiegers = tuple(actor for actor in by if actor not in besieged or _oftener(actor, siege, "by"))
    return SiegeState(
        place=place,
        name=named.name if named is not None else place,
        besieged=tuple(actor for actor in besieged if actor not in by or _oftener(actor, siege, "against")),
        by=besiegers,
        sides={actor: sides[actor] for actor in sorted(sides) if actor in besiegers},
        since=siege.since,
        until=siege.until,
        reported=True,
        computed=False,
        state="uncertain" if unheard or evacuated else "standing",
        heard=heard,
        evacuated=evacuated,
        disagreements=tuple(disagreements.values()),
        incidents=tuple(sorted(incident.id for incident in siege.incidents)),
        claims=tuple(sorted({claim for incident in siege.incidents for claim in incident.claims})),
    )
