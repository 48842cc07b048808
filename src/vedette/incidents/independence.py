"""Which origins of an incident are independent of each other, so that each counts as one more.

Two are independent when neither is known by way of the other only, they belong to no common owner and to no
one side's apparatus, neither is the press that may have it from the other's hand, and they are two people
for certain.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product

from vedette.incidents.told import Told
from vedette.incidents.words import Words
from vedette.model import PUBLISHERS
from vedette.packs.pack import Pack

_NEWS = timedelta(days=7)
_SEASON = timedelta(days=31)
_WATCHERS = frozenset({"monitor", "ngo"})  # the press calls one body by either


def independent(tellings: Sequence[Told], words: Words, pack: Pack) -> int:
    """Return how many origins at most tell something independently of each other.

    An unsigned report counts for none: nobody knows what it draws on. Nor does the press where it speaks
    without a source in a story (its reprints with it) that names another source of the same incident, or of
    what it did not find out itself: the dead of a whole war, and what lay a week back when it wrote; where
    nobody else tells it, all of them count as one. A press voice that tells it in the words of another, be it
    the press or somebody who is quoted, counts as one with it: both may have it from one agency. Who denies
    it tells nothing, unless all do. Nor does a source that nobody quotes on it and that only the sentences
    around suggest: it is reason enough not to count the press beside it, but no voice of its own.
    """
    heard = _heard(tellings)
    tied: dict[str, set[str]] = {told.origin.id: set() for told in heard}
    for one, other in (
        *_one_house(heard, pack),
        *_by_its_enemy(heard, pack),
        *_by_way_of(heard),
        *_one_wording(heard, words),
        *_not_told_apart(heard),
    ):
        if one != other:
            tied[one].add(other)
            tied[other].add(one)
    counted = 0
    while tied:  # who is tied to fewest first: a carrier gives way to the several that it carries
        chosen = min(tied, key=lambda origin: (len(tied[origin]), origin))
        gone = {chosen, *tied[chosen]}
        tied = {origin: others - gone for origin, others in tied.items() if origin not in gone}
        counted += 1
    return counted


def _heard(tellings: Sequence[Told]) -> list[Told]:
    """Return the tellings that may count."""
    signed = [told for told in tellings if told.origin.kind != "unknown"]
    telling = [told for told in signed if told.claim.status != "denied"] or signed
    sourced = defaultdict(set)
    for told in telling:
        if not _own_words(told):
            sourced[told.family].add(told.voice)
    heard = [t for t in telling if not (_own_words(t) and sourced[t.family] - {t.voice})]
    heard = [t for t in heard if not _handed_on(t)] or heard[:1]
    quoted = {t.origin.id for t in heard if not _suggested(t)}
    return [t for t in heard if t.origin.id in quoted] or heard[:1]


def _own_words(told: Told) -> bool:
    """Tell whether the press tells something without saying from whom it has it."""
    return told.origin.kind in PUBLISHERS and told.claim.said_by is None


def _suggested(told: Told) -> bool:
    """Tell whether no words of the report quote the source, and only what stands around them suggests it."""
    return told.origin.kind not in PUBLISHERS and told.claim.said_by is None


def _handed_on(told: Told) -> bool:
    """Tell whether the press tells without a source what others counted, or told it long before."""
    time, published = told.claim.time, told.claim.report.published
    late = time is not None and published is not None and published - time.end > _NEWS
    summed_up = told.claim.kind == "toll" or (time is not None and time.end - time.start > _SEASON)
    return _own_words(told) and (late or summed_up)


def _one_house(tellings: Iterable[Told], pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield pairs of origins of one side, or with one owner at the end of their owners."""
    houses: dict[str, set[str]] = defaultdict(set)
    for told in tellings:
        houses[told.voice].add(told.origin.id)
        houses[pack.last_owner(told.origin.id)].add(told.origin.id)
    for members in houses.values():
        yield from combinations(sorted(members), 2)


def _by_its_enemy(tellings: Sequence[Told], pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield pairs of a side's own and an origin of another side, quoted on it by that side's media only."""
    through: dict[str, list[set[str]]] = defaultdict(list)
    for told in tellings:
        through[told.origin.id].append(_other_side(told, pack))
    for origin, sides in through.items():
        only = set.intersection(*sides)
        yield from ((told.origin.id, origin) for told in tellings if told.voice in only)


def _other_side(told: Told, pack: Pack) -> set[str]:
    """Return the sides, other than its own, of those who carry the telling of an origin that has a side."""
    if told.origin.side is None:
        return set()
    day = told.claim.report.published
    carriers = {pack.side_of(carrier, day) for carrier in told.chain[:-1]}
    return {side for side in carriers if side is not None and side != told.origin.side}


def _not_told_apart(tellings: Iterable[Told]) -> Iterator[tuple[str, str]]:
    """Yield pairs that may be one: "a monitor" and one with a name, or people whom one carrier does not name.

    What the people are may part them: a resident is no police officer.
    """
    origins = {told.origin.id: told.origin for told in tellings}
    unnamed = {origin: one for origin, one in sorted(origins.items()) if one.quoted_by is not None}
    for one, other in product(
        unnamed.values(), (origins[origin] for origin in sorted(origins.keys() - unnamed))
    ):
        if one.kind in _WATCHERS and other.kind in _WATCHERS:
            yield one.id, other.id
    for one, other in combinations(unnamed.values(), 2):
        alike = one.kind == other.kind or "unnamed" in (one.kind, other.kind)
        if alike and one.quoted_by == other.quoted_by:
            yield one.id, other.id


def _by_way_of(tellings: Iterable[Told]) -> Iterator[tuple[str, str]]:
    """Yield pairs of which all that is told of the second came by way of the first."""
    chains: dict[str, list[frozenset[str]]] = defaultdict(list)
    for told in tellings:
        chains[told.origin.id].append(frozenset(told.chain))
    for origin in sorted(chains):
        ways = frozenset.intersection(*chains[origin])
        for other in sorted(ways & chains.keys() - {origin}):
            yield other, origin


def _one_wording(tellings: Sequence[Told], words: Words) -> Iterator[tuple[str, str]]:
    """Yield pairs of a press voice and another, all of the first's own telling in words of the second."""
    own: dict[str, list[Told]] = defaultdict(list)
    for told in tellings:
        own[told.origin.id].append(told)
    for origin, its in own.items():
        if all(map(_own_words, its)):
            others = (told for told in tellings if told.origin.id != origin)
            yield from ((origin, other.origin.id) for other in others if _echoes(its, other, words))


def _echoes(its: Sequence[Told], other: Told, words: Words) -> bool:
    """Tell whether a press voice tells something in the words of another that was there by the same day."""
    return any(words.alike(one, other) and not _sooner(one, other) for one in its)


def _sooner(one: Told, other: Told) -> bool:
    """Tell whether `one` was printed days before `other`, and so can't be its echo."""
    first, second = one.claim.report.published, other.claim.report.published
    return first is not None and second is not None and first < second
