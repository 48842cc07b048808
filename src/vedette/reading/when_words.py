"""The words that say when: data/lexicon/when.yaml, checked and made ready to match."""

import re
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Annotated

from pydantic import Field, model_validator

from vedette.reading.lexicon import Lexicon, read_lexicon

Names = Annotated[tuple[str, ...], Field(min_length=1)]
DayNumber = Annotated[int, Field(ge=1, le=31)]
WeekdayNumber = Annotated[int, Field(ge=1, le=7)]
MonthNumber = Annotated[int, Field(ge=1, le=12)]


def plain(phrase: str) -> str:
    """Return a phrase in lower case and with single spaces, as the lexicon writes it."""
    return " ".join(phrase.lower().split())


class Part(Lexicon):
    """Words before a week, month or year that mean a part of it: which of its days, which of its months."""

    words: Names
    weekdays: tuple[WeekdayNumber, WeekdayNumber]
    days: tuple[DayNumber, DayNumber]
    months: tuple[MonthNumber, MonthNumber]
    opens: DayNumber


class WhenWords(Lexicon):
    """Words and phrases of time, in lower case; see the comments in when.yaml."""

    weekdays: Annotated[tuple[Names, ...], Field(min_length=7, max_length=7)]
    months: Annotated[tuple[Names, ...], Field(min_length=12, max_length=12)]
    months_also_words: frozenset[str]
    seasons: Mapping[str, tuple[MonthNumber, MonthNumber]]
    parts_of_day: Names
    days: Mapping[str, int]
    nights: Names
    relative_days: Mapping[str, int]
    vague_counts: Mapping[str, Annotated[int, Field(gt=0)]]
    recent: Mapping[str, Annotated[int, Field(gt=0)]]
    parts: Mapping[str, Part]
    about: Names
    previous: Names
    current: Names
    following: Names
    ago: Names
    earlier: Names
    later: Names
    lasting: Names
    since: Names
    until: Names
    after: Names
    before: Names
    since_then: Names
    has_since: Names
    to_now: Names
    year_prepositions: Names
    clock: frozenset[str]
    named_after_days: frozenset[str]
    prepositions: Names
    before_dates: Names
    future_auxiliaries: frozenset[str]
    plan_words: frozenset[str]
    awaited: frozenset[str]
    speech: frozenset[str]
    event_nouns: frozenset[str]
    going_on: frozenset[str]
    answers: frozenset[str]
    bygone: frozenset[str]
    same_as_before: frozenset[str]
    wars: frozenset[str]
    war_began: frozenset[str]
    beginnings: frozenset[str]
    of_wars: frozenset[str]
    truces: frozenset[str]
    of_truces: frozenset[str]
    never_inherit: frozenset[str]
    never_inherit_in_perfect: frozenset[str]
    ordinals: Mapping[str, int]

    @model_validator(mode="after")
    def _in_lower_case(self) -> "WhenWords":
        for name in (*self.days, *self.relative_days, *self.prepositions, *self.nights):
            if name != name.lower():
                raise ValueError(f"{name!r} is not in lower case")
        return self

    @cached_property
    def weekday_numbers(self) -> Mapping[str, int]:
        """Each name of a weekday, Monday being 0."""
        return {name: number for number, names in enumerate(self.weekdays) for name in names}

    @cached_property
    def month_numbers(self) -> Mapping[str, int]:
        """Each name of a month, January being 1."""
        return {name: number for number, names in enumerate(self.months, 1) for name in names}

    def event_noun(self, word: str) -> str:
        """Return the noun of an event that `word` is, in the singular, "" when it is none."""
        return next(
            (
                form
                for form in (word, word.removesuffix("s"), word.removesuffix("es"))
                if form in self.event_nouns
            ),
            "",
        )

    def part_of(self, phrase: str) -> Part | None:
        """Return the part of a month or year that `phrase` means, with or without its article."""
        plain = re.sub(r"[\s-]+", " ", phrase.lower()).strip()
        return next((part for part in self.parts.values() if plain in part.words), None)


@cache
def when_words() -> WhenWords:
    """Return the words of time; LexiconError when the file is faulty."""
    return read_lexicon("when.yaml", WhenWords)
