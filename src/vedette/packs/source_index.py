"""Find sources by web host and by name."""

from collections.abc import Mapping

from vedette.packs.names import name_key
from vedette.packs.records import Source


class SourceIndex:
    """The sources of a pack by host and by name."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._by_host = {host: source for source in sources.values() for host in source.hosts}
        self._by_name: dict[str, Source] = {}
        for names in (
            lambda source: (source.id, source.name),
            lambda source: source.names,
        ):
            # A later layer's source wins a name; it comes later in the table.
            for source in reversed(list(sources.values())):
                for name in names(source):
                    self._by_name.setdefault(name_key(name), source)

    def by_host(self, host: str) -> Source | None:
        """Return the source whose host is `host` or a domain above it."""
        labels = host.strip().lower().partition("/")[0].partition(":")[0].rstrip(".").split(".")
        for start in range(len(labels) - 1):
            source = self._by_host.get(".".join(labels[start:]))
            if source is not None:
                return source
        return None

    def named(self, name: str) -> Source | None:
        """Return the source with this id, name or other name."""
        return self._by_name.get(name_key(name))
