"""Names of outlets and agencies as pages print them, and whose page a report is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from vedette.intake.furniture import plain
from vedette.model import PUBLISHERS
from vedette.packs.pack import Pack
from vedette.packs.records import Source

SUPPLIERS = frozenset({"agency", "state_media"})
_URL = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_SHORT = 4
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|rights reserved|maintained and developed", re.IGNORECASE)


def squash(name: str) -> str:
    """Return the letters and digits of a name in lower case, as "Daily News" and "DailyNews" share."""
    return re.sub(r"[\W_]+", "", name.lower())


@dataclass(frozen=True)
class Outlets:
    """The pack's publishing sources by the names that pages print."""

    pack: Pack

    @cached_property
    def _by_squashed(self) -> dict[str, Source]:
        found: dict[str, Source] = {}
        for source in self.pack.sources.values():
            if source.kind in PUBLISHERS:
                for name in (source.name, *source.names, source.id):
                    found.setdefault(squash(name), source)
        return found

    def _pattern_of(self, kinds: Iterable[str]) -> re.Pattern[str]:
        """A pattern of the names of sources of `kinds`; names of up to four letters in their own case.

        Between the words of a name a blank, a hyphen or nothing may stand.
        """
        names = {
            name
            for source in self.pack.sources.values()
            if source.kind in kinds
            for name in (source.name, *source.names)
            if len(squash(name)) >= 2
        }
        ordered = sorted(names, key=lambda name: (-len(name), name))
        parts = []
        for name in ordered:
            words = r"[\s-]?".join(re.escape(word) for word in re.split(r"[\s-]+", name))
            parts.append(words if len(squash(name)) <= _SHORT else f"(?i:{words})")
        return re.compile(rf"(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)")

    @cached_property
    def agency_names(self) -> re.Pattern[str]:
        """A pattern that finds the names of news agencies and of state media, which supply copy as well."""
        return self._pattern_of(SUPPLIERS)

    @cached_property
    def publisher_names(self) -> re.Pattern[str]:
        """A pattern that finds the names of all that publish."""
        return self._pattern_of(PUBLISHERS)

    def named(self, name: str) -> Source | None:
        """Return the publisher called `name`; spaces, case and marks don't count."""
        source = self._by_squashed.get(squash(name)) if squash(name) else None
        return source or self.pack.source_named(name)

    def at(self, url: str) -> Source | None:
        """Return the source whose page `url` is; None for what is no address."""
        try:
            host = urlsplit(url if "//" in url else f"//{url}").hostname
        except ValueError:
            return None
        return self.pack.source_by_host(host) if host else None

    def printed_on(self, header: Sequence[str], lead: str, footer: Sequence[str]) -> Source | None:
        """Return the outlet that the lines around a story name, None where none or no one stands out.

        In this order: an address in the header; the name before the first sentence ("Name - ...") or on a
        line of its own; a copyright line; the publisher named most often around the story. Names inside
        sentences don't count: those are quoted. An agency is the outlet only where it is the page's own name.
        """
        for line in header:
            for match in _URL.finditer(line):
                source = self.at(match[0])
                if source is not None and source.kind in PUBLISHERS:
                    return source
        for source in (self._opening(lead), *self._own_lines(header, footer), self._copyright(footer)):
            if source is not None and source.kind != "agency":
                return source
        return self._most_named((*header, *footer))

    def _opening(self, lead: str) -> Source | None:
        match = re.match(r"\s*([^\n–—:|-][^\n–—:|]{1,40}?)\s*[–—:|-]\s", lead[:80])
        return self._by_squashed.get(squash(match[1])) if match else None

    def _own_lines(self, header: Sequence[str], footer: Sequence[str]) -> Iterator[Source]:
        for line in (*header, *footer):
            parts = re.split(r"[,|()•·]| [-–—] ", line)
            for part in parts if len(line) < 80 else ():
                source = self._by_squashed.get(squash(part))
                if source is not None:
                    yield source

    def _copyright(self, footer: Sequence[str]) -> Source | None:
        for line in footer:
            if _COPYRIGHT.search(line):
                for match in self.publisher_names.finditer(line):
                    return self.named(match[0])
        return None

    def _most_named(self, lines: Sequence[str]) -> Source | None:
        counts: Counter[str] = Counter()
        for line in lines:
            for match in self.publisher_names.finditer(line[:300]):
                source = self.named(match[0])
                if source is not None and source.kind != "agency":
                    counts[source.id] += 1
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return self.pack.sources[ranked[0][0]]


def address_in(lines: Sequence[str]) -> str | None:
    """Return the address that stands on a line of its own (with or without a label), None for none."""
    for line in lines:
        match = _URL.search(line)
        if match and len(plain(line.replace(match[0], ""))) <= 12:
            return match[0]
    return None
