"""One id for a body however it is written: its office by country, its name with a slip of the pen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from vedette.origins.vocabulary import Vocabulary, slug
from vedette.packs.pack import Pack
from vedette.packs.records import Country

_ALIKE = 0.93
"""How much of a long name, letter by letter, must be that of the body it means: a slip or two."""

_LONG = 16  # letters: shorter names differ by a letter and are two

_ACRONYM = r"[A-Z]{4,}"  # shorter ones are too many to be told from each other by their letters

_SEAT = re.compile(r"^(?:the\s+)?(?P<office>.+?)\s+in\s+(?P<seat>\S.*)$", re.IGNORECASE)


@dataclass(frozen=True)
class Bodies:
    """Finds the bodies of one pack by what reports call them."""

    pack: Pack
    words: Vocabulary

    def one_id(self, body: str) -> str:
        """Return the one id of a body that may be composed of a country and an office ("COUNTRY:OFFICE").

        An office that the pack knows as a source of its own is that source; the military is the country's
        forces where the pack names them.
        """
        country_id, composed, office = body.partition(":")
        country = self.pack.countries.get(country_id)
        if not composed or country is None:
            return body
        if office == "military" and country.military != country.id:
            return country.military
        known = self._office(country, office.replace("_", " "))
        return known or f"{country_id}:{slug(self._spelt(office.replace('_', ' ')))}"

    def shown(self, body: str) -> str | None:
        """Return what a composed body is called: its country's adjective and its office."""
        country_id, _, office = body.partition(":")
        country = self.pack.countries.get(country_id)
        if country is None or not country.adjectives:
            return None
        return f"{country.adjectives[0]} {office.replace('_', ' ')}"

    def seated(self, written: str) -> str | None:
        """Return the body that "the defence ministry in CAPITAL" means, None where it is no government's."""
        match = _SEAT.match(written)
        country = self._capitals.get(slug(match["seat"])) if match is not None else None
        if match is None or country is None or slug(match["office"]).split("_")[-1] not in self.words.offices:
            return None
        return self.one_id(f"{country}:{slug(match['office'])}")

    def misspelt(self, name: str) -> str | None:
        """Return the source of which a long name is a misspelling, None for a name of its own."""
        key = slug(name).removeprefix("the_")
        if key not in self._slips:
            self._slips[key] = self._nearest(key) if len(key) >= _LONG else None
        return self._slips[key]

    def swapped(self, written: str) -> str | None:
        """Return the one source whose acronym ends `written` with two neighbouring letters swapped."""
        word = written.rsplit(maxsplit=1)[-1] if written.split() else ""
        if re.fullmatch(_ACRONYM, word) is None or word in self._acronyms:
            return None
        turned = (f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(len(word) - 1))
        found = {self._acronyms[one] for one in turned if one in self._acronyms}
        return min(found) if len(found) == 1 else None

    def _nearest(self, key: str) -> str | None:
        """Return the source with the name most like `key`, None where none is like enough."""
        matcher = SequenceMatcher(None, "", key, autojunk=False)
        best, means = _ALIKE, None
        for known, source in self._long_names.items():
            matcher.set_seq1(known)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                alike = matcher.ratio()
                best, means = (alike, source) if alike > best else (best, means)
        return means

    def _office(self, country: Country, office: str) -> str | None:
        for adjective in country.adjectives:
            for spelling in dict.fromkeys((office, self._spelt(office))):
                source = self.pack.source_named(f"{adjective} {spelling}")
                if source is not None:
                    return source.id
        return None

    def _spelt(self, office: str) -> str:
        return " ".join(self.words.spellings.get(word, word) for word in office.split())

    @cached_property
    def _slips(self) -> dict[str, str | None]:
        """What long names were found to mean."""
        return {}

    @cached_property
    def _capitals(self) -> Mapping[str, str]:
        seats = (
            (name, one.id) for one in self.pack.countries.values() for name in (one.capital, *one.metonyms)
        )
        return {slug(name): country for name, country in seats if name is not None}

    @cached_property
    def _acronyms(self) -> Mapping[str, str]:
        names = ((name, one.id) for one in self.pack.sources.values() for name in (one.name, *one.names))
        return {name: source for name, source in sorted(names) if re.fullmatch(_ACRONYM, name)}

    @cached_property
    def _long_names(self) -> Mapping[str, str]:
        names = ((name, one.id) for one in self.pack.sources.values() for name in (one.name, *one.names))
        return {slug(name): source for name, source in sorted(names) if len(slug(name)) >= _LONG}
