"""Which places can still be reached from the bases of those who hold them, and what closes the ways."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vedette.model import PlaceState, RouteState
from vedette.packs.pack import Pack
from vedette.situation.network import Network, Pair, graph_of, network, reached
from vedette.situation.settings import settings


@dataclass(frozen=True)
class Ground:
    """The roads as one side can use them.

    `open` are the stretches between places that the side holds or that nobody is known to hold; a stretch
    next to a cut ends at `PLACE/OTHER` instead: nothing runs through. `closed` are the rest, each with
    what closes it. `held` are the places that the side is known to hold, `bases` those of its bases that
    nobody else is known to hold.
    """

    open: tuple[Pair, ...]
    closed: Mapping[Pair, PlaceState | RouteState]
    held: frozenset[str]
    bases: tuple[str, ...]

    @cached_property
    def graph(self) -> Mapping[str, Sequence[str]]:
        """What can be driven."""
        return graph_of(self.open)

    @cached_property
    def supplied(self) -> frozenset[str]:
        """The places that the side may reach from one of its bases."""
        return frozenset(plain(node) for node in reached(self.graph, self.bases))

    @cached_property
    def surely_supplied(self) -> frozenset[str]:
        """The places that the side reaches from a base through none but places that it is known to hold."""
        own = self.held.union(self.bases)
        ways = [stretch for stretch in self.open if all(plain(end) in own for end in stretch)]
        return frozenset(plain(node) for node in reached(graph_of(ways), self.bases))

    @cached_property
    def known(self) -> frozenset[str]:
        """The places that the side would reach if no way were closed."""
        whole = [tuple(plain(node) for node in stretch) for stretch in self.open]
        return reached(graph_of([(one, other) for one, other in (*whole, *self.closed)]), self.bases)

    def pocket(self, place: str) -> frozenset[str]:
        """Return what can be reached from a place."""
        return frozenset(plain(node) for node in reached(self.graph, self.nodes(place)))

    def nodes(self, place: str) -> tuple[str, ...]:
        """Return the nodes that are the place: itself, and the ends of roads cut at it."""
        return (place, *(node for node in self.graph if node != place and plain(node) == place))


def plain(node: str) -> str:
    """Return the place of a node."""
    return node.partition("/")[0]


def grounds(
    places: Sequence[PlaceState], cuts: Sequence[RouteState], pack: Pack, on: date
) -> Mapping[str, Ground]:
    """Return the ground of each side that is known to hold a place on a road, by the side's id.

    A road that is cut can't be used, by anybody but those who cut it, at the place where it was cut. A side
    also uses what its backers, and those whom it backs, hold. Who is trusted less than `trusted_from` to hold
    a place counts as not known to.
    """
    roads = network(pack)
    held = {
        state.place: state
        for state in places
        if state.place in roads.places
        and state.holder is not None
        and state.confidence >= settings().trusted_from
    }
    cuts = [route for route in cuts if route.state == "cut" and (route.last or route.id in roads.chains)]
    sides = sorted({side_of(state.holder, pack, on) for state in held.values() if state.holder is not None})
    return {side: _ground(side, roads, held, cuts, pack, on) for side in sides}


def side_of(actor: str, pack: Pack, on: date) -> str:
    """Return the side of an actor, itself where it is of none."""
    return pack.side_of(actor, on) or actor


def _ground(
    side: str,
    roads: Network,
    held: Mapping[str, PlaceState],
    cuts: Iterable[RouteState],
    pack: Pack,
    on: date,
) -> Ground:
    lost = {place: state for place, state in held.items() if not _friends(side, state.holder or "", pack, on)}
    closed: dict[Pair, PlaceState | RouteState] = {}
    stubs: dict[Pair, Pair] = {}
    for route in cuts:
        if any(_friends(side, actor, pack, on) for actor in route.cut_by):
            continue
        for place in route.at:
            if route.last and _taken_since(held.get(place), route):
                continue
            around = tuple(roads.stretches if route.last else roads.around(route.id, place))
            for stretch in (stretch for stretch in around if place in stretch):
                if len(around) > 1 and not route.last:
                    stubs[stretch] = _ending(stubs.get(stretch, stretch), place)
                else:
                    closed[stretch] = route
    for stretch in roads.stretches:
        block = next((lost[place] for place in stretch if place in lost), None)
        if block is not None:
            closed[stretch] = block
    free = tuple(stubs.get(stretch, stretch) for stretch in roads.stretches if stretch not in closed)
    bases = tuple(
        place for place in sorted(roads.places) if place not in lost and _is_base(place, side, pack, on)
    )
    return Ground(free, closed, frozenset(held.keys() - lost.keys()), bases)


def _taken_since(state: PlaceState | None, cut: RouteState) -> bool:
    """Tell whether a place changed hands after its last road was cut: who took it came by another."""
    if state is None or state.since is None or cut.since is None:
        return False
    return state.since > cut.since


def _ending(stretch: Pair, place: str) -> Pair:
    """Return the stretch with an end of its own at the place, that no other stretch has."""
    one, other = stretch
    return (
        (f"{one}/{other}", other) if one == place else (one, f"{other}/{one}") if other == place else stretch
    )


def _friends(side: str, actor: str, pack: Pack, on: date) -> bool:
    theirs = side_of(actor, pack, on)
    return side == theirs or _backs(side, theirs, pack, on) or _backs(theirs, side, pack, on)


def _backs(backer: str, actor: str, pack: Pack, on: date) -> bool:
    return any(side_of(one, pack, on) == backer for one in pack.backers_of(actor, on))


def _is_base(place: str, side: str, pack: Pack, on: date) -> bool:
    """Tell whether the pack lists the place as a base of a side, or it lies in its or a backer's country."""
    if any(
        place in base.places and base.stands(on) and _friends(side, base.holder, pack, on)
        for base in pack.bases
    ):
        return True
    known = pack.place(place)
    if known is None or known.country in pack.home:
        return False
    states = {country.id for country in pack.countries.values() if country.iso2 == known.country}
    return bool(states.intersection({side, *pack.backers_of(side, on)}))
