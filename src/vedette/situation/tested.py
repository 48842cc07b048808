"""Incidents and complaints held against agreements: the entry that each makes, or why it makes none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vedette.model import Complaint, Incident, Refusal, Violation, content_id
from vedette.packs.pack import Pack
from vedette.situation.cases import Case, Refused, case_of
from vedette.situation.denials import denials
from vedette.situation.presence import Presence
from vedette.situation.rivals import rivals
from vedette.situation.terms import Finding, Terms
from vedette.situation.view import View


@dataclass(frozen=True)
class Tested:
    """All incidents that were known, tested whatever their day, each result with the day it counts from.

    Entries and refusals stand by agreement, day and id. It holds for any day of one state of knowledge, so
    whoever asks for many days makes it once.
    """

    terms: Mapping[str, Terms]
    entries: tuple[tuple[date, Violation], ...]
    refusals: tuple[tuple[date, Refusal], ...]


def tested(view: View, pack: Pack) -> Tested:
    """Test every incident against every agreement that it concerns; the day of `view` does not matter."""
    presence = Presence.of(view, pack)
    terms = {one.id: Terms(one, pack, presence) for one in pack.agreements.values()}
    cases: dict[str, Case] = {}
    entries: list[tuple[date, Violation]] = []
    refusals: list[tuple[date, Refusal]] = []
    for of_agreement in terms.values():
        start = len(entries), len(refusals)
        for incident in view.incidents:
            if incident.status == "planned" or not of_agreement.concern(incident, view):
                continue
            if incident.id not in cases:
                cases[incident.id] = case_of(incident, view, pack)
            case = cases[incident.id]
            result = result_of(of_agreement, case, incident, None, view, pack)
            day = case.told or date.max
            if isinstance(result, Violation):
                entries.append((day, result))
            else:
                refusals.append((day, result))
        entries[start[0] :] = sorted(entries[start[0] :], key=lambda one: (one[0], one[1].id))
        refusals[start[1] :] = sorted(refusals[start[1] :], key=lambda one: (one[0], one[1].incident))
    return Tested(terms, tuple(entries), tuple(refusals))


def result_of(
    terms: Terms, case: Case, incident: Incident | None, complaint: Complaint | None, view: View, pack: Pack
) -> Violation | Refusal:
    """Return the entry that an incident, or a complaint, makes under an agreement, or why it makes none."""
    found = terms.hold(case)
    agreement = terms.agreement.id
    if isinstance(found, Refused):
        return Refusal(
            incident=incident.id if incident is not None else None,
            complaint=complaint.id if complaint is not None else None,
            agreement=agreement,
            act=case.act,
            time=case.time,
            place=case.place,
            reason=found.reason,
            why=found.why,
        )
    if incident is None:
        return _entry(found, case, agreement, complaint.id if complaint is not None else "", None, ())
    claims = view.told(incident)
    first = min(claims, key=lambda claim: (claim.report.published or date.max, claim.id))
    notes = (*denials(incident, found.alleged_party, view, pack), *rivals(incident, view, pack))
    entry = _entry(found, case, agreement, first.id, incident.id, notes)
    observed = tuple(claim.observation for claim in claims if claim.observation is not None)
    return entry.model_copy(update={"observations": observed}) if observed else entry


def _entry(
    found: Finding, case: Case, agreement: str, subject: str, incident: str | None, notes: tuple[str, ...]
) -> Violation:
    return Violation(
        id=content_id("vio", agreement, subject),
        incident=incident,
        agreement=agreement,
        zone=found.zone,
        act=case.act,
        term=found.term,
        alleged_party=found.alleged_party,
        time=case.time,
        place=found.place,
        status="alleged",
        moves=(),
        grounds=found.grounds,
        notes=notes,
    )
