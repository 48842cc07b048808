"""Captures that other accounts contradict: who is said to hold the place, side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from vedette.model import Disagreement, Incident, Position
from vedette.packs.pack import Pack
from vedette.situation.hold import TRUST
from vedette.situation.holding import are_together, holder_among, takes_from
from vedette.situation.known import Dated, Known, actor_id, place_of
from vedette.situation.order import is_vague
from vedette.situation.settings import settings
from vedette.situation.timeline import Timeline

RETOLD = timedelta(days=14)
"""How long after it was over a capture is news; told first after that, it is told in retrospect."""

NEAR = timedelta(days=30)
"""How far around a capture its side should turn up in what else is told of the place."""

_ENOUGH = 2
"""How many other accounts of the place it takes to doubt a capture by a side that none of them names."""

_Told = Iterable[tuple[str, Incident]]


def doubt(change: Dated, timeline: Timeline[Any], known: Known, pack: Pack) -> Disagreement | None:
    """Return whom accounts name as the holder, where a change is too weakly told to be taken at its word.

    A siege is doubted where its besiegers took the place just before (`besieged_after`), by another account.
    A capture is where an independent origin that is as good has another side take it (`rivals`). One of grade
    `weak` is doubted too by incidents that another report tells:
    - it is told in retrospect only, for no certain day, and when it was told, and no loss of the place in
      between, others were besieged there;
    - on its day another side took the place too, and no report tells both, so the order is not known;
    - in what is told of the place within `NEAR`, at least `_ENOUGH` incidents name those who fought there,
      and none names anybody of the side that is said to have taken it.
    """
    day, capture = change
    if capture.kind == "siege":
        return _taken_before(change, timeline, pack)
    holder = holder_among(capture.by, pack, day)
    if capture.kind != "capture" or holder is None:
        return None
    others = _others_took(change, timeline, pack)
    equal = [one for one in others if TRUST[one[1].grade] >= TRUST[capture.grade]]
    if equal or capture.grade != "weak":
        return positions_of([(holder, capture), *equal], pack) if equal else None
    tests = (_besieged_since, _taken_by_others, _never_near)
    for test in tests:
        found = tuple(test(change, timeline, known, pack))
        if found:
            return positions_of([(holder, capture), *found], pack)
    return None


def rivals(change: Dated, timeline: Timeline[Any], pack: Pack) -> Disagreement | None:
    """Return whom accounts name as the holder, where independent origins have other sides take it too.

    Only captures told for the same days are rivals, none of them for more than `rival_within` days: a place
    that is taken and lost again is no disagreement.
    """
    day, capture = change
    holder = holder_among(capture.by, pack, day)
    others = _others_took(change, timeline, pack) if holder is not None else ()
    return positions_of([(holder, capture), *others], pack) if holder is not None and others else None


def _others_took(change: Dated, timeline: Timeline[Any], pack: Pack) -> Sequence[tuple[str, Incident]]:
    day, capture = change
    span = settings().rival_within
    if capture.kind != "capture" or capture.time is None or capture.time.end - capture.time.start > span:
        return ()
    found = []
    for when, other in timeline.changes_in(day - span, day + span):
        holder = holder_among(other.by, pack, when)
        if (
            other.kind == "capture"
            and other.grade != "contested"
            and holder is not None
            and place_of(other) == place_of(capture)
            and takes_from(capture, holder, pack, day)
            and other.time is not None
            and other.time.end - other.time.start <= span
            and max(other.time.start, capture.time.start) <= min(other.time.end, capture.time.end)
            and are_independent(other, capture)
        ):
            found.append((holder, other))
    return found


def _taken_before(change: Dated, timeline: Timeline[Any], pack: Pack) -> Disagreement | None:
    day, siege = change
    besieged = holder_among(siege.against, pack, day)
    for when, other in reversed(timeline.changes_in(day - settings().besieged_after, day)):
        if other.kind != "capture" or place_of(other) != place_of(siege):
            continue
        holder = holder_among(other.by, pack, when)
        if besieged is None or holder is None or are_together(besieged, holder, pack, day):
            return None
        besieging = any(are_together(holder, actor.id, pack, day) for actor in siege.by if actor.id)
        if besieging and are_independent(other, siege):
            return positions_of([(holder, other), (besieged, siege)], pack)
        return None
    return None


def are_independent(one: Incident, other: Incident) -> bool:
    """Tell whether no report and no origin tells both."""
    origins = {origin.id for origin in one.origins}
    return set(one.reports).isdisjoint(other.reports) and origins.isdisjoint(
        origin.id for origin in other.origins
    )


def _besieged_since(
    change: Dated, timeline: Timeline[Any], known: Known, pack: Pack
) -> Iterator[tuple[str, Incident]]:
    day, capture = change
    told = _first_told(capture, known)
    if capture.time is None or told is None or not is_vague(*change) or told - capture.time.end <= RETOLD:
        return
    holder = holder_among(capture.by, pack, day) or ""
    for when, other in timeline.changes_in(day, told + RETOLD):
        if other.id == capture.id or other.kind == "withdrawal":
            continue
        here = holder_among(other.against if other.kind == "siege" else other.by, pack, when)
        if here is None or are_together(holder, here, pack, when):
            continue
        if other.kind == "siege" and _is_elsewhere_told(other, capture):
            yield here, other
        if other.kind == "capture":
            return


def _taken_by_others(
    change: Dated, timeline: Timeline[Any], _: Known, pack: Pack
) -> Iterator[tuple[str, Incident]]:
    day, capture = change
    for when, other in timeline.changes_in(day, day):
        holder = holder_among(other.by, pack, when) if other.kind == "capture" else None
        apart = not set(other.reports).intersection(capture.reports)
        if holder is not None and apart and takes_from(capture, holder, pack, day):
            yield holder, other


def _never_near(
    change: Dated, timeline: Timeline[Any], _: Known, pack: Pack
) -> Iterator[tuple[str, Incident]]:
    day, capture = change
    holder = holder_among(capture.by, pack, day) or ""
    around = [*timeline.changes_in(day - NEAR, day + NEAR), *timeline.fights_in(day - NEAR, day + NEAR)]
    others = [other for _, other in around if other.against and _is_elsewhere_told(other, capture)]
    there = {actor_id(actor) for other in others for actor in (*other.by, *other.against)}
    if len({other.id for other in others}) < _ENOUGH or any(
        are_together(holder, one, pack, day) for one in there
    ):
        return
    for other in others:
        defender = holder_among(other.against, pack, day)
        if defender is not None:
            yield defender, other


def _first_told(incident: Incident, known: Known) -> date | None:
    """Return the first day on which an account was published, for one without a day the last it tells of."""
    days = (known.told_on(claim) for claim in known.told(incident))
    return min((day for day in days if day is not None), default=None)


def _is_elsewhere_told(other: Incident, capture: Incident) -> bool:
    return other.id != capture.id and not set(other.reports).issubset(capture.reports)


def positions_of(told: _Told, pack: Pack, *held: str) -> Disagreement:
    """Return who is said to hold a place, with the origins that say so; `held` are holders told of before."""
    said = [(holder, [one.id for one in incident.origins]) for holder, incident in told]
    return positions((*said, *((holder, ()) for holder in held)), pack)


def positions(told: Iterable[tuple[str, Iterable[str]]], pack: Pack) -> Disagreement:
    """Return who is told to hold a place, each with the ids of the origins that say so."""
    origins: dict[str, set[str]] = defaultdict(set)
    for holder, who in told:
        known = pack.actors.get(holder)
        origins[known.name if known is not None else holder].update(who)
    found = (Position(value=name, origins=tuple(sorted(origins[name]))) for name in sorted(origins))
    return Disagreement(field="holder", positions=tuple(found))
