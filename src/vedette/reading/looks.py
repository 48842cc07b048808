"""Join what a closer look at a statement says to the candidates for its slots."""

from collections.abc import Sequence
from dataclasses import replace

from vedette.reading.closer import Look, Range, actor_grounds, place_grounds, source_grounds
from vedette.reading.source_grounds import root_of
from vedette.reading.sources import NOBODY
from vedette.reading.story import Choice, Story

_TOLD = {"place": ("look: place",), "said_by": ("look: says",), "by": ("look: acts", "look: suffers")}

# Grounds by which a candidate comes from elsewhere in the report; more so where the look sees nobody.
_FROM_ELSEWHERE = (
    "previous",
    "family",
    "home",
    "previous by",
    "previous against",
    "family by",
    "family against",
)
_LEVELS = ((1.0, "sure"), (0.3, "likely"), (-0.3, "even"), (-1.0, "hardly"))


def names_of(story: Story) -> tuple[Range, ...]:
    """Return the names of a report that a slot may be filled with, by character, each once."""
    found = {(m.start, m.end) for m in story.mentions if m.actors or m.places or m.routes}
    found |= {(a.start, a.end) for a in story.attributions}
    return tuple(sorted(found))


def with_look(story: Story, slot: str, choices: Sequence[Choice], look: Look) -> list[Choice]:
    """Return the candidates for a slot with what the look says of each among their grounds.

    `slot` is "place", "said_by", or "by" for those of both roles.
    """
    found = []
    heard = _heard(story, look) if slot == "said_by" else {}
    for choice in choices:
        if slot == "said_by":
            more = {} if choice.id == NOBODY else dict(heard[root_of(story, int(choice.id))])
        else:
            names = [(story.mentions[n].start, story.mentions[n].end) for n in choice.mentions]
            more = place_grounds(look, names) if slot == "place" else actor_grounds(look, names)
        found.append((choice, more))
    for ground in _TOLD[slot]:
        most = max((more[ground] for _, more in found if ground in more), default=None)
        level = _level(most)
        for choice, more in found:
            if most is not None and more.get(ground) == most:
                more[f"{ground}, most"] = 1.0
            told = [name for name in _FROM_ELSEWHERE if name in choice.features]
            told += ["nobody"] if choice.id == NOBODY else []
            for name in told:
                more[f"{name}, at most {level} {ground}"] = 1.0
    return [replace(choice, features={**choice.features, **more}) for choice, more in found]


def _level(most: float | None) -> str:
    """Return how sure a look is of the best of the names that it sees."""
    if most is None:
        return "unseen"
    return next((name for least, name in _LEVELS if most >= least), "low")


def _heard(story: Story, look: Look) -> dict[int, dict[str, float]]:
    """Return what a look says of each source, by the attribution that names it."""
    return {root: source_grounds(look, voices) for root, voices in story.once(_voices).items()}


def _voices(story: Story) -> dict[int, list[Range]]:
    """Return where each source is named, and where it stands for itself again, by its naming attribution."""
    found: dict[int, list[Range]] = {}
    for number, one in enumerate(story.attributions):
        found.setdefault(root_of(story, number), []).append((one.start, one.end))
    return found
