"""What a pack knows of the actors and places that claims name, remembered over many questions."""

import re
from collections.abc import Iterable, Sequence, Set
from functools import cached_property

from vedette.incidents.places import is_vague
from vedette.incidents.told import actor_key
from vedette.model import ActorRef, PlaceRef
from vedette.packs.pack import Pack
from vedette.packs.records import Place


class Relations:
    """Who may be whom, and what lies in what; asks the pack once for each pair."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._same_actor: dict[tuple[str, str], bool] = {}
        self._labels: dict[str, list[str]] = {}
        self._within: dict[str, tuple[str, ...]] = {}
        self._namesakes: dict[str, str | None] = {}

    def same_actor(self, one: str, other: str) -> bool:
        """Tell whether two actor keys may mean one actor."""
        pair = (one, other) if one <= other else (other, one)
        if pair not in self._same_actor:
            named = one.startswith("name:") or other.startswith("name:")
            self._same_actor[pair] = one == other or (not named and self._pack.compatible(one, other))
        return self._same_actor[pair]

    def is_unknown(self, key: str) -> bool:
        """Tell whether an actor key is the pack's unknown actor."""
        return self._kind(key) == "unknown"

    def are_civilians(self, key: str) -> bool:
        """Tell whether an actor key means civilians."""
        return self._kind(key) == "civilians"

    def named(self, refs: Sequence[ActorRef]) -> list[ActorRef]:
        """Return the actors less those that only a bare word for fighters stands for ("terrorists").

        Whom such a word means is what a reader makes of it.
        """
        return [ref for ref in refs if not self._is_bare(ref)]

    def groups_named(self, refs: Iterable[ActorRef]) -> frozenset[str]:
        """Return the ids of the armed groups among `refs` that are called by a name."""
        return frozenset(
            ref.id for ref in refs if ref.id and not self._is_bare(ref) and self._is_group(ref.id)
        )

    def stands(self, ref: ActorRef, named: Set[str]) -> bool:
        """Tell whether an actor stands beside the groups `named`; a guess at a bare word doesn't."""
        return not named or ref.id in named or not self._is_bare(ref)

    def _is_bare(self, ref: ActorRef) -> bool:
        return ref.as_written.strip().casefold() in self._bare_words

    def _is_group(self, key: str) -> bool:
        actor = self._pack.actors.get(key)
        return actor is not None and actor.is_group

    @cached_property
    def _bare_words(self) -> frozenset[str]:
        groups = (actor for actor in self._pack.actors.values() if actor.is_group)
        return frozenset(label.text for actor in groups for label in actor.labels if label.text.islower())

    def loaded(self, actor: str, written: str) -> str | None:
        """Return the loaded word by which a text names an actor, in lower case; None where it has none."""
        if actor not in self._labels:
            known = self._pack.actors.get(actor)
            words = [one.text.casefold() for one in known.labels if one.users] if known is not None else []
            self._labels[actor] = sorted(words, key=lambda word: (-len(word), word))
        text = " ".join(written.casefold().split())
        return next(
            (word for word in self._labels[actor] if re.search(rf"\b{re.escape(word)}\b", text)), None
        )

    def _kind(self, key: str) -> str | None:
        actor = self._pack.actors.get(key)
        return actor.kind if actor is not None else None

    def overlap(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
        """Tell whether somebody of one list may be somebody of the other."""
        return any(self.same_actor(actor_key(a), actor_key(b)) for a in one for b in other)

    def some_fit(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
        """Tell whether two accounts may name one actor: some of both fit, or one of them names nobody."""
        return not one or not other or self.overlap(one, other)

    def known_fit(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
        """Tell the same of those whom a pack knows alone."""
        return self.some_fit([ref for ref in one if ref.id], [ref for ref in other if ref.id])

    def all_fit(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
        """Tell whether all that the shorter list names may be on the longer one; of two as long, both ways.

        A side and two of its groups are not one thing each, so one way alone would hang on which comes first.
        """
        fewer, more = sorted((one, other), key=len)
        ways = ((fewer, more),) if len(fewer) < len(more) else ((fewer, more), (more, fewer))
        return all(self.overlap([a], named) for listed, named in ways for a in listed)

    def share_a_side(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
        """Tell whether two lists name groups that fight on one side."""
        sides = [{self._pack.side_of(ref.id) for ref in refs if ref.id} - {None} for refs in (one, other)]
        return not sides[0].isdisjoint(sides[1])

    def all_of_sides(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
        """Tell whether all that either list names fit somebody of the other, or are on a side with them."""
        ways = ((one, other), (other, one))
        return all(
            self.overlap([a], named) or self.share_a_side([a], named)
            for listed, named in ways
            for a in listed
        )

    def allied(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
        """Tell whether two lists name groups of one side, or one a backer of somebody of the other."""
        ids = [{ref.id for ref in refs if ref.id} for refs in (one, other)]
        backers = [{backer for actor in named for backer in self._pack.backers_of(actor)} for named in ids]
        backed = bool(ids[0] & backers[1] or ids[1] & backers[0])
        return backed or self.share_a_side(one, other)

    def without_hosts(self, refs: Sequence[ActorRef]) -> Sequence[ActorRef]:
        """Return the actors of a list without international bodies, which convene what others hold."""
        return [ref for ref in refs if self._kind(actor_key(ref)) != "international"]

    def parted_by_home(self, refs: Sequence[ActorRef]) -> tuple[list[ActorRef], list[ActorRef]]:
        """Return the actors of a list that are of the war's own countries, then those of other states."""
        own = [ref for ref in refs if not self._is_outsider(ref)]
        return own, [ref for ref in refs if ref not in own]

    def _is_outsider(self, ref: ActorRef) -> bool:
        """Tell whether an actor is another state, or a body of states; False in a war of no known country."""
        actor, home = self._pack.actors.get(actor_key(ref)), self._pack.home
        if actor is None or not home:
            return False
        abroad = actor.country is not None and actor.country not in home
        return actor.kind == "international" or (abroad and actor.is_of_state)

    def holders(self, place_id: str) -> tuple[str, ...]:
        """Return the ids of the places that hold a place, from the next larger to the country."""
        if place_id not in self._within:
            self._within[place_id] = self._pack.within(place_id)
        return self._within[place_id]

    def names_around(self, place_id: str) -> tuple[str, ...]:
        """Return the names of the places that hold a place, without its country."""
        held = (self._pack.place(holder) for holder in self.holders(place_id) if not self.is_country(holder))
        return tuple(place.name for place in held if place is not None)

    def namesake(self, place_id: str) -> str | None:
        """Return the province that is called like its town; None for a place of which there is none.

        Who writes the name alone may mean either.
        """
        if place_id not in self._namesakes:
            place = self._pack.place(place_id)
            holders = (self._pack.place(holder) for holder in self.holders(place_id))
            called = (one.id for one in holders if one and place and _called(one, place.name))
            self._namesakes[place_id] = next(called, None)
        return self._namesakes[place_id]

    def country(self, place_id: str) -> str | None:
        """Return the id of the country that a place lies in; None where the pack knows none."""
        return next((one for one in (place_id, *self.holders(place_id)) if self.is_country(one)), None)

    def is_abroad(self, place: PlaceRef) -> bool:
        """Tell whether a place narrower than a province lies in no country of the war; False if unknown."""
        return place.id is not None and not is_vague(place) and self._pack.is_abroad(place.id)

    def is_country(self, place_id: str) -> bool:
        """Tell whether a place is a country."""
        return place_id in self._pack.countries


def _called(holder: Place, name: str) -> bool:
    """Tell whether a province bears a town's name, with or without a word that says what it is."""
    return holder.kind == "province" and any(
        called == name or called.startswith(f"{name} ") for called in (holder.name, *holder.names)
    )
