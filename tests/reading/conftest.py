"""Packs, and stories made of a few sentences of our own."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from vedette.model import Report
from vedette.packs import Pack, load_pack
from vedette.reading.language import parse
from vedette.reading.mentions import NameFinder
from vedette.reading.story import Story

MakeStory = Callable[..., Story]


@cache
def _finder(pack: str) -> NameFinder:
    return NameFinder(load_pack(pack)[0])


@pytest.fixture(scope="session")
def syria() -> Pack:
    return _finder("syria").pack


@pytest.fixture(scope="session")
def story() -> MakeStory:
    """Return a maker of stories: its text, the pack's name, and the day of publication."""

    def make(text: str, pack: str = "syria", published: date | None = date(2017, 2, 7)) -> Story:
        report = Report.make(name="case", text=text, published=published)
        return Story.of(report, next(parse([(text, report.body)])), _finder(pack))

    return make
