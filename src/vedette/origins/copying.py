"""A sentence printed without its source is still the source's where another report prints it with one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from vedette.model import Claim
from vedette.origins.runs import RUN, covered_share, runs, story_words

_LEAST_WORDS = 8
_ALIKE = 0.6
"""The share of a quote's words that must stand in runs of five which the other quote has too."""

Key = tuple[str, str]


class Quoted:
    """The claims of a batch that name their source, to be found again by their wording."""

    def __init__(self, cited: Iterable[Claim]) -> None:
        found: dict[Key, list[Claim]] = defaultdict(list)
        for claim in cited:
            found[_key(claim)].append(claim)
        self._cited: Mapping[Key, Sequence[Claim]] = found

    def copied_from(self, own: Claim) -> Claim | None:
        """Return the claim of another report, with a source, that `own` repeats nearly word by word.

        Both are of one kind and place. The likest is taken, then the smallest id; None where there is none,
        and for quotes of fewer than eight words, which formulas fill.
        """
        words = story_words(own.evidence.quote)
        if len(words) < _LEAST_WORDS:
            return None
        alike = [
            (share, claim)
            for claim in self._cited.get(_key(own), ())
            if claim.report.id != own.report.id
            for share in [_share(words, story_words(claim.evidence.quote))]
            if share >= _ALIKE
        ]
        return min(alike, key=lambda pair: (-pair[0], pair[1].id), default=(0.0, None))[1]


def _key(claim: Claim) -> Key:
    place = claim.place
    return claim.kind, (place.id or place.name.casefold()) if place is not None else ""


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    smaller, larger = sorted((tuple(one), tuple(other)), key=lambda words: (len(words), words))
    if len(smaller) < RUN:
        return 0.0
    return covered_share(runs(smaller), frozenset(runs(larger)), len(smaller), lambda run: 1.0)
