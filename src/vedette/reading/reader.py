"""Read reports into claims: statements first, then the slots of each."""

from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Protocol

from vedette.model import TOOK_PLACE, ActorRef, Claim, Period, Problem, Report, Status, kind_info
from vedette.packs.pack import Pack
from vedette.reading.amounts import find_amounts
from vedette.reading.beside import Beside
from vedette.reading.bombed import by_its_means
from vedette.reading.clauses import in_clauses
from vedette.reading.clock import Clock
from vedette.reading.closer import Closer, Look
from vedette.reading.edges import without_loose_end
from vedette.reading.language import parse, sentence_ranges
from vedette.reading.looks import names_of
from vedette.reading.mentions import NameFinder
from vedette.reading.parts import part_by_day
from vedette.reading.relative import with_their_clauses
from vedette.reading.second_look import overlooked, second_look
from vedette.reading.short_texts import is_short, short_text
from vedette.reading.siege_over import standing
from vedette.reading.slots import Filled, Slots
from vedette.reading.statement import Statement, in_order
from vedette.reading.status import find_status, status_words
from vedette.reading.story import Scene, Story
from vedette.reading.subwords import Ranges
from vedette.reading.tagger import Sight, Tagger, View
from vedette.reading.tellings import Account, retold
from vedette.reading.undone import without_undone
from vedette.reading.verdict import judged
from vedette.reading.whole_counts import with_counts

Outcome = tuple[tuple[Claim, ...], tuple[Problem, ...]]


class Reader(Protocol):
    """Anything that reads reports into claims; the claims come in the order of the reports."""

    def read(self, reports: Sequence[Report], pack: Pack) -> Outcome:
        """Return the claims of all reports, and the problems met."""


class StatementFinder(Protocol):
    """Anything that finds where statements stand in a text and of which kind they are, in two steps.

    The first, the slow one, needs no parse, so that it can run beside it.
    """

    def see(self, text: str, body: Ranges) -> Sight:
        """Return what a network sees of a text, given with its body (characters)."""

    def view(self, sight: Sight, text: str, sentences: Ranges) -> View:
        """Return the statements of a text seen before, given with its sentences (characters)."""


@dataclass(frozen=True)
class Telling:
    """One statement in its story, with what is known of it before its slots are filled."""

    scene: Scene
    status: Status
    period: Period | None


@dataclass(frozen=True)
class _Begun:
    """A report whose statements are found, while the closer looks at them are still being taken."""

    story: Story
    tellings: Sequence[Telling]
    looks: Sequence[Future[Look]]


class AnalystReader:
    """The reader that ships: a small trained tagger finds statements, syntax and packs fill the slots."""

    def __init__(self, finder: StatementFinder | None = None, closer: Closer | None = None) -> None:
        self._finder = finder if finder is not None else Tagger()
        self._closer = closer if closer is not None else Closer()
        self._names: NameFinder | None = None

    def read(self, reports: Sequence[Report], pack: Pack) -> Outcome:
        """Return the claims of all reports in their order, and the problems met.

        The networks run in a thread of their own, where they hold up neither the parse nor the rules.
        """
        names = self._names_of(pack)
        claims: list[Claim] = []
        problems: list[Problem] = []
        with Beside() as networks:
            sights = deque(networks.submit(self._finder.see, r.text, r.body) for r in reports)
            docs = parse((report.text, report.body) for report in reports)
            begun = [
                self._begin(Story.of(report, doc, names), sights.popleft().result(), networks)
                for report, doc in zip(reports, docs, strict=True)
            ]
            for one in begun:
                found = claims_of(one.story, one.tellings, (look.result() for look in one.looks))
                claims.extend(found)
                problems.extend(_problems(one.story, found))
        return tuple(claims), tuple(problems)

    def _begin(self, story: Story, sight: Sight, networks: Beside) -> _Begun:
        """Find the statements of a report, and have each of them looked at."""
        view = self._finder.view(sight, story.report.text, sentence_ranges(story.doc))
        told = found_by_tagger(story, view)
        # a note of a sentence or two is about one event: where that is found, no other is looked for
        alone = bool(told) and is_short(story.doc)
        more = () if alone else with_counts(story, standing(story, in_clauses(story, view, told), told), told)
        stated = short_text(story, in_order((*told, *more)))
        parted = (part for statement in stated for part in part_by_day(story, statement))
        # the tagger's statements were so settled before they were judged, these here are as they now stand
        whole = (by_its_means(story, without_loose_end(story, part)) for part in parted)
        found = tellings(story, without_undone(story, whole))
        names = names_of(story)
        statements = [telling.scene.statement for telling in found]
        looks = [networks.submit(self._closer.look, view, s.start, s.end, s.kind, names) for s in statements]
        return _Begun(story, found, looks)

    def _names_of(self, pack: Pack) -> NameFinder:
        """Return the pack's names, made ready once for all batches that are read with it."""
        if self._names is None or self._names.pack is not pack:
            self._names = NameFinder(pack)
        return self._names


