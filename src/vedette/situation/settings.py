"""How long the folds take what was told last to hold, loaded from data/lexicon/situation.yaml."""

from datetime import timedelta
from functools import cache
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from vedette.model.word_lists import word_lists


def _days(value: object) -> object:
    return timedelta(days=value) if isinstance(value, int) else value


Days = Annotated[timedelta, BeforeValidator(_days)]


class Settings(BaseModel):
    """The file's content; its comments say what each span means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    siege_uncertain_after: Days
    siege_forgotten_after: Days
    road_forgotten_after: Days
    fought_over: Days
    rival_within: Days
    besieged_after: Days
    trusted_from: float
    sure_from: float
    retold_from: int
    retold_share: float
    retold_within: Days
    retold_always: int
    wider_from: int
    wider_within: Days


@cache
def settings() -> Settings:
    """Return the settings; ValidationError if the file is not as `Settings` says."""
    return Settings.model_validate(word_lists("situation.yaml"))
