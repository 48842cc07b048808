"""Find the one actor that a name, standing alone as in a table, means."""

from collections.abc import Iterable, Mapping

from vedette.packs.names import name_key
from vedette.packs.records import Actor, Body, Country, Name

# What a text is taken for first: a name before a vague word, a body before those who lead it. A word that
# only some use of an actor tells nobody by itself.
_ORDER = ("actor", "country", "metonym", "label", "person")


class ActorIndex:
    """The actors of a pack by every name that means one actor and no other."""

    def __init__(
        self,
        actors: Mapping[str, Actor],
        countries: Mapping[str, Country],
        bodies: Mapping[str, Body],
        names: Iterable[Name],
    ) -> None:
        self._actors = actors
        self._countries = countries
        self._targets: dict[str, dict[str, set[str]]] = {what: {} for what in _ORDER}
        loaded = {(a.id, label.text) for a in actors.values() for label in a.labels if label.users}
        for name in names:
            if name.what in self._targets and (name.target, name.text) not in loaded:
                self._targets[name.what].setdefault(name_key(name.text), set()).add(name.target)
        self._adjectives = {name_key(word): c for c in countries.values() for word in c.adjectives}
        self._bodies: dict[str, Body] = {}
        for body in bodies.values():
            for form in (body.noun, body.plural or f"{body.noun}s"):
                self._bodies.setdefault(name_key(form), body)

    def named(self, name: str) -> Actor | None:
        """Return the actor with this id or name, or that a nationality and a body make; None where unsure."""
        if name in self._actors:
            return self._actors[name]
        key = name_key(name)
        for what in _ORDER:
            targets = self._targets[what].get(key, ())
            found = {actor.id: actor for target in targets if (actor := self._actor(target))}
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return self._composed(key)

    def _actor(self, target: str) -> Actor | None:
        country = self._countries.get(target)
        return self._actors.get(target) or (self._actors.get(country.government) if country else None)

    def _composed(self, key: str) -> Actor | None:
        """Return what a nationality and a body make: "Chilean artillery" is Chile's military."""
        nationality, _, rest = key.partition(" ")
        country, body = self._adjectives.get(nationality), self._bodies.get(rest)
        if country is None or body is None or body.kind in {"media", "people"}:
            return None
        return self._actors.get(country.military if body.kind == "military" else country.government)
