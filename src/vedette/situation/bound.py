"""Whom an agreement binds, protects and exempts."""

from collections.abc import Sequence
from dataclasses import dataclass

from vedette.packs.agreements import Agreement
from vedette.packs.pack import Pack
from vedette.situation.holding import fights


@dataclass(frozen=True)
class Bound:
    """The actors of one agreement."""

    agreement: Agreement
    pack: Pack

    @property
    def parties(self) -> tuple[str, ...]:
        """The ids of the parties and guarantors."""
        return (*self.agreement.parties, *self.agreement.guarantors)

    def is_bound(self, actor: str) -> bool:
        """Tell whether an actor is a party or guarantor, or on the side of one."""
        return self._is_of(actor, self.parties)

    def is_exempt(self, actor: str) -> bool:
        """Tell whether force against an actor stays allowed."""
        return self._is_of(actor, self.agreement.exempt)

    def is_of_party(self, actor: str) -> bool:
        """Tell whether an actor is a party, or on the side of one."""
        return self._is_of(actor, self.agreement.parties)

    def is_protected(self, actor: str) -> bool:
        """Tell whether an actor is a party, of a party's side, or civilians."""
        return self.is_of_party(actor) or self.is_civilian(actor)

    def is_civilian(self, actor: str) -> bool:
        """Tell whether an actor stands for civilians, or is a body of helpers and not of fighters."""
        return not fights(actor, self.pack)

    def is_named(self, place: str) -> bool:
        """Tell whether a zone less than the country names a place, or what it lies in, whoever holds it."""
        areas = {place, *self.pack.within(place)} - set(self.pack.home_places)
        return any(not areas.isdisjoint(zone.places) for zone in self.agreement.zones)

    def strangers(self, actors: Sequence[str]) -> tuple[str, ...]:
        """Return those who are not bound and no allies of those who are: accounts differ on who acted."""
        acting = self.acting(actors)
        backers = {backer for actor in acting for backer in self.pack.backers_of(actor)}
        return tuple(
            actor
            for actor in actors
            if not self.is_bound(actor) and actor not in backers and self.pack.side_of(actor) is not None
        )

    def acting(self, actors: Sequence[str]) -> tuple[str, ...]:
        """Return those of the actors that are bound and fight: who only observes breaks nothing."""
        return tuple(actor for actor in actors if self.is_bound(actor) and not self.is_civilian(actor))

    def opposed(self, actors: Sequence[str], acting: Sequence[str]) -> tuple[str, ...]:
        """Return those of `actors` who are neither on the side of all who act nor backed by them."""
        sides = self.sides(acting)
        return tuple(
            actor
            for actor in actors
            if not ({self.pack.side_of(actor), *self.pack.backers_of(actor)} >= sides and sides)
        )

    def sides(self, actors: Sequence[str]) -> frozenset[str]:
        """Return the sides that actors fight on."""
        return frozenset(self.pack.side_of(actor) or actor for actor in actors)

    def party_of(self, acting: Sequence[str]) -> str | None:
        """Return the actor, or the party that all actors are of; None where several sides act."""
        if len(self.sides(acting)) != 1:
            return None
        if len(acting) == 1:
            return acting[0]
        named = (party for party in self.parties if party in acting)
        side = (party for party in self.parties if self._is_of(acting[0], (party,)))
        return next(named, None) or next(side, None)

    def how(self, actor: str) -> str:
        """Return in words how an actor is bound or protected."""
        if self.is_civilian(actor):
            return f"{self.name(actor)}: protected, as people who do not fight are"
        if actor in self.agreement.parties:
            return f"{self.name(actor)} is a party"
        if actor in self.agreement.guarantors:
            return f"{self.name(actor)} is a guarantor"
        return f"{self.name(actor)} is on the side of {self.name(self.pack.side_of(actor) or '')}, a party"

    def name(self, actor: str) -> str:
        """Return the neutral name of an actor."""
        return self.pack.actors[actor].name if actor in self.pack.actors else actor

    def names(self, actors: Sequence[str]) -> str:
        """Return the neutral names of actors."""
        return ", ".join(self.name(actor) for actor in actors)

    def _is_of(self, actor: str, listed: Sequence[str]) -> bool:
        return actor in listed or self.pack.side_of(actor) in listed
