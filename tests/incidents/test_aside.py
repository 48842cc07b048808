"""What people set aside is discounted with its ground, and comes back when they take it back."""

from datetime import date

from tests.incidents.tellings import Run, Tell

from vedette.incidents import with_set_aside
from vedette.model import Incident, SetAside


def two(tell: Tell, linked: Run) -> tuple[Incident, ...]:
    return linked([tell("shelling", "arden"), tell("arrest", "boram", report="r2", origin="wire")])


def aside(name: str, day: int, *, withdrawn: bool = False, line: int = 1) -> SetAside:
    return SetAside(
        incident=name,
        author="A. Analyst",
        time=date(2020, 3, day),
        ground="an exercise",
        withdrawn=withdrawn,
        file="decided.jsonl",
        line=line,
    )


def test_an_incident_is_named_by_its_id_or_by_a_claim(tell: Tell, linked: Run) -> None:
    one, other = two(tell, linked)
    for name in (one.id, one.claims[0]):
        found, problems = with_set_aside((one, other), [aside(name, 1)])
        assert (found[0].grade, found[1], problems) == ("discounted", other, ())
        assert found[0].set_aside is not None and found[0].set_aside.ground == "an exercise"


def test_the_last_decision_holds_whatever_the_order_of_lines(tell: Tell, linked: Run) -> None:
    one, other = two(tell, linked)
    first, later = aside(one.id, 1), aside(one.claims[0], 2, withdrawn=True)
    for decisions in ([first, later], [later, first]):
        assert with_set_aside((one, other), decisions) == ((one, other), ())
    again = aside(one.id, 3)
    assert with_set_aside((one, other), [first, again, later])[0][0].grade == "discounted"


def test_what_names_no_incident_is_a_problem_with_its_line(tell: Tell, linked: Run) -> None:
    given = two(tell, linked)
    found, (problem,) = with_set_aside(given, [aside("inc_none", 1, line=4)])
    assert found == given
    assert (problem.source, problem.where) == ("decided.jsonl", "line 4")
    assert "inc_none" in problem.message
