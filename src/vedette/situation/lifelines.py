"""Which road, if it were cut, would isolate which place."""

from collections.abc import Mapping, Sequence
from datetime import date

from vedette.model import Lifeline, PlaceState, Stretch
from vedette.packs.pack import Pack
from vedette.situation.network import Pair, bottlenecks, network, pair
from vedette.situation.supply import Ground, plain, side_of

_BASES = "/bases"


def lifelines(
    places: Sequence[PlaceState], on_ground: Mapping[str, Ground], pack: Pack, on: date
) -> tuple[Lifeline, ...]:
    """Return for each place that is held and not cut off the stretches that all ways to it run over, by id.

    Ways may run through places that nobody is known to hold: whoever cuts one of these stretches isolates the
    place in any case. A place with two ways that share no stretch, and a base, have none.
    """
    roads = network(pack)
    needed = {side: _needed(ground) for side, ground in on_ground.items()}
    found = []
    for state in places:
        side = side_of(state.holder, pack, on) if state.holder is not None else ""
        ways = [way for node, way in needed.get(side, {}).items() if plain(node) == state.place]
        if state.holder is None or not ways:
            continue
        shared = [stretch for stretch in ways[0] if all(stretch in way for way in ways)]
        if shared:
            stretches = tuple(_stretch(one, roads.stretches[one], pack) for one in reversed(shared))
            found.append(
                Lifeline(
                    place=state.place,
                    name=state.name,
                    holder=state.holder,
                    routes=stretches,
                    sure=state.place in on_ground[side].surely_supplied,
                )
            )
    return tuple(found)


def _needed(ground: Ground) -> Mapping[str, Sequence[Pair]]:
    """Return the stretches without which each node is not reached from any base."""
    graph = {node: list(neighbours) for node, neighbours in ground.graph.items()}
    graph[_BASES] = list(ground.bases)
    for base in ground.bases:
        graph.setdefault(base, []).append(_BASES)
    return {
        node: [pair(plain(one), plain(other)) for one, other in way if _BASES not in (one, other)]
        for node, way in bottlenecks(graph, _BASES).items()
        if node != _BASES
    }


def _stretch(ends: Pair, routes: tuple[str, ...], pack: Pack) -> Stretch:
    start, end = ends
    return Stretch(routes=routes, name=pack.routes[routes[0]].name, start=start, end=end)
