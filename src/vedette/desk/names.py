"""When two people mean the same by two names: annotators and the reader, held to one spelling by a pack."""

import re
import unicodedata

from vedette.model import ActorRef, PlaceRef
from vedette.packs.names import name_key
from vedette.packs.pack import Pack

# Words that may stand in one naming of a source or a place and not in the other.
_UNTOLD = frozenset({"a", "an", "the", "of", "in", "for", "and", "member", "head", "director", "chief"}) | {
    "official",
    "source",
    "spokesman",
    "spokesperson",
}
_PLACE_WORDS = re.compile(
    r"\b(the|city|town|village|province|governorate|district|neighbou?rhood|area|countryside|of|in|northern|"
    r"southern|eastern|western|military airport|airport|air ?base|oil ?field|field|camp|road|highway|region|"
    r"suburbs?)\b"
)


def plain_words(text: str) -> list[str]:
    """Split a text into words without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return re.findall(r"\w+", bare.replace("’", "'").replace("‘", "'"))


class Canon:
    """One name for each actor, source and place, as far as a pack knows them."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._actors: dict[str, str] = {}
        for name in pack.names():
            if name.what in {"actor", "country", "nationality", "person"}:
                self._actors.setdefault(name_key(name.text), name.target)
        for actor in pack.actors.values():
            self._actors[name_key(actor.name)] = actor.id
            self._actors[name_key(actor.id.replace("_", " "))] = actor.id

    def actor(self, name: str, identity: str | None = None) -> str:
        """Return one name for an actor; a country's government and its forces are one."""
        found = identity or self._actors.get(name_key(name)) or self._longest(name)
        actor = self._pack.actors.get(found) if found is not None else None
        if actor is None:
            return found or name_key(name)
        if actor.country is not None and actor.kind in {"state", "government", "military", "police"}:
            return actor.country
        return actor.id

    def _longest(self, name: str) -> str | None:
        """Return the actor whose name is the longest run of words within `name`."""
        words = name_key(name).split()
        for length in range(len(words), 0, -1):
            for start in range(len(words) - length + 1):
                found = self._actors.get(" ".join(words[start : start + length]))
                if found is not None:
                    return found
        return None

    def same_source(self, gold: str, got: ActorRef | None) -> bool:
        """Whether two sources are the same or speak for one actor, or one name's words hold the other's."""
        if got is None:
            return False
        wanted = set(plain_words(gold)) - _UNTOLD
        for name in (got.name, got.as_written):
            found = set(plain_words(name)) - _UNTOLD
            if wanted and found and (wanted <= found or found <= wanted):
                return True
        one_actor = self.actor(gold) == self.actor(got.name)
        return one_actor or self._source(gold) == self._source(got.name, got.id)

    def _source(self, name: str, identity: str | None = None) -> str:
        known = self._pack.sources.get(identity) if identity is not None else self._pack.source_named(name)
        if known is not None:
            return f"source {known.id}"
        return self.actor(name, identity.split(":")[0] if identity else None)

    def same_place(self, gold: str, got: PlaceRef | None) -> bool:
        """Whether a place is the annotated one: by the pack, or by its name less the words for its kind."""
        if got is None:
            return False
        names = {_place_key(got.name), _place_key(got.as_written)} - {""}
        if _place_key(gold) in names:
            return True
        return got.id is not None and any(p.id == got.id for p in self._pack.find_places(gold)[:1])


def _place_key(name: str) -> str:
    return "".join(name_key(_PLACE_WORDS.sub(" ", " ".join(plain_words(name)))).split())
