"""Which truces are in effect: the pack's agreements, and those that only reports tell of."""

from collections.abc import Sequence
from datetime import date, timedelta

from vedette.model import CeasefireState, Incident, ObligationState
from vedette.packs.agreements import Agreement
from vedette.packs.pack import Pack
from vedette.situation.known import actor_id, place_of
from vedette.situation.obligations import duty_kinds, obligations
from vedette.situation.view import View
from vedette.situation.vocabulary import says, vocabulary

_ABOUT = timedelta(days=7)


def ceasefires(view: View, pack: Pack) -> tuple[CeasefireState, ...]:
    """Return the truces made by the day of `view`: the pack's agreements by id, then those of reports alone.

    An agreement is in effect on the days that it held in fact, or where the pack does not say so, on those
    that its text declares. A truce that reports tell of belongs to an agreement made or declared within a
    week of it between parties that fit; so does "the truce" of the whole country while an agreement holds.
    If there is none it stands for itself under its first incident's id, told at one place within a week, as
    agreed, until a report says that it ended. A truce of which no account tells the day is not listed.
    """
    made = [incident for _, incident in view.certain("ceasefire_agreed")]
    dated = view.certain(*kinds) if (kinds := duty_kinds(pack)) else ()
    ended = [(day, incident) for day, incident in view.certain("ceasefire_ended")]
    states = []
    taken: set[str] = set()
    for agreement in pack.agreements.values():
        start = min(agreement.signed or agreement.declared_from, agreement.declared_from)
        if start > view.on:
            continue
        told = [incident for incident in made if _tells_of(incident, agreement, pack)]
        taken.update(incident.id for incident in told)
        duties = obligations(agreement, dated, view.on, pack)
        states.append(_from_pack(agreement, told, view.on, duties))
    alone = [
        incident
        for incident in made
        if incident.id not in taken and incident.time is not None and not _was_before(incident, view)
    ]
    states.extend(_from_reports(group, ended) for group in _joined(alone))
    return tuple(states)


def in_effect(agreement: Agreement) -> tuple[date, date | None]:
    """Return the first and the last day an agreement holds; None for one that is not over."""
    return (
        agreement.effective_from or agreement.declared_from,
        agreement.effective_to or agreement.declared_to,
    )


def _from_pack(
    agreement: Agreement, told: Sequence[Incident], on: date, duties: tuple[ObligationState, ...]
) -> CeasefireState:
    start, end = in_effect(agreement)
    over = end is not None and end < on
    return CeasefireState(
        agreement=agreement.id,
        name=agreement.name,
        state="agreed" if start > on else "ended" if over else "in_effect",
        since=start,
        until=end,
        declared_from=agreement.declared_from,
        declared_to=agreement.declared_to,
        first_term_to=agreement.first_term_to,
        parties=agreement.parties,
        incidents=tuple(sorted(incident.id for incident in told)),
        obligations=duties,
    )


def _joined(made: Sequence[Incident]) -> list[list[Incident]]:
    """Put together what tells of truces at one place that begin within a week of each other."""
    groups: list[list[Incident]] = []
    for incident in sorted(made, key=lambda one: (_since(one), one.id)):
        same = (
            group
            for group in groups
            if place_of(group[-1]) == place_of(incident) and _since(incident) <= _since(group[-1]) + _ABOUT
        )
        group = next(same, None)
        if group is None:
            groups.append([incident])
        else:
            group.append(incident)
    return groups


def _from_reports(made: Sequence[Incident], ended: Sequence[tuple[date, Incident]]) -> CeasefireState:
    first = made[0]
    ends = [
        (day, incident)
        for day, incident in ended
        if place_of(incident) == place_of(first) and day >= _since(first)
    ][:1]
    actors = (actor for incident in made for actor in (*incident.by, *incident.against))
    return CeasefireState(
        agreement=first.id,
        name=first.title,
        state="ended" if ends else "agreed",
        since=_since(first),
        until=ends[0][0] if ends else None,
        parties=tuple(dict.fromkeys(actor_id(actor) for actor in actors)),
        incidents=tuple(sorted({incident.id for incident in (*made, *(one for _, one in ends))})),
    )


def _was_before(incident: Incident, view: View) -> bool:
    """Tell whether all accounts call it a truce before another one: the day told is not its own."""
    return all(says(claim.evidence.quote, vocabulary().earlier) for claim in view.told(incident))


def _since(incident: Incident) -> date:
    return incident.time.start if incident.time is not None else date.max


def _tells_of(incident: Incident, agreement: Agreement, pack: Pack) -> bool:
    if incident.time is None:
        return False
    days = [
        day
        for day in (agreement.signed, agreement.declared_from, agreement.effective_from)
        if day is not None
    ]
    start, end = in_effect(agreement)
    held = start <= incident.time.start and (end is None or incident.time.end <= end)
    of_all = incident.place is not None and incident.place.id in pack.home_places
    if not (held and of_all) and not any(
        incident.time.start - _ABOUT <= day <= incident.time.end + _ABOUT for day in days
    ):
        return False
    named = [actor.id for actor in (*incident.by, *incident.against) if actor.id is not None]
    bound = (*agreement.parties, *agreement.guarantors)
    return not named or any(pack.compatible(actor, party) for actor in named for party in bound)
