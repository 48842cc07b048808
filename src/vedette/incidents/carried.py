"""What a statement carries on from the one before it in its report: what was aimed at, and which deed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vedette.incidents.rules import Rules
from vedette.incidents.told import Told
from vedette.model import Claim

_SOON = 300
"""In so many characters, about two sentences, a statement with nothing of its own carries on the last one."""


def carried_on(tellings: Iterable[Told], rules: Rules) -> Sequence[Told]:
    """Return the claims of one kind in one report, in their order, with what they leave to those before them.

    "Trucks of the convoy burned. The ministry denied it": the denial is of the convoy. "The sides have often
    blamed each other for using gas. Some accuse the rebels": so is the second sentence of no one deed, where
    such deeds are rare; of others a report goes on from what is usual to what is new.
    """
    found: list[Told] = []
    for told in sorted(tellings, key=lambda told: (told.claim.evidence.start, told.claim.id)):
        quote = told.claim.evidence.quote
        rare = told.claim.kind in rules.rare
        told = replace(told, aims=rules.aims_in(told.claim.kind, quote), habit=_is_habit(told.claim, rules))
        last = found[-1] if found else None
        if last is not None and _has_nothing_of_its_own(told) and _soon(last.claim, told.claim):
            habit = told.habit or (rare and last.habit and not rules.points(quote))
            told = replace(told, aims=told.aims or last.aims, habit=habit)
        found.append(told)
    return found


def aims_apart(one: Told, other: Told) -> bool:
    """Tell whether two claims are of different targets: what stands in a street, and what drives along it."""
    return bool(one.aims and other.aims) and one.aims.isdisjoint(other.aims)


def as_denied_before(tellings: Sequence[Told]) -> Sequence[Told]:
    """Return the claims, each denial that names no place with place and time of its speaker's first denial.

    Who denies a deed at a report's head and again further down denies one deed, whatever place was named last.
    """
    first: dict[tuple[str, str], Claim] = {}
    found = []
    for told in sorted(tellings, key=lambda told: (told.claim.evidence.start, told.claim.id)):
        claim = told.claim
        if claim.status == "denied" and claim.said_by is not None and claim.time is not None:
            speaker = (claim.said_by.name, " ".join(sorted(actor.name for actor in claim.by)))
            before = first.setdefault(speaker, claim)
            if not told.names_place and before.time == claim.time:
                told = replace(told, claim=claim.model_copy(update={"place": before.place}))
        found.append(told)
    return found


def _is_habit(claim: Claim, rules: Rules) -> bool:
    """Tell whether a claim is of many events and of none of them; who counts tells of one."""
    return not claim.numbers and rules.is_habitual(claim.kind, claim.evidence.quote)


def _has_nothing_of_its_own(told: Told) -> bool:
    return not told.names_place and not told.claim.numbers


def _soon(before: Claim, claim: Claim) -> bool:
    return claim.evidence.start - before.evidence.end <= _SOON
