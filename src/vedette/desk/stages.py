"""The stages of a run in their order, each a pure function over a batch of records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from vedette.incidents import coded, link
from vedette.model import Attribution, Claim, Incident, Judgement, Problem, Report, Situation
from vedette.origins import Reuse, attribute, infer_days, reuse_graph
from vedette.packs.pack import Pack
from vedette.reading import AnalystReader, Reader
from vedette.situation import situation as fold_situation

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
    reuse: tuple[Reuse, ...] | None = None  # None until the reports were held against each other

    def known_by(self, day: date) -> "Record":
        """Return what had been published by the end of `day`; undated reports count as always known."""
        reports = tuple(r for r in self.reports if r.published is None or r.published <= day)
        ids = {r.id for r in reports}
        claims = tuple(c for c in self.claims if c.report.id in ids)
        known = {c.id for c in claims}
        unpublished = {r.name for r in self.reports} - {r.name for r in reports}
        return Record(
            reports=reports,
            claims=claims,
            problems=tuple(p for p in self.problems if p.source not in unpublished),
            judgements=tuple(j for j in self.judgements if known.issuperset(j.claims)),
        )


def read(
    reports: Sequence[Report],
    pack: Pack,
    reader: Reader | None = None,
    done: Callable[[int], None] | None = None,
) -> Record:
    """Read all reports into claims; `done` is told how many reports were read after each batch.

    A report that the reader breaks on never stops a run: its batch is read again one report at a time, and
    it becomes a problem. A reader that breaks on every report is a bug, and its exception is raised.
    """
    reader = reader if reader is not None else AnalystReader()
    claims: list[Claim] = []
    problems: list[Problem] = []
    for batch in _batches(reports):
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
    """Find which reports of the record share text, for the stages after it."""
    return replace(record, reuse=tuple(reuse_graph(record.reports)))


def read_undated(record: Record, pack: Pack, reader: Reader | None = None) -> Record:
    """Read reports without a date once more, with the day that the dated reports tell of them.

    The reports themselves stay undated; a problem says which day was taken, and why.
    """
    days = infer_days(record.claims, record.reports, record.reuse)
    if not days:
        return record
    again = [r.model_copy(update={"published": days[r.id].day}) for r in record.reports if r.id in days]
    second = read(again, pack, reader)
    refs = {r.id: r.ref() for r in record.reports}
    claims = [c for c in record.claims if c.report.id not in days]
    claims += [c.model_copy(update={"report": refs[c.report.id]}) for c in second.claims]
    order = {r.id: n for n, r in enumerate(record.reports)}
    told = [days[r.id].problem(r.name) for r in again]
    names = {r.name for r in again}
    return replace(
        record,
        claims=tuple(
            sorted(claims, key=lambda c: (order[c.report.id], c.evidence.start, c.evidence.end, c.kind))
        ),
        problems=(*(p for p in record.problems if p.source not in names), *second.problems, *told),
    )


def combine(record: Record, pack: Pack) -> Record:
    """Find the origins of the record's claims and link the claims to incidents, as people judged them."""
    attributions, origins, faults = attribute(record.claims, record.reports, pack, record.reuse)
    incidents, more = link(record.claims, attributions, origins, pack, record.judgements)
    return replace(
        record,
        attributions=tuple(attributions),
        incidents=tuple(incidents),
        problems=(*record.problems, *faults, *more),
    )


def look(
    record: Record, pack: Pack, on: date, known_by: date | datetime | None = None
) -> tuple[Situation, Record]:
    """Return the situation on a day, and the record as known then (re-linked where `known_by` cuts it)."""
    if known_by is not None:
        day = known_by.date() if isinstance(known_by, datetime) else known_by
        record = combine(record.known_by(day), pack)
    state, faults = fold_situation(record.incidents, record.claims, pack, on, known_by)
    return state, replace(record, problems=(*record.problems, *faults))


def _batches(reports: Sequence[Report]) -> Iterator[Sequence[Report]]:
    for start in range(0, len(reports), READING_BATCH):
        yield reports[start : start + READING_BATCH]


def _read_batch(
    reader: Reader, batch: Sequence[Report], pack: Pack
) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    try:
        return reader.read(batch, pack)
    except Exception as fault:
        if len(batch) == 1:
            return (), (Problem(source=batch[0].name, message=f"{_BROKE}: {type(fault).__name__}: {fault}"),)
    claims: list[Claim] = []
    problems: list[Problem] = []
    for report in batch:
        found, faults = _read_batch(reader, [report], pack)
        claims.extend(found)
        problems.extend(faults)
    return tuple(claims), tuple(problems)
