"""Incidents held against the terms of the agreements that were in effect: a register of what is alleged."""

from collections.abc import Sequence

from vedette.model import ActorRef, Incident, Violation, kind_info
from vedette.packs.pack import Pack
from vedette.packs.records import Agreement, Zone
from vedette.situation.ceasefires import in_effect
from vedette.situation.view import View
from vedette.situation.vocabulary import vocabulary

_NAMED_SO = "ceasefire_violation"


def violations(view: View, pack: Pack) -> tuple[Violation, ...]:
    """Return the alleged violations by the day of `view`, by agreement and incident.

    An entry needs all of this, so that nothing is alleged on a guess: the whole time of the incident lies in
    the time that the agreement was in effect; the place lies in a zone of it, or where it has none, in the
    pack's home countries; the kind is prohibited; a party or guarantor acts; those it acts against are a
    party, of a party's side, or civilians; and nobody who is exempt takes part. Where no account says whom
    strikes or shells hit, nobody exempt may appear anywhere in the record at that place. A breach that an
    account calls one (`ceasefire_violation`) needs no target, nor does fighting with both sides named.
    `alleged_party` is the actor, or the party that all actors are of; None where several sides act.
    """
    return tuple(
        Violation(
            incident=incident.id,
            agreement=agreement.id,
            zone=zone,
            act=incident.kind,
            alleged_party=_alleged(incident, agreement, pack),
            status="alleged",
            moves=(),
        )
        for agreement in pack.agreements.values()
        for start, end in [in_effect(agreement)]
        for _, incident in view.certain(*agreement.prohibited, _NAMED_SO, since=start, until=end)
        if _in_time(incident, agreement)
        for covered, zone in [_zone(incident, agreement, pack)]
        if covered and _breaks(incident, agreement, view, pack)
    )


def _in_time(incident: Incident, agreement: Agreement) -> bool:
    start, end = in_effect(agreement)
    time = incident.time
    return time is not None and time.start >= start and (end is None or time.end <= end)


def _zone(incident: Incident, agreement: Agreement, pack: Pack) -> tuple[bool, str | None]:
    """Tell whether the agreement covers the incident's place, and the id of the zone it lies in."""
    place = incident.place.id if incident.place is not None else None
    if place is None:
        return False, None
    around = (place, *pack.within(place))
    zone = next((zone for zone in agreement.zones if _covers(zone, around)), None)
    if agreement.zones:
        return zone is not None, zone.id if zone is not None else None
    home = {country.id for country in pack.countries.values() if country.iso2 in pack.home}
    return bool(home.intersection(around)), None


def _covers(zone: Zone, around: Sequence[str]) -> bool:
    return any(place in around for place in zone.places)


def _breaks(incident: Incident, agreement: Agreement, view: View, pack: Pack) -> bool:
    by, against = _ids(incident.by), _ids(incident.against)
    if any(_is_one_of(actor, agreement.exempt, pack) for actor in (*by, *against)):
        return False
    bound = (*agreement.parties, *agreement.guarantors)
    acting = [actor for actor in by if _is_one_of(actor, bound, pack)]
    if incident.kind == _NAMED_SO:
        return not by or bool(acting)
    if not acting:
        return False
    sides = {pack.side_of(actor) or actor for actor in acting}
    targets = [
        actor
        for actor in against
        if _is_one_of(actor, agreement.parties, pack) or _are_civilians(actor, pack)
    ]
    if against:
        return bool(targets)
    if incident.kind in vocabulary().fought_between:
        return len(sides) > 1 and len(acting) == len(by)
    return kind_info(incident.kind).family == "remote" and not _exempt_near(incident, agreement, view, pack)


def _exempt_near(incident: Incident, agreement: Agreement, view: View, pack: Pack) -> bool:
    """Tell whether any incident of the record at the same place has somebody in it who is exempt."""
    place = incident.place.id if incident.place is not None else None
    return any(
        _is_one_of(actor, agreement.exempt, pack)
        for other in view.incidents
        if other.place is not None and place in (other.place.id, *pack.within(other.place.id or ""))
        for actor in _ids((*other.by, *other.against))
    )


def _alleged(incident: Incident, agreement: Agreement, pack: Pack) -> str | None:
    bound = (*agreement.parties, *agreement.guarantors)
    acting = [actor for actor in _ids(incident.by) if _is_one_of(actor, bound, pack)]
    sides = {pack.side_of(actor) or actor for actor in acting}
    if len(sides) != 1:
        return None
    if len(acting) == 1:
        return acting[0]
    party = next((party for party in bound if party in acting), None)
    return party or next((party for party in bound if _is_one_of(acting[0], (party,), pack)), None)


def _is_one_of(actor: str, listed: Sequence[str], pack: Pack) -> bool:
    """Tell whether an actor is one of those listed, or fights on the side of one that is a side."""
    return actor in listed or pack.side_of(actor) in listed


def _are_civilians(actor: str, pack: Pack) -> bool:
    return actor in pack.actors and pack.actors[actor].kind == "civilians"


def _ids(refs: Sequence[ActorRef]) -> tuple[str, ...]:
    return tuple(ref.id for ref in refs if ref.id is not None)
