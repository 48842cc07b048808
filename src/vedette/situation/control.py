"""Who holds which place: a fold over captures, withdrawals and sieges in the order of their days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from vedette.model import Disagreement, Incident, PlaceRef, PlaceState, SiegeState
from vedette.packs.pack import Pack
from vedette.packs.records import Place
from vedette.situation.holding import holder_among, is_wide, leaves, lies_in, takes_from, takes_whole
from vedette.situation.order import in_order
from vedette.situation.sieges import begins
from vedette.situation.view import View

FOUGHT_OVER = timedelta(days=14)
"""How long after fighting at a place it counts as contested."""

HALF_LIFE_DAYS = 365
"""Days after which what was heard last of a place is trusted half as much."""

TRUST = {"confirmed": 0.9, "fair": 0.8, "weak": 0.6, "contested": 0.3, "discounted": 0.0}
"""How far an account of each grade is trusted on its own day."""

_GROUND = ("clash", "advance", "capture")


@dataclass(frozen=True)
class _Hold:
    """What is known of one place so far; `heard` is the day of the last word on its holder."""

    place: PlaceRef
    holder: str | None = None
    since: date | None = None
    heard: date | None = None
    trust: float = 0.0
    contested: bool = False
    disagreements: tuple[Disagreement, ...] = field(default=())
    claims: tuple[str, ...] = ()


def control(view: View, pack: Pack, sieges: Sequence[SiegeState]) -> tuple[PlaceState, ...]:
    """Return the state of each place that anything is known of on the day of `view`, by place id.

    - A capture makes its actor the holder, from the last day that it may have been on. A province or another
      wide area does not change hands in one event, and a hill or a hall at a place is not the place.
    - A withdrawal ends the actor's hold on the place, and on all places in it if an account says that it left
      the whole area.
    - Whoever is besieged holds the place, if the siege is of the whole of it.
    - A capture that another origin denies changes nothing but that the place is contested. So is a place
      where there was fighting, or something at it was taken, in the last `FOUGHT_OVER`.

    - Who held a place before anything is told of it the pack may say; the places it lists are always there.

    Places that no pack knows are left out: they can't be told apart or put in an area.
    """
    holds = {place: hold for place in _listed(pack) if (hold := _from_start(place, view.on, pack)).holder}
    for day, incident in _changes(view, pack):
        _apply(day, incident, holds, view, pack)
    for day, incident in view.certain(*_GROUND):
        place = incident.place
        if place is None or place.id is None or is_wide(place, pack) or day + FOUGHT_OVER < view.on:
            continue
        if incident.kind == "capture" and takes_whole(place, view.told(incident), pack):
            continue
        hold = holds.get(place.id) or _before(place, view.on, pack)
        holds[place.id] = replace(hold, contested=True, claims=hold.claims + incident.claims)
    besieged = {siege.place: siege for siege in sieges}
    return tuple(_state(holds[place], besieged.get(place), view) for place in sorted(holds))


def _changes(view: View, pack: Pack) -> Sequence[tuple[date, Incident]]:
    """Return what changes hands by the day of the view; sieges by their first day, the rest by the last."""
    return in_order([*view.certain("capture", "withdrawal"), *begins(view, pack)], view)


def _listed(pack: Pack) -> Iterable[str]:
    """Return the places, no wide areas, that the pack says the first holders of."""
    listed = sorted({place for holding in pack.held for place in holding.places})
    return [place for place in listed if (known := pack.place(place)) and not is_wide(_ref(known), pack)]


def _from_start(place: str, day: date, pack: Pack) -> _Hold:
    known = pack.place(place)
    return _before(_ref(known) if known else PlaceRef(id=place, name=place, as_written=""), day, pack)


def _ref(place: Place) -> PlaceRef:
    return PlaceRef(id=place.id, name=place.name, as_written="", lat=place.lat, lon=place.lon)


def _before(place: PlaceRef, day: date, pack: Pack) -> _Hold:
    """Return what the pack says of a place that nothing has been told of."""
    known = pack.held_from_start(place.id, day) if place.id is not None else None
    if known is None:
        return _Hold(place)
    return _Hold(place, holder=known.holder, since=known.start, heard=known.start, trust=TRUST["confirmed"])


def _apply(day: date, incident: Incident, holds: dict[str, _Hold], view: View, pack: Pack) -> None:
    place = incident.place
    if place is None or place.id is None:
        return
    if incident.kind == "withdrawal":
        if leaves(place, view.told(incident), pack):
            _leave(day, incident, holds, pack)
        return
    if not takes_whole(place, view.told(incident), pack):
        return
    hold = holds.get(place.id) or _before(place, day, pack)
    if incident.kind == "capture" and incident.grade == "contested":
        holds[place.id] = _noted(replace(hold, contested=True), incident)
        return
    actors = incident.by if incident.kind == "capture" else incident.against
    holder = holder_among(actors, pack, day)
    if incident.kind == "siege" and (holder is None or _besieges_itself(holder, incident, pack, day)):
        return
    same = _still_holds(hold.holder, holder, incident, pack, day)
    holds[place.id] = _noted(
        _Hold(
            place=place,
            holder=hold.holder if same else holder,
            since=hold.since if same else day,
            heard=day,
            trust=max(TRUST[incident.grade], hold.trust if same else 0.0),
            disagreements=hold.disagreements if same else (),
            claims=hold.claims if same else (),
        ),
        incident,
    )


def _besieges_itself(holder: str, siege: Incident, pack: Pack, day: date) -> bool:
    """Tell whether who is said to be besieged is of the besiegers' side: one of the two was misread."""
    side = pack.side_of(holder, day) or holder
    return any(side == (pack.side_of(actor.id, day) or actor.id) for actor in siege.by if actor.id)


