"""What the rest of a report tells of who speaks in it: an office's country, a full name, a name spelt out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from vedette.origins.people import People
from vedette.origins.roles import Roles
from vedette.origins.vocabulary import Vocabulary, slug
from vedette.packs.pack import Pack

_CAPITAL = r"[A-Z][\w’'-]+"
_ACRONYM = re.compile(r"[A-Z]{3,}")
_SHOUTED = re.compile(r"^(?:\S+\s)*[A-Z]{2,}\s")  # ends before the name: no forename is all capitals


@dataclass(frozen=True)
class Context:
    """Looks up in a report's text what a short name in it stands for."""

    pack: Pack
    words: Vocabulary

    def in_full(self, written: str, text: str) -> str | None:
        """Return what a report calls somebody elsewhere in full, None where it does not or says several."""
        if self.words.titled(written):
            return self._continued(written, text)
        bare = re.sub(r"^(?:the|a|an)\s+", "", written, flags=re.IGNORECASE)
        office = self.words.telling(written)
        if self.words.is_office(office):
            back = self.words.points_back(written)
            return self._country_of(office, text) or (self._holder(office, text) if back else None)
        if _ACRONYM.fullmatch(bare):
            return self._spelt_out(bare, text)
        bare = _SHOUTED.sub("", bare)
        alone = re.fullmatch(_CAPITAL, bare) is not None and bare not in self.words.weekdays
        full = (self._family_first(bare, text) or self._full_name(bare, text)) if alone else None
        person = full or (bare if self.words.is_name(bare) else None)
        if person is None or self._people.body_of(person) is not None:
            return full
        return self._roles.body(person, text) or full

    def _country_of(self, office: str, text: str) -> str | None:
        """Return "COUNTRY:OFFICE" for "the ministry" where the text names one country's ministry.

        "A ministry spokesman" speaks for it, and it may have been named in full: "Peru's Foreign Ministry".
        """
        body = re.escape(re.sub(self._speaking_for, "", office))
        for named in (rf"(?i:{body})\b", rf"(?:{_CAPITAL}\s+){{1,2}}(?i:{body})\b"):
            office_here = re.compile(named)
            found = {
                f"{self._countries[country[1].casefold()]}:{slug(match[0].casefold())}"
                for country in self._country.finditer(text)
                if (match := office_here.match(text, country.end()))
            }
            if found:
                return min(found) if len(found) == 1 else None
        return None

    def _full_name(self, surname: str, text: str) -> str | None:
        """Return "FORENAME SURNAME" for a surname that the text gives one forename."""
        pattern = re.compile(
            rf"\b({_CAPITAL}(?:\s+(?:Abu|Abd|bin|al|el|de))?)\s+((?:[aA]l-|[eE]l-)?{surname})\b"
        )
        titles = self.words.titles | self.words.office_words | self.words.spokespeople
        found = {
            f"{match[1]} {match[2]}"
            for match in pattern.finditer(text)
            if not match[1].isupper() and titles.isdisjoint(match[1].casefold().strip(".").split("-"))
        }
        return min(found) if len(found) == 1 else None

    def _family_first(self, surname: str, text: str) -> str | None:
        """Return "SURNAME FORENAME" where the text calls one person of the pack so ("Kim Jong-un")."""
        pattern = re.compile(rf"\b{surname}\s+{_CAPITAL}")
        found = {name for name in pattern.findall(text) if self._people.body_of(name) is not None}
        return min(found) if len(found) == 1 else None

    @staticmethod
    def _continued(written: str, text: str) -> str | None:
        """Return "TITLE FORENAME SURNAME" where the text goes on so behind "TITLE FORENAME"."""
        match = re.search(rf"\b{re.escape(written)}(?:\s+(?:[aA]l-|[eE]l-)?{_CAPITAL})+", text)
        return match[0] if match is not None else None

    @staticmethod
    def _holder(office: str, text: str) -> str | None:
        """Return the one name that a text joins to an office ("Secretary of State John Kerry")."""
        title = rf"\b(?i:{re.escape(office)})(?:\s+of\s+{_CAPITAL})?"
        found = set(re.findall(rf"{title}\s+({_CAPITAL}\s+{_CAPITAL})", text))
        return min(found) if len(found) == 1 else None

    @staticmethod
    def _spelt_out(acronym: str, text: str) -> str | None:
        """Return the name before "(ACRONYM)" whose words begin with its letters."""
        small = r"(?:\s+(?:of|for|the|and|in|on))*\s+"
        initials = small.join(rf"{letter}[\w’'-]+" for letter in acronym)
        match = re.search(rf"\b({initials})\s*\({acronym}\)", text)
        return match[1] if match is not None else None

    @cached_property
    def _people(self) -> People:
        return People(self.pack, self.words)

    @cached_property
    def _roles(self) -> Roles:
        return Roles(self.pack, self.words)

    @cached_property
    def _speaking_for(self) -> str:
        return rf"\s+(?:{'|'.join(map(re.escape, sorted(self.words.spokespeople)))})$"

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        return {
            name.casefold(): country.id
            for country in self.pack.countries.values()
            for name in (country.name, *country.adjectives)
        }

    @cached_property
    def _country(self) -> re.Pattern[str]:
        """A country or its people, with or without a genitive, up to the next word: of all in the pack."""
        names = "|".join(map(re.escape, sorted(self._countries, key=lambda name: (-len(name), name))))
        return re.compile(rf"\b({names})(?:['’]?s)?\s+", re.IGNORECASE)
