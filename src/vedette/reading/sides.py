"""From which sides each actor acts: "by the army from the south, and the rebels from the east and north"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import get_args

from vedette.model import Side
from vedette.reading.lexicon import Lexicon, read_lexicon
from vedette.reading.story import Scene, Story


class Bearings(Lexicon):
    """The words of bearings.yaml, by direction."""

    north: tuple[str, ...]
    northeast: tuple[str, ...]
    east: tuple[str, ...]
    southeast: tuple[str, ...]
    south: tuple[str, ...]
    southwest: tuple[str, ...]
    west: tuple[str, ...]
    northwest: tuple[str, ...]


@cache
def _words() -> tuple[Mapping[str, Side], re.Pattern[str]]:
    bearings = read_lexicon("bearings.yaml", Bearings)
    sides: dict[str, Side] = {word: side for side in get_args(Side) for word in getattr(bearings, side)}
    one = "|".join(sorted(sides, key=len, reverse=True))
    join = r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+)(?:the\s+)?"
    listed = rf"(?:the\s+)?(?:{one})(?:{join}(?:{one}))*"
    return sides, re.compile(rf"\bfrom\s+({listed})\b(?!\s+of\b)", re.IGNORECASE)


def sides_of(story: Story, scene: Scene, actors: Sequence[str]) -> dict[str, tuple[Side, ...]]:
    """Return the directions that `actors` (ids) act from, as far as the statement's sentence tells them.

    A list of directions belongs to the actors named since the list before it.
    """
    sides, pattern = _words()
    sentence = scene.head.sent
    text = story.doc.text[sentence.start_char : sentence.end_char]
    found: dict[str, tuple[Side, ...]] = {}
    since = sentence.start_char
    for match in pattern.finditer(text):
        at = sentence.start_char + match.start()
        listed = tuple(
            dict.fromkeys(sides[w] for w in re.split(r"[^a-z-]+", match.group(1).lower()) if w in sides)
        )
        for mention in story.mentions_in(since, at):
            for actor in mention.actors[:1]:
                if actor in actors and not mention.link:
                    found[actor] = tuple(dict.fromkeys((*found.get(actor, ()), *listed)))
        since = at
    return found
