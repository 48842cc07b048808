"""Whose voice a name is: a body the pack knows, a person who speaks for one, or somebody unnamed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vedette.model import FIELD, UNNAMED, ActorRef, Origin, SourceKind
from vedette.origins.bodies import Bodies
from vedette.origins.context import Context
from vedette.origins.people import People, person_id, runs
from vedette.origins.vocabulary import Vocabulary, slug
from vedette.packs.pack import Pack


@dataclass(frozen=True)
class Speakers:
    """Turns names of sources into origins, with one pack and one set of words.

    `reports` are the names of reports by family, to show those that nobody signs.
    """

    pack: Pack
    words: Vocabulary
    reports: Mapping[str, str]

    def speaker(self, ref: ActorRef, carrier: str | None, day: date | None) -> Origin:
        """Return the origin that `ref` means.

        `carrier` is the id or name of whoever quotes it, which an unnamed speaker is known by: a phrase
        without a name in it, or what the pack knows by a common noun ("activists"). A name that the pack does
        not know is an origin of its own, of no side; of a kind where a noun beside it tells one.
        """
        if ref.id is not None and ref.id.startswith(FIELD):
            return Origin(id=ref.id, name=ref.name, kind="witness")
        phrase = self.words.telling(ref.as_written)
        common = self.pack.sources.get(ref.id or "")
        if common is not None and common.name != common.name.lower():
            common = None
        unnamed = self.words.noun_of(phrase)
        if unnamed is not None or common is not None:
            kind, what = unnamed or (common.kind if common is not None else "unnamed", phrase)
            within = self._source_within(ref.as_written) if common is not None else None
            if within is not None:
                return self.body(within, ref.name, day)
            person = self.words.person_in(ref.as_written)
            if person is None and self.words.titled(ref.as_written):
                person = self._people.named(ref.as_written)
            if person is not None:
                return Origin(id=person_id(person), name=person, kind=kind)
            return self._unnamed(ref, what, kind, ref.id if common is None else None, carrier, day)
        known = self._known(ref)
        if known is not None:
            return self.body(known, ref.name, day)
        pointed = self.words.pointed_kinds(phrase)
        if pointed:
            return self._unnamed(ref, phrase, pointed[0], None, carrier, day)
        if self.words.is_office(phrase):
            return self._unnamed(ref, phrase, "government", None, carrier, day)
        person = self._people.named(ref.name)
        thing = self.words.thing_of(phrase) if person is None else None
        if thing is not None:
            return self._unnamed(ref, thing, "unnamed", None, carrier, day)
        if phrase and not self.words.names_somebody(ref.as_written):
            return self._unnamed(ref, phrase, "unnamed", None, carrier, day)
        name = person or ref.name
        return Origin(id=person_id(name), name=name, kind="unknown")

    def _known(self, ref: ActorRef) -> str | None:
        """Return the body of the pack that a name means: that of a person in it before what else it says."""
        if ref.id is None:
            return self._body_named(ref)
        person = self._people.body_of(ref.as_written)
        if person is None:
            return ref.id
        country, office, _ = ref.id.partition(":")
        if office and country in self.pack.countries and self.pack.countries[country].government == person:
            return ref.id
        if self.pack.last_owner(ref.id) == self.pack.last_owner(person):  # the narrower of the two
            return person if self.pack.last_owner(person) == ref.id else ref.id
        return ref.id if " " not in ref.as_written else person  # a surname alone may be another's

    def body(self, body_id: str, name: str, day: date | None) -> Origin:
        """Return a source, an actor or a composed body ("COUNTRY:MINISTRY") of the pack as an origin."""
        body_id = self._bodies.one_id(body_id)
        source = self.pack.sources.get(body_id)
        actor = self.pack.actors.get(body_id)
        kind: SourceKind = "unknown"
        if source is not None:
            kind, name = source.kind, source.name
        elif actor is not None:
            kind, name = self.words.actor_kinds.get(actor.kind, "unknown"), actor.name
        elif ":" in body_id:
            kind, name = "government", self._bodies.shown(body_id) or name
        return Origin(id=body_id, name=name, kind=kind, side=self._side(body_id, day))

    def outlet(self, outlet: str, day: date | None) -> Origin:
        """Return an outlet or agency, by its id in the pack or its name as written, as an origin."""
        source = self.source(outlet)
        if source is not None:
            return self.body(source, outlet, day)
        return Origin(id=f"name:{slug(outlet)}", name=outlet, kind="outlet")

    def unsigned(self, family: str) -> Origin:
        """Return the origin of a report that names neither outlet nor agency."""
        return Origin(id=f"unsigned:{family}", name=self._unsigned_name(family), kind="unknown")

    def pointed_kinds(self, ref: ActorRef) -> Sequence[SourceKind]:
        """Return the kinds of source that `ref` may point to without naming it ("a monitor")."""
        if ref.id is not None:
            return ()
        return self.words.pointed_kinds(self.words.telling(ref.as_written))

    def source(self, name: str) -> str | None:
        """Return the id of the source with this id or name, None where the pack knows none."""
        if name in self.pack.sources:
            return name
        found = self.pack.source_named(name)
        return found.id if found is not None else None

    def carrier(self, ref: ActorRef) -> str:
        """Return a carrier's id, or its name where the pack does not know it."""
        return ref.id or self.source(ref.name) or ref.name

    def _unnamed(
        self,
        ref: ActorRef,
        what: str,
        kind: SourceKind,
        body: str | None,
        carrier: str | None,
        day: date | None,
    ) -> Origin:
        """Make an origin of somebody quoted without a name; `what` is the phrase of `ref` that says who.

        Its side is that of the body it is said to belong to; failing that, that of the carrier, for whom a
        party's own media find to quote is of that party until something else is known.
        """
        of_all = body in self.pack.countries and kind in ("witness", "local")  # people, not its officials
        side = self._side(body, day) if body is not None and not of_all else None
        if carrier is not None and not carrier.startswith("unsigned:"):
            known = self.outlet(carrier, day)
            side, shown = side or known.side, known.name
            carrier = known.id.removeprefix("name:")
        else:
            shown = self._unsigned_name((carrier or "").removeprefix("unsigned:"))
        name = self.words.shown["unnamed"].format(
            what=self.words.in_capitals(what, ref.as_written), carrier=shown
        )
        return Origin(id=f"{UNNAMED}{slug(what)}@{carrier or 'unsigned'}", name=name, kind=kind, side=side)

    def _unsigned_name(self, family: str) -> str:
        return self.words.shown["unsigned"].format(report=self.reports.get(family, "")).rstrip()

    def _side(self, body_id: str, day: date | None) -> str | None:
        """Return the side of a body, or of its owner; an office of a country is on its country's side."""
        country, composed, _ = self.pack.last_owner(body_id).partition(":")
        known = self.pack.countries.get(country) if composed or body_id == country else None
        if known is not None:  # its government may fight on a side of another name
            return self.pack.side_of(known.government, day)
        return self.pack.side_of(body_id, day) or (self.pack.side_of(country, day) if composed else None)

    def _body_named(self, ref: ActorRef) -> str | None:
        for name in dict.fromkeys((ref.name, ref.as_written)):
            source = self.source(name)
            if source is not None:
                return source
        spoken_for = self._people.body_of(ref.as_written) or self._people.spoken_for(ref.as_written)
        if spoken_for is not None:
            return spoken_for
        return (
            self._bodies.seated(ref.as_written)
            or self._bodies.misspelt(ref.name)
            or self._bodies.swapped(ref.name)
            or self._elsewhere(ref.as_written)
        )

    def _elsewhere(self, written: str) -> str | None:
        """Return the source that a name means without the seat before it ("the Vell-based Watch")."""
        bare = self.words.without_seat(written)
        return self.source(bare) if bare != written else None

    def _source_within(self, written: str) -> str | None:
        """Return the source that a phrase names behind a common noun ("activists of the Valley League")."""
        for name in runs(written.split(), " "):
            source = self.pack.source_named(name) if name[0].isupper() else None
            if source is not None and source.name != source.name.lower():
                return source.id
        return None

    @cached_property
    def context(self) -> Context:
        """What the rest of a report tells of who speaks in it."""
        return Context(self.pack, self.words)

    @cached_property
    def _bodies(self) -> Bodies:
        return Bodies(self.pack, self.words)

    @cached_property
    def _people(self) -> People:
        return People(self.pack, self.words)
