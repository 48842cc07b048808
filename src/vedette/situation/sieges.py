"""Who besieges whom where, from the sieges that are reported and what ends them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from vedette.model import Disagreement, Incident, PlaceRef, Side, SiegeState
from vedette.packs.pack import Pack
from vedette.situation.holding import is_at, leaves, lies_in, takes_from, takes_whole
from vedette.situation.view import View, actor_id, place_id

_ENDS = ("capture", "siege_lifted", "withdrawal")
_TOO_WIDE = ("province", "country")


@dataclass
class _Siege:
    """A siege while it is put together; `until` is None as long as it lasts."""

    since: date
    incidents: list[Incident] = field(default_factory=list)
    until: date | None = None


def sieges(view: View, pack: Pack) -> tuple[SiegeState, ...]:
    """Return the sieges that stand on the day of `view`, by place.

    A siege begins on the first day that an account places it on. It ends when it is lifted, when somebody not
    of the besieged takes the place, or when the besieged, or all besiegers, leave it. Reports of one siege
    join as long as nothing ended it between them. `until` is the day it ended, where that is known and after
    the day of the view.
    """
    found: dict[str, list[_Siege]] = defaultdict(list)
    ends = _ends(view)
    for since, incident in begins(view, pack):
        place = place_id(incident.place) if incident.place is not None else ""
        until = _end_of(incident, since, ends, view, pack)
        standing = next((siege for siege in found[place] if siege.until == until), None)
        if standing is None:
            standing = _Siege(since=since, until=until)
            found[place].append(standing)
        standing.incidents.append(incident)
    return tuple(
        _state(place, siege)
        for place in sorted(found)
        for siege in found[place]
        if siege.until is None or siege.until > view.on
    )


def begins(view: View, pack: Pack) -> Sequence[tuple[date, Incident]]:
    """Return the sieges at a known place that have begun by the day of the view, by their first day.

    A whole country or province is not besieged: that is a siege somewhere in it, at a place not known.
    So is one of "a town near" a place.
    A siege "in February" is taken to stand from the last of February, one of "2013 to 2017" from its start.
    """
    begun = []
    for incident in view.incidents:
        if (
            incident.kind != "siege"
            or incident.place is None
            or _is_province(incident.place, pack)
            or incident.status not in ("happened", "ongoing")
            or not is_at(incident.place, view.told(incident))
        ):
            continue
        vague = incident.time is not None and incident.time.precision in ("month", "year")
        day = view.last_day(incident) if vague else view.first_day(incident)
        if day is not None and day <= view.on:
            begun.append((day, incident))
    return sorted(begun, key=lambda pair: (pair[0], pair[1].id))


def _is_province(place: PlaceRef, pack: Pack) -> bool:
    known = pack.place(place.id) if place.id is not None else None
    return known.kind in _TOO_WIDE if known is not None else place.precision in _TOO_WIDE


def _ends(view: View) -> Mapping[str, Sequence[tuple[date, Incident]]]:
    """Return what may end a siege, also after the day of the view, by its place and in order of days."""
    ends: dict[str, list[tuple[date, Incident]]] = defaultdict(list)
    for incident in view.incidents:
        counts = incident.status in ("happened", "ongoing") and incident.grade != "contested"
        day = view.last_day(incident)
        if incident.kind in _ENDS and incident.place is not None and counts and day is not None:
            ends[place_id(incident.place)].append((day, incident))
    return {place: sorted(found, key=lambda end: (end[0], end[1].id)) for place, found in ends.items()}


def _end_of(
    siege: Incident,
    since: date,
    ends: Mapping[str, Sequence[tuple[date, Incident]]],
    view: View,
    pack: Pack,
) -> date | None:
    """Return the first day from `since` on that something at the place, or around it, ended a siege."""
    place = place_id(siege.place) if siege.place is not None else ""
    days = [
        day
        for area in (place, *pack.within(place))
        for day, end in ends.get(area, ())
        if day >= since and _ended_by(end, siege, view, pack)
    ]
    return min(days, default=None)


def _ended_by(end: Incident, siege: Incident, view: View, pack: Pack) -> bool:
    if end.place is None or siege.place is None:
        return False
    place, area = place_id(siege.place), place_id(end.place)
    if end.kind == "siege_lifted":
        return place == area
    besieged = [actor.id for actor in siege.against if actor.id is not None]
    besiegers = [actor.id for actor in siege.by if actor.id is not None]
    day = view.last_day(end) or view.on
    lost = [takes_from(end, holder, pack, day) for holder in besieged]
    # whoever takes the place was not shut up in it, whatever one account of the siege has it
    ended = any(lost) or not lost if end.kind == "capture" else all(lost)
    if end.kind == "withdrawal":
        gone = lies_in(place, area, pack) and leaves(end.place, view.told(end), pack)
        lifted = bool(besiegers) and all(takes_from(end, actor, pack, day) for actor in besiegers)
        return gone and ((bool(besieged) and ended) or lifted)
    return ended and place == area and takes_whole(end.place, view.told(end), pack)


def _state(place: str, siege: _Siege) -> SiegeState:
    named = siege.incidents[-1].place
    sides: dict[str, tuple[Side, ...]] = {}
    for incident in siege.incidents:
        sides.update({actor_id(actor): actor.sides for actor in incident.by if actor.sides})
    disagreements: dict[str, Disagreement] = {}
    for incident in siege.incidents:
        for disagreement in incident.disagreements:
            disagreements.setdefault(disagreement.to_json(), disagreement)
    return SiegeState(
        place=place,
        name=named.name if named is not None else place,
        besieged=tuple(dict.fromkeys(actor_id(a) for incident in siege.incidents for a in incident.against)),
        by=tuple(dict.fromkeys(actor_id(a) for incident in siege.incidents for a in incident.by)),
        sides={actor: sides[actor] for actor in sorted(sides)},
        since=siege.since,
        until=siege.until,
        reported=True,
        computed=False,
        disagreements=tuple(disagreements.values()),
        incidents=tuple(sorted(incident.id for incident in siege.incidents)),
        claims=tuple(sorted({claim for incident in siege.incidents for claim in incident.claims})),
    )
