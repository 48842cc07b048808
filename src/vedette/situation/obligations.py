"""What parties have to do under an agreement, and what incidents tell of its being done or hindered."""

from vedette.model import Incident, ObligationState
from vedette.packs.pack import Pack
from vedette.packs.records import Agreement, Obligation
from vedette.situation.view import View


def obligations(agreement: Agreement, view: View, pack: Pack) -> tuple[ObligationState, ...]:
    """Return the obligations of an agreement by the day of `view`, in the order of the pack."""
    return tuple(_state(duty, agreement, view, pack) for duty in agreement.obligations)


def _state(duty: Obligation, agreement: Agreement, view: View, pack: Pack) -> ObligationState:
    steps = _told(duty.steps, duty, agreement, view, pack)
    breaches = _told(duty.breaches, duty, agreement, view, pack)
    return ObligationState(
        id=duty.id,
        what=duty.what,
        party=duty.party,
        due=duty.due,
        state="both_reported"
        if steps and breaches
        else "steps_reported"
        if steps
        else "breaches_reported"
        if breaches
        else "no_report",
        overdue=bool(duty.steps) and duty.due is not None and duty.due < view.on and not steps,
        steps=steps,
        breaches=breaches,
    )


def _told(
    kinds: tuple[str, ...], duty: Obligation, agreement: Agreement, view: View, pack: Pack
) -> tuple[str, ...]:
    """Return the ids of incidents of these kinds in the days and zones of an agreement, by day."""
    start = min(agreement.signed or agreement.declared_from, agreement.declared_from)
    end = agreement.effective_to or agreement.declared_to
    return tuple(
        incident.id
        for day, incident in (view.certain(*kinds) if kinds else ())
        if day >= start and (end is None or day <= end)
        if _in_zone(incident, agreement, pack) and _by_party(incident, duty, pack)
    )


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
