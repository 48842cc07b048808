"""What people judged of pairs of claims: it goes before whatever the linker finds."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping

from vedette.model import Judgement, Problem, Verdict

Pair = tuple[str, str]


class Verdicts:
    """The judgements in force: of several on one pair the last one, none where that withdraws."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._in_force: dict[Pair, Judgement] = {}
        for judgement in judgements:
            if judgement.verdict == "withdrawn":
                self._in_force.pop(judgement.pair, None)
            else:
                self._in_force[judgement.pair] = judgement
        self._judged: dict[str, set[str]] = defaultdict(set)
        for one, other in self._in_force:
            self._judged[one].add(other)
            self._judged[other].add(one)

    def __iter__(self) -> Iterator[Pair]:
        return iter(sorted(self._in_force))

    def of(self, one: str, other: str) -> Verdict | None:
        """Return what was judged of two claims, None where nothing was."""
        judgement = self._in_force.get((min(one, other), max(one, other)))
        return judgement.verdict if judgement is not None else None

    def on(self, claims: Iterable[str]) -> tuple[Judgement, ...]:
        """Return the judgements in force on one of the claims, by their pairs."""
        pairs = {(min(one, other), max(one, other)) for one in claims for other in self._judged.get(one, ())}
        return tuple(self._in_force[pair] for pair in sorted(pairs))

    def ties(self, unit: Iterable[str]) -> list[Pair]:
        """Return the pairs judged the same over which the claims of a unit hold together, none needlessly."""
        reached: dict[str, set[str]] = {claim: {claim} for claim in unit}
        pairs = []
        for one in sorted(reached):
            for other in self.same_as(one):
                if one < other and other in reached and reached[one] is not reached[other]:
                    both = reached[one] | reached[other]
                    reached.update(dict.fromkeys(both, both))
                    pairs.append((one, other))
        return pairs

    def same_as(self, claim: str) -> Iterator[str]:
        """Yield the claims that were judged to tell the same as `claim`."""
        for other in sorted(self._judged.get(claim, ())):
            if self.of(claim, other) == "same":
                yield other

    def apart(self, claims: Mapping[str, object]) -> Iterator[Pair]:
        """Yield the pairs among `claims` that were judged different."""
        for claim in sorted(claims.keys() & self._judged.keys()):
            for other in sorted(self._judged[claim]):
                if claim < other and other in claims and self.of(claim, other) == "different":
                    yield claim, other

    def units(self, claims: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """Yield the claims, together where they were judged the same; each is in exactly one unit."""
        units, _ = self._joined(sorted(set(claims)))
        yield from sorted(set(units.values()))

    def problems(self, claims: Container[str]) -> Iterator[Problem]:
        """Yield the judgements that can't be followed: on unknown claims, or against each other."""
        for pair in self:
            strange = [claim for claim in pair if claim not in claims]
            if strange:
                why = f"not followed: no claim has the id {strange[0]}; take ids from claims.jsonl"
                yield self._problem(pair, why)
        judged = sorted(claim for claim in self._judged if claim in claims)
        for pair in self._joined(judged)[1]:
            why = "judged the same, but others judged the same as these were judged different: kept apart"
            yield self._problem(pair, f"{' and '.join(pair)} are {why}")

    def _problem(self, pair: Pair, message: str) -> Problem:
        """Return a fault of the judgement in force on two claims, by its file and line where it has one."""
        judgement = self._in_force[pair]
        return Problem(
            source=judgement.file or "judgements", message=message, where=judgement.where or " ".join(pair)
        )

    def _joined(self, claims: list[str]) -> tuple[dict[str, tuple[str, ...]], list[Pair]]:
        """Return the unit of each claim, and the pairs that a judgement of "different" keeps apart.

        Judgements are taken by claim id, so it does not matter which came first.
        """
        units: dict[str, tuple[str, ...]] = {claim: (claim,) for claim in claims}
        refused: list[Pair] = []
        for claim in claims:
            for other in self.same_as(claim):
                if not claim < other or other not in units or units[claim] is units[other]:
                    continue
                first, second = units[claim], units[other]
                if any(self.of(a, b) == "different" for a in first for b in second):
                    refused.append((claim, other))
                    continue
                joined = tuple(sorted(first + second))
                units.update(dict.fromkeys(joined, joined))
        return units, refused
