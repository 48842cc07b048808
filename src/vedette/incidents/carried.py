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
    for told in sorted(tellings, key=_by_start):
        alone = replace(
            told,
            aims=rules.aims_in(told.claim.kind, told.claim.evidence.quote),
            habit=_is_habit(told.claim, rules),
        )
        found.append(_after(found[-1], alone, rules) if found else alone)
    return found


def _after(last: Told, told: Told, rules: Rules) -> Told:
    """Return a claim with what it carries on from the one before it."""
    claim = told.claim
    its_own = told.claim.names_place or bool(claim.numbers)
    if its_own or claim.evidence.start - last.claim.evidence.end > _SOON:
        return told
    general = claim.kind in rules.rare and last.habit and not rules.points(claim.evidence.quote)
    return replace(told, aims=told.aims or last.aims, habit=told.habit or general)


def aims_apart(one: Told, other: Told) -> bool:
    """Tell whether two claims are of different targets: what stands in a street, and what drives along it."""
    return bool(one.aims and other.aims) and one.aims.isdisjoint(other.aims)


def as_denied_before(tellings: Iterable[Told], rules: Rules) -> Sequence[Told]:
    """Return the claims, each denial that names no place with that of its speaker's denial before it.

    Who denies a rare deed at a report's head, and again further down, denies one, whatever place was told of
    between. Of what recurs there may be one at each place.
    """
    last: dict[tuple[str, ...], Claim] = {}
    found = []
    for told in sorted(tellings, key=_by_start):
        claim = told.claim
        if claim.status == "denied" and claim.said_by is not None and claim.kind in rules.rare:
            speaker = (claim.said_by.name, *sorted(actor.name for actor in claim.by))
            before = last.get(speaker)
            if before is not None and not told.claim.names_place and before.time == claim.time:
                claim = claim.model_copy(update={"place": before.place})
            last[speaker] = claim
        found.append(told if claim is told.claim else replace(told, claim=claim))
    return found


def _by_start(told: Told) -> tuple[int, str]:
    return told.claim.evidence.start, told.claim.id


def _is_habit(claim: Claim, rules: Rules) -> bool:
    """Tell whether a claim is of many events and of none of them; who counts tells of one."""
    return not claim.numbers and rules.is_habitual(claim.kind, claim.evidence.quote)
