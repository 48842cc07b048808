"""Whose statement each claim is: the chain from the outlet over the carriers to the origin."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from vedette.model import ActorRef, Attribution, Claim, Origin, Problem, Report
from vedette.origins.families import report_families
from vedette.origins.restatement import restated
from vedette.origins.speakers import Speakers
from vedette.origins.vocabulary import vocabulary
from vedette.packs.pack import Pack


def attribute(
    claims: Iterable[Claim], reports: Iterable[Report], pack: Pack
) -> tuple[tuple[Attribution, ...], tuple[Origin, ...], tuple[Problem, ...]]:
    """Return one attribution a claim, one origin an id, and what was wrong; all ordered by id.

    The origin of a claim is, in this order: whoever it is said by; the source that it only repeats (see
    `restatement`); the agency that its report credits, or that another report of its family does; the
    outlet; the unsigned family. Claims of a report that is not among `reports` are attributed by what they
    say of it, with a problem.
    """
    by_id = {claim.id: claim for claim in claims}
    known = {report.id: report for report in reports}
    families = report_families(known.values())
    room = _Room(Speakers(pack, vocabulary()), families, _credits(known.values(), families))
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
    found: dict[str, tuple[Origin, Attribution]] = {}
    for report_id in sorted(of_report):
        found.update(room.attribute_report(of_report[report_id]))
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


def _credits(reports: Iterable[Report], families: Mapping[str, str]) -> Mapping[str, str]:
    """Return the agency that most reports of a family credit; the first in order where two have as many."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        if report.agency is not None:
            counts[families[report.id]][report.agency] += 1
    return {
        family: min(agencies, key=lambda agency: (-agencies[agency], agency))
        for family, agencies in counts.items()
    }


class _Room:
    """What attribution needs to know beside the claims of one report."""

    def __init__(self, speakers: Speakers, families: Mapping[str, str], agencies: Mapping[str, str]) -> None:
        self.speakers = speakers
        self.families = families
        self.agencies = agencies

    def attribute_report(self, claims: Sequence[Claim]) -> dict[str, tuple[Origin, Attribution]]:
        """Return origin and attribution by claim id, for all claims of one report."""
        family = self.families.get(claims[0].report.id, claims[0].report.id)
        cited = [claim for claim in claims if claim.said_by is not None]
        origins = {claim.id: self._cited(claim, claim.said_by, family) for claim in cited if claim.said_by}
        origins.update(self._pointed(cited, origins))
        via = {claim.id: claim.via for claim in cited}
        for claim in claims:
            if claim.said_by is not None:
                continue
            source = restated(claim, cited, self.speakers.pack)
            origins[claim.id] = origins[source.id] if source is not None else self._own(claim, family)
            via[claim.id] = claim.via or (source.via if source is not None else ())
        return {
            claim.id: (
                origins[claim.id],
                Attribution(
                    claim=claim.id,
                    origin=origins[claim.id].id,
                    chain=self._chain(
                        claim, family, [self.speakers.carrier(ref) for ref in via[claim.id]], origins
                    ),
                    family=family,
                ),
            )
            for claim in claims
        }

    def _cited(self, claim: Claim, said_by: ActorRef, family: str) -> Origin:
        carrier = (
            self.speakers.carrier(claim.via[-1])
            if claim.via
            else claim.report.agency or self.agencies.get(family) or claim.report.outlet
        )
        return self.speakers.speaker(said_by, carrier or family, claim.report.published)

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

    def _own(self, claim: Claim, family: str) -> Origin:
        teller = claim.report.agency or self.agencies.get(family) or claim.report.outlet
        if teller is None:
            return self.speakers.unsigned(family)
        return self.speakers.outlet(teller, claim.report.published)

    def _chain(
        self, claim: Claim, family: str, via: Sequence[str], origins: Mapping[str, Origin]
    ) -> tuple[str, ...]:
        links = [claim.report.outlet, claim.report.agency or self.agencies.get(family), *via]
        named = [self.speakers.source(link) or link for link in links if link is not None]
        return tuple(dict.fromkeys([*named, origins[claim.id].id]))
