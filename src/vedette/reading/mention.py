"""One name in a text and what it may mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

What = Literal["actor", "label", "place", "route", "source", "person", "nationality", "organisation"]
Link = Literal["", "backing", "holding", "describing"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the text: characters `start` to `end`, and all that it may mean.

    `actors`, `places`, `sources` and `routes` are ids, likeliest first; `what` is the reading by which it
    was found. `link` tells that it only marks the word after it ("Turkey-backed", "rebel-held"). `seats` are
    the places named within an actor's name ("Damascus" for its government, "Jordan's army").
    """

    start: int
    end: int
    text: str
    what: What
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    label: bool = False
    link: Link = ""
    body: str = ""


class Cover:
    """The characters that mentions take up."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._taken = {c for m in mentions for c in range(m.start, m.end)}

    def add(self, start: int, end: int) -> None:
        """Take characters `start` to `end` up."""
        self._taken.update(range(start, end))

    def free(self, start: int, end: int) -> bool:
        """Whether none of the characters is taken up."""
        return not any(c in self._taken for c in range(start, end))


def written(mention: Mention, text: str) -> Mention:
    """Return the mention with its words as they stand in `text`."""
    return replace(mention, text=text[mention.start : mention.end])


def unique(items: Sequence[str]) -> tuple[str, ...]:
    """Return `items` in their order, each once."""
    return tuple(dict.fromkeys(items))
