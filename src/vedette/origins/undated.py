"""The day of a report that gives none, inferred from dated reports that tell the same news."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from vedette.model import Claim, Problem, Record, Report
from vedette.origins.families import report_families
from vedette.origins.reuse import Reuse, reuse_graph
from vedette.origins.vocabulary import vocabulary

LEAST_SHARED = 3
"""Pieces of news, each of its own kind and place, that two reports must share to be of about one day."""

LEAST_WORDS = 15.0
"""Runs of news that two reports must share, word by word, to be of about one day: two sentences' worth."""

_FRESH = timedelta(days=3)
_AHEAD = 2  # days: a later take of a story is seldom printed later than this

News = tuple[str, str]


class InferredDay(Record):
    """The day on which a report was probably published, and on what ground that is said."""

    report: str
    day: date
    ground: str

    def problem(self, name: str) -> Problem:
        """Return it as something that the user should know."""
        return Problem(source=name, message=f"gives no date; read as published on {self.day}: {self.ground}")


def infer_days(
    claims: Iterable[Claim], reports: Sequence[Report], graph: Sequence[Reuse] | None = None
) -> Mapping[str, InferredDay]:
    """Return the days of undated reports by report id, for those whose day the others tell.

    A report is of the day of the dated report that it copies, or else of the one with which it shares most
    passages of news, or most pieces of news: claims of one kind at one place that are fresh in the dated
    report. What the undated report calls by a later weekday moves its day on to that weekday, two days at the
    most. `graph` is the reuse graph of the reports, found anew where none is given.
    """
    undated = [r for r in reports if r.published is None]
    if not undated:
        return {}
    known = {r.id: r for r in reports}
    dated = {r.id: r.published for r in reports if r.published is not None}
    news: dict[str, set[News]] = defaultdict(set)
    for claim in claims:
        piece = _news(claim, known.get(claim.report.id))
        if piece is not None:
            news[claim.report.id].add(piece)
    graph = graph if graph is not None else reuse_graph(reports)
    families = report_families(reports, graph)
    found = {}
    for report in undated:
        copied = sorted(other for other in dated if families[other] == families[report.id])
        if copied:
            ground = f"copies {known[copied[0]].name}"
            found[report.id] = InferredDay(report=report.id, day=dated[copied[0]], ground=ground)
            continue
        passages = _most_passages(report, graph, dated)
        if passages is not None:
            day, ground = _moved_on(dated[passages], report), f"shares passages with {known[passages].name}"
            found[report.id] = InferredDay(report=report.id, day=day, ground=ground)
            continue
        shared = (
            (len(news[report.id] & news[other]), -day.toordinal(), other) for other, day in dated.items()
        )
        most, _, like = max(shared, default=(0, 0, ""))
        if most >= LEAST_SHARED:
            day = _moved_on(dated[like], report)
            ground = f"tells {most} pieces of the news of {known[like].name}"
            found[report.id] = InferredDay(report=report.id, day=day, ground=ground)
    return found


def _most_passages(report: Report, graph: Sequence[Reuse], dated: Mapping[str, date]) -> str | None:
    """Return the dated report that shares most news, in its words, with an undated one; None for little."""
    shared = [
        (pair.news, -dated[other].toordinal(), other)
        for pair in graph
        if pair.relation != "background" and pair.news >= LEAST_WORDS and report.id in (pair.one, pair.other)
        for other in (pair.one if pair.other == report.id else pair.other,)
        if other in dated
    ]
    return max(shared)[2] if shared else None


def _news(claim: Claim, report: Report | None) -> News | None:
    """Return what a claim tells as kind and place, None for background and for what has no narrow place."""
    if report is None or claim.place is None or claim.place.id is None or claim.place.precision == "country":
        return None
    if report.published is not None:
        fresh = claim.time is not None and abs(claim.time.end - report.published) <= _FRESH
        if not fresh:
            return None
    return claim.kind, claim.place.id


def _moved_on(day: date, report: Report) -> date:
    weekdays = vocabulary().weekdays
    pattern = re.compile(rf"\b({'|'.join(weekdays)})\b")
    story = " ".join(report.text[start:end] for start, end in report.body)
    named = {weekdays.index(match) for match in pattern.findall(story)}
    ahead = [(weekday - day.weekday()) % 7 for weekday in named]
    return day + timedelta(days=max((n for n in ahead if n <= _AHEAD), default=0))
