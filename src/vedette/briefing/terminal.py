"""The summary that a run prints: what is new, who holds what, and what could not be read."""

from collections.abc import Iterable
from datetime import timedelta

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from vedette.briefing.digest import (
    RECENT_DAYS,
    ProblemKind,
    disputes,
    newest,
    problem_kinds,
    toll_of_deaths,
)
from vedette.briefing.lookup import Lookup
from vedette.briefing.results import Results
from vedette.briefing.rounds import talk_state
from vedette.briefing.tables import grid, incidents_table, place_flags, sieges_table
from vedette.briefing.wording import count_text, day_text, days_text, plain, range_text, since_text
from vedette.model import Figures

_MOST_NEW = 10
_RECENT_TALKS = timedelta(days=92)
_MOST_DISPUTES = 8
_MOST_PROBLEMS = 12


def summary(results: Results) -> RenderableType:
    """Return the summary for a terminal; long lists are cut, and each cut says how much it hides."""
    lookup = Lookup(results)
    parts: Iterable[RenderableType] = (
        *_head(results, lookup),
        *_new(results),
        *_situation(results, lookup),
        *_disputed(results, lookup),
        *_talks(results, lookup),
        *_problems(results),
    )
    return Group(*parts)


def toll_text(toll: Figures) -> str:
    """Return deaths as "at least 12, best figure 15, at most 20", or that no number is known."""
    if toll.best is None:
        return range_text(toll.low, toll.high) or "no number known"
    words = [f"best figure {toll.best:,}"]
    words = ([f"low {toll.low:,}"] if toll.low is not None else []) + words
    return ", ".join(words + ([f"high {toll.high:,}"] if toll.high is not None else []))


def _head(results: Results, lookup: Lookup) -> Iterable[RenderableType]:
    situation = results.situation
    yield Text(plain(results.title), "bold")
    yield Text(f"Situation on {day_text(situation.on)}, as known on {day_text(situation.known_by)}")
    counts = (
        count_text(len(results.reports), "report"),
        count_text(len(results.claims), "claim"),
        count_text(len(results.incidents), "incident"),
        count_text(len(lookup.origins), "origin"),
        count_text(len(results.problems), "problem"),
    )
    yield Text(" · ".join(counts), "cyan")
    yield Text(f"Deaths: {toll_text(toll_of_deaths(situation))}")


def _new(results: Results) -> Iterable[RenderableType]:
    recent = newest(results)
    yield Text()
    if not recent:
        yield Text(f"No dated incident in the last {RECENT_DAYS} days.", "dim")
        return
    yield incidents_table(recent[:_MOST_NEW], f"New in the last {RECENT_DAYS} days")
    yield from _hidden(len(recent) - _MOST_NEW, "incident")


def _situation(results: Results, lookup: Lookup) -> Iterable[RenderableType]:
    situation = results.situation
    if situation.sieges:
        yield Text()
        yield sieges_table(situation, results.names)
    watched = [place for place in situation.places if place.contested or place.besieged]
    if watched:
        yield Text()
        table = grid("Contested and besieged places", "Place", "Holder", "Since", "State")
        for place in watched:
            table.add_row(
                Text(plain(place.name)),
                Text(lookup.name(place.holder) or "not known"),
                Text(since_text(place)),
                Text(place_flags(place, results.names), "yellow"),
            )
        yield table
    cut = [route for route in situation.routes if route.state != "open"]
    if cut:
        yield Text()
        yield Text("Routes cut or contested", "bold")
        for route in cut:
            by = f" by {lookup.names(route.cut_by)}" if route.cut_by else ""
            yield Text(f"  {plain(route.name)}: {route.state}{by}")


def _disputed(results: Results, lookup: Lookup) -> Iterable[RenderableType]:
    found = disputes(results, lookup)
    if not found:
        return
    yield Text()
    yield Text(count_text(len(found), "disagreement"), "bold")
    for dispute in found[:_MOST_DISPUTES]:
        yield _indented(Text(dispute.subject).append(f" · {dispute.question}", "dim"), 2)
        for value, origins in dispute.positions:
            yield _indented(Text(value).append(f" ({origins})" if origins else "", "dim"), 4)
    yield from _hidden(len(found) - _MOST_DISPUTES, "disagreement")


def _talks(results: Results, lookup: Lookup) -> Iterable[RenderableType]:
    on = results.situation.on
    talks = [talk for talk in results.situation.talks if talk.end is None or talk.end >= on - _RECENT_TALKS]
    if not talks:
        return
    yield Text()
    table = grid("Talks of late and to come", "When", "Track", "Round", "Where", "State", "Outcome")
    for talk in talks:
        cells = (
            days_text(talk.start, talk.end),
            plain(talk.track),
            plain(talk.round),
            lookup.name(talk.place),
            talk_state(talk, on),
            plain(talk.outcome),
        )
        table.add_row(*(Text(cell) for cell in cells))
    yield table


def _problems(results: Results) -> Iterable[RenderableType]:
    kinds = problem_kinds(results.problems)
    if not kinds:
        return
    yield Text()
    table = grid("What could not be read", "Times", "Problem", "For instance")
    table.columns[0].justify = "right"
    for kind in kinds[:_MOST_PROBLEMS]:
        table.add_row(Text(str(kind.count)), Text(kind.message), Text(_instance(kind), "dim"))
    yield table
    yield from _hidden(len(kinds) - _MOST_PROBLEMS, "other kind of problem", "other kinds of problems")


def _instance(kind: ProblemKind) -> str:
    """Return where one such problem is, and on a line of its own what it says beyond the message of all."""
    problem = kind.examples[0]
    place = f"{problem.source}, {problem.where}" if problem.where else problem.source
    own = "" if problem.message == kind.message else f"\n{plain(problem.message)}"
    return plain(place) + own


def _indented(text: Text, by: int) -> Padding:
    return Padding(text, (0, 0, 0, by))


def _hidden(number: int, one: str, many: str = "") -> Iterable[RenderableType]:
    if number > 0:
        yield Text(f"  and {count_text(number, one, many)} more", "dim")
