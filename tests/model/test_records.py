"""Records are frozen, validated, survive JSON, and their ids follow from their content."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from vedette.model import ActorRef, Amount, Claim, Period, Problem, Report, content_id, from_lines, to_lines


def claim(report: Report, start: int, end: int, **fields: object) -> Claim:
    return Claim.model_validate(
        {
            "id": Claim.id_for(report.id, "clash", start, end),
            "report": report.ref(),
            "kind": "clash",
            "evidence": report.span(start, end),
            "confidence": 0.5,
            **fields,
        }
    )


@given(text=st.text(min_size=1, max_size=80), data=st.data())
def test_a_claim_survives_its_line_of_json(text: str, data: st.DataObject) -> None:
    report = Report.make(name="x", text=text, published=date(2017, 2, 6))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = claim(report, start, end, by=[ActorRef(id=None, name="n", as_written=text, sides=("south",))])
    lines = list(to_lines([made]))
    assert lines[0].endswith("\n")
    assert "\n" not in lines[0][:-1]
    assert list(from_lines(lines, Claim, "claims.jsonl")) == [made]


def test_sides_are_written_only_where_there_are_any() -> None:
    assert ActorRef(id="a", name="A", as_written="a").to_json() == '{"id":"a","name":"A","as_written":"a"}'
    assert '"sides":["north"]' in ActorRef(id="a", name="A", as_written="a", sides=("north",)).to_json()


def test_a_broken_line_becomes_a_problem_with_its_number() -> None:
    found = list(from_lines(["", '{"source": "a", "message": "m"}', "{"], Problem, "p.jsonl"))
    assert found[0] == Problem(source="a", message="m")
    assert isinstance(found[1], Problem)
    assert found[1].where == "line 3"


@given(st.dictionaries(st.text(max_size=5), st.integers(), max_size=5))
def test_ids_depend_on_content_and_not_on_order(fields: dict[str, int]) -> None:
    backwards = dict(reversed(list(fields.items())))
    assert content_id("x", fields) == content_id("x", backwards)
    assert content_id("x", fields) != content_id("x", {**fields, "more": 1})


def test_records_can_not_be_changed_or_given_strange_fields() -> None:
    problem = Problem(source="a", message="b")
    with pytest.raises(ValidationError):
        problem.source = "c"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Problem.model_validate({"source": "a", "message": "b", "colour": "red"})


@pytest.mark.parametrize(
    "fields",
    [
        {"of": "killed", "as_written": "some"},
        {"of": "killed", "low": 5, "high": 4, "as_written": "4 to 5"},
        {"of": "killed", "low": -1, "as_written": "-1"},
        {"of": "sheep", "low": 1, "as_written": "one"},
    ],
)
def test_an_amount_needs_sane_bounds(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Amount.model_validate(fields)


def test_a_period_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="before it starts"):
        Period(start=date(2017, 2, 7), end=date(2017, 2, 6), precision="days")


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    report = Report.make(name="x", text="abc")
    with pytest.raises(ValidationError, match="unknown kind 'skirmish'; the kinds are clash, advance"):
        claim(report, 0, 1, kind="skirmish")


def test_the_same_words_by_two_outlets_are_two_reports() -> None:
    one = Report.make(name="x", text="abc", outlet="a")
    other = Report.make(name="x", text="abc", outlet="b")
    assert one.id != other.id
    assert one.id == Report.make(name="x", text="abc", outlet="a").id
    assert one.id.startswith("rep_")
