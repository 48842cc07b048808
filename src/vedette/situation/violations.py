"""The register of alleged violations: what incidents and complaints give, and what people did with it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from vedette.model import Decision, Incident, Problem, Refusal, Violation
from vedette.packs.pack import Pack
from vedette.situation.complaints import Filed, examine, fault
from vedette.situation.deadlines import deadlines
from vedette.situation.docket import Docket
from vedette.situation.findings import Findings, findings
from vedette.situation.tested import Tested, result_of, tested
from vedette.situation.view import View


@dataclass(frozen=True)
class Register:
    """Entries by agreement and day, what was refused, and decisions that could not be followed.

    `findings` is what people found of the agreements' obligations.
    """

    entries: tuple[Violation, ...]
    refusals: tuple[Refusal, ...]
    problems: tuple[Problem, ...] = ()
    findings: Findings = field(default_factory=dict)


def register(
    view: View, pack: Pack, decisions: Iterable[Decision] = (), known: Tested | None = None
) -> Register:
    """Return the register by the day of `view`, after the decisions taken by the time it is known by.

    An entry needs all of this, so that nothing is alleged on a guess: the whole time of the incident lies in
    the time that the agreement was in effect; the place lies in a zone of it, or where it has none, in the
    pack's home countries; the kind is prohibited; a party or guarantor acts; those it acts against are a
    party, of a party's side, or civilians; and nobody who is exempt takes part. Where no account says whom
    strikes or shells hit, or only a vague word does, nobody exempt may appear anywhere in the record at that
    place. A breach that an account calls one needs no target, nor does fighting with both sides named.

    `known` is what testing the incidents of the view gave, if that was done before.
    """
    return _Build(view, pack, Docket.of(decisions, view), known or tested(view, pack)).result()


class _Build:
    """The register of one day while it is made."""

    def __init__(self, view: View, pack: Pack, docket: Docket, known: Tested) -> None:
        self._view, self._pack, self._docket, self._terms = view, pack, docket, known.terms
        found = (entry for day, entry in known.entries if day <= view.on)
        self._entries = {(entry.agreement, entry.incident or ""): entry for entry in found}
        self._refusals = [refusal for day, refusal in known.refusals if day <= view.on]
        self._problems: list[Problem] = []

    def result(self) -> Register:
        """Return the register after complaints, replies and moves."""
        for filed in self._examined():
            self._file(filed)
        entries, problems = self._docket.decide(self._ordered(), self._entry_of)
        dated = tuple(self._dated(entry) for entry in self._joined(entries))
        found, lost = findings(self._docket.duties, self._pack)
        return Register(dated, tuple(self._refusals), (*self._problems, *problems, *lost), found)

    def _examined(self) -> Iterable[Filed]:
        numbers: set[str] = set()
        for complaint in self._docket.complaints:
            if complaint.id in numbers:
                self._problems.append(fault(complaint, "another complaint has this id; number it anew"))
                continue
            numbers.add(complaint.id)
            filed = examine(complaint, self._named, self._view, self._pack)
            if isinstance(filed, Problem):
                self._problems.append(filed)
            else:
                yield filed

    def _file(self, filed: Filed) -> None:
        """Put a complaint to the entry that it is about, or enter it, if it passes the tests."""
        complaint = filed.complaint
        key = (complaint.agreement, filed.incident.id if filed.incident is not None else complaint.id)
        entry: Violation | Refusal | None = self._entries.get(key)
        if entry is None:
            terms = self._terms[complaint.agreement]
            entry = result_of(terms, filed.case, filed.incident, complaint, self._view, self._pack)
        if isinstance(entry, Refusal):
            self._refusals.append(entry)
        else:
            self._entries[key] = entry.model_copy(update={"complaints": (*entry.complaints, complaint)})

    def _ordered(self) -> list[Violation]:
        """Return the entries; they were in their order unless complaints came between."""
        entries = list(self._entries.values())
        if not self._docket.complaints:
            return entries
        order = {agreement: number for number, agreement in enumerate(self._pack.agreements)}
        return sorted(
            entries, key=lambda one: (order[one.agreement], one.time.end if one.time else date.min, one.id)
        )

    def _joined(self, entries: Sequence[Violation]) -> Iterable[Violation]:
        """Mark entries that are of one act: under agreements in force at once it is entered once for each."""
        of: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            if entry.incident is not None:
                of[entry.incident].append(entry.agreement)
        for entry in entries:
            others = tuple(one for one in of.get(entry.incident or "", ()) if one != entry.agreement)
            if not others:
                yield entry
                continue
            notes = (f"the same act is entered under: {self._pack.agreements[one].name}" for one in others)
            yield entry.model_copy(update={"also_under": others, "notes": (*entry.notes, *notes)})

    def _dated(self, entry: Violation) -> Violation:
        agreement = self._pack.agreements[entry.agreement]
        if agreement.report_within is None and agreement.answer_within is None:
            return entry
        incident = self._named.get(entry.incident or "")
        claims = self._view.told(incident) if incident is not None else ()
        told = min((c.report.published for c in claims if c.report.published is not None), default=None)
        due = deadlines(entry, agreement, told, self._view.known_by)
        return entry.model_copy(update={"deadlines": due})

    @cached_property
    def _named(self) -> Mapping[str, Incident]:
        """The incidents by their ids and by those of their claims."""
        named = {incident.id: incident for incident in self._view.incidents}
        return named | {claim: one for one in self._view.incidents for claim in one.claims}

    def _entry_of(self, incident: str, agreement: str) -> str:
        """Return the id of the entry of an incident, or of the incident a claim tells, "" for none."""
        known = self._named.get(incident)
        entry = self._entries.get((agreement, known.id)) if known is not None else None
        return entry.id if entry is not None else ""
