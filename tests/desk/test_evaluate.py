"""Measuring: what pairs, what counts, and that the reader does on the example what the README says."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.desk.errors import DeskError
from vedette.desk.evaluate import evaluate, score
from vedette.desk.gold import GoldClaim, GoldReport, read_gold
from vedette.desk.packs import open_pack
from vedette.desk.periods import day_range, same_period
from vedette.desk.run import RunOutcome
from vedette.model import ActorRef, Amount, Claim, Period, PlaceRef, Report

TEXT = "Rebels took Kidal on Monday, killing 11 soldiers, the army said. Talks resume in Algiers next week."


def claim(kind: str, quote: str, **fields: object) -> Claim:
    report = Report.make(name="one.txt", text=TEXT)
    start = TEXT.index(quote)
    return Claim.model_validate(
        {
            "id": "clm_1",
            "report": report.ref(),
            "kind": kind,
            "evidence": report.span(start, start + len(quote)),
            "confidence": 1.0,
            **fields,
        }
    )


GOLD = {
    "one": GoldReport(
        claims=[
            GoldClaim(
                q="Rebels took Kidal on Monday",
                kind="capture",
                place="Kidal",
                date="2012-01-02",
                core=True,
                numbers=[{"of": "killed", "value": 11}],
                said_by="the army",
            ),
            GoldClaim(q="Talks resume in Algiers", kind="talks_planned"),
            GoldClaim(q="killing 11 soldiers", kind="clash", optional=True),
        ],
        noise=["next week"],
    )
}


def figures(*claims: Claim) -> dict[str, object]:
    return dict(score(GOLD, {"one": TEXT}, claims, open_pack("world")).figures)


def test_a_perfect_reading_is_perfect() -> None:
    got = figures(
        claim(
            "capture",
            "Rebels took Kidal on Monday",
            place=PlaceRef(id=None, name="Kidal", as_written="Kidal"),
            time=Period(start=date(2012, 1, 2), end=date(2012, 1, 2), precision="day"),
            numbers=[Amount(of="killed", low=11, high=11, as_written="11")],
            said_by=ActorRef(id=None, name="the army", as_written="the army"),
        ),
        claim("talks_planned", "Talks resume in Algiers"),
    )
    for slot in ("f1", "core_recall", "place", "date", "said_by", "numbers", "status", "whole_recall"):
        assert got[slot] == 1.0, slot
    assert got["noise_read"] == "0/1"


def test_an_optional_claim_counts_neither_way() -> None:
    with_it = figures(claim("clash", "killing 11 soldiers"))
    assert (with_it["read"], with_it["precision"], with_it["recall"]) == (0, None, 0.0)


def test_the_wrong_kind_is_found_but_not_right() -> None:
    got = figures(claim("clash", "Rebels took Kidal on Monday"), claim("clash", "next week"))
    assert got["span_f1"] == 0.5
    assert got["f1"] == 0.0
    assert got["noise_read"] == "1/1"
    assert got["confusions"] == {"capture as clash": 1}


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(2, 400))
def test_days_off_by_more_than_the_slack_are_wrong(day: date, off: int) -> None:
    period = Period(start=day, end=day, precision="day")
    assert same_period(day, period)
    shifted = date.fromordinal(day.toordinal() + off)
    assert not same_period(shifted, period)


def test_a_month_and_a_pair_are_periods() -> None:
    assert day_range("2016-02") == (date(2016, 2, 1), date(2016, 2, 29))
    assert day_range(["2011", "2015-06-01"]) == (date(2011, 1, 1), date(2015, 6, 1))


def test_a_fault_in_the_annotation_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "gold.yaml"
    file.write_text("one:\n  claims:\n  - {q: a, kind: skirmish}\n")
    with pytest.raises(DeskError, match=r"gold.yaml:line 3: report one: claims.0.kind: .*skirmish"):
        read_gold(file)
    file.write_text("one:\n  claims: [\n")
    with pytest.raises(DeskError, match=r"gold.yaml:line 3: not valid YAML: .*annotation.md"):
        read_gold(file)


def test_annotations_of_other_reports_are_told_before_anything_is_read(example: Path, tmp_path: Path) -> None:
    file = tmp_path / "gold.yaml"
    file.write_text("one:\n  claims:\n  - {q: a, kind: clash}\n")
    with pytest.raises(DeskError, match=r"annotates none .* such as 14_field-report_bizaa"):
        evaluate(file, [str(example / "14_field-report_bizaa.txt")], "syria")


def test_the_bundled_example_is_read_well_enough(outcome: RunOutcome, example: Path) -> None:
    gold = read_gold(example / "gold.yaml")
    texts = {r.name.removesuffix(".txt").removesuffix(".html"): r.text for r in outcome.results.reports}
    got = score(gold, texts, outcome.results.claims, open_pack("syria")).figures
    assert got["reports_missing"] == 0
    assert got["noise_read"].startswith("0/")
    assert got["f1"] >= 0.6
    assert got["core_recall"] >= 0.7
    assert got["place"] >= 0.7
