"""Gives each holder and besieger one colour and one shape, the same all over a briefing."""

from collections import Counter
from dataclasses import dataclass

from vedette.briefing.lookup import Lookup
from vedette.briefing.symbols import mark_path, style_of
from vedette.model import Situation

UNKNOWN_STYLE = ("hx", "circle")


@dataclass(frozen=True)
class Entry:
    """One line of the legend: a symbol of 16 by 16 pixels, its colour class, a name and what it counts."""

    path: str
    colour: str
    name: str
    places: int


class Legend:
    """Colours and shapes by actor; order and style depend on the situation alone."""

    def __init__(self, situation: Situation, lookup: Lookup) -> None:
        self._lookup = lookup
        self._held = Counter(place.holder for place in situation.places if place.holder is not None)
        self._unheld = sum(1 for place in situation.places if place.holder is None)
        besiegers = {actor for siege in situation.sieges for actor in (*siege.by, *siege.sides)}
        order = sorted(self._held, key=lambda actor: (-self._held[actor], actor))
        order += sorted(besiegers - set(order))
        self._styles = {actor: style_of(index) for index, actor in enumerate(order)}

    def style(self, actor: str | None) -> tuple[str, str]:
        """Return the colour class and the shape of an actor; grey for one unknown."""
        return self._styles.get(actor, UNKNOWN_STYLE) if actor is not None else UNKNOWN_STYLE

    def name(self, actor: str) -> str:
        """Return the display name of an actor."""
        return self._lookup.name(actor)

    def entries(self) -> tuple[Entry, ...]:
        """Return the lines of the legend: holders by number of places, then others, then nobody."""
        lines = [
            Entry(mark_path(shape, 8, 8, 5.5), colour, self.name(actor), self._held[actor])
            for actor, (colour, shape) in self._styles.items()
        ]
        if self._unheld:
            colour, shape = UNKNOWN_STYLE
            lines.append(Entry(mark_path(shape, 8, 8, 5.5), colour, "Holder not known", self._unheld))
        return tuple(lines)
