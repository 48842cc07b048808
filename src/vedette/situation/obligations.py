"""What parties have to do under an agreement, and what incidents tell of its being done or hindered."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from vedette.model import Incident, ObligationState
from vedette.packs.pack import Pack
from vedette.packs.records import Agreement, Obligation

_STATES: Mapping[
    tuple[bool, bool], Literal["no_report", "steps_reported", "breaches_reported", "both_reported"]
] = {
    (False, False): "no_report",
    (True, False): "steps_reported",
    (False, True): "breaches_reported",
    (True, True): "both_reported",
}
"""By whether steps and breaches are told of."""


def duty_kinds(pack: Pack) -> tuple[str, ...]:
    """Return the kinds of incidents that say anything of an obligation of the pack's agreements."""
    duties = [duty for agreement in pack.agreements.values() for duty in agreement.obligations]
    return tuple(sorted({kind for duty in duties for kind in (*duty.steps, *duty.breaches)}))


def obligations(
    agreement: Agreement, dated: Sequence[tuple[date, Incident]], on: date, pack: Pack
) -> tuple[ObligationState, ...]:
    """Return the obligations of an agreement on a day, in the order of the pack.

    `dated` are the incidents by that day with theirs, in their order.
    """
    start = min(agreement.signed or agreement.declared_from, agreement.declared_from)
    end = agreement.effective_to or agreement.declared_to
    wanted = {kind for duty in agreement.obligations for kind in (*duty.steps, *duty.breaches)}
    within = [
        incident
        for day, incident in dated
        if incident.kind in wanted and day >= start and (end is None or day <= end)
        if _in_zone(incident, agreement, pack)
    ]
    return tuple(_state(duty, within, on, pack) for duty in agreement.obligations)


def _state(duty: Obligation, within: Sequence[Incident], on: date, pack: Pack) -> ObligationState:
    steps = _told(duty.steps, duty, within, pack)
    breaches = _told(duty.breaches, duty, within, pack)
    return ObligationState(
        id=duty.id,
        what=duty.what,
        party=duty.party,
        due=duty.due,
        state=_STATES[bool(steps), bool(breaches)],
        overdue=bool(duty.steps) and duty.due is not None and duty.due < on and not steps,
        steps=steps,
        breaches=breaches,
    )


def _told(kinds: Sequence[str], duty: Obligation, within: Sequence[Incident], pack: Pack) -> tuple[str, ...]:
    """Return the ids of the incidents of these kinds that the party of an obligation, if it has one, did."""
    return tuple(one.id for one in within if one.kind in kinds and _by_party(one, duty, pack))


def _in_zone(incident: Incident, agreement: Agreement, pack: Pack) -> bool:
    if incident.place is None or incident.place.id is None:
        return False
    places = [place for zone in agreement.zones for place in zone.places] or pack.home_places
    return not {incident.place.id, *pack.within(incident.place.id)}.isdisjoint(places)


def _by_party(incident: Incident, duty: Obligation, pack: Pack) -> bool:
    """Tell whether the party of an obligation acts, where it names one; a step may be told of nobody."""
    if duty.party is None or not incident.by:
        return True
    return any(ref.id is not None and pack.compatible(ref.id, duty.party) for ref in incident.by)
