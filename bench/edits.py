"""What editors do to a story that they reprint: cut, reorder, rename, recount, part and join sentences."""

import random
import re
from collections.abc import Callable, Mapping, Sequence

from vedette.model import Report
from vedette.origins.sentences import sentence_spans
from vedette.packs.pack import Pack

SYNONYMS = {
    "said": "stated",
    "killed": "left dead",
    "strikes": "raids",
    "attack": "assault",
    "warplanes": "fighter jets",
    "fighters": "gunmen",
    "troops": "soldiers",
    "civilians": "residents",
    "rebels": "opposition fighters",
    "militants": "rebels",
    "terrorists": "militants",
    "regime": "government",
}
COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
FOREWORD = [
    "Our region has followed the latest developments with concern.",
    "Officials in several capitals were briefed on the matter during the day.",
    "What follows is what is known so far of the events.",
]
STOCK = [
    "The war has killed more than 300,000 people and displaced half of the population since it began with "
    "the repression of protests.",
    "The conflict has drawn in foreign powers and armed groups from all sides and has left much of the north "
    "in ruins.",
    "The province has long been a stronghold of the opposition and is home to more than two million people, "
    "many of them displaced from other parts of the country.",
    "The government and its allies have repeatedly denied targeting civilian areas and say that they only "
    "strike armed groups.",
    "More than five million people have fled the country since the uprising, most of them to its neighbours, "
    "according to the United Nations.",
]
_LEAST_NAME = 4  # letters: shorter names are words as well
_LEAST_CLAUSE = 4  # words

Sentences = list[str]
Edit = Callable[[Sequence[str]], Sentences]


def sentences(report: Report) -> Sentences:
    """Return the sentences of a report's story."""
    story = " ".join(report.text[start:end] for start, end in report.body)
    return [piece for start, end in sentence_spans(story) if (piece := story[start:end].strip())]


def other_names(pack: Pack) -> Mapping[str, str]:
    """Return another name of the same place or actor for each name that a pack knows, and synonyms."""
    found = dict(SYNONYMS)
    places = ((place.name, *place.names) for place in pack.places.values())
    actors = ((actor.name, *actor.names) for actor in pack.actors.values())
    for called in (*places, *actors):
        names = [name for name in dict.fromkeys(called) if len(name) >= _LEAST_NAME]
        for name, other in zip(names, (*names[1:], *names[:1]), strict=True):
            if name != other:
                found.setdefault(name, other)
    return found


def renamed(names: Mapping[str, str]) -> Edit:
    """Return the edit that exchanges names and words for others."""
    word = re.compile(r"[^\W\d_][\w’'-]*(?: [A-Z][\w’'-]*)*")

    def one(match: re.Match[str]) -> str:
        if match[0] in names:
            return names[match[0]]
        return " ".join(names.get(part, part) for part in match[0].split(" "))

    return lambda told: [word.sub(one, sentence) for sentence in told]


def cut(told: Sequence[str]) -> Sentences:
    """Return the first two thirds."""
    return list(told[: max(1, len(told) * 2 // 3)])


def thinned(told: Sequence[str]) -> Sentences:
    """Leave out every second pair of sentences."""
    return [sentence for at, sentence in enumerate(told) if at // 2 % 2 == 0]


def reordered(chance: random.Random) -> Edit:
    """Return the edit that shuffles paragraphs of three sentences."""

    def shuffle(told: Sequence[str]) -> Sentences:
        paragraphs = [told[at : at + 3] for at in range(0, len(told), 3)]
        chance.shuffle(paragraphs)
        return [sentence for paragraph in paragraphs for sentence in paragraph]

    return shuffle


def recounted(told: Sequence[str]) -> Sentences:
    """Write counts as digits, and larger ones as about so many."""
    digits = {word: str(number) for number, word in enumerate(COUNTS, 2)}
    counted = (re.sub(rf"\b({'|'.join(COUNTS)})\b", lambda m: digits[m[1]], one) for one in told)
    return [re.sub(r"\b(\d{2,3})\b", r"around \1", one) for one in counted]


def rejoined(told: Sequence[str]) -> Sentences:
    """Join some sentences with "and", and part others at their first comma."""
    made: Sentences = []
    rest = list(told)
    while rest:
        first = rest.pop(0)
        if rest and len(made) % 2 == 0:
            second = rest.pop(0)
            made.append(f"{first.rstrip('.')}, and {second[:1].lower()}{second[1:]}")
            continue
        clauses = first.split(", ", 1)
        if all(len(clause.split()) > _LEAST_CLAUSE for clause in clauses) and len(clauses) > 1:
            made += [f"{clauses[0]}.", clauses[1][:1].upper() + clauses[1][1:]]
        else:
            made.append(first)
    return made


def reworded(told: Sequence[str]) -> Sentences:
    """Put another word in for every ninth."""
    words = " ".join(told).split(" ")
    for at in range(5, len(words), 9):
        words[at] = f"the said {words[at]}"
    return [" ".join(words)]


def introduced(told: Sequence[str]) -> Sentences:
    """Put a paragraph of the outlet's own before the story."""
    return [*FOREWORD, *told]


def in_turn(*edits: Edit) -> Edit:
    """Return the edit that makes all of `edits`, the first first."""

    def all_of(told: Sequence[str]) -> Sentences:
        made = list(told)
        for edit in edits:
            made = edit(made)
        return made

    return all_of
