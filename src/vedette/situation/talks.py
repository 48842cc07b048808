"""Rounds of talks: those the pack knows, with what reports say of them, and those only reports tell of."""

from datetime import timedelta

from vedette.model import Incident, TalkState
from vedette.packs.pack import Pack
from vedette.packs.records import TalkRound
from vedette.situation.view import View, actor_id, place_id

_KINDS = ("talks_held", "talks_planned")
_ABOUT = timedelta(days=3)
RECENT = timedelta(days=92)
"""How long a round that no report tells of stays in view."""


def talks(view: View, pack: Pack) -> tuple[TalkState, ...]:
    """Return the rounds of talks up to the day of `view`, and those that reports announce, by first day.

    A round of the pack is held from its first day on; before it, and `RECENT` after it, it is listed only if
    a report tells of it.
    Reports of talks belong to a round at their place within three days of it, or in the month that they name.
    Other talks stand for themselves, on the track that met at their place before, if one did.
    """
    told = [
        incident
        for incident in view.known.of_kinds(*_KINDS)
        if incident.status != "denied" and (incident.place or incident.time)
        for day in [view.first_day(incident)]
        if day is not None and (day <= view.on or _is_announced(incident, view))
    ]
    states = []
    taken: set[str] = set()
    for talk_round in pack.talks.values():
        of_round = [incident for incident in told if _tells_of(incident, talk_round, pack)]
        taken.update(incident.id for incident in of_round)
        if of_round or talk_round.start <= view.on <= talk_round.end + RECENT:
            states.append(_from_pack(talk_round, of_round, view))
    states.extend(_from_reports(incident, view, pack) for incident in told if incident.id not in taken)
    return tuple(sorted(states, key=lambda one: (str(one.start or ""), one.track, one.round, one.claims)))


def _is_announced(incident: Incident, view: View) -> bool:
    """Tell whether coming talks were announced by the day of the view."""
    return incident.kind == "talks_planned" and any(
        claim.report.published is not None and claim.report.published <= view.on
        for claim in view.told(incident)
    )


def _from_pack(talk_round: TalkRound, told: list[Incident], view: View) -> TalkState:
    held = talk_round.start <= view.on
    return TalkState(
        track=talk_round.track,
        round=talk_round.round,
        place=talk_round.place,
        start=talk_round.start,
        end=talk_round.end,
        parties=talk_round.parties,
        state="held" if held else "planned",
        outcome=talk_round.outcome if talk_round.end <= view.on else "",
        claims=tuple(sorted({claim for incident in told for claim in incident.claims})),
    )


def _from_reports(incident: Incident, view: View, pack: Pack) -> TalkState:
    held = incident.kind == "talks_held" and incident.status in ("happened", "ongoing")
    return TalkState(
        track=_track(incident, pack),
        round="",
        place=place_id(incident.place) if incident.place is not None else None,
        start=incident.time.start if incident.time is not None else None,
        end=incident.time.end if incident.time is not None else None,
        parties=tuple(dict.fromkeys(actor_id(actor) for actor in (*incident.by, *incident.against))),
        state="held" if held else "planned",
        outcome="",
        claims=incident.claims,
    )


def _tells_of(incident: Incident, talk_round: TalkRound, pack: Pack) -> bool:
    if incident.time is None or not _at(incident, talk_round, pack):
        return False
    return (
        incident.time.start <= talk_round.end + _ABOUT
        and talk_round.start - _ABOUT <= incident.time.end
        and (incident.time.end - incident.time.start).days <= 31
    )


def _track(incident: Incident, pack: Pack) -> str:
    tracks = sorted({one.track for one in pack.talks.values() if incident.place and _at(incident, one, pack)})
    return tracks[0] if len(tracks) == 1 else ""


def _at(incident: Incident, talk_round: TalkRound, pack: Pack) -> bool:
    """Tell whether talks were at the place of a round, or one place lies in the other."""
    if incident.place is None or incident.place.id is None or talk_round.place is None:
        return False
    place, venue = incident.place.id, talk_round.place
    return place == venue or place in pack.within(venue) or venue in pack.within(place)