def found_by_tagger(story: Story, view: View) -> tuple[Statement, ...]:
    """Return the statements of what the tagger saw, looked at a second time and judged, with their counts."""
    seen = second_look(story, view.statements)
    kept = with_their_clauses(story, judged(story, seen))
    again = [s for s in overlooked(story, kept) if s not in seen]
    return with_counts(story, in_order((*kept, *again)))


def tellings(story: Story, statements: Iterable[Statement]) -> list[Telling]:
    """Tell when one report's statements happened and whether they did, in the order of the text."""
    clock = Clock(story)
    found = []
    for statement in in_order(statements):
        scene = story.scene(statement)
        status = find_status(scene)
        period = clock.period(statement, status == "ongoing")
        if status in TOOK_PLACE and _is_to_come(period, story.report):
            scene, period = _as_planned(story, scene, period)
        found.append(Telling(scene, status, period))
    return found


def claims_of(story: Story, told: Sequence[Telling], looks: Iterable[Look]) -> tuple[Claim, ...]:
    """Fill the slots of one report's statements, each with the closer look at it."""
    slots = Slots(story)
    filled = [slots.fill(t.scene, t.period, look) for t, look in zip(told, looks, strict=True)]
    accounts = [
        Account(t.scene.statement.kind, t.period, f.by, f.likely, t.status == "denied")
        for t, f in zip(told, filled, strict=True)
    ]
    claims = []
    for telling, slot, by in zip(told, filled, retold(accounts), strict=True):
        scene, status, period = telling.scene, telling.status, telling.period
        if period is None and status == "ongoing" and story.report.published is not None:
            period = Period(start=story.report.published, end=story.report.published, precision="day")
        claims.append(_claim(story, scene, status, replace(slot, by=by), period))
    return tuple(claims)


def _is_to_come(period: Period | None, report: Report) -> bool:
    return period is not None and report.published is not None and period.start > report.published


def _as_planned(story: Story, scene: Scene, period: Period | None) -> tuple[Scene, Period | None]:
    """Return what is told as if it had happened on a day to come: as planned, or else without that day.

    "Before another round in July" is a plan; a raid of next Friday is a day misunderstood.
    """
    planned_as, statement = status_words().planned_as, scene.statement
    if statement.kind in planned_as.values():
        return scene, period
    if statement.kind not in planned_as:
        return scene, None
    planned = statement.model_copy(update={"kind": planned_as[statement.kind]})
    return story.scene(planned), period


def _claim(story: Story, scene: Scene, status: Status, filled: Filled, period: Period | None) -> Claim:
    statement = scene.statement
    report = story.report
    return Claim(
        id=Claim.id_for(report.id, statement.kind, statement.start, statement.end),
        report=report.ref(),
        kind=statement.kind,
        status=status,
        by=filled.by,
        against=filled.against,
        place=filled.place,
        time=period,
        numbers=find_amounts(story.doc, statement.start, statement.end, statement.kind),
        said_by=filled.said_by,
        via=filled.via,
        evidence=report.span(statement.start, statement.end),
        acled=kind_info(statement.kind).acled,
        rule=filled.rule,
        confidence=round(statement.confidence, 3),
    )


def _problems(story: Story, claims: Sequence[Claim]) -> list[Problem]:
    """Name what the packs don't know, once a report."""
    unknown: dict[str, int] = {}
    for claim in claims:
        if claim.place is not None and claim.place.id is None:
            unknown.setdefault(f"no pack knows the place {claim.place.name!r}", claim.evidence.start)
        for actor in _actors(claim):
            if actor.id is None:
                unknown.setdefault(f"no pack knows the actor {actor.name!r}", claim.evidence.start)
    if claims and story.report.published is None:
        unknown.setdefault("the report gives no date: what it says of days stays empty", 0)
    return [story.report.problem(message, f"character {start}") for message, start in unknown.items()]


def _actors(claim: Claim) -> tuple[ActorRef, ...]:
    return (*claim.by, *claim.against)
