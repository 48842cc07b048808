"""From which sides each actor acts: "by the army from the south, and the rebels from the east and north"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import get_args

from vedette.model import Side, kind_info
from vedette.reading.language import text_of
from vedette.reading.lexicon import Lexicon, read_lexicon
from vedette.reading.mention import Mention
from vedette.reading.story import Scene, Story
from vedette.reading.who import one_voice

_JOINING = frozenset({"and", "the", "by", "its", "their", "as", "well", "both"})


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
    return sides, re.compile(rf"\b(from|to|on)\s+({listed})\b(?!\s+of\b)", re.IGNORECASE)


def sides_of(story: Story, scene: Scene, actors: Sequence[str] | None) -> dict[str, tuple[Side, ...]]:
    """Return the directions that `actors` (ids; all where None) act from, by the statement's sentence.

    A list of directions belongs to those named right before it, or, where "by" follows it, to those named
    right after ("from the south by the army"). Where nobody is named with it ("they close it off from the
    south"), it belongs to the first of `actors`. Around what is encircled, "with rebels to the north" is no
    other than "from the north".
    """
    sides, pattern = _words()
    sentence = scene.around
    text = text_of(story.doc)[sentence.start_char : sentence.end_char]
    found: dict[str, tuple[Side, ...]] = {}
    since = sentence.start_char
    around = kind_info(scene.statement.kind).family == "encirclement"
    for match in pattern.finditer(text):
        if match.group(1).lower() != "from" and not around:
            continue
        at = sentence.start_char + match.start()
        if not story.mentions_in(since, at) and text[match.end() :].lstrip().startswith("by "):
            since, at = at, min(sentence.start_char + match.end() + 60, sentence.end_char)
        listed = tuple(
            dict.fromkeys(sides[w] for w in re.split(r"[^a-z-]+", match.group(2).lower()) if w in sides)
        )
        named = _together(story, since, at)
        if not named and actors and actors[0] not in found:
            found[actors[0]] = listed
        for mention in named:
            for actor in map(one_voice(story.pack, scene.statement.kind), mention.actors[:1]):
                if (actors is None or actor in actors) and not mention.link:
                    found[actor] = tuple(dict.fromkeys((*found.get(actor, ()), *listed)))
        since = at
    return found


def _together(story: Story, start: int, end: int) -> list[Mention]:
    """Return the last mention in a range, and those before it that only "and", commas and the like part."""
    mentions = [m for m in story.mentions_in(start, end) if m.actors]
    found = mentions[-1:]
    for mention in reversed(mentions[:-1]):
        between = text_of(story.doc)[mention.end : found[-1].start].lower().replace(",", " ").split()
        if any(word not in _JOINING for word in between):
            break
        found.append(mention)
    return found[::-1]
