"""The words that the folds look for, loaded from data/lexicon/situation_words.yaml."""

import re
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from vedette.model.word_lists import word_lists

_WORD = re.compile(r"\w+")


class Vocabulary(BaseModel):
    """The file's content; its comments say what each list means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    whole: tuple[str, ...]
    part: tuple[str, ...]
    features: frozenset[str]
    directions: frozenset[str]
    settlements: frozenset[str]
    beside: frozenset[str]
    linking: frozenset[str]
    approaching: tuple[str, ...]
    retreat: tuple[str, ...]
    going: tuple[str, ...]
    turning: tuple[str, ...]
    quarter: tuple[str, ...]
    old_parts: tuple[str, ...]
    parts_held: frozenset[str]
    earlier: tuple[str, ...]
    share: tuple[str, ...]
    roads: frozenset[str]
    last: frozenset[str]
    route: str
    fought_between: frozenset[str]
    counted_inside: frozenset[str]
    entered: tuple[str, ...]
    contested: tuple[str, ...]
    held: tuple[str, ...]
    before_now: tuple[str, ...]
    again: tuple[str, ...]
    claimed: tuple[str, ...]
    emptied: tuple[str, ...]
    truce: tuple[str, ...]
    breach: tuple[str, ...]
    at_large: tuple[str, ...]
    put_off: tuple[str, ...]
    called_off: tuple[str, ...]
    meeting: tuple[str, ...]
    hosts: tuple[str, ...]
    about: tuple[str, ...]
    ended: tuple[str, ...]
    habit: tuple[str, ...]
    fighters: frozenset[str]
    numbers: frozenset[str]

    def means_whole(self, quote: str) -> bool:
        """Tell whether a statement about an area says that all of it is meant."""
        return says(quote, self.whole) and not says(quote, self.part)

    def means_entered(self, quote: str) -> bool:
        """Tell whether a statement says that somebody came into a place from outside."""
        return says(quote, self.entered)

    def means_contested(self, quote: str) -> bool:
        """Tell whether a statement says that two sides contend for a place, which lasts."""
        return says(quote, self.contested)

    def means_held(self, quote: str) -> bool:
        """Tell whether a statement says since when, or for how long, somebody has held a place."""
        return says(quote, self.held)

    def means_formerly(self, quote: str) -> bool:
        """Tell whether a statement says that somebody held a place before, and by now no longer."""
        return says(quote, self.before_now)

    def means_again(self, quote: str) -> bool:
        """Tell whether a statement says that somebody takes a place that it had lost."""
        return says(quote, self.again)

    def means_claimed(self, quote: str) -> bool:
        """Tell whether a statement tells something as somebody's claim, without saying that it is so."""
        return says(quote, self.claimed)

    def means_emptied(self, quote: str) -> bool:
        """Tell whether a statement says that the last of those who leave a place have gone."""
        return says(quote, self.emptied)

    def tells_breach(self, quote: str) -> bool:
        """Tell whether a statement says that a truce was broken."""
        return says(quote, self.truce) and says(quote, self.breach)

    def means_road(self, quote: str) -> bool:
        """Tell whether a statement is of a road."""
        return any(word in self.roads for word in _WORD.findall(quote.casefold()))

    def means_last_road(self, quote: str) -> bool:
        """Tell whether a statement is of the last road that was left: "the only supply route"."""
        words = _WORD.findall(quote.casefold())
        return any(
            word in self.last and not self.roads.isdisjoint(words[at + 1 : at + 4])
            for at, word in enumerate(words)
        )

    def means_beside(self, quote: str, place: Collection[str]) -> bool:
        """Tell whether a statement is of something near the place with the names `place`, or on a way to it.

        So are "a town near X" and "the road linking Y and X".
        """
        names = {word for name in place for word in _WORD.findall(name.casefold())}
        words = [word for word in _WORD.findall(quote.casefold()) if word != "of"]
        if any(word in self.beside and after in names for word, after in pairwise(words)):
            return True
        return any(
            word in self.linking
            and not self.roads.isdisjoint(words[max(at - 2, 0) : at])
            and not names.isdisjoint(words[at + 1 :])
            for at, word in enumerate(words)
        )

    def means_towards(self, quote: str, place: Collection[str]) -> bool:
        """Tell whether a statement is of a move towards the place with the names `place`, not into it."""
        return _leads((), self.approaching, self.turning, tuple(place)).search(quote) is not None

    def means_retreat_to(self, quote: str, place: Collection[str]) -> bool:
        """Tell whether a statement has those who withdraw go to the place with the names `place`."""
        return _leads(self.retreat, self.going, self.turning, tuple(place)).search(quote) is not None

    def part_named(self, quote: str, place: Collection[str]) -> str:
        """Return which part of the place with the names `place` a statement names: "east", "" for none."""
        names = {word for name in place for word in _WORD.findall(name.casefold())}
        words = _WORD.findall(quote.casefold())
        beside = {*names, *self.parts_held} - {"of"}
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
            led = before in self.parts_held or (after in beside and word not in names)
            if word in self.directions and led:
                return str(word).removesuffix("ern")
        return ""

    def means_part(self, quote: str, place: Collection[str], others: Collection[str]) -> bool:
        """Tell whether a statement is of a hill, a share, the east: not of the place with the names `place`.

        Words of these names, and of `others` that the statement names, don't count as such.
        """
        own = {word for name in (*place, *others) for word in _WORD.findall(name.casefold())}
        names = {word for name in place for word in _WORD.findall(name.casefold())}
        words = _WORD.findall(quote.casefold())
        named = " ".join(place).casefold()
        old = tuple(one for one in self.old_parts if one not in named)
        if says(quote, self.share) or says(quote, old) or self.part_named(quote, place):
            return True
        if any(
            word in self.directions and word not in own and after in names - {"of"}
            for word, after in pairwise(words)
        ):
            return True
        return any(
            word in self.features and word not in own and not self._lists(words, at, names)
            for at, word in enumerate(words)
        )

    def _lists(self, words: Sequence[str], at: int, names: AbstractSet[str]) -> bool:
        """Tell whether the word at `at` opens a list of settlements that has the place in it."""
        listed = words[at] in self.settlements and words[at + 1 : at + 2] == ["of"]
        return listed and not names.isdisjoint(words[at + 2 :])


def says(quote: str, phrases: tuple[str, ...]) -> bool:
    """Tell whether `quote` holds one of `phrases` in whole words."""
    return _any_of(phrases).search(quote) is not None


@cache
def _leads(
    verbs: tuple[str, ...], ways: tuple[str, ...], turning: tuple[str, ...], place: tuple[str, ...]
) -> re.Pattern[str]:
    """Return what finds one of `verbs` (anything, where there are none), a word of the way, and a place.

    None of `turning` stands between the last two.
    """
    verb, way, name = (
        "|".join(map(re.escape, sorted(filter(None, words), key=len, reverse=True)))
        for words in (verbs, ways, place)
    )
    started = rf"(?<!\w)(?:{verb})(?:\W+\w+){{0,4}}?\W+" if verb else r"(?<!\w)"
    between = rf"(?:(?!(?:{'|'.join(turning)})\b)\w+\W+){{0,6}}?"
    return re.compile(rf"{started}(?:{way})\W+{between}(?:{name or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases)) or '(?!)'})(?!\w)", re.IGNORECASE)


@cache
def vocabulary() -> Vocabulary:
    """Return the words; ValidationError if the file is not as `Vocabulary` says."""
    return Vocabulary.model_validate(word_lists("situation_words.yaml"))
