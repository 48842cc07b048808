"""Who tells the claims of a report: whom it cites, or else whoever printed its words first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from vedette.model import ActorRef, Claim, Origin
from vedette.origins.credits import Credit
from vedette.origins.restatement import restated
from vedette.origins.speakers import Speakers
from vedette.origins.taken import Standing, Takings
from vedette.origins.vocabulary import slug

_NAMED = "name:"


@dataclass(frozen=True)
class Source:
    """The origin of a statement, and the carriers on the way."""

    origin: Origin
    via: tuple[ActorRef, ...]


@dataclass(frozen=True)
class Tellers:
    """What attribution needs to know: families and credits by report id, and `told`, the claims of each."""

    speakers: Speakers
    families: Mapping[str, str]
    credits: Mapping[str, Credit]
    standing: Standing
    takings: Takings
    told: Mapping[str, Sequence[Claim]]

    def family(self, report_id: str) -> str:
        """Return the family of a report, itself where it is not known."""
        return self.families.get(report_id, report_id)

    def sourced(self, claims: Sequence[Claim]) -> dict[str, Source]:
        """Return whose statement the claims of one report are, by claim id, as far as the report tells."""
        cited = [claim for claim in claims if self._speaks(claim)]
        alike: dict[str, list[Claim]] = {}
        for claim in cited:
            alike.setdefault(self._phrase(claim), []).append(claim)
        origins = {
            claim.id: self._cited(claim, claim.said_by, alike[self._phrase(claim)])
            for claim in cited
            if claim.said_by
        }
        origins.update(self._pointed(cited, origins))
        found = {claim.id: Source(origins[claim.id], claim.via) for claim in cited}
        for claim in claims:
            source = restated(claim, cited, self.speakers.pack) if claim.id not in found else None
            if source is not None:
                found[claim.id] = Source(origins[source.id], claim.via or source.via)
        return found

    def _speaks(self, claim: Claim) -> bool:
        """Tell whether a claim is said by anybody: a weekday that was read as a name is nobody."""
        said_by = claim.said_by
        if said_by is None:
            return False
        return said_by.id is not None or not self.speakers.words.tells_nobody(said_by.as_written)

    def taken(self, sourced: Mapping[str, Source]) -> Mapping[str, Source]:
        """Return the sources that claims have in the reports that their words were taken from.

        An own-voice claim takes its source from there; one by somebody unnamed only a source with a name.
        """
        found = {}
        for claim in (claim for claims in self.told.values() for claim in claims):
            own = sourced.get(claim.id)
            if own is not None and not _is_unnamed(own.origin):
                continue
            for other in self.takings.beside(claim, lambda report: self.told.get(report, ())):
                source = sourced.get(other.id)
                if source is not None and (own is None or not _is_unnamed(source.origin)):
                    found[claim.id] = replace(source, via=claim.via or source.via)
                    break
        return found

    def own(self, claim: Claim) -> Origin:
        """Return whoever printed the words of a claim first, as their origin."""
        report_id = self.takings.first(claim)
        teller = self._voice(report_id, claim)
        if teller is None:
            return self.speakers.unsigned(self.family(report_id))
        return self.speakers.outlet(teller, claim.report.published)

    def chain(self, claim: Claim, source: Source) -> tuple[str, ...]:
        """Return the way of a claim from its outlet over the carriers to its origin, each once."""
        links = [*self._printers(claim), *(self.speakers.carrier(ref) for ref in source.via)]
        named = [self.speakers.source(link) or link for link in links]
        before = [link for link in dict.fromkeys(named) if link != source.origin.id]
        return (*before, source.origin.id)

    def _printers(self, claim: Claim) -> Iterator[str]:
        """Yield the outlet of a claim's report, and the agency or outlet whose words it prints."""
        if claim.report.outlet is not None:
            yield claim.report.outlet
        teller = self.takings.first(claim)
        report, credit = self.standing.reports.get(teller), self.credits.get(teller)
        if credit is not None:
            yield credit.agency
        elif report is not None and report.outlet and teller != claim.report.id:
            yield report.outlet

    def _voice(self, report_id: str, claim: Claim) -> str | None:
        """Return who speaks in a report's own voice: its agency, or the first outlet of its family."""
        credit = self.credits.get(report_id)
        if credit is not None:
            return credit.agency
        return self._outlets.get(self.family(report_id), claim.report.outlet)

    @cached_property
    def _outlets(self) -> Mapping[str, str]:
        """The outlet of the first report of each family that names one."""
        found: dict[str, str] = {}
        for report in sorted(self.standing.reports.values(), key=lambda one: self.standing.rank(one.id)):
            if report.outlet is not None:
                found.setdefault(self.family(report.id), report.outlet)
        return found

    def _cited(self, claim: Claim, said_by: ActorRef, alike: Sequence[Claim]) -> Origin:
        """Return the origin that a claim is said by; somebody unnamed is known by who quotes them first.

        `alike` are the report's claims that are said in the same words, this one among them.
        """
        teller = min(map(self.takings.first, alike), key=self.standing.rank)
        carrier = self._carrier(claim, alike) or self._voice(teller, claim)
        return self.speakers.speaker(
            self._in_full(claim, said_by),
            carrier or f"unsigned:{self.family(teller)}",
            claim.report.published,
        )

    def _in_full(self, claim: Claim, said_by: ActorRef) -> ActorRef:
        """Return who speaks as the report calls them elsewhere, where here it gives but part of a name."""
        report = self.standing.reports.get(claim.report.id)
        if report is None or (said_by.id is not None and not self.speakers.words.titled(said_by.as_written)):
            return said_by
        full = self.speakers.context.in_full(said_by.as_written, report.text)
        if full is None:
            return said_by
        return ActorRef(id=full if ":" in full else said_by.id, name=full, as_written=full)

    def _phrase(self, claim: Claim) -> str:
        return self.speakers.words.telling(claim.said_by.as_written) if claim.said_by is not None else ""

    def _carrier(self, claim: Claim, alike: Sequence[Claim]) -> str | None:
        """Return who carries a claim: by its own words, else by those nearest to it on the same speaker."""
        at = claim.evidence.start
        carried = [other for other in alike if other.via]
        nearest = min(
            carried,
            key=lambda other: (other is not claim, abs(other.evidence.start - at), other.evidence.start),
            default=None,
        )
        return self.speakers.carrier(nearest.via[-1]) if nearest is not None else None

    def _pointed(self, cited: Sequence[Claim], origins: Mapping[str, Origin]) -> dict[str, Origin]:
        """Resolve "a monitor" to the one monitor that the report names, and a surname to the full name.

        "The monitor" is one that the report has named before.
        """
        named = [other for other in cited if other.said_by and not self.speakers.pointed_kinds(other.said_by)]
        resolved = {}
        for claim, said_by in ((claim, claim.said_by) for claim in cited if claim.said_by):
            kinds = self.speakers.pointed_kinds(said_by)
            back = self.speakers.words.points_back(said_by.as_written)
            if kinds:
                fitting = (
                    other
                    for other in named
                    if origins[other.id].kind in kinds
                    and not _is_unnamed(origins[other.id])
                    and (not back or other.evidence.start <= claim.evidence.start)
                )
            else:
                fitting = (
                    other for other in named if other.said_by and _shortens(origins[claim.id], other.said_by)
                )
            meant = {origins[other.id].id: origins[other.id] for other in fitting}
            if len(meant) == 1:
                resolved[claim.id] = next(iter(meant.values()))
        return resolved


def _shortens(origin: Origin, full: ActorRef) -> bool:
    """Tell whether a name that no pack knows is part of a longer one."""
    if not origin.id.startswith(_NAMED):
        return False
    words = set(origin.id.removeprefix(_NAMED).split("_"))
    return words < set(slug(full.as_written).split("_"))


def _is_unnamed(origin: Origin) -> bool:
    return origin.quoted_by is not None
