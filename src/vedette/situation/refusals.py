"""What the ceasefire register says of truces beside its entries, and as of when it is asked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from vedette.model import (
    CeasefireState,
    Claim,
    Decision,
    Incident,
    ObligationState,
    Problem,
    RefusalReason,
    day_of,
    decided_at,
)
from vedette.situation.view import View, view_of
from vedette.situation.violations import Register


def decided_view(
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


def with_refused(states: Iterable[CeasefireState], kept: Register) -> tuple[CeasefireState, ...]:
    """Return the truces with how many acts were refused under each, by the reason, and what people found."""
    counts: dict[str, Counter[RefusalReason]] = defaultdict(Counter)
    for refusal in kept.refusals:
        counts[refusal.agreement][refusal.reason] += 1
    return tuple(
        state.model_copy(
            update={
                "refused": dict(sorted(counts[state.agreement].items())),
                "obligations": tuple(_found(duty, state.agreement, kept) for duty in state.obligations),
            }
        )
        for state in states
    )


def _found(duty: ObligationState, agreement: str, kept: Register) -> ObligationState:
    """Return an obligation with what people found of it."""
    told = kept.findings.get((agreement, duty.id))
    return duty.model_copy(update={"findings": told}) if told else duty
