"""Group claims of which some may tell one incident, in an order that their own ids fix."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from vedette.incidents.fit import NO_GROUND, STRAINED
from vedette.incidents.verdicts import Verdicts

Scores = Mapping[str, Mapping[str, int]]
"""How much speaks for two claims telling one incident, by their ids; what does not fit is left out."""

Pair = tuple[str, str]

_SURE = 10
_OUTWEIGHS = 3
"""One claim at odds with another group is taken for misread if so many pairs of the two groups fit, none of
them with that claim, and as much joins them as a figure, or both sides, beside kind, place and day."""


@dataclass(frozen=True)
class Cluster:
    """The claims of one incident, sorted, and the pairs that brought them together.

    Over the pairs of `joins`, one fewer than the claims are, each claim is reached from each other.
    """

    claims: tuple[str, ...]
    joins: tuple[Pair, ...]


def clusters(claims: Iterable[str], scores: Scores, verdicts: Verdicts) -> Iterator[Cluster]:
    """Yield the claims in groups, one an incident; each claim is in exactly one.

    What people judged the same is one unit before anything else. Then units are joined from the pair that
    most speaks for it to the least, ties by claim id; two groups join only if every unit of one may tell the
    same incident as every unit of the other, so no chain of neighbours ties what does not fit: but one unit
    that only who acts, or the kind, parts from the other group is outweighed by the rest. What was judged
    different never joins; where somebody looked and could not tell, that pair alone is no ground.
    """
    unit_of = {claim: unit for unit in verdicts.units(claims) for claim in unit}
    fits = _fits(unit_of, scores, verdicts)
    group_of = {unit: [unit] for unit in set(unit_of.values())}
    joins_of = {unit: verdicts.ties(unit) for unit in group_of}
    ranked = sorted((-score, pair) for pair, (score, _) in fits.items() if score > NO_GROUND)
    for negated, (one, other) in ranked:
        first, second = group_of[one], group_of[other]
        if first is second:
            continue
        if _may_join(first, second, fits, sure=-negated >= _SURE):
            joined = first + second
            joins_of[min(joined)] = [*joins_of[min(first)], *joins_of[min(second)], fits[one, other][1]]
            for unit in joined:
                group_of[unit] = joined
    found = {min(units): units for units in group_of.values()}
    for first_unit in sorted(found):
        told = sorted(claim for unit in found[first_unit] for claim in unit)
        yield Cluster(tuple(told), tuple(sorted(joins_of[first_unit])))


Unit = tuple[str, ...]
Fits = Mapping[tuple[Unit, Unit], tuple[int, Pair]]


def _may_join(first: Sequence[Unit], second: Sequence[Unit], fits: Fits, *, sure: bool) -> bool:
    """Tell whether all units of two groups fit those of the other, but for one that the others outweigh."""
    strained: list[tuple[Unit, Unit]] = []
    for a, b in product(first, second):
        score, _ = fits.get((min(a, b), max(a, b)), (None, None))
        if score is None or (score == STRAINED and not sure):
            return False
        if score == STRAINED:
            strained.append((a, b))
    if not strained:
        return True
    misread = set(strained[0]).intersection(*strained)
    pairs = len(first) * len(second)
    return any(pairs - len(second if unit in first else first) >= _OUTWEIGHS for unit in misread)


def _fits(unit_of: Mapping[str, Unit], scores: Scores, verdicts: Verdicts) -> Fits:
    """Return how much speaks for each pair of units that may join, and the two claims for which it does."""
    fits: dict[tuple[Unit, Unit], tuple[int, Pair]] = {}
    for claim, unit in unit_of.items():
        for other, score in scores.get(claim, {}).items():
            if claim < other and other in unit_of and unit is not unit_of[other]:
                pair = (min(unit, unit_of[other]), max(unit, unit_of[other]))
                ground = min(score, NO_GROUND) if verdicts.of(claim, other) == "unsure" else score
                best = fits.get(pair)
                if best is None or (-ground, (claim, other)) < (-best[0], best[1]):
                    fits[pair] = ground, (claim, other)
    for one, other in verdicts.apart(unit_of):
        pair = (min(unit_of[one], unit_of[other]), max(unit_of[one], unit_of[other]))
        fits.pop(pair, None)
    return fits
