"""A made-up wire: stories of days, reprinted, cut, edited and quoted by outlets, with stock paragraphs below.

The words are drawn by a fixed seed as often as English has them, the places from a pack. What is true of each
pair is known, because it was made so.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from vedette.model import Report
from vedette.packs.pack import Pack

COMMON = [
    "the",
    "of",
    "to",
    "and",
    "a",
    "in",
    "that",
    "for",
    "on",
    "with",
    "was",
    "by",
    "as",
    "at",
    "from",
    "said",
    "it",
    "were",
    "had",
    "be",
    "an",
    "this",
    "after",
    "which",
    "not",
    "near",
    "their",
    "been",
    "its",
    "two",
    "over",
    "into",
    "but",
    "who",
    "more",
    "than",
    "all",
    "when",
    "one",
    "would",
    "they",
    "up",
    "against",
    "other",
    "some",
    "out",
    "there",
    "about",
    "could",
    "before",
    "three",
    "no",
    "last",
    "between",
    "under",
    "through",
    "during",
    "then",
    "while",
    "another",
    "since",
    "where",
    "first",
]
"""Words that hold sentences together, the most frequent first."""

SYLLABLES = [
    "ba",
    "cor",
    "den",
    "fil",
    "gam",
    "hol",
    "jun",
    "ker",
    "lam",
    "mor",
    "nal",
    "pol",
    "ran",
    "sed",
    "tiv",
    "ul",
    "vor",
    "wen",
    "yar",
    "zel",
    "sto",
    "bri",
    "cha",
    "dro",
]


@dataclass(frozen=True)
class Wire:
    """Reports with the pairs, by name, that are tied (`copy`, `derived`) and that share stock only."""

    reports: tuple[Report, ...]
    tied: frozenset[frozenset[str]]
    stock: frozenset[frozenset[str]]


class _Press:
    """Draws words, sentences and stories."""

    def __init__(self, pack: Pack, seed: int) -> None:
        self.chance = random.Random(seed)
        self.places = sorted({place.name for place in pack.places.values()})
        content = ["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 3))) for _ in range(6000)]
        self.words = [*COMMON, *content]
        self.weights = [1 / (rank + 2) for rank in range(len(self.words))]
        self.idioms = [self.drawn(self.chance.randint(3, 6)) for _ in range(150)]
        self.stock = [[self.sentence() for _ in range(2)] for _ in range(40)]

    def drawn(self, count: int) -> list[str]:
        """Draw words as often as a language has them."""
        return self.chance.choices(self.words, self.weights, k=count)

    def sentence(self, *names: str) -> str:
        """Make a sentence with a place or the given names, every other time with an idiom."""
        words = self.drawn(self.chance.randint(10, 26))
        for name in names or (self.chance.choice(self.places),):
            words.insert(self.chance.randrange(len(words)), name)
        if self.chance.random() < 0.5:
            at = self.chance.randrange(len(words))
            words[at:at] = self.chance.choice(self.idioms)
        return " ".join(words).capitalize() + "."

    def edited(self, sentence: str, share: float) -> str:
        """Exchange a share of the words, one by one."""
        words = sentence.rstrip(".").split()
        changed = [self.drawn(1)[0] if self.chance.random() < share else word for word in words]
        return " ".join(changed) + "."

    def story(self, names: Sequence[str] = ()) -> list[str]:
        """Tell of an event; who tells of the same one uses the same names."""
        count = self.chance.randint(5, 12)
        return [self.sentence(*self.chance.sample(names, k=min(2, len(names)))) for _ in range(count)]


def wire(pack: Pack, size: int, seed: int = 4) -> Wire:
    """Make at least `size` reports over size / 20 days.

    Of five stories, one is reprinted whole with edits, one cut and reordered, one quoted in a story of
    somebody else's, one told again independently with the same names, and one stands alone; half of all
    reports end in one of forty stock paragraphs. Editors exchange a tenth to two fifths of the words.
    """
    press = _Press(pack, seed)
    chance = press.chance
    reports: list[Report] = []
    ends: dict[int, list[str]] = {}
    tied: set[frozenset[str]] = set()

    def printed(sentences: Sequence[str], day: date) -> str:
        name = f"report {len(reports)}"
        number = chance.randrange(80)
        ends.setdefault(number, []).append(name)
        text = " ".join([*sentences, *(press.stock[number] if number < len(press.stock) else ())])
        reports.append(
            Report.make(name=name, text=text, outlet=f"outlet {chance.randrange(30)}", published=day)
        )
        return name

    while len(reports) < size:
        day = date(2016, 1, 1) + timedelta(days=len(reports) // 20)
        names = chance.sample(press.places, k=6)
        story, how, edits = press.story(names), chance.randrange(5), chance.uniform(0.1, 0.4)
        first = printed(story, day)
        if how == 0:
            continue
        if how == 1:
            second = [press.sentence(), *(press.edited(sentence, edits) for sentence in story)]
        elif how == 2:
            kept = chance.sample(story, k=max(3, len(story) // 2))
            second = [press.edited(sentence, edits) for sentence in kept]
        else:
            second = press.story(names)
        if how == 3:
            second[2:2] = [press.edited(sentence, edits) for sentence in story[:2]]
        other = printed(second, day + timedelta(days=chance.randrange(2)))
        if how != 4:
            tied.add(frozenset((first, other)))
    stock = {
        frozenset(pair)
        for number, names in ends.items()
        if number < len(press.stock)
        for pair in pairwise(names)
    }
    return Wire(tuple(reports), frozenset(tied), frozenset(stock - tied))
