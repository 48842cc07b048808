"""The sentences that two stories have in common, aligned so that edits within a sentence do no harm."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from vedette.model import Record, Span
from vedette.origins.recurrence import Freshness
from vedette.origins.sentences import GRAM, Sentence, Story

ALIKE = 0.4
"""The share of the shorter sentence's words that two sentences have in common, in runs of two or more."""

FURNITURE = 0.25
"""What the last sentences of two reports weigh when one outlet ends both with them."""

NAMED = 3
"""Names in each of two sentences from which on these must be the same for one to be taken from the other."""

SAME_NAMES = 0.4
"""The share of the fewer names that both have: an editor drops and respells some, a formula changes most."""

_LEAST_RUN = 2
_LEAST_SHARED = 2  # runs of GRAM words; with fewer there is nothing to align


class Passage(Record):
    """Sentences that two reports have in common, as each prints them, and how much news they carry.

    `news` counts runs of words that no other time has; a sentence that several match counts for each.
    """

    one: Span
    other: Span
    news: float


@dataclass(frozen=True)
class Aligned:
    """Sentence `one` of the first story and sentence `other` of the second have words in common, in order.

    `words` are the places of these words in either sentence, `runs` the runs of `GRAM` among them, and `news`
    counts these runs, each less the oftener it comes back.
    """

    one: int
    other: int
    words: tuple[frozenset[int], frozenset[int]]
    runs: frozenset[int]
    news: float


def align(first: Story, second: Story, freshness: Freshness) -> tuple[Aligned, ...]:
    """Return all pairs of sentences that are alike, in the order of the first story.

    A sentence may have several partners: editors join sentences and part them.
    """
    found = []
    for one, other in _to_compare(first, second):
        sentence, partner = first.sentences[one], second.sentences[other]
        words, runs = _in_common(sentence, partner)
        if len(words[0]) >= ALIKE * min(len(sentence.words), len(partner.words)):
            weight = 0.0 if _one_formula(sentence, partner) else max(sentence.weight, partner.weight)
            news = weight * freshness.worth(runs)
            found.append(Aligned(one, other, words, runs, news))
    return tuple(_without_furniture(first, second, found))


def passages(first: Story, second: Story, aligned: Sequence[Aligned]) -> tuple[Passage, ...]:
    """Return what is aligned as passages of the two texts, neighbours that go on in both joined."""
    grouped: list[list[Aligned]] = []
    for pair in sorted(aligned, key=lambda pair: (pair.one, pair.other)):
        last = grouped[-1][-1] if grouped else None
        if last is not None and pair.one - last.one in (0, 1) and pair.other - last.other in (0, 1):
            grouped[-1].append(pair)
        else:
            grouped.append([pair])
    return tuple(
        Passage(
            one=_span(first, group[0].one, group[-1].one),
            other=_span(second, group[0].other, group[-1].other),
            news=round(sum(pair.news for pair in group), 2),
        )
        for group in grouped
    )


def _span(story: Story, first: int, last: int) -> Span:
    return story.report.span(story.sentences[first].start, story.sentences[last].end)


def _to_compare(first: Story, second: Story) -> Iterator[tuple[int, int]]:
    for one, sentence in enumerate(first.sentences):
        shared = Counter(
            other for gram in dict.fromkeys(sentence.grams) for other in second.holders.get(gram, ())
        )
        for other, runs in sorted(shared.items()):
            if runs >= min(_LEAST_SHARED, len(sentence.grams), len(second.sentences[other].grams)):
                yield one, other


def _in_common(
    one: Sentence, other: Sentence
) -> tuple[tuple[frozenset[int], frozenset[int]], frozenset[int]]:
    """Return the places of the words that stand in both sentences in the same order, and their runs."""
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= _LEAST_RUN]
    places = frozenset(block.a + at for block in blocks for at in range(block.size))
    partners = frozenset(block.b + at for block in blocks for at in range(block.size))
    runs = (one.grams[block.a + at] for block in blocks for at in range(block.size - GRAM + 1))
    return (places, partners), frozenset(runs)


def _one_formula(one: Sentence, other: Sentence) -> bool:
    """Tell whether two sentences are alike but for whom and where: one desk's formula, told of two events."""
    fewer = min(len(one.names), len(other.names))
    return fewer >= NAMED and len(one.names & other.names) < SAME_NAMES * fewer


def _without_furniture(first: Story, second: Story, found: Sequence[Aligned]) -> Iterator[Aligned]:
    """Make the sentences with which one outlet ends both stories weigh little."""
    ends = _common_end(first, second, {(pair.one, pair.other) for pair in found})
    for pair in found:
        yield replace(pair, news=pair.news * FURNITURE) if (pair.one, pair.other) in ends else pair


def _common_end(first: Story, second: Story, pairs: Container[tuple[int, int]]) -> Set[tuple[int, int]]:
    ends: set[tuple[int, int]] = set()
    if first.report.outlet is None or first.report.outlet != second.report.outlet:
        return ends
    one, other = len(first.sentences) - 1, len(second.sentences) - 1
    while (one, other) in pairs:
        ends.add((one, other))
        one, other = one - 1, other - 1
    whole = min(len(first.sentences), len(second.sentences))
    return ends if len(ends) < whole / 2 else set()  # so much is no tail: one is a take of the other
