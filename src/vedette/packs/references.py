"""Which ids a pack has, for checking that no id leads nowhere."""

from collections.abc import Callable

from vedette.packs.entries import Entries, Table
from vedette.packs.gazetteer import PREFIX
from vedette.packs.records import Place


class References:
    """The ids that a pack has, those of broken entries too, so that one fault does not bring ten more."""

    def __init__(self, entries: Entries, gazetteer_place: Callable[[str], Place | None]) -> None:
        self._entries = entries
        self._gazetteer_place = gazetteer_place
        self._codes = {row.fields.get("iso2") for row in entries.get("countries", {}).values()}

    def _has(self, table: Table, key: str) -> bool:
        return key in self._entries.get(table, {})

    def actor(self, key: str) -> bool:
        """Tell whether an actor, or a country as one, has this id."""
        return self._has("actors", key) or self._has("countries", key)

    def source(self, key: str) -> bool:
        """Tell whether a source has this id."""
        return self._has("sources", key)

    def place(self, key: str) -> bool:
        """Tell whether a place of the pack, a country or a place of the gazetteer has this id."""
        if key.startswith(PREFIX):
            return self._gazetteer_place(key) is not None
        return self._has("places", key) or self._has("countries", key)

    def code(self, key: str) -> bool:
        """Tell whether a country has this ISO code."""
        return key in self._codes
