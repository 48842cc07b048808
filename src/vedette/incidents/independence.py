"""Which origins of an incident are independent of each other, so that each counts as one more.

Two are independent when neither is known by way of the other only, and they belong to no common owner and to
no one side's apparatus.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from vedette.incidents.told import Told
from vedette.packs.pack import Pack


def independent(tellings: Sequence[Told], pack: Pack) -> int:
    """Return how many origins at most tell something independently of each other.

    An unsigned report counts for none: nobody knows what it draws on.
    """
    tied: dict[str, set[str]] = {told.origin.id: set() for told in tellings if told.origin.kind != "unknown"}
    for one, other in (*_one_house(tellings, pack), *_by_way_of(tellings)):
        if one != other and one in tied and other in tied:
            tied[one].add(other)
            tied[other].add(one)
    counted = 0
    while tied:  # who is tied to fewest first: a carrier gives way to the several that it carries
        chosen = min(tied, key=lambda origin: (len(tied[origin]), origin))
        gone = {chosen, *tied[chosen]}
        tied = {origin: others - gone for origin, others in tied.items() if origin not in gone}
        counted += 1
    return counted


def _one_house(tellings: Iterable[Told], pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield pairs of origins of one side, or with one owner at the end of their owners."""
    houses: dict[str, set[str]] = defaultdict(set)
    for told in tellings:
        houses[told.voice].add(told.origin.id)
        houses[_owner(told.origin.id, pack)].add(told.origin.id)
    for members in houses.values():
        yield from combinations(sorted(members), 2)


def _owner(source: str, pack: Pack) -> str:
    seen: set[str] = set()
    while source not in seen:
        seen.add(source)
        known = pack.sources.get(source)
        if known is None or known.owner is None:
            break
        source = known.owner
    return source


def _by_way_of(tellings: Iterable[Told]) -> Iterator[tuple[str, str]]:
    """Yield pairs of which all that is told of the second came by way of the first."""
    chains: dict[str, list[frozenset[str]]] = defaultdict(list)
    for told in tellings:
        chains[told.origin.id].append(frozenset(told.chain))
    for origin in sorted(chains):
        ways = frozenset.intersection(*chains[origin])
        for other in sorted(ways & chains.keys() - {origin}):
            yield other, origin
