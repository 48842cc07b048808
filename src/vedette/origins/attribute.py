"""Whose statement each claim is: the chain from the outlet over the carriers to the origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from vedette.model import Attribution, Claim, Origin, Problem, Report
from vedette.origins.copying import first_tellers
from vedette.origins.credits import Provenance, suppliers
from vedette.origins.speakers import Speakers
from vedette.origins.taken import Standing, Takings
from vedette.origins.tellers import Source, Tellers
from vedette.origins.vocabulary import vocabulary
from vedette.packs.pack import Pack


def attribute(
    claims: Iterable[Claim], reports: Iterable[Report], pack: Pack, provenance: Provenance | None = None
) -> tuple[tuple[Attribution, ...], tuple[Origin, ...], tuple[Problem, ...]]:
    """Return one attribution a claim, one origin an id, and what was wrong; all ordered by id.

    The origin of a claim is, in this order: whoever it is said by; the source that it only repeats, in its
    own report (see `restatement`), in the same sentence elsewhere (`copying`) or in the passage that its
    report took over (`taken`); the agency or outlet that printed its words first; the unsigned report that
    did. Claims of a report that is not among `reports` are attributed by what they say of it, with a problem.
    `provenance` is that of the reports, found anew where none is given.
    """
    by_id = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    known = {report.id: report for report in reports}
    provenance = provenance or Provenance.of(by_id.values(), known.values(), pack)
    room = _tellers(by_id.values(), known, pack, provenance)
    sourced = {
        claim_id: source
        for _, told in sorted(room.told.items())
        for claim_id, source in room.sourced(told).items()
    }
    sourced.update(room.taken(sourced))
    first = first_tellers(by_id.values(), known, sourced, room.standing)
    found = {claim_id: _found(claim, first[claim_id], sourced, room) for claim_id, claim in by_id.items()}
    missing = (claim for claim in by_id.values() if claim.report.id not in known)
    problems = [
        Problem(
            source=claim.report.name, message="the report of a claim is not among the reports", where=claim.id
        )
        for claim in missing
    ]
    return (
        tuple(attribution for _, attribution in found.values()),
        _origins(found, by_id),
        tuple(sorted(problems, key=lambda problem: (problem.source, problem.where))),
    )


def _tellers(
    claims: Iterable[Claim], known: Mapping[str, Report], pack: Pack, provenance: Provenance
) -> Tellers:
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.report.id].append(claim)
    families, credited = provenance.families, provenance.credits
    wires = suppliers(credited, pack)
    supplied = {report.id for report in known.values() if report.outlet in wires} | set(credited)
    standing = Standing(known, supplied)
    names = {family: known[family].name for family in families.values()}
    return Tellers(
        Speakers(pack, vocabulary(), names),
        families,
        credited,
        standing,
        Takings(provenance.graph, standing),
        told,
    )


def _found(
    claim: Claim, first: Claim, sourced: Mapping[str, Source], room: Tellers
) -> tuple[Origin, Attribution]:
    """Return origin and attribution of one claim; `first` is the claim that told its sentence first."""
    source = sourced.get(claim.id) or sourced.get(first.id) or Source(room.own(first), claim.via)
    return source.origin, Attribution(
        claim=claim.id,
        origin=source.origin.id,
        chain=room.chain(claim, source),
        family=room.family(claim.report.id),
    )


def _origins(
    found: Mapping[str, tuple[Origin, Attribution]], claims: Mapping[str, Claim]
) -> tuple[Origin, ...]:
    """Return the origins by id, each with the reports that carry it."""
    carried: dict[str, set[str]] = defaultdict(set)
    origins: dict[str, Origin] = {}
    for claim_id, (origin, _) in found.items():
        if origin.id not in origins or origins[origin.id].kind == "unknown":
            origins[origin.id] = origin  # what one report tells of somebody holds for all
        carried[origin.id].add(claims[claim_id].report.id)
    return tuple(origins[origin].carried_by(carried[origin]) for origin in sorted(origins))
