"""The stages of a run in their order, each a pure function over a batch of records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from vedette.incidents import apart_by_hour, coded, link, with_set_aside
from vedette.model import (
    Attribution,
    Claim,
    Decision,
    Descent,
    Incident,
    Judgement,
    Problem,
    Refusal,
    Report,
    Situation,
    day_of,
    decided_by,
)
from vedette.origins import InferredDay, Provenance, Reuse, attribute, descents, infer_days, reuse_graph
from vedette.packs.pack import Pack
from vedette.situation import History

if TYPE_CHECKING:
    from vedette.reading import Reader

READING_BATCH = 64  # reports: keeps parses of a large input out of memory, and the progress bar alive
_BROKE = "could not be read, a fault of the reader"


@dataclass(frozen=True)
class Record:
    """All that is known after some stages; later stages add to what earlier ones found."""

    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    incidents: tuple[Incident, ...] = ()
    problems: tuple[Problem, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    decisions: tuple[Decision, ...] = ()  # on the register: moves, complaints, replies
    reuse: tuple[Reuse, ...] | None = None  # None until the reports were held against each other
    days: tuple[InferredDay, ...] = ()
    descents: tuple[Descent, ...] = ()

    def known_by(self, moment: date | datetime) -> "Record":
        """Return what had been published and decided by a moment; what is of no known day was always known.

        What tells its day and no hour was known on all of that day.
        """
        day = day_of(moment)
        inferred = {one.report: one.day for one in self.days}
        reports = tuple(r for r in self.reports if (r.published or inferred.get(r.id, day)) <= day)
        ids = {r.id for r in reports}
        claims = tuple(c for c in self.claims if c.report.id in ids)
        known = {c.id for c in claims}
        unpublished = {r.id for r in self.reports} - ids
        names = {r.name for r in self.reports} - {r.name for r in reports}  # faults of files know no id
        return Record(
            reports=reports,
            claims=claims,
            problems=tuple(
                p
                for p in self.problems
                if p.report not in unpublished and (p.report or p.source not in names)
            ),
            judgements=tuple(
                j for j in self.judgements if known.issuperset(j.claims) and (j.on is None or j.on <= day)
            ),
            decisions=decided_by(self.decisions, moment),
            days=tuple(one for one in self.days if one.report in ids),
        )


def new_reader() -> "Reader":
    """Return the reader that ships.

    It is imported here, since it brings a language pipeline along: half a second that only reading needs.
    """
    from vedette.reading import AnalystReader

    return AnalystReader()


def read(
    reports: Sequence[Report],
    pack: Pack,
    reader: "Reader | None" = None,
    done: Callable[[int], None] | None = None,
) -> Record:
    """Read all reports into claims; `done` is told how many reports were read after each batch.

    A report that the reader breaks on never stops a run: its batch is read again one report at a time, and
    it becomes a problem. A reader that breaks on every report is a bug, and its exception is raised.
    """
    reader = reader if reader is not None else new_reader()
    claims, problems = _of_forms(reports, pack)
    if done is not None and claims:
        done(len(claims))
    for batch in _batches(_written(reports)):
        found, faults = _read_batch(reader, batch, pack)
        texts = {report.id: report.text for report in batch}
        claims.extend(coded(claim, pack, texts[claim.report.id]) for claim in found)
        problems.extend(faults)
        if done is not None:
            done(len(batch))
    if (
        reports
        and len(problems) >= len(reports)
        and not claims
        and all(p.message.startswith(_BROKE) for p in problems)
    ):
        reader.read(reports[:1], pack)
    return Record(reports=tuple(reports), claims=tuple(claims), problems=tuple(problems))


def compare(record: Record) -> Record:
    """Find which reports of the record share text, for the stages after it.

    Rows of field forms are left out: they share our wording, and no one took it from another.
    """
    return replace(record, reuse=tuple(reuse_graph(_written(record.reports))))


def read_undated(record: Record, pack: Pack, reader: "Reader | None" = None) -> Record:
    """Read reports without a date once more, with the day that the dated reports tell of them.

    The reports themselves stay undated; a problem says which day was taken, and why.
    """
    days = infer_days(record.claims, _written(record.reports), pack, record.reuse)
    if not days:
        return record
    again = [r.model_copy(update={"published": days[r.id].day}) for r in record.reports if r.id in days]
    second = read(again, pack, reader)
    refs = {r.id: r.ref() for r in record.reports}
    claims = [c for c in record.claims if c.report.id not in days]
    claims += [c.model_copy(update={"report": refs[c.report.id]}) for c in second.claims]
    order = {r.id: n for n, r in enumerate(record.reports)}
    told = [days[r.id].problem(r) for r in again]
    return replace(
        record,
        claims=tuple(
            sorted(claims, key=lambda c: (order[c.report.id], c.evidence.start, c.evidence.end, c.kind))
        ),
        problems=(*(p for p in record.problems if p.report not in days), *second.problems, *told),
        days=tuple(days[report] for report in sorted(days)),
    )


def combine(record: Record, pack: Pack) -> Record:
    """Find the origins of the record's claims and link the claims to incidents, as people judged them."""
    graph = record.reuse if record.reuse is not None else reuse_graph(_written(record.reports))
    provenance = Provenance.of(record.claims, record.reports, pack, graph)
    attributions, origins, faults = attribute(record.claims, record.reports, pack, provenance)
    found, inferred = descents(record.reports, pack, provenance, record.days)
    judged = (*apart_by_hour(record.claims), *record.judgements)
    linked, more = link(_as_of_their_days(record), attributions, origins, pack, judged)
    incidents, lost = with_set_aside(linked, record.decisions)
    return replace(
        record,
        attributions=tuple(attributions),
        incidents=incidents,
        problems=tuple(dict.fromkeys((*record.problems, *inferred, *faults, *more, *lost))),
        descents=found,
    )


