"""The register of alleged violations: incidents and complaints held against the agreements' terms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from vedette.model import (
    Complaint,
    Decision,
    Incident,
    Problem,
    Refusal,
    Violation,
    content_id,
)
from vedette.packs.pack import Pack
from vedette.situation.cases import Case, Refused, case_of
from vedette.situation.complaints import Filed, examine, fault
from vedette.situation.deadlines import deadlines
from vedette.situation.denials import denials
from vedette.situation.docket import Docket
from vedette.situation.presence import Presence
from vedette.situation.terms import Finding, Terms
from vedette.situation.view import View


@dataclass(frozen=True)
class Register:
    """Entries by agreement and day, what was refused, and decisions that could not be followed."""

    entries: tuple[Violation, ...]
    refusals: tuple[Refusal, ...]
    problems: tuple[Problem, ...] = ()


def register(view: View, pack: Pack, decisions: Iterable[Decision] = ()) -> Register:
    """Return the register by the day of `view`, after the decisions taken by the time it is known by.

    An entry needs all of this, so that nothing is alleged on a guess: the whole time of the incident lies in
    the time that the agreement was in effect; the place lies in a zone of it, or where it has none, in the
    pack's home countries; the kind is prohibited; a party or guarantor acts; those it acts against are a
    party, of a party's side, or civilians; and nobody who is exempt takes part. Where no account says whom
    strikes or shells hit, or only a vague word does, nobody exempt may appear anywhere in the record at that
    place. A breach that an account calls one needs no target, nor does fighting with both sides named.
    """
    build = _Build(view, pack, Docket.of(decisions, view))
    build.take_incidents()
    build.take_complaints()
    return build.result()


@dataclass
class _Build:
    """The register while it is made."""

    view: View
    pack: Pack
    docket: Docket
    entries: dict[tuple[str, str], Violation] = field(default_factory=dict)
    told: dict[str, date | None] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        presence = Presence.of(self.view.incidents, self.pack)
        self.terms = {one.id: Terms(one, self.pack, presence) for one in self.pack.agreements.values()}
        self.named = self._by_any_id()

    def take_incidents(self) -> None:
        """Test every incident by the day of the view against every agreement that it concerns."""
        cases: dict[str, Case] = {}
        for terms in self.terms.values():
            for incident in self.view.incidents:
                if incident.status == "planned" or not terms.concern(incident, self.view):
                    continue
                if incident.id not in cases:
                    cases[incident.id] = case_of(incident, self.view, self.pack)
                day = cases[incident.id].told
                if day is None or day <= self.view.on:
                    self._take(terms, cases[incident.id], incident, None)

    def take_complaints(self) -> None:
        """Put complaints to the entries that they are about, and enter those that no entry has yet."""
        numbers: set[str] = set()
        for complaint in self.docket.complaints:
            if complaint.id in numbers:
                self.problems.append(fault(complaint, "another complaint has this id; number it anew"))
                continue
            numbers.add(complaint.id)
            filed = examine(complaint, self.named, self.view, self.pack)
            if isinstance(filed, Problem):
                self.problems.append(filed)
            else:
                self._file(filed)

    def result(self) -> Register:
        """Return the register after replies and moves."""
        agreements = list(self.pack.agreements)
        entries = sorted(
            self.entries.values(),
            key=lambda one: (
                agreements.index(one.agreement),
                str(one.time.end) if one.time is not None else "",
                one.id,
            ),
        )
        found, problems = self.docket.decide(entries, self._entry_of)
        dated = tuple(self._dated(entry) for entry in found)
        return Register(dated, tuple(self.refusals), (*self.problems, *problems))

    def _dated(self, entry: Violation) -> Violation:
        agreement = self.pack.agreements[entry.agreement]
        due = deadlines(entry, agreement, self.told.get(entry.id), self.view.known_by)
        return entry.model_copy(update={"deadlines": due}) if due else entry

    def _file(self, filed: Filed) -> None:
        complaint = filed.complaint
        key = (complaint.agreement, filed.incident.id if filed.incident is not None else complaint.id)
        if key not in self.entries:
            self._take(self.terms[complaint.agreement], filed.case, filed.incident, complaint)
        entry = self.entries.get(key)
        if entry is not None:
            self.entries[key] = entry.model_copy(update={"complaints": (*entry.complaints, complaint)})

    def _take(self, terms: Terms, case: Case, incident: Incident | None, complaint: Complaint | None) -> None:
        agreement = terms.agreement.id
        found = terms.hold(case)
        if isinstance(found, Refused):
            self.refusals.append(_refusal(found, agreement, case, incident, complaint))
            return
        subject, told = self._subject(incident, complaint)
        notes = denials(incident, found.alleged_party, self.view, self.pack) if incident is not None else ()
        entry = _entry(found, case, agreement, subject, incident, notes)
        self.told[entry.id] = told
        self.entries[agreement, incident.id if incident is not None else subject] = entry

    def _subject(self, incident: Incident | None, complaint: Complaint | None) -> tuple[str, date | None]:
        """Return the id on which that of an entry depends, and the day on which it was first told."""
        if incident is not None:
            claims = self.view.told(incident)
            first = min(claims, key=lambda claim: (claim.report.published or date.max, claim.id))
            return first.id, first.report.published
        return (complaint.id if complaint is not None else ""), None

    def _by_any_id(self) -> Mapping[str, Incident]:
        named = {incident.id: incident for incident in self.view.incidents}
        return named | {claim: one for one in self.view.incidents for claim in one.claims}

    def _entry_of(self, incident: str, agreement: str) -> str:
        """Return the id of the entry of an incident, or of the incident a claim tells, "" for none."""
        known = self.named.get(incident)
        entry = self.entries.get((agreement, known.id)) if known is not None else None
        return entry.id if entry is not None else ""


def _entry(
    found: Finding,
    case: Case,
    agreement: str,
    subject: str,
    incident: Incident | None,
    notes: tuple[str, ...],
) -> Violation:
    return Violation(
        id=content_id("vio", agreement, subject),
        incident=incident.id if incident is not None else None,
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


def _refusal(
    refused: Refused, agreement: str, case: Case, incident: Incident | None, complaint: Complaint | None
) -> Refusal:
    return Refusal(
        incident=incident.id if incident is not None else None,
        complaint=complaint.id if complaint is not None else None,
        agreement=agreement,
        act=case.act,
        time=case.time,
        place=case.place,
        reason=refused.reason,
        why=refused.why,
    )
