"""Captures that other accounts contradict: who is said to hold the place, side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from vedette.model import TOOK_PLACE, Disagreement, Incident, Position
from vedette.packs.pack import Pack
from vedette.situation.holding import are_together, holder_among, takes_from
from vedette.situation.known import Dated, Known, actor_id
from vedette.situation.order import is_vague
from vedette.situation.timeline import Timeline

RETOLD = timedelta(days=14)
"""How long after it was over a capture is news; told first after that, it is told in retrospect."""

NEAR = timedelta(days=30)
"""How far around a capture its side should turn up in what else is told of the place."""

_ENOUGH = 2
"""How many other accounts of the place it takes to doubt a capture by a side that none of them names."""

_Told = Iterable[tuple[str, Incident]]


def doubt(change: Dated, timeline: Timeline[Any], known: Known, pack: Pack) -> Disagreement | None:
    """Return whom accounts name as the holder, where a capture is too weakly told to be taken at its word.

    Only a capture of grade `weak` is doubted, and only by incidents that another report tells:
    - it is told in retrospect only, for no certain day, and when it was told, and no loss of the place in
      between, others were besieged there;
    - on its day another side took the place too, and no report tells both, so the order is not known;
    - in what is told of the place within `NEAR`, at least `_ENOUGH` incidents name those who fought there,
      and none names anybody of the side that is said to have taken it.
    """
    day, capture = change
    holder = holder_among(capture.by, pack, day)
    if capture.kind != "capture" or capture.grade != "weak" or holder is None:
        return None
    tests = (_besieged_since, _taken_by_others, _never_near)
    for test in tests:
        found = tuple(test(change, timeline, known, pack))
        if found:
            return _positions([(holder, capture), *found], pack)
    return None


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
    days = []
    for claim in known.told(incident):
        ends = (
            one.time.end
            for one in known.in_reports({claim.report.id})
            if one.time is not None and one.status in TOOK_PLACE
        )
        day = claim.report.published or max(ends, default=None)
        if day is not None:
            days.append(day)
    return min(days, default=None)


def _is_elsewhere_told(other: Incident, capture: Incident) -> bool:
    return other.id != capture.id and not set(other.reports).issubset(capture.reports)


def _positions(told: _Told, pack: Pack) -> Disagreement:
    origins: dict[str, set[str]] = defaultdict(set)
    for holder, incident in told:
        known = pack.actors.get(holder)
        name = known.name if known is not None else holder
        origins[name].update(origin.id for origin in incident.origins)
    positions = (Position(value=name, origins=tuple(sorted(origins[name]))) for name in sorted(origins))
    return Disagreement(field="holder", positions=tuple(positions))
