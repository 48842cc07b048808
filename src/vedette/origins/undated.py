"""The day of a report that gives none, inferred from dated reports of the same news, or from known events."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from vedette.model import Claim, Problem, Record, Report
from vedette.origins.announced import announced, named_weekdays
from vedette.origins.families import report_families
from vedette.origins.reuse import Reuse, reuse_graph
from vedette.packs.pack import Pack

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
    claims: Iterable[Claim], reports: Sequence[Report], pack: Pack, graph: Sequence[Reuse] | None = None
) -> Mapping[str, InferredDay]:
    """Return the days of undated reports by report id, for those whose day other knowledge tells.

    A report is of the day of the dated report that it copies, or else of the one with which it shares most
    passages of news. Failing that, talks that it announces by their date and the pack knows tell its day (see
    `announced`), and last the dated report with which it shares most pieces of news: claims of one kind at
    one place that are fresh in that report. Such pieces say least: a war comes back to its towns, and talks
    to theirs. What the undated report calls by a later weekday than that of the report that dates it moves
    its day on to that weekday, two days at the most. Reports whose day was told so tell the days of others in
    turn. `graph` is the reuse graph of the reports, found anew where none is given.
    """
    undated = [r for r in reports if r.published is None]
    if not undated:
        return {}
    room = _Room(claims, reports, graph if graph is not None else reuse_graph(reports), pack)
    found: dict[str, InferredDay] = {}
    while more := {r.id: day for r in undated if r.id not in found and (day := room.day(r)) is not None}:
        found.update(more)
        room.learn(more.values())
    return found


class _Room:
    """What is known of all reports when the days of some are asked for."""

    def __init__(
        self, claims: Iterable[Claim], reports: Sequence[Report], graph: Sequence[Reuse], pack: Pack
    ) -> None:
        self._pack = pack
        self._known = {r.id: r for r in reports}
        self._family = report_families(reports, graph)
        self._dated: dict[str, date] = {}
        self._first_of: dict[str, str] = {}
        self._pairs: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for pair in graph:
            if pair.relation != "background" and pair.news >= LEAST_WORDS:
                self._pairs[pair.one].append((pair.news, pair.other))
                self._pairs[pair.other].append((pair.news, pair.one))
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        self._news: dict[str, set[News]] = defaultdict(set)
        self._tellers: dict[News, set[str]] = defaultdict(set)
        for claim in claims:
            self._claims[claim.report.id].append(claim)
            piece = _news(claim, self._known.get(claim.report.id))
            if piece is not None:
                self._news[claim.report.id].add(piece)
                self._tellers[piece].add(claim.report.id)
        self._date({r.id: r.published for r in reports if r.published is not None})

    def learn(self, days: Iterable[InferredDay]) -> None:
        """Let reports whose day was inferred tell those of others."""
        self._date({one.report: one.day for one in days})

    def _date(self, days: Mapping[str, date]) -> None:
        for report in sorted(days):
            self._dated[report] = days[report]
            self._first_of.setdefault(self._family[report], report)

    def day(self, report: Report) -> InferredDay | None:
        """Return the day of an undated report with its ground, None where nothing tells it."""
        copied = self._first_of.get(self._family[report.id])
        if copied is not None:
            return self._like(report, copied, "copies {}", moved=False)
        passages = self._most((news, other) for news, other in self._pairs[report.id])
        if passages is not None:
            return self._like(report, passages[1], "shares passages with {}")
        coming = announced(report, self._claims[report.id], self._pack)
        if coming is not None:
            ground = f"announces the talks {coming[1].round} of {coming[1].start} by their date"
            return InferredDay(report=report.id, day=coming[0], ground=ground)
        tellers = (other for piece in self._news[report.id] for other in self._tellers[piece])
        shared = self._most((count, other) for other, count in Counter(tellers).items())
        if shared is None or shared[0] < LEAST_SHARED:
            return None
        return self._like(report, shared[1], f"tells {shared[0]} pieces of the news of {{}}")

    def _most(self, shared: Iterable[tuple[float, str]]) -> tuple[float, str] | None:
        """Return the dated report with which most is shared, the earliest of those with as much."""
        dated = [one for one in shared if one[1] in self._dated]
        return min(dated, key=lambda one: (-one[0], self._dated[one[1]], one[1]), default=None)

    def _like(self, report: Report, other: str, ground: str, *, moved: bool = True) -> InferredDay:
        day = self._dated[other]
        return InferredDay(
            report=report.id,
            day=_moved_on(day, report) if moved else day,
            ground=ground.format(self._known[other].name),
        )


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
    ahead = [(weekday - day.weekday()) % 7 for weekday in named_weekdays(report)]
    return day + timedelta(days=max((n for n in ahead if n <= _AHEAD), default=0))
