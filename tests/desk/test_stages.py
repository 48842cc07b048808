"""The stages with a reader of our own: breaking reports, undated reports, batches."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from vedette.desk.packs import open_pack
from vedette.desk.stages import READING_BATCH, Record, combine, look, read, read_undated
from vedette.model import Claim, Judgement, Period, PlaceRef, Problem, Report, SetAside
from vedette.packs import Pack

NEWS = [("clash", "homs"), ("capture", "palmyra"), ("shelling", "idlib")]


class ScriptedReader:
    """Claims the same news of each report, on its day of publication, and breaks on some names."""

    def __init__(self, breaks_on: frozenset[str] = frozenset()) -> None:
        self.breaks_on = breaks_on
        self.batches: list[int] = []

    def read(self, reports: Sequence[Report], pack: Pack) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
        self.batches.append(len(reports))
        for report in reports:
            if report.name in self.breaks_on:
                raise ZeroDivisionError(report.name)
        return tuple(claim for report in reports for claim in self._claims(report)), ()

    def _claims(self, report: Report) -> list[Claim]:
        day = report.published
        return [
            Claim(
                id=Claim.id_for(report.id, kind, n, n + 1),
                report=report.ref(),
                kind=kind,
                place=PlaceRef(id=place, name=place, as_written=place, precision="locality"),
                time=Period(start=day, end=day, precision="day") if day else None,
                evidence=report.span(n, n + 1),
                confidence=1.0,
            )
            for n, (kind, place) in enumerate(NEWS)
        ]


def report(name: str, published: date | None = date(2017, 2, 6)) -> Report:
    return Report.make(name=name, text=f"The text of {name}.", published=published)


def test_a_report_that_breaks_never_breaks_its_batch() -> None:
    reader = ScriptedReader(frozenset({"bad"}))
    record = read([report("a"), report("bad"), report("b")], open_pack("syria"), reader)
    assert {claim.report.name for claim in record.claims} == {"a", "b"}
    assert [problem.source for problem in record.problems] == ["bad"]
    assert "ZeroDivisionError" in record.problems[0].message


def test_a_reader_that_breaks_on_everything_is_a_bug() -> None:
    with pytest.raises(ZeroDivisionError):
        read([report("bad")], open_pack("syria"), ScriptedReader(frozenset({"bad"})))


def test_reports_are_read_in_batches_and_counted() -> None:
    reader = ScriptedReader()
    told: list[int] = []
    read([report(str(n)) for n in range(READING_BATCH + 3)], open_pack("syria"), reader, told.append)
    assert reader.batches == told == [READING_BATCH, 3]


def test_an_undated_report_is_read_again_with_the_day_of_its_news() -> None:
    pack, reader = open_pack("syria"), ScriptedReader()
    record = read([report("dated"), report("undated", None)], pack, reader)
    again = read_undated(record, pack, reader)
    days = {claim.time.start for claim in again.claims if claim.time and claim.report.name == "undated"}
    assert days == {date(2017, 2, 6)}
    assert all(c.report.published is None for c in again.claims if c.report.name == "undated")
    assert [p.source for p in again.problems] == ["undated"]
    assert "2017-02-06" in again.problems[0].message
    assert {c.id for c in again.claims} == {c.id for c in record.claims}


def test_a_problem_stays_with_its_report_where_another_has_its_name() -> None:
    class Faulting(ScriptedReader):
        def read(
            self, reports: Sequence[Report], pack: Pack
        ) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
            claims, _ = super().read(reports, pack)
            return claims, tuple(one.problem("no pack knows the place 'X'") for one in reports)

    pack, reader = open_pack("syria"), Faulting()
    dated = report("1.txt")
    undated = Report.make(name="1.txt", text="Another text.", published=None)
    again = read_undated(read([dated, undated], pack, reader), pack, reader)
    assert sorted(p.report for p in again.problems) == sorted([dated.id, undated.id, undated.id])
    later = report("1.txt", date(2017, 2, 9))
    record = read([dated, later], pack, reader)
    assert [p.report for p in record.known_by(date(2017, 2, 7)).problems] == [dated.id]


def test_without_dated_company_nothing_is_read_again() -> None:
    pack = open_pack("syria")
    record = read([report("undated", None)], pack, ScriptedReader())
    assert read_undated(record, pack, ScriptedReader()) is record
    assert read_undated(Record(), pack) == Record()


def test_an_undated_report_is_known_from_the_day_that_was_inferred() -> None:
    pack, reader = open_pack("syria"), ScriptedReader()
    record = read_undated(read([report("dated"), report("undated", None)], pack, reader), pack, reader)
    assert {r.name for r in record.known_by(date(2017, 2, 5)).reports} == set()
    assert {r.name for r in record.known_by(date(2017, 2, 6)).reports} == {"dated", "undated"}
    never_dated = read([report("undated", None)], pack, reader)
    assert {r.name for r in never_dated.known_by(date(2017, 2, 5)).reports} == {"undated"}


def test_what_is_set_aside_leaves_the_situation_from_the_day_of_the_decision() -> None:
    pack, day = open_pack("syria"), date(2017, 2, 6)
    record = read([report("one")], pack, ScriptedReader())
    clash = next(claim.id for claim in record.claims if claim.kind == "clash")
    aside = SetAside(incident=clash, author="A", time=date(2017, 2, 9), ground="an exercise")
    decided = combine(replace(record, decisions=(aside,)), pack)

    def contested(of: Record, known_by: date | None = None) -> set[str]:
        return {place.place for place in look(of, pack, day, known_by)[0].places if place.contested}

    assert "homs" in contested(combine(record, pack))
    assert "homs" not in contested(decided)
    assert "homs" in contested(decided, date(2017, 2, 8))
    assert "homs" not in contested(decided, date(2017, 2, 9))


@pytest.mark.parametrize(
    ("decided", "known_by", "counts"),
    [
        ("2017-02-09T14:00", "2017-02-09T13:59", False),
        ("2017-02-09T14:00", "2017-02-09T14:00", True),
        ("2017-02-09T14:00", "2017-02-09", True),
        ("2017-02-09T14:00+03:00", "2017-02-09T11:00", True),
        ("2017-02-09T14:00", "2017-02-09T14:00+03:00", False),
        ("2017-02-09", "2017-02-09T00:01", True),
        ("2017-02-09", "2017-02-08T23:59", False),
    ],
)
def test_a_decision_counts_from_its_hour_where_it_tells_one(
    decided: str, known_by: str, counts: bool
) -> None:
    pack = open_pack("syria")
    record = read([report("one")], pack, ScriptedReader())
    clash = next(claim.id for claim in record.claims if claim.kind == "clash")
    told = {"incident": clash, "author": "A", "time": decided, "ground": "an exercise"}
    record = combine(replace(record, decisions=(SetAside.model_validate(told),)), pack)
    moment = datetime.fromisoformat(known_by) if "T" in known_by else date.fromisoformat(known_by)
    state, _ = look(record, pack, date(2017, 2, 6), moment)
    assert ("homs" not in {place.place for place in state.places if place.contested}) == counts
    assert state.known_by == moment


def test_a_judgement_is_known_from_its_day() -> None:
    record = read([report("a"), report("b")], open_pack("syria"), ScriptedReader())
    one, other = (claim.id for claim in record.claims if claim.kind == "clash")
    judged = [
        Judgement(claims=(one, other), verdict="different", on=date(2017, 2, 9)),
        Judgement(claims=(one, other), verdict="same"),
    ]
    record = replace(record, judgements=tuple(judged))
    assert record.known_by(date(2017, 2, 8)).judgements == tuple(judged[1:])
    assert record.known_by(datetime(2017, 2, 9, 0, 1)).judgements == tuple(judged)
