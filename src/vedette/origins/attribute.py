"""Whose statement each claim is: the chain from the outlet over the carriers to the origin."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vedette.model import ActorRef, Attribution, Claim, Origin, Problem, Report
from vedette.origins.copying import first_tellers
from vedette.origins.families import report_families
from vedette.origins.restatement import restated
from vedette.origins.reuse import Reuse
from vedette.origins.speakers import Speakers
from vedette.origins.vocabulary import vocabulary
from vedette.packs.pack import Pack


def attribute(
    claims: Iterable[Claim], reports: Iterable[Report], pack: Pack, graph: Sequence[Reuse] | None = None
) -> tuple[tuple[Attribution, ...], tuple[Origin, ...], tuple[Problem, ...]]:
    """Return one attribution a claim, one origin an id, and what was wrong; all ordered by id.

    The origin of a claim is, in this order: whoever it is said by; the source that it only repeats (see
    `restatement` and `copying`); the agency that its report, or another one of its family, credits; the
    outlet, of a family that of its first report; the unsigned family. Claims of a report that is not among
    `reports` are attributed by what they say of it, with a problem. `graph` is their reuse graph,
    found anew where none is given.
    """
    by_id = {claim.id: claim for claim in claims}
    known = {report.id: report for report in reports}
    families = report_families(known.values(), graph)
    room = _Room(
        Speakers(pack, vocabulary()),
        families,
        _agencies(known.values(), families),
        _outlets(known.values(), families),
    )
    problems = [
        Problem(
            source=claim.report.name, message="the report of a claim is not among the reports", where=claim.id
        )
        for claim in by_id.values()
        if claim.report.id not in known
    ]
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for claim_id in sorted(by_id):
        of_report[by_id[claim_id].report.id].append(by_id[claim_id])
    sourced = {
        claim_id: source
        for report_id in sorted(of_report)
        for claim_id, source in room.sourced(of_report[report_id]).items()
    }
    first = first_tellers(by_id.values(), known, sourced)
    found = {
        claim_id: room.attribution(by_id[claim_id], first[claim_id], sourced) for claim_id in sorted(by_id)
    }
    carried: dict[str, set[str]] = defaultdict(set)
    origins: dict[str, Origin] = {}
    for claim_id in sorted(found):
        origin = found[claim_id][0]
        origins.setdefault(origin.id, origin)
        carried[origin.id].add(by_id[claim_id].report.id)
    return (
        tuple(found[claim_id][1] for claim_id in sorted(found)),
        tuple(
            origins[origin_id].model_copy(update={"reports": tuple(sorted(carried[origin_id]))})
            for origin_id in sorted(origins)
        ),
        tuple(sorted(problems, key=lambda problem: (problem.source, problem.where))),
    )


def _agencies(reports: Iterable[Report], families: Mapping[str, str]) -> Mapping[str, str]:
    """Return the agency that most reports of a family credit; the first in order where two have as many."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        if report.agency is not None:
            counts[families[report.id]][report.agency] += 1
    return {
        family: min(agencies, key=lambda agency: (-agencies[agency], agency))
        for family, agencies in counts.items()
    }


@dataclass(frozen=True)
class Source:
    """The origin of a statement, and the carriers on the way."""

    origin: Origin
    via: tuple[ActorRef, ...]


def _outlets(reports: Iterable[Report], families: Mapping[str, str]) -> Mapping[str, str]:
    """Return the outlet of the first report of each family that names one."""
    found: dict[str, str] = {}
    for report in sorted(reports, key=lambda one: (one.published or date.max, one.id)):
        if report.outlet is not None:
            found.setdefault(families[report.id], report.outlet)
    return found


class _Room:
    """What attribution needs to know beside the claims of one report."""

    def __init__(
        self,
        speakers: Speakers,
        families: Mapping[str, str],
        agencies: Mapping[str, str],
        outlets: Mapping[str, str],
    ) -> None:
        self.speakers = speakers
        self.families = families
        self.agencies = agencies
        self.outlets = outlets

    def sourced(self, claims: Sequence[Claim]) -> dict[str, Source]:
        """Return whose statement the claims of one report are, by claim id, as far as the report tells."""
        family = self._family(claims[0])
        cited = [claim for claim in claims if claim.said_by is not None]
        origins = {
            claim.id: self._cited(claim, claim.said_by, cited, family) for claim in cited if claim.said_by
        }
        origins.update(self._pointed(cited, origins))
        found = {claim.id: Source(origins[claim.id], claim.via) for claim in cited}
        for claim in claims:
            source = restated(claim, cited, self.speakers.pack) if claim.said_by is None else None
            if source is not None:
                found[claim.id] = Source(origins[source.id], claim.via or source.via)
        return found

    def attribution(
        self, claim: Claim, first: Claim, sourced: Mapping[str, Source]
    ) -> tuple[Origin, Attribution]:
        """Return origin and attribution of one claim; `first` is the claim that told its sentence first."""
        family = self._family(claim)
        source = sourced.get(claim.id) or sourced.get(first.id)
        if source is None:
            source = Source(self._own(first), claim.via)
        agency = claim.report.agency or self.agencies.get(family)
        links = [claim.report.outlet, agency, *(self.speakers.carrier(ref) for ref in source.via)]
        named = [self.speakers.source(link) or link for link in links if link is not None]
        chain = tuple(dict.fromkeys([*named, source.origin.id]))
        return source.origin, Attribution(claim=claim.id, origin=source.origin.id, chain=chain, family=family)

    def _family(self, claim: Claim) -> str:
        return self.families.get(claim.report.id, claim.report.id)

    def _cited(self, claim: Claim, said_by: ActorRef, cited: Sequence[Claim], family: str) -> Origin:
        carrier = (
            self._carrier(claim, said_by, cited)
            or claim.report.agency
            or self.agencies.get(family)
            or claim.report.outlet
        )
        return self.speakers.speaker(said_by, carrier or f"unsigned:{family}", claim.report.published)

    def _carrier(self, claim: Claim, said_by: ActorRef, cited: Sequence[Claim]) -> str | None:
        """Return who carries a claim: by its own words, else by those nearest to it on the same speaker."""
        phrase = self.speakers.words.telling(said_by.as_written)
        carried = [
            other
            for other in cited
            if other.via and other.said_by and self.speakers.words.telling(other.said_by.as_written) == phrase
        ]
        at = claim.evidence.start
        nearest = (
            claim
            if claim.via
            else min(
                carried,
                key=lambda other: (abs(other.evidence.start - at), other.evidence.start),
                default=None,
            )
        )
        return self.speakers.carrier(nearest.via[-1]) if nearest is not None else None

    def _pointed(self, cited: Sequence[Claim], origins: Mapping[str, Origin]) -> dict[str, Origin]:
        """Resolve "a monitor" to the one monitor that the report names, where it names one and no more."""
        resolved = {}
        pointing = {claim.id: self.speakers.pointed_kind(claim.said_by) for claim in cited if claim.said_by}
        for claim_id, kind in pointing.items():
            named = {
                origins[claim.id].id: origins[claim.id]
                for claim in cited
                if pointing[claim.id] is None and origins[claim.id].kind == kind
            }
            if kind is not None and len(named) == 1:
                resolved[claim_id] = next(iter(named.values()))
        return resolved

    def _own(self, claim: Claim) -> Origin:
        family = self._family(claim)
        teller = claim.report.agency or self.agencies.get(family) or self.outlets.get(family)
        teller = teller or claim.report.outlet
        if teller is None:
            return self.speakers.unsigned(family)
        return self.speakers.outlet(teller, claim.report.published)
