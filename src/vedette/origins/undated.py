"""The day of a report that gives none, inferred from dated reports of the same news, or from known events."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from vedette.model import Claim, Problem, Record, Report, Span
from vedette.origins.announced import announced, last_weekday, months_behind, named_weekdays
from vedette.origins.families import report_families
from vedette.origins.passages import Passage
from vedette.origins.recurrence import periods
from vedette.origins.reuse import Reuse, reuse_graph
from vedette.packs.pack import Pack

LEAST_SHARED = 3.0
"""Pieces of news that two reports must share to be of about one day; see `News`. A piece that dated reports
tell in several periods weighs less by the square of their number: a front line is shelled every week."""

COUNTED = 11
"""A figure from here up is a piece of news by itself; smaller ones come back at one place."""

LEAST_WORDS = 15.0
"""Runs of news that two reports must share, word by word, to be of about one day: two sentences' worth."""

_FRESH = timedelta(days=3)
_AHEAD = 2  # days: a later take of a story is seldom printed later than this

_RIVAL = 0.8  # of what the best has: by so little two days can't be told apart

News = tuple[str, ...]
"""A piece of news: a kind and a place, or these with what was counted there and how many."""


class InferredDay(Record):
    """The day on which a report was probably published, and on what ground that is said."""

    report: str
    day: date
    ground: str

    def problem(self, report: Report) -> Problem:
        """Return it as something that the user should know of the report."""
        return report.problem(f"gives no date; read as published on {self.day}: {self.ground}")


def infer_days(
    claims: Iterable[Claim], reports: Sequence[Report], pack: Pack, graph: Sequence[Reuse] | None = None
) -> Mapping[str, InferredDay]:
    """Return the days of undated reports by report id, for those whose day other knowledge tells.

    A report is of the day of the dated report that it copies, or else of the one with which it shares most
    passages of news. Failing that, talks that it announces by their date and the pack knows tell its day (see
    `announced`), and last the dated report with which it shares most pieces of news: claims of one kind at
    one place, and figures in them, that are fresh in the dated report. Such pieces say least: a war comes
    back to its towns, and talks to theirs. The weekdays that the undated report names move its day, two days
    on or one back at the most. A day in a month that it looks back on is none. Reports whose day was told so
    tell the days of others in turn. `graph` is the reuse graph of the reports, found anew if it is not given.
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
            news = _apart(pair.passages) if pair.relation != "background" else 0.0
            if news >= LEAST_WORDS:
                self._pairs[pair.one].append((news, pair.other))
                self._pairs[pair.other].append((news, pair.one))
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        self._news: dict[str, set[News]] = defaultdict(set)
        self._tellers: dict[News, set[str]] = defaultdict(set)
        for claim in claims:
            self._claims[claim.report.id].append(claim)
            for piece in _news(claim, self._known.get(claim.report.id)):
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
        days_of = {piece: {self._dated.get(r) for r in told} for piece, told in self._tellers.items()}
        self._worth = {
            piece: 1 / max(1, periods(frozenset(day.toordinal() for day in days if day))) ** 2
            for piece, days in days_of.items()
        }

    def day(self, report: Report) -> InferredDay | None:
        """Return the day of an undated report with its ground, None where nothing tells it."""
        found = self._shared_day(report) or self._announced_day(report) or self._told_day(report)
        return None if found is None or found.day.month in months_behind(report) else found

    def _shared_day(self, report: Report) -> InferredDay | None:
        """Return the day of the dated report that it copies, or else shares most passages of news with."""
        copied = self._first_of.get(self._family[report.id])
        if copied is not None:
            return self._like(report, copied, "copies {}", moved=False)
        passages = self._most((news, other) for news, other in self._pairs[report.id])
        if passages is not None:
            return self._like(report, passages[1], "shares passages with {}")
        return None

    def _announced_day(self, report: Report) -> InferredDay | None:
        coming = announced(report, self._claims[report.id], self._pack)
        if coming is None:
            return None
        ground = f"announces the talks {coming[1].round} of {coming[1].start} by their date"
        return InferredDay(report=report.id, day=coming[0], ground=ground)

    def _told_day(self, report: Report) -> InferredDay | None:
        """Return the day of the dated report with which most pieces of news are shared."""
        worth: defaultdict[str, float] = defaultdict(float)
        pieces: Counter[str] = Counter()
        for piece in sorted(self._news[report.id]):
            for other in self._tellers[piece]:
                worth[other] += self._worth[piece]
                pieces[other] += 1
        shared = self._most((total, other) for other, total in worth.items())
        if shared is None or shared[0] < LEAST_SHARED or self._rivalled(shared, worth):
            return None
        return self._like(report, shared[1], f"tells {pieces[shared[1]]} pieces of the news of {{}}")

    def _rivalled(self, best: tuple[float, str], worth: Mapping[str, float]) -> bool:
        """Tell whether a report of another time shares nearly as much: then nothing tells the day."""
        day = self._dated[best[1]]
        return any(
            total >= _RIVAL * best[0] and abs((self._dated[other] - day).days) > _AHEAD
            for other, total in worth.items()
            if other in self._dated
        )

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


def _news(claim: Claim, report: Report | None) -> Iterator[News]:
    """Yield what a claim tells: nothing for background and for what has no narrow place."""
    if report is None or claim.place is None or claim.place.id is None or claim.place.precision == "country":
        return
    if report.published is not None:
        fresh = claim.time is not None and abs(claim.time.end - report.published) <= _FRESH
        if not fresh:
            return
    yield claim.kind, claim.place.id
    for number in claim.numbers:
        count = number.low if number.low is not None else number.high
        if count is not None and count >= COUNTED:
            yield claim.kind, claim.place.id, number.of, str(count)


def _apart(passages: Iterable[Passage]) -> float:
    """Return how much news passages hold, a sentence that stands in several counted once."""
    taken: list[Passage] = []
    for passage in sorted(passages, key=lambda one: -one.news):
        if not any(_overlap(passage.one, t.one) or _overlap(passage.other, t.other) for t in taken):
            taken.append(passage)
    return sum(passage.news for passage in taken)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _moved_on(day: date, report: Report) -> date:
    """Return the day that a report's own weekdays make of the day of another with its news.

    The press names the day it prints: a later one that a report names is its own, and so is the day before
    where it names no later one.
    """
    ahead = [(weekday - day.weekday()) % 7 for weekday in named_weekdays(report)]
    later = max((n for n in ahead if n <= _AHEAD), default=None)
    if later is not None:
        return day + timedelta(days=later)
    eve = day - timedelta(days=1)
    return eve if last_weekday(report) == eve.weekday() else day
