"""The words of dates, credits and page furniture, loaded from the data file and checked."""

from functools import cache
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator

from vedette.model import Record
from vedette.model.word_lists import word_lists


def _lower(words: tuple[str, ...]) -> tuple[str, ...]:
    for word in words:
        if not word or word != " ".join(word.lower().split()):
            raise ValueError(f"{word!r} is not in lower case with single spaces")
    if len(set(words)) < len(words):
        raise ValueError("a word stands in the list twice")
    return words


Words = Annotated[tuple[str, ...], AfterValidator(_lower)]


class Lexicon(Record):
    """The lists of `data/lexicon/intake.yaml`; the file says what each is for."""

    months: dict[str, int]
    weekdays: dict[str, int]
    published_labels: Words
    updated_labels: Words
    clock_labels: Words
    date_prepositions: Words
    after_date: Words
    month_first_countries: Words
    function_words: Words
    end_markers: Words
    aside_markers: Words
    list_labels: Words
    link_starts: Words
    form_fields: Words
    chrome: Words
    boilerplate: Words
    photo_words: Words
    caption_starts: Words
    advert_lines: Words
    agency_lines: Words
    agency_phrases: Words
    outlet_phrases: Words
    quoting_words: Words
    beside_reports: Words

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if set(self.months.values()) != set(range(1, 13)):
            raise ValueError("months must name 1 to 12")
        if set(self.weekdays.values()) != set(range(7)):
            raise ValueError("weekdays must name 0 (Monday) to 6")
        for phrase in (*self.agency_lines, *self.agency_phrases):
            if "{agency}" not in phrase and "{agencies}" not in phrase:
                raise ValueError(f"{phrase!r} leaves no room for an agency")
        for phrase in self.outlet_phrases:
            if "{outlet}" not in phrase:
                raise ValueError(f"{phrase!r} leaves no room for an outlet")
        return self


@cache
def lexicon() -> Lexicon:
    """Return the checked lists; pydantic's ValidationError names the list at fault."""
    return Lexicon.model_validate(word_lists("intake.yaml"))
