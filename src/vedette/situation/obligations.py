"""What parties have to do under an agreement, and what incidents tell of its being done or hindered."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from vedette.model import Incident, ObligationState, kind_info
from vedette.packs.agreements import Agreement, Obligation, TalkRound
from vedette.packs.pack import Pack
from vedette.situation.bound import Bound
from vedette.situation.known import Dated

Standing = Literal["met", "late", "overdue", "open", "no_report"]

_STATES: Mapping[
    tuple[bool, bool], Literal["no_report", "steps_reported", "breaches_reported", "both_reported"]
] = {
    (False, False): "no_report",
    (True, False): "steps_reported",
    (False, True): "breaches_reported",
    (True, True): "both_reported",
}
"""By whether steps and breaches are told of."""
_AT_A_TABLE = "talks_held"
"""The kind of step that the rounds of talks which the pack knows are as well, told of or not."""


def duty_kinds(pack: Pack) -> tuple[str, ...]:
    """Return the kinds of incidents that say anything of an obligation of the pack's agreements."""
    duties = [duty for agreement in pack.agreements.values() for duty in agreement.obligations]
    return tuple(sorted({kind for duty in duties for kind in (*duty.steps, *duty.breaches)}))


def obligations(
    agreement: Agreement, dated: Sequence[Dated], on: date, pack: Pack
) -> tuple[ObligationState, ...]:
    """Return the obligations of an agreement on a day, in the order of the pack.

    `dated` are the incidents by that day with theirs, in their order.
    """
    start = min(agreement.signed or agreement.declared_from, agreement.declared_from)
    end = agreement.effective_to or agreement.declared_to
    bound = Bound(agreement, pack)
    wanted = {kind for duty in agreement.obligations for kind in (*duty.steps, *duty.breaches)}
    first = bisect_left(dated, start, key=_day_of)
    last = bisect_right(dated, end, key=_day_of) if end is not None else len(dated)
    within = [
        (day, incident)
        for day, incident in dated[first:last]
        if incident.kind in wanted and _is_of(incident, bound)
    ]
    rounds = [
        one for one in pack.talks.values() if start <= one.start <= min(on, end or on) and _meets(one, bound)
    ]
    return tuple(_state(duty, within, rounds, on, pack) for duty in agreement.obligations)


def _meets(talks: TalkRound, bound: Bound) -> bool:
    return any(bound.is_of_party(party) for party in talks.parties)


def _day_of(dated: Dated) -> date:
    return dated[0]


def _state(
    duty: Obligation, within: Sequence[Dated], rounds: Sequence[TalkRound], on: date, pack: Pack
) -> ObligationState:
    steps = _told(duty.steps, duty, within, pack)
    breaches = _told(duty.breaches, duty, within, pack)
    held = [one for one in rounds if _AT_A_TABLE in duty.steps and _takes_part(one, duty, pack)]
    first = min([*(day for day, _ in steps[:1]), *(one.start for one in held)], default=None)
    return ObligationState(
        id=duty.id,
        what=duty.what,
        party=duty.party,
        due=duty.due,
        state=_STATES[bool(steps or held), bool(breaches)],
        standing=_standing(duty, first, on),
        first_step=first,
        steps=tuple(one.id for _, one in steps),
        rounds=tuple(one.id for one in held),
        breaches=tuple(one.id for _, one in breaches),
    )


def _standing(duty: Obligation, first: date | None, on: date) -> Standing:
    if first is not None:
        return "met" if duty.due is None or first <= duty.due else "late"
    if duty.due is None:
        return "no_report"
    if on <= duty.due:
        return "open"
    return "overdue" if duty.steps else "no_report"


def _told(kinds: Sequence[str], duty: Obligation, within: Sequence[Dated], pack: Pack) -> tuple[Dated, ...]:
    """Return the incidents of these kinds that the party of an obligation, if it has one, did."""
    return tuple((day, one) for day, one in within if one.kind in kinds and _by_party(one, duty, pack))


def _takes_part(talks: TalkRound, duty: Obligation, pack: Pack) -> bool:
    return duty.party is None or any(pack.compatible(one, duty.party) for one in talks.parties)


def _is_of(incident: Incident, bound: Bound) -> bool:
    """Tell whether an incident may be a step to an obligation of an agreement, or a breach of one.

    It is in a zone, and nobody does it but who is bound or who does not fight, such as those who bring aid.
    What is done at a table has no zone: a party takes part.
    """
    by = {actor.id for actor in incident.by if actor.id is not None}
    if kind_info(incident.kind).family == "peace":
        named = by.union(actor.id for actor in incident.against if actor.id is not None)
        return any(bound.is_of_party(actor) for actor in named)
    if not all(bound.is_bound(actor) or bound.is_civilian(actor) for actor in by):
        return False
    if incident.place is None or incident.place.id is None:
        return False
    zones = [place for zone in bound.agreement.zones for place in zone.places] or bound.pack.home_places
    return not {incident.place.id, *bound.pack.within(incident.place.id)}.isdisjoint(zones)


def _by_party(incident: Incident, duty: Obligation, pack: Pack) -> bool:
    """Tell whether the party of an obligation acts, where it names one; a step may be told of nobody."""
    if duty.party is None or not incident.by:
        return True
    return any(ref.id is not None and pack.compatible(ref.id, duty.party) for ref in incident.by)
