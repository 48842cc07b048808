"""The few facts that stand at the head of every briefing, drawn from the records."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from vedette.briefing.lookup import Lookup
from vedette.briefing.positions import position_texts
from vedette.briefing.results import Results
from vedette.briefing.wording import anchor, field_text, is_naming, plain
from vedette.model import (
    TOOK_PLACE,
    Counted,
    Disagreement,
    Figures,
    Incident,
    IncidentAmount,
    Problem,
    Situation,
    TollEntry,
)
from vedette.model.sums import sum_known

RECENT_DAYS = 7
"""How many days up to the day of the situation count as new."""


@dataclass(frozen=True)
class Dispute:
    """One thing that origins tell differently; `subject` has the anchor `target` in the page."""

    subject: str
    target: str
    question: str
    positions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ProblemKind:
    """Problems that say the same but for names and numbers."""

    message: str
    count: int
    examples: tuple[Problem, ...]


def is_recent(incident: Incident, on: date) -> bool:
    """Tell whether an incident ended in the `RECENT_DAYS` days up to and with `on`.

    An incident known only by its month or year is not recent: nobody can tell.
    """
    time = incident.time
    if time is None or time.precision not in ("day", "days"):
        return False
    return on - timedelta(days=RECENT_DAYS) < time.end <= on


def newest(results: Results) -> tuple[Incident, ...]:
    """Return the recent incidents that took place, newest day first, most widely told first in a day."""
    on = results.situation.on
    recent = (
        (incident.time.end, incident)
        for incident in results.incidents
        if incident.time is not None and is_recent(incident, on) and incident.status in TOOK_PLACE
    )
    ordered = sorted(recent, key=lambda pair: (-pair[0].toordinal(), *prominence(pair[1])))
    return tuple(incident for _, incident in ordered)


def prominence(incident: Incident) -> tuple[int, int, int, int, str]:
    """Return a sort key: the most independent origins first, then the most origins, deaths and reports."""
    killed = deaths_of(incident)
    best = killed.best if killed is not None and killed.best is not None else 0
    return (-incident.independent, -len(incident.origins), -best, -len(incident.reports), incident.id)


def deaths_of(incident: Incident) -> IncidentAmount | None:
    """Return the killed of an incident, None where no number is told.

    That is the count of all, where one is told, else the largest count of a group: groups may overlap or be
    parts of each other, so they are never added.
    """
    killed = [amount for amount in incident.numbers if amount.of == "killed"]
    return max(killed, key=lambda a: (not a.who, a.best or 0, a.low or 0, a.high or 0), default=None)


def toll_sums(situation: Situation) -> tuple[TollEntry, ...]:
    """Return what incidents add up to: counts of all before those of groups, deaths first, most first."""
    order = get_args(Counted)
    sums = (entry for entry in situation.toll if not entry.cumulative)
    return tuple(sorted(sums, key=lambda e: (bool(e.who), order.index(e.of), -(e.best or e.low or 0))))


def toll_statements(situation: Situation) -> tuple[TollEntry, ...]:
    """Return totals as sources state them, in the order of the sums, of each kind the latest first."""
    order = get_args(Counted)
    stated = [entry for entry in situation.toll if entry.cumulative]
    stated.sort(key=lambda e: str(e.end or e.start or ""), reverse=True)
    return tuple(sorted(stated, key=lambda e: (bool(e.who), order.index(e.of))))


def toll_of_deaths(situation: Situation) -> Figures:
    """Return the deaths over all incidents.

    Counts of groups are left out, since the counts of all hold them, and so are cumulative statements.
    """
    entries = [entry for entry in toll_sums(situation) if entry.of == "killed" and not entry.who]
    return Figures(
        low=sum_known(entry.low for entry in entries),
        best=sum_known(entry.best for entry in entries),
        high=sum_known(entry.high for entry in entries),
    )


def disputes(results: Results, lookup: Lookup) -> tuple[Dispute, ...]:
    """Return every disagreement on places, sieges and incidents, in this order; names are left to `words`."""
    situation = results.situation
    found: list[Dispute] = []
    # What is told differently of a siege stands under its place and its incidents as well: it is listed once.
    listed = {
        (about, one)
        for siege in situation.sieges
        for about in (siege.place, *siege.incidents)
        for one in siege.disagreements
    }
    for place in situation.places:
        own = tuple(one for one in place.disagreements if (place.place, one) not in listed)
        found += _disputes(own, plain(place.name), anchor("place", place.place), lookup)
    for siege in situation.sieges:
        found += _disputes(
            siege.disagreements, f"Siege of {plain(siege.name)}", anchor("siege", siege.place), lookup
        )
    for incident in results.incidents:
        own = tuple(one for one in incident.disagreements if (incident.id, one) not in listed)
        found += _disputes(own, plain(incident.title), anchor("i", incident.id), lookup)
    return tuple(found)


def problem_kinds(problems: Iterable[Problem], examples: int = 3) -> tuple[ProblemKind, ...]:
    """Return the problems grouped by message, quoted names and numbers aside, most frequent first."""
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem_type(problem.message), []).append(problem)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(ProblemKind(message, len(found), tuple(found[:examples])) for message, found in ordered)


def problem_type(message: str) -> str:
    """Return a message with its quoted parts and numbers replaced by an ellipsis."""
    text = re.sub(r"""(?<!\w)(["'“‘`]).*?["'”’`](?!\w)""", "…", plain(message))
    return re.sub(r"\d+(?:[.,:/-]\d+)*", "…", text).strip()


def _disputes(
    disagreements: tuple[Disagreement, ...], subject: str, target: str, lookup: Lookup
) -> Iterable[Dispute]:
    for disagreement in disagreements:
        if is_naming(disagreement.field):
            continue
        yield Dispute(subject, target, field_text(disagreement.field), position_texts(disagreement, lookup))
