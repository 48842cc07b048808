"""Claims that tell one thing become one incident: the stage of this room."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from vedette.incidents.agree import (
    agreed_actors,
    agreed_kind,
    agreed_place,
    agreed_status,
    agreed_time,
    one_side_each,
)
from vedette.incidents.cluster import groups
from vedette.incidents.disagree import disagreements
from vedette.incidents.figures import incident_amounts
from vedette.incidents.fit import Fit
from vedette.incidents.grade import grade
from vedette.incidents.rules import Rules, rules
from vedette.incidents.title import title
from vedette.incidents.told import Told
from vedette.model import Attribution, Claim, Incident, Origin, Problem, content_id
from vedette.packs.pack import Pack


def link(
    claims: Iterable[Claim], attributions: Iterable[Attribution], origins: Iterable[Origin], pack: Pack
) -> tuple[tuple[Incident, ...], tuple[Problem, ...]]:
    """Return the incidents that `claims` tell, by day and id, and what was wrong.

    Each claim is in exactly one incident; an incident's id depends on its claims alone. Neither the order of
    the input nor repeats in it matter. A claim without attribution counts as told by nobody known, with a
    problem.
    """
    known = {origin.id: origin for origin in origins}
    origin_of = {attribution.claim: attribution.origin for attribution in attributions}
    by_id = {claim.id: claim for claim in claims}
    problems = []
    tellings = []
    for claim_id in sorted(by_id):
        claim = by_id[claim_id]
        origin = known.get(origin_of.get(claim_id, ""))
        if origin is None:
            problems.append(
                Problem(source=claim.report.name, message="a claim has no origin", where=claim_id)
            )
            origin = Origin(id=f"unsigned:{claim.report.id}", name=claim.report.name, kind="unknown")
        tellings.append(Told.of(claim, origin))
    fit = Fit(pack, rules())
    incidents = [_incident(group, fit, pack, rules()) for group in groups(tellings, fit, rules())]
    return tuple(sorted(incidents, key=_by_day)), tuple(problems)


def _by_day(incident: Incident) -> tuple[date, str]:
    return (incident.time.start if incident.time is not None else date.max), incident.id


def _incident(tellings: Sequence[Told], fit: Fit, pack: Pack, rules: Rules) -> Incident:
    kind = agreed_kind(tellings, rules)
    place = agreed_place(tellings, fit)
    by = agreed_actors(tellings, "by", fit, blamed=kind in rules.blamed)
    against = agreed_actors(tellings, "against", fit, blamed=False)
    if kind not in rules.mutual:
        by, against = one_side_each(tellings, by, against)
    claims = tuple(sorted(told.claim.id for told in tellings))
    return Incident(
        id=content_id("inc", *claims),
        kind=kind,
        status=agreed_status(tellings),
        grade=grade(tellings, kind, fit, pack, rules),
        place=place,
        time=agreed_time(tellings),
        by=by,
        against=against,
        numbers=incident_amounts(tellings, rules),
        claims=claims,
        reports=tuple(sorted({told.claim.report.id for told in tellings})),
        origins=_origins(tellings),
        disagreements=disagreements(tellings, fit, rules),
        title=title(kind, place, by, against, rules),
    )


def _origins(tellings: Sequence[Told]) -> tuple[Origin, ...]:
    reports: dict[str, set[str]] = defaultdict(set)
    origins = {told.origin.id: told.origin for told in tellings}
    for told in tellings:
        reports[told.origin.id].add(told.claim.report.id)
    return tuple(
        origins[origin].model_copy(update={"reports": tuple(sorted(reports[origin]))})
        for origin in sorted(origins)
    )
