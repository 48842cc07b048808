"""Sieges that follow from who holds which place and road, held against those that are reported."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import atan2, cos, degrees, radians, sin
from typing import get_args

from vedette.model import Closure, PlaceState, RouteState, Side, SiegeState
from vedette.packs.pack import Pack
from vedette.situation.network import Pair
from vedette.situation.supply import Ground, side_of

_SIDES: tuple[Side, ...] = get_args(Side)


def encircled(
    places: Sequence[PlaceState], on_ground: Mapping[str, Ground], pack: Pack, on: date
) -> tuple[SiegeState, ...]:
    """Return the places that no base of their holder can be reached from, by id.

    A way is closed by a place that another side holds and by a road that another side cut; places that nobody
    is known to hold don't close it, so a town is cut off only if what is known closes every road of the pack.
    A place off the pack's roads, or of a side without a base that stands, is never found to be cut off.
    `since` is the day of the last of the facts that close the ring.
    """
    found = []
    for state in places:
        ground = on_ground.get(side_of(state.holder, pack, on)) if state.holder is not None else None
        if ground is None or state.place not in ground.held or state.place not in ground.known:
            continue
        if state.place in ground.supplied:
            continue
        ring = tuple(_ring(state, ground, pack))
        if ring:
            found.append(_siege(state, ring))
    return tuple(found)


def held_against(
    reported: Iterable[SiegeState], computed: Iterable[SiegeState], pack: Pack, on: date
) -> tuple[SiegeState, ...]:
    """Return sieges by place: both reported and computed, only the one, only the other.

    Two are one if they are of one place, and of one side shut up in it, or nobody says of whom but civilians.
    """
    left = {siege.place: siege for siege in computed}
    found = []
    for siege in reported:
        same = left.get(siege.place)
        if same is None or not _of_one_side(siege, same, pack, on):
            found.append(siege)
            continue
        del left[siege.place]
        both = {"computed": True, "closed_by": same.closed_by, "besieged": siege.besieged or same.besieged}
        found.append(siege.model_copy(update=both))
    return tuple(sorted([*found, *left.values()], key=lambda siege: (siege.place, not siege.reported)))


def _of_one_side(one: SiegeState, other: SiegeState, pack: Pack, on: date) -> bool:
    fighting = [[actor for actor in siege.besieged if actor != pack.civilians] for siege in (one, other)]
    sides = [{side_of(actor, pack, on) for actor in actors} for actors in fighting]
    return not sides[0] or not sides[0].isdisjoint(sides[1])


def _ring(state: PlaceState, ground: Ground, pack: Pack) -> Iterator[Closure]:
    """Yield what closes the ways out of the pocket that a place lies in, by direction."""
    pocket = ground.pocket(state.place)
    found: dict[tuple[str, str], Closure] = {}
    for stretch, block in ground.closed.items():
        inside = [place for place in stretch if place in pocket]
        if inside and isinstance(block, (PlaceState, RouteState)):
            closure = _closure(state, stretch, inside, block, pack)
            found.setdefault((closure.what, closure.id), closure)
    order = {side: number for number, side in enumerate(_SIDES)}
    yield from sorted(found.values(), key=lambda one: (order.get(one.side, -1) if one.side else -1, one.id))


def _closure(
    state: PlaceState, stretch: Pair, inside: Sequence[str], block: PlaceState | RouteState, pack: Pack
) -> Closure:
    if isinstance(block, PlaceState):
        by = (block.holder,) if block.holder is not None else ()
        side = _bearing(state.place, block.place, pack)
        return Closure(what="place", id=block.place, name=block.name, by=by, side=side, since=block.since)
    at, beyond = stretch if state.place == stretch[0] else stretch[::-1]
    # of the last road of several it is not told which way it ran
    side = None if block.last else _bearing(state.place, beyond if at == state.place else inside[0], pack)
    return Closure(what="route", id=block.id, name=block.name, by=block.cut_by, side=side, since=block.since)


def _bearing(start: str, end: str, pack: Pack) -> Side | None:
    """Return the direction of one place as seen from another."""
    one, other = pack.place(start), pack.place(end)
    if one is None or other is None or start == end:
        return None
    lat, lat_other, turn = radians(one.lat), radians(other.lat), radians(other.lon - one.lon)
    angle = atan2(
        sin(turn) * cos(lat_other), cos(lat) * sin(lat_other) - sin(lat) * cos(lat_other) * cos(turn)
    )
    return _SIDES[round(degrees(angle) / 45) % 8]


def _siege(state: PlaceState, ring: Sequence[Closure]) -> SiegeState:
    sides: dict[str, list[Side]] = {}
    for closure in ring:
        for actor in closure.by:
            known = sides.setdefault(actor, [])
            if closure.side is not None and closure.side not in known:
                known.append(closure.side)
    days = [closure.since for closure in ring if closure.since is not None]
    return SiegeState(
        place=state.place,
        name=state.name,
        besieged=(state.holder,) if state.holder is not None else (),
        by=tuple(sides),
        sides={actor: tuple(sides[actor]) for actor in sorted(sides) if sides[actor]},
        since=max([*days, *([state.since] if state.since is not None else [])], default=None),
        until=None,
        reported=False,
        computed=True,
        closed_by=tuple(ring),
        claims=state.claims,
    )