def _as_of_their_days(record: Record) -> list[Claim]:
    """Return the claims, those without a day in reports without a date as of the day inferred for these."""
    inferred = {one.report: one.day for one in record.days}
    return [
        claim.model_copy(
            update={"report": claim.report.model_copy(update={"published": inferred[claim.report.id]})}
        )
        if claim.time is None and claim.report.id in inferred
        else claim
        for claim in record.claims
    ]


def look(
    record: Record, pack: Pack, on: date, known_by: date | datetime | None = None
) -> tuple[Situation, Record]:
    """Return the situation on a day, and the record as known then (re-linked where `known_by` cuts it)."""
    state, _, record = look_at_register(record, pack, on, known_by)
    return state, record


def look_at_register(
    record: Record, pack: Pack, on: date, known_by: date | datetime | None = None
) -> tuple[Situation, tuple[Refusal, ...], Record]:
    """Return what `look` does, and between them what the ceasefire register refused, with the reasons."""
    if known_by is not None:
        record = combine(record.known_by(known_by), pack)
    history = History(record.incidents, record.claims, pack, known_by, record.decisions)
    kept = history.register(on)
    faults = (*record.problems, *history.problems, *kept.problems)
    return history.state(on, kept), kept.refusals, replace(record, problems=faults)


def _of_forms(reports: Sequence[Report], pack: Pack) -> tuple[list[Claim], list[Problem]]:
    """Return the one claim of each row of a field form, which needs no reader of texts, and the problems."""
    from vedette.reading import claim_of_form

    claims: list[Claim] = []
    problems: list[Problem] = []
    for report in reports:
        if report.form is not None:
            told, unknown = claim_of_form(report, report.form, pack)
            claims.append(coded(told, pack, report.text))
            problems.extend(unknown)
    return claims, problems


def _written(reports: Sequence[Report]) -> list[Report]:
    """Return the reports that somebody wrote as a text, without the rows of field forms."""
    return [report for report in reports if report.form is None]


def _batches(reports: Sequence[Report]) -> Iterator[Sequence[Report]]:
    for start in range(0, len(reports), READING_BATCH):
        yield reports[start : start + READING_BATCH]


def _read_batch(
    reader: "Reader", batch: Sequence[Report], pack: Pack
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    try:
        return reader.read(batch, pack)
    except Exception as fault:
        if len(batch) == 1:
            return (), (batch[0].problem(f"{_BROKE}: {type(fault).__name__}: {fault}"),)
    claims: list[Claim] = []
    problems: list[Problem] = []
    for report in batch:
        found, faults = _read_batch(reader, [report], pack)
        claims.extend(found)
        problems.extend(faults)
    return tuple(claims), tuple(problems)
