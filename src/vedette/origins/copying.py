"""A sentence that several reports print nearly word by word is one statement, with one first teller.

Background paragraphs travel from report to report without their source, and whole reports of one story need
not be copies of each other. So claims of one kind and place whose sentences are alike have one first teller:
a claim that names its source, else the one whose report stands first (see `Standing`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache

from vedette.model import Claim, Report, place_key
from vedette.origins.runs import RUN, covered_share, runs, story_words
from vedette.origins.sentences import sentence_spans
from vedette.origins.taken import Rank, Standing

LEAST_WORDS = 8
"""A shorter sentence is a formula that two tellers may hit on alone."""

ALIKE = 0.6
"""The share of a sentence's words that must stand in runs of five which the other sentence has too."""

Run = tuple[str, ...]
Key = tuple[str, str, Run]


def first_tellers(
    claims: Iterable[Claim], reports: Mapping[str, Report], sourced: Collection[str], standing: Standing
) -> Mapping[str, Claim]:
    """Return, by claim id, the claim that told the same sentence first; a claim may be its own.

    `sourced` are the ids of the claims whose source is known; `reports` are by id, and where the report of a
    claim is missing its quote stands for the sentence. Time grows with the number of words.
    """

    def rank(claim: Claim) -> tuple[bool, Rank, str]:
        return claim.id not in sourced, standing.rank(claim.report.id), claim.id

    @cache
    def cut(report_id: str) -> Sequence[tuple[int, int]]:
        return tuple(sentence_spans(reports[report_id].text))

    holders: dict[Key, Claim] = {}
    sentences: dict[str, tuple[str, ...]] = {}
    found: dict[str, Claim] = {}
    for claim in sorted(claims, key=rank):
        words = story_words(_sentence(claim, reports.get(claim.report.id), cut))
        place = place_key(claim.place)
        keys = [(claim.kind, place, run) for run in runs(words)] if len(words) >= LEAST_WORDS else []
        near = {holders[key].id: holders[key] for key in keys if key in holders}
        shares = {holder: _share(words, sentences[holder]) for holder in near}
        best = min(shares, key=lambda holder: (-shares[holder], holder), default=None)
        if best is not None and shares[best] >= ALIKE:
            found[claim.id] = near[best]
            continue
        found[claim.id] = claim
        sentences[claim.id] = words
        for key in keys:
            holders.setdefault(key, claim)
    return found


def _sentence(claim: Claim, report: Report | None, cut: Callable[[str], Sequence[tuple[int, int]]]) -> str:
    """Return the sentence, or the sentences, around the evidence of a claim."""
    if report is None:
        return claim.evidence.quote
    spans = cut(report.id)
    first = bisect_right(spans, claim.evidence.start, key=lambda span: span[0]) - 1
    last = bisect_left(spans, claim.evidence.end, key=lambda span: span[1])
    return report.text[spans[max(first, 0)][0] : spans[min(last, len(spans) - 1)][1]]


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    smaller, larger = sorted((one, other), key=lambda words: (len(words), words))
    if len(smaller) < RUN:
        return 0.0
    return covered_share(runs(smaller), frozenset(runs(larger)), len(smaller), lambda run: 1.0)
