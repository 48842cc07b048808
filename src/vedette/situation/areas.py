"""Who holds places in a province, and who is told to have left all of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from vedette.model import Absence, AreaHolder, AreaState, Incident, PlaceState
from vedette.packs.pack import Pack
from vedette.situation.hold import faded
from vedette.situation.holding import is_or_belongs_to, leaves
from vedette.situation.known import Known
from vedette.situation.view import View

_AREAS = ("province", "district", "region")
_Left = tuple[date, str, Incident]


def areas(view: View, places: Sequence[PlaceState], pack: Pack) -> tuple[AreaState, ...]:
    """Return the state of each province in which a place is held, or that somebody left, by id.

    Who is told to have left the whole of an area is absent from it until it holds a place there again. What
    each side holds there are the places of `places`, those that nothing is told of not counted.
    """
    held: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for state in places:
        for area in pack.within(state.place) if state.holder is not None else ():
            if _is_area(area, pack):
                held[area][state.holder or ""].append(state.place)
    since = {state.place: state.since for state in places}
    told = {place for place in view.known.places if place and _is_area(place, pack)}
    found = []
    for area in sorted({*held, *told}):
        left = tuple(_absences(area, held[area], since, view, pack))
        if left or held[area]:
            found.append(_state(area, held[area], left, pack))
    return tuple(found)


def _is_area(place: str, pack: Pack) -> bool:
    known = pack.place(place)
    return known is not None and known.kind in _AREAS


def _absences(
    area: str,
    held: Mapping[str, Sequence[str]],
    since: Mapping[str, date | None],
    view: View,
    pack: Pack,
) -> Iterator[Absence]:
    last: dict[str, _Left] = {}
    gone = view.known.keep(area, "areas", partial(_withdrawals, area, view.known, pack), ("withdrawal",))
    for day, actor, incident in gone:
        if day <= view.on:
            last[actor] = (day, actor, incident)
    for actor in sorted(last):
        day, _, incident = last[actor]
        back = [
            place
            for holder, places in held.items()
            if is_or_belongs_to(holder, actor, pack, view.on)
            for place in places
            if (since[place] or date.min) > day
        ]
        if not back:
            trust = faded(incident, day, view.on)
            yield Absence(actor=actor, since=day, confidence=trust, claims=incident.claims)


def _withdrawals(area: str, known: Known, pack: Pack) -> Sequence[_Left]:
    """Return who left the whole of an area, or of a larger one around it, on any day, in order."""
    return [
        (day, actor.id, incident)
        for day, incident in known.dated(
            one for whole in (area, *pack.within(area)) for one in known.at(whole, "withdrawal")
        )
        if incident.grade != "contested"
        and incident.place is not None
        and leaves(incident.place, known.told(incident), pack)
        for actor in incident.by
        if actor.id is not None
    ]


def _state(area: str, held: Mapping[str, Sequence[str]], left: tuple[Absence, ...], pack: Pack) -> AreaState:
    known = pack.place(area)
    most = sorted(held, key=lambda actor: (-len(held[actor]), actor))
    return AreaState(
        area=area,
        name=known.name if known is not None else area,
        holders=tuple(AreaHolder(actor=actor, places=tuple(sorted(held[actor]))) for actor in most),
        left=left,
    )
