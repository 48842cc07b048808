"""For each report: what it shares with others, who took it from whom, and what is inferred from that."""

from collections.abc import Callable
from datetime import date

from tests.case_files import cases_beside

from vedette.model import Descent, Report
from vedette.origins import InferredDay, Provenance, descents
from vedette.packs.pack import Pack

CASES = cases_beside(__file__, "cases/reuse.yaml")
Build = Callable[..., Report]


def _case(start: str) -> list[Report]:
    case = next(case for case in CASES if case["name"].startswith(start))
    return [Report.make(name=name, **fields) for name, fields in case["reports"].items()]


def _descents(reports: list[Report], pack: Pack, *days: InferredDay) -> dict[str, Descent]:
    names = {report.id: report.name for report in reports}
    found, _ = descents(reports, pack, Provenance.of([], reports, pack), days)
    assert [one.report for one in found] == sorted(names)
    return {names[one.report]: one for one in found}


def test_both_sides_of_a_copy_say_so(pack: Pack) -> None:
    reports = _case("an edited reprint")
    found = _descents(reports, pack)
    assert [(tie.relation, tie.taken) for tie in found["a"].ties] == [("copy", False)]
    assert [(tie.relation, tie.taken, tie.other) for tie in found["b"].ties] == [
        ("copy", True, reports[0].id)
    ]


def test_a_taken_passage_is_quoted_as_the_taker_prints_it(pack: Pack) -> None:
    found = _descents(_case("a story that takes over"), pack)
    (tie,) = found["b"].ties
    assert (tie.relation, tie.taken) == ("derived", True)
    assert "told a radio station" in tie.passage.quote


def test_background_ties_nothing(pack: Pack) -> None:
    reports = _case("background that comes back")
    found = _descents(reports, pack)
    assert len(found) == len(reports)
    assert not any(one.ties for one in found.values())


def test_the_agency_of_a_copy_without_credit_is_inferred_with_its_ground(report: Build, pack: Pack) -> None:
    text = (
        "Two bridges over the river were blown up in the night and the ferry at the mill has stopped, "
        "leaving the villages on the far bank without bread."
    )
    reports = [report("one", text, agency="wire"), report("other", text), report("third", "Rain fell.")]
    found = _descents(reports, pack)
    assert (found["one"].agency, found["one"].agency_ground) == ("wire", "")
    assert found["other"].agency == "wire"
    assert found["other"].agency_ground == "shares its text with one, which credits it"
    assert found["third"].agency is None
    _, problems = descents(reports, pack, Provenance.of([], reports, pack))
    assert [problem.source for problem in problems] == ["other"]
    assert "The Wire" in problems[0].message


def test_an_inferred_day_keeps_its_ground(report: Build, pack: Pack) -> None:
    undated = Report.make(name="undated", text="Rain fell.")
    day = InferredDay(report=undated.id, day=date(2020, 2, 3), ground="copies dated")
    found = _descents([undated, report("dated")], pack, day)
    assert (found["undated"].day, found["undated"].day_ground) == (date(2020, 2, 3), "copies dated")
    assert (found["dated"].day, found["dated"].day_ground) == (date(2020, 2, 4), "")
