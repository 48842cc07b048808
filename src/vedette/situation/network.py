"""The pack's roads as a graph of places, and what can be reached over it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from vedette.model.globe import great_circle_km
from vedette.packs.pack import Pack

DETOUR = 1.3
"""How much longer than the straight line a way through towns may be and still be the same road."""

Pair = tuple[str, str]
"""The two places that a stretch of road joins, in the order of their ids."""


@dataclass(frozen=True)
class Network:
    """Stretches of road between neighbouring places, each with the ids of the routes that run over it.

    `chains` are the places of each route in order, with those that another route names on its way.
    """

    stretches: Mapping[Pair, tuple[str, ...]]
    chains: Mapping[str, tuple[str, ...]]

    def around(self, route: str, place: str) -> Iterator[Pair]:
        """Yield the stretches of a route that end at `place`, one or two; none where it does not pass."""
        for one, other in pairwise(self.chains[route]):
            if place in (one, other):
                yield pair(one, other)

    @cached_property
    def places(self) -> frozenset[str]:
        """The ids of all places on a road."""
        return frozenset(place for stretch in self.stretches for place in stretch)


def pair(one: str, other: str) -> Pair:
    """Return the two in order."""
    return (one, other) if one < other else (other, one)


def network(pack: Pack) -> Network:
    """Return the graph of the pack's routes.

    Where one route leads straight from A to B and another names what lies between them, they are one road:
    the first runs through these places too.
    """
    told = {route.id: route.places for route in pack.routes.values()}
    chains = {route: _closely(chain, told.values(), pack) for route, chain in told.items()}
    over: dict[Pair, list[str]] = defaultdict(list)
    for route, chain in chains.items():
        for one, other in pairwise(chain):
            over[pair(one, other)].append(route)
    return Network({stretch: tuple(dict.fromkeys(over[stretch])) for stretch in sorted(over)}, chains)


def _closely(chain: Sequence[str], others: Iterable[Sequence[str]], pack: Pack) -> tuple[str, ...]:
    known = list(others)
    found = [*chain[:1]]
    for one, other in pairwise(chain):
        found += [*_between(one, other, known, pack), other]
    return tuple(found)


def _between(one: str, other: str, chains: Iterable[Sequence[str]], pack: Pack) -> Sequence[str]:
    """Return what lies between two neighbours by the chain that tells most of it."""
    most: Sequence[str] = ()
    for chain in chains:
        if one in chain and other in chain:
            start, end = chain.index(one), chain.index(other)
            way = chain[start : end + 1] if start < end else chain[end : start + 1][::-1]
            if len(way) - 2 > len(most) and _length(way, pack) <= DETOUR * _length((one, other), pack):
                most = way[1:-1]
    return most


def _length(way: Sequence[str], pack: Pack) -> float:
    points = [(place.lat, place.lon) for key in way if (place := pack.place(key)) is not None]
    return sum(great_circle_km(one, other) for one, other in pairwise(points))


Graph = Mapping[str, Collection[str]]
"""The neighbours of each node."""


def graph_of(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """Return the neighbours of each place that one of `pairs` names."""
    graph: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        graph[one].append(other)
        graph[other].append(one)
    return graph


def reached(graph: Graph, start: Iterable[str]) -> frozenset[str]:
    """Return the nodes that can be reached from any of `start`, these with them."""
    found = set(start)
    ahead = list(found)
    while ahead:
        for neighbour in graph.get(ahead.pop(), ()):
            if neighbour not in found:
                found.add(neighbour)
                ahead.append(neighbour)
    return frozenset(found)


def bottlenecks(graph: Graph, root: str) -> dict[str, tuple[Pair, ...]]:
    """Return for each node that can be reached from `root` the edges that all ways to it run over.

    These are the graph's bridges on the way from `root`, nearest to it first (Tarjan 1974).
    """
    order: list[str] = []
    parent: dict[str, str] = {}
    rank: dict[str, int] = {}
    ahead: list[tuple[str, str]] = [(root, root)]
    while ahead:
        node, before = ahead.pop()
        if node in rank:
            continue
        rank[node], parent[node] = len(order), before
        order.append(node)
        ahead += [(neighbour, node) for neighbour in graph.get(node, ()) if neighbour not in rank]
    low = dict(rank)
    for node in reversed(order):
        for neighbour in graph.get(node, ()):
            if parent[neighbour] == node and neighbour != root:
                low[node] = min(low[node], low[neighbour])
            elif neighbour != parent[node]:
                low[node] = min(low[node], rank[neighbour])
    found: dict[str, tuple[Pair, ...]] = {root: ()}
    for node in order[1:]:
        before = parent[node]
        bridge = low[node] > rank[before]
        found[node] = (*found[before], pair(before, node)) if bridge else found[before]
    return found
