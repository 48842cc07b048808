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
from vedette.incidents.by_report import ByReport
from vedette.incidents.disagree import disagreements
from vedette.incidents.figures import incident_amounts
from vedette.incidents.fit import Fit
from vedette.incidents.grade import grade
from vedette.incidents.independence import independent
from vedette.incidents.index import Index
from vedette.incidents.linker import Group, Linker
from vedette.incidents.relations import Relations
from vedette.incidents.retold import as_first_told
from vedette.incidents.rules import Rules, rules
from vedette.incidents.title import title
from vedette.incidents.told import Told
from vedette.incidents.verdicts import Verdicts
from vedette.incidents.words import Words
from vedette.model import Attribution, Claim, Incident, Judgement, Origin, Problem
from vedette.packs.pack import Pack


class Linked:
    """A growing record of incidents: claims come in, and what they change comes out.

    Each claim is in exactly one incident; an incident's id depends on its claims alone. Neither the order of
    the input, nor repeats in it, nor the batches it comes in matter.
    """

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._relations = Relations(pack)
        self._words = Words()
        fit = Fit(self._relations, self._words, rules())
        index = Index(self._relations, self._words, rules())
        self._linker = Linker(fit, index, ByReport(fit, self._relations, rules()))

    def add(
        self, claims: Iterable[Claim], attributions: Iterable[Attribution], origins: Iterable[Origin]
    ) -> tuple[Problem, ...]:
        """Take in claims with whose statements they are.

        A claim without attribution counts as told by nobody known, with a problem.
        """
        known = {origin.id: origin for origin in origins}
        whose = {attribution.claim: attribution for attribution in attributions}
        by_id = {claim.id: claim for claim in claims}
        problems = []
        tellings = []
        for claim_id in sorted(by_id):
            claim = by_id[claim_id]
            attribution = whose.get(claim_id)
            origin = known.get(attribution.origin) if attribution is not None else None
            if origin is None:
                problems.append(
                    Problem(source=claim.report.name, message="a claim has no origin", where=claim_id)
                )
                origin = Origin(id=f"unsigned:{claim.report.id}", name=claim.report.name, kind="unknown")
            family, chain = (attribution.family, attribution.chain) if attribution is not None else ("", ())
            tellings.append(Told.of(claim, origin, family, chain))
        self._linker.add(sorted(tellings, key=_by_start))
        return tuple(problems)

    def judge(self, judgements: Iterable[Judgement]) -> tuple[Problem, ...]:
        """Follow these judgements, and none of those followed before; say which can't be followed."""
        given = tuple(judgements)
        self._linker.judge(given)
        return tuple(Verdicts(given).problems(self._linker))

    def of(self, claim: str) -> Incident:
        """Return the incident that a claim is in; KeyError for a claim that is not held."""
        return self._incident(self._linker.group_of(claim))

    def incidents(self) -> tuple[Incident, ...]:
        """Return all incidents, by day and id."""
        return tuple(sorted(map(self._incident, self._linker.groups), key=_by_day))

    def _incident(self, group: Group) -> Incident:
        incident = _incident(self._linker.tellings(group), self._relations, self._words, self._pack, rules())
        return incident.model_copy(
            update={
                "merges": self._linker.merges(group),
                "judgements": self._linker.judgements(group),
            }
        )


def link(
    claims: Iterable[Claim],
    attributions: Iterable[Attribution],
    origins: Iterable[Origin],
    pack: Pack,
    judgements: Iterable[Judgement] = (),
) -> tuple[tuple[Incident, ...], tuple[Problem, ...]]:
    """Return the incidents that `claims` tell, by day and id, and what was wrong; see `Linked`."""
    linked = Linked(pack)
    problems = linked.add(claims, attributions, origins)
    more = linked.judge(judgements)
    return linked.incidents(), (*problems, *more)


def _by_start(told: Told) -> tuple[date, str]:
    return told.start or date.max, told.claim.report.id


def _by_day(incident: Incident) -> tuple[date, str]:
    return (incident.time.start if incident.time is not None else date.max), incident.id


def _incident(
    tellings: Sequence[Told], relations: Relations, words: Words, pack: Pack, rules: Rules
) -> Incident:
    tellings = as_first_told(tellings, words, rules)
    kind = agreed_kind(tellings, rules)
    time = agreed_time(tellings, rules)
    place = agreed_place(tellings, relations)
    by = agreed_actors(tellings, "by", relations, blamed=kind in rules.blamed)
    against = agreed_actors(tellings, "against", relations, blamed=False)
    if kind not in rules.mutual:
        by, against = one_side_each(tellings, by, against)
    claims = tuple(sorted(told.claim.id for told in tellings))
    voices = independent(tellings, words, pack)
    return Incident(
        id=Incident.id_for(claims),
        kind=kind,
        status=agreed_status(tellings),
        grade=grade(tellings, kind, voices, relations, pack, rules),
        place=place,
        time=time,
        by=by,
        against=against,
        numbers=incident_amounts(tellings, time, relations, rules),
        claims=claims,
        reports=tuple(sorted({told.claim.report.id for told in tellings})),
        origins=_origins(tellings),
        independent=voices,
        disagreements=disagreements(tellings, time, relations, rules),
        title=title(kind, place, by, against, rules),
    )


def _origins(tellings: Sequence[Told]) -> tuple[Origin, ...]:
    reports: dict[str, set[str]] = defaultdict(set)
    origins = {told.origin.id: told.origin for told in tellings}
    for told in tellings:
        reports[told.origin.id].add(told.claim.report.id)
    return tuple(origins[origin].carried_by(reports[origin]) for origin in sorted(origins))