def _still_holds(before: str | None, after: str | None, incident: Incident, pack: Pack, day: date) -> bool:
    """Tell whether the holder stays: the new name is of its side or its backer, and did not drive it out."""
    if before is None or after is None or before == after:
        return before == after
    side = pack.side_of(before, day)
    taken = incident.kind == "capture" and any(actor.id == before for actor in incident.against)
    together = (side is not None and side == pack.side_of(after, day)) or after in pack.backers_of(
        before, day
    )
    return together and not taken


def _leave(day: date, incident: Incident, holds: dict[str, _Hold], pack: Pack) -> None:
    if incident.place is None or incident.place.id is None:
        return
    area = incident.place.id
    if not is_wide(incident.place, pack):
        holds.setdefault(area, _before(incident.place, day, pack))
    for place_id, hold in sorted(holds.items()):
        known_to_hold = hold.holder is not None and takes_from(incident, hold.holder, pack, day)
        nobody_yet = place_id == area and hold.holder is None
        if (known_to_hold or nobody_yet) and lies_in(place_id, area, pack):
            left = _Hold(place=hold.place, since=day, heard=day, trust=TRUST[incident.grade])
            holds[place_id] = _noted(left, incident)


def _noted(hold: _Hold, incident: Incident) -> _Hold:
    more = tuple(one for one in incident.disagreements if one not in hold.disagreements)
    return replace(hold, disagreements=hold.disagreements + more, claims=hold.claims + incident.claims)


def _state(hold: _Hold, siege: SiegeState | None, view: View) -> PlaceState:
    age = (view.on - hold.heard).days if hold.heard is not None else 0
    claims = {*hold.claims, *(siege.claims if siege is not None else ())}
    more = siege.disagreements if siege is not None else ()
    return PlaceState(
        place=hold.place.id or hold.place.name,
        name=hold.place.name,
        lat=hold.place.lat,
        lon=hold.place.lon,
        holder=hold.holder,
        since=hold.since,
        confidence=round(hold.trust * 0.5 ** (age / HALF_LIFE_DAYS), 3),
        besieged=siege is not None,
        contested=hold.contested,
        disagreements=hold.disagreements + tuple(one for one in more if one not in hold.disagreements),
        claims=tuple(sorted(claims)),
    )
