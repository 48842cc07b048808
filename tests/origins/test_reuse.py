"""Who took what from whom, told from the sentences that reports share."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.case_files import cases_beside

from vedette.model import Report
from vedette.origins import ReuseIndex, reuse_graph

CASES = cases_beside(__file__, "cases/reuse.yaml")
Build = Callable[..., Report]


def _reports(case: dict[str, Any]) -> dict[str, Report]:
    return {name: Report.make(name=name, **fields) for name, fields in case["reports"].items()}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_relation_and_source_of_each_pair(case: dict[str, Any]) -> None:
    reports = _reports(case)
    names = {report.id: name for name, report in reports.items()}
    found = {
        frozenset((names[pair.one], names[pair.other])): (pair.relation, names.get(pair.source or ""))
        for pair in reuse_graph(reports.values())
    }
    wanted = {frozenset((one, other)): (relation, source) for one, other, relation, source in case["pairs"]}
    assert {pair: found.get(pair) for pair in wanted} == wanted
    assert {pair for pair, (relation, _) in found.items() if relation != "background"} <= set(wanted)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_passages_quote_both_texts(case: dict[str, Any]) -> None:
    reports = {report.id: report for report in _reports(case).values()}
    for pair in reuse_graph(reports.values()):
        assert pair.one < pair.other
        assert pair.passages
        for passage in pair.passages:
            assert reports[pair.one].text[passage.one.start : passage.one.end] == passage.one.quote
            assert reports[pair.other].text[passage.other.start : passage.other.end] == passage.other.quote


def test_the_passage_that_was_taken_is_shown() -> None:
    case = next(case for case in CASES if case["name"].startswith("a story that takes over"))
    (pair,) = reuse_graph(_reports(case).values())
    (passage,) = pair.passages
    for span in (passage.one, passage.other):
        assert "Nobody asked us" in span.quote
        assert "stray shell" in span.quote


@settings(max_examples=20)
@given(st.randoms(use_true_random=False), st.integers(0, 5))
def test_order_and_repeats_do_not_matter(chance: random.Random, repeats: int) -> None:
    reports = [report for case in CASES for report in _reports(case).values()]
    shuffled = [*reports, *chance.choices(reports, k=repeats)]
    chance.shuffle(shuffled)
    assert reuse_graph(shuffled) == reuse_graph(reports)


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_one_by_one_finds_what_all_at_once_does(chance: random.Random) -> None:
    """What is known of a pair may change as the record grows, but not that it was found."""
    reports = [report for case in CASES for report in _reports(case).values()]
    chance.shuffle(reports)
    index = ReuseIndex()
    found = {(pair.one, pair.other) for report in reports for pair in index.of(report)}
    assert {(pair.one, pair.other) for pair in reuse_graph(reports)} <= found
    assert index.all() == reuse_graph(reports)


def test_a_report_shares_nothing_with_itself() -> None:
    report = next(iter(_reports(CASES[0]).values()))
    index = ReuseIndex()
    assert index.of(report) == index.of(report) == ()


def test_a_growing_record_compares_a_report_with_no_more_others() -> None:
    """A formula that thousands print does not make each of them a candidate."""
    chance = random.Random(1)
    words = [f"w{number}" for number in range(2000)]
    formula = "according to the statement of the ministry "

    def report(number: int) -> Report:
        text = f"{formula}{' '.join(chance.choices(words, k=12))}. " * 2
        return Report.make(
            name=str(number), text=text, published=date(2020, 1, 1) + timedelta(days=number // 20)
        )

    index = ReuseIndex()
    for number in range(1500):
        index.add(report(number))
    assert index.of(report(1501)) == ()
    assert len(index.near(report(1501))) <= 60
