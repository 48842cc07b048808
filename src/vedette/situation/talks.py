"""Rounds of talks: those the pack knows, with what reports say of them, and those only reports tell of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from vedette.model import TalkState
from vedette.packs.agreements import TalkRound
from vedette.packs.pack import Pack
from vedette.situation.told_talks import Told, told_talks
from vedette.situation.view import View

_ABOUT = timedelta(days=3)
_PUT_OFF = timedelta(days=31)
"""How long after the announced days a round may have begun and still be the one announced."""


_SOON = timedelta(days=120)
"""Rounds of a track so near each other are all of that time; farther apart, it has but the main ones."""


def talks(view: View, pack: Pack) -> tuple[TalkState, ...]:
    """Return the rounds of talks up to the day of `view`, and those that reports announce, by first day.

    A round of the pack is held from its first day on; before it, it is listed only if a report tells of it,
    with the days that were announced.
    Reports of talks belong to a round at their place within three days of it, or in the month that they name;
    an announcement also to the next round there, if that began in a month. Talks told with no place belong
    to the round of those days that one of their parties was at. Other talks stand for themselves, announced
    and held as one, on the track that met at their place before, if one did: they need a place and a day of
    their own and, once held, two who talk. But between two rounds of a track that the pack knows at a place
    and that follow each other soon, reports of talks there tell of the track, not of a third round.
    """
    told = told_talks(view, pack)
    at = {one.claims: _round_of(one, pack) for one in told}
    states = []
    for talk_round in pack.talks.values():
        of_round = [one for one in told if at[one.claims] is talk_round]
        if of_round or talk_round.start <= view.on:
            states.append(_from_pack(talk_round, of_round, view))
    alone = [one for one in told if at[one.claims] is None and _may_be_round(one, pack)]
    rounds = (_told_enough(group, pack) for group in _joined(alone))
    states.extend(_from_reports(group, view, pack) for group in rounds if group)
    return tuple(sorted(states, key=lambda one: (str(one.start or ""), one.track, one.round, one.claims)))


def _from_pack(talk_round: TalkRound, told: Sequence[Told], view: View) -> TalkState:
    held = talk_round.start <= view.on
    planned = _announced(told)
    # Before a round nobody knew more of its days than was announced.
    days = talk_round if held or planned is None else planned
    return TalkState(
        track=talk_round.track,
        round=talk_round.round,
        place=talk_round.place,
        start=days.start,
        end=days.end,
        parties=talk_round.parties,
        conveners=talk_round.conveners or _conveners(told),
        agenda=talk_round.agenda or _first(one.agenda for one in told),
        state="held" if held else _state(told, view),
        outcome=(talk_round.outcome if talk_round.end <= view.on else "") or _outcome(told, view),
        planned=planned.days if planned is not None else None,
        postponed=any(one.put_off for one in told)
        or (planned is not None and held and planned.exact and planned.end < talk_round.start),
        claims=_claims(told),
    )


def _from_reports(told: Sequence[Told], view: View, pack: Pack) -> TalkState:
    """Make a round of what reports tell of one: its days are those on which it was held, else announced."""
    planned = _announced(told)
    days = next((one for one in told if not one.planned), told[-1])
    hosts = _conveners(told)
    return TalkState(
        track=_track(days.place, pack),
        round="",
        place=days.place,
        start=days.start,
        end=days.end,
        parties=tuple(p for p in dict.fromkeys(p for one in told for p in one.parties) if p not in hosts),
        conveners=hosts,
        agenda=_first(one.agenda for one in told),
        state=_state(told, view),
        outcome=_outcome(told, view),
        planned=planned.days if planned is not None else None,
        postponed=any(one.put_off for one in told)
        or (planned is not None and planned.exact and planned.end < days.start),
        claims=_claims(told),
    )


def _state(told: Sequence[Told], view: View) -> Literal["planned", "held", "postponed", "cancelled"]:
    if any(not one.planned and one.start <= view.on for one in told):
        return "held"
    if any(one.called_off for one in told):
        return "cancelled"
    return "postponed" if any(one.put_off for one in told) else "planned"


def _announced(told: Sequence[Told]) -> Told | None:
    """Return what was announced first."""
    ahead = [(one.announced, one.start, one) for one in told if one.announced is not None]
    return min(ahead, key=lambda one: one[:2])[2] if ahead else None


def _conveners(told: Sequence[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for one in told for actor in one.conveners))


def _outcome(told: Sequence[Told], view: View) -> str:
    return _first(one.outcome for one in told if one.end <= view.on)


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def _claims(told: Sequence[Told]) -> tuple[str, ...]:
    return tuple(sorted({claim for one in told for claim in one.claims}))


def _round_of(told: Told, pack: Pack) -> TalkRound | None:
    """Return the round of the pack that a report tells of, the nearest one of those that fit."""
    fitting = [one for one in pack.talks.values() if _fits(told, one, pack)]
    if not fitting and told.forecast and told.exact:
        fitting = [
            one
            for one in pack.talks.values()
            if _is_at(told, one, pack) and told.end < one.start <= told.end + _PUT_OFF
        ]
    return min(fitting, key=lambda one: (abs(one.start - told.start), one.start, one.id), default=None)


def _fits(told: Told, talk_round: TalkRound, pack: Pack) -> bool:
    if (told.end - told.start).days > 31:
        return False
    if told.place is None:
        among = {*talk_round.parties, *talk_round.conveners}
        return talk_round.start <= told.start <= talk_round.end and not among.isdisjoint(told.parties)
    near = told.start <= talk_round.end + _ABOUT and talk_round.start - _ABOUT <= told.end
    return near and _is_at(told, talk_round, pack)


def _told_enough(told: Sequence[Told], pack: Pack) -> list[Told]:
    """Return what tells a round: all, if two who talk are named, else what announces it and names one.

    A body of several members that meets where a track meets is such talks by itself.
    """
    talking = {party for one in told for party in one.parties}
    bodies = (pack.actors[party] for party in talking if party in pack.actors)
    if len(talking) > 1 or (_track(told[0].place, pack) and any(len(body.members) > 1 for body in bodies)):
        return list(told)
    return [one for one in told if one.planned and one.parties]


def _may_be_round(told: Told, pack: Pack) -> bool:
    """Tell whether talks that fit no round of the pack may be a round that it does not know."""
    if told.place is None or not (told.venue and told.named) or (told.end - told.start).days > 31:
        return False
    starts = defaultdict(list)
    for one in pack.talks.values():
        if _is_at(told, one, pack):
            starts[one.track].append(one.start)
    return not any(_between(told.start, sorted(days)) for days in starts.values())


def _between(day: date, starts: Sequence[date]) -> bool:
    """Tell whether a day lies between two rounds that follow each other so soon that no third was there."""
    return any(first < day < then and then - first <= _SOON for first, then in pairwise(starts))


def _joined(told: Sequence[Told]) -> list[list[Told]]:
    """Put talks together that are one round: at one place in the same days, or announced and then held."""
    groups: list[list[Told]] = []
    for one in told:
        for group in groups:
            last = group[-1]
            gap = _PUT_OFF if last.planned and last.exact else _ABOUT
            met = not one.parties or any(set(one.parties) & set(other.parties) for other in group)
            if last.place == one.place and one.start <= last.end + gap and met:
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _track(place: str | None, pack: Pack) -> str:
    tracks = {one.track for one in pack.talks.values() if place is not None and _is_near(place, one, pack)}
    return min(tracks) if len(tracks) == 1 else ""


def _is_at(told: Told, talk_round: TalkRound, pack: Pack) -> bool:
    return told.place is not None and _is_near(told.place, talk_round, pack)


def _is_near(place: str, talk_round: TalkRound, pack: Pack) -> bool:
    """Tell whether a place is the place of a round, or one lies in the other."""
    venue = talk_round.place
    return venue is not None and (
        place == venue or place in pack.within(venue) or venue in pack.within(place)
    )
