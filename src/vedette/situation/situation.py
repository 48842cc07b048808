"""All folds for one day as one record: the stage of this room."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from vedette.model import (
    CeasefireState,
    Claim,
    Decision,
    Incident,
    Problem,
    Refusal,
    RefusalReason,
    Situation,
    day_of,
    decided_at,
)
from vedette.packs.pack import Pack
from vedette.situation.ceasefires import ceasefires
from vedette.situation.control import control
from vedette.situation.routes import routes
from vedette.situation.sieges import sieges
from vedette.situation.talks import talks
from vedette.situation.toll import toll
from vedette.situation.view import View, view_of
from vedette.situation.violations import Register, register
from vedette.situation.words import words


def situation(
    incidents: Iterable[Incident],
    claims: Iterable[Claim],
    pack: Pack,
    on: date,
    known_by: datetime | date | None = None,
    decisions: Iterable[Decision] = (),
) -> tuple[Situation, tuple[Problem, ...]]:
    """Return the state of the war on day `on`, as known by `known_by` (everything, where that is None).

    Neither the order of the input nor repeats in it matter. See each fold for its rules, and `view_of` for
    what counts as known. `decisions` move the register's entries, as far as they were taken by then.
    """
    decided = tuple(decisions)
    view, problems = _as_known(incidents, claims, on, known_by, decided)
    kept = register(view, pack, decided)
    besieged = sieges(view, pack)
    return (
        Situation(
            on=on,
            known_by=known_by if known_by is not None else view.known_by,
            places=control(view, pack, besieged),
            routes=routes(view, pack),
            sieges=besieged,
            toll=toll(view),
            ceasefires=_with_refused(ceasefires(view, pack), kept),
            violations=kept.entries,
            talks=talks(view, pack),
            words=words(view),
        ),
        (*problems, *kept.problems),
    )


def refusals(
    incidents: Iterable[Incident],
    claims: Iterable[Claim],
    pack: Pack,
    on: date,
    known_by: datetime | date | None = None,
    decisions: Iterable[Decision] = (),
) -> tuple[Refusal, ...]:
    """Return what the ceasefire register of the same situation did not enter, with the reasons."""
    decided = tuple(decisions)
    view, _ = _as_known(incidents, claims, on, known_by, decided)
    return register(view, pack, decided).refusals


def _as_known(
    incidents: Iterable[Incident],
    claims: Iterable[Claim],
    on: date,
    known_by: datetime | date | None,
    decided: Sequence[Decision],
) -> tuple[View, tuple[Problem, ...]]:
    """Return what counts; without `known_by` it is as of the latest report or decision."""
    view, problems = view_of(incidents, claims, on, known_by)
    if known_by is None:
        latest = max([view.known_by, *(day_of(decided_at(one)) for one in decided)])
        view = replace(view, known_by=latest)
    return view, problems


def _with_refused(states: Iterable[CeasefireState], kept: Register) -> tuple[CeasefireState, ...]:
    """Return the truces with how many acts were refused under each, by the reason."""
    counts: dict[str, Counter[RefusalReason]] = defaultdict(Counter)
    for refusal in kept.refusals:
        counts[refusal.agreement][refusal.reason] += 1
    return tuple(
        state.model_copy(update={"refused": dict(sorted(counts[state.agreement].items()))})
        for state in states
    )
