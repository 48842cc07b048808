"""Who holds which place: a fold over captures, withdrawals and sieges in the order of their days."""

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from vedette.model import Incident, PartState, PlaceRef, PlaceState, SiegeState
from vedette.packs.pack import Pack
from vedette.packs.records import Place
from vedette.situation.claimed import merely_claimed, trust_in
from vedette.situation.contests import as_stated, contested
from vedette.situation.divided import part_of_siege, shares_it
from vedette.situation.doubt import NEAR, doubt, rivals
from vedette.situation.hold import TRUST, Hold, before_all, disputed, noted, state_on
from vedette.situation.holding import (
    are_together,
    besieges_itself,
    holder_among,
    holder_by,
    is_fought_for,
    is_held,
    leaves,
    still_holds,
    takes_from,
    takes_whole,
)
from vedette.situation.known import Dated, Known, place_of
from vedette.situation.order import done_by, in_order, is_vague, key_of
from vedette.situation.sieges import begun, is_over
from vedette.situation.timeline import Timeline
from vedette.situation.told_held import Telling, tellings, with_tellings
from vedette.situation.view import View
from vedette.situation.vocabulary import vocabulary

_GROUND = ("clash", "advance", "capture")
_KINDS = frozenset({*_GROUND, "withdrawal", "siege"})


def control(view: View, pack: Pack, sieges: Sequence[SiegeState]) -> tuple[PlaceState, ...]:
    """Return the state of each place that anything is known of on the day of `view`, by place id.

    - A capture makes its actor the holder, from the last day that it may have been on. A province or another
      wide area does not change hands in one event, and a hill or a hall at a place is not the place.
      Who retakes it after more than `NEAR` had lost it, so it holds it since then; who is told to have held
      it once does so no longer. That somebody unknown took what nobody is known to hold is no news.
    - A quarter of a town that another side takes makes the town contested, until the quarter or the whole
      town is taken, or that side leaves. A capture of the whole town takes those of its quarters that
      anything is told of.
    - A withdrawal ends the actor's hold on the place, and on all places in it if an account says that it left
      the whole area.
    - Whoever is besieged holds the place, if the siege is of the whole of it, else a part of it: a town that
      two sides share has no one holder, and accounts that don't tell the part mean it too.
    - So is one that an account says is contested, since the day that it tells and until the next change.
    - A capture that another origin denies changes nothing but that the place is contested. So is a place
      where there was fighting, or something at it was taken, in the last `fought_over` days and not before
      its holder took it; `contested_since` is the first day of either.
    - Trust in a holder fades; in one that the pack gives it fades to `FLOOR`, unless the place is disputed.
    - Nor does a capture or a siege that other accounts contradict (`doubt`): the place is contested, and its
      `disagreements` have "holder" with the positions. So it has where independent origins have two sides
      take it in the same days (`rivals`), though the one that is better told holds it. The next change that
      is not in doubt settles it. So is one that is told as its taker's claim and by nobody else
      (`merely_claimed`); one that its taker alone tells of is less trusted (`trust_in`).
    - Who accounts tell in passing to hold it ("rebel-held X") does where nobody else is known to, and is a
      position beside whoever is (`with_tellings`).
    - Who held a place before anything is told of it the pack may say; the places it lists are always there.

    Places that no pack knows are left out: they can't be told apart or put in an area.
    """
    besieged = {siege.place: siege for siege in sieges if siege.reported}
    places = sorted({*pack.held_places, *view.known.places})
    states = (state_of(place, view, pack, besieged.get(place)) for place in places)
    return tuple(state for state in states if state is not None)


def state_of(place: str, view: View, pack: Pack, siege: SiegeState | None = None) -> PlaceState | None:
    """Return the state of one place on the day of `view`, None where nothing is known of it."""
    known = pack.place(place)
    if known is None or not is_held(_ref(known), pack):
        return None
    history = view.known.keep(place, "control", partial(_history, _ref(known), view.known, pack))
    changed, fights = history.timeline.on(view.on), history.timeline.fought(view.on)
    before = changed or before_all(history.place, view.on, pack)
    hold = with_tellings(before, history.told, history.timeline, pack, view.on)
    listed = hold.holder is not None and place in pack.held_places
    if changed is None and hold is before and not fights and not listed:
        return None
    over = siege is not None and is_over(siege, hold.holder, hold.parts, pack, view.on)
    return state_on(hold, fights, None if over else siege, view.on)


@dataclass(frozen=True)
class _History:
    """A place's timeline, and what is needed to put one more incident into it."""

    place: PlaceRef
    timeline: Timeline[Hold]
    told: list[Telling]
    known: Known
    pack: Pack

    def grown(self, incident: Incident) -> bool:
        """Put one more incident in; False where the order of others may change with it."""
        for telling in tellings([incident], str(self.place.id), self.known, self.pack):
            insort(self.told, telling)
        if incident.kind not in _KINDS or not _concerns(incident, str(self.place.id), self.known, self.pack):
            return True
        changes, fights = _told_of([incident], self.known, self.pack)
        for fight in fights:
            self.timeline.fight(fight)
        vague = any(is_vague(*change) for _, change in self.timeline.changes) if changes else False
        if vague or any(is_vague(*change) for change in changes):
            return False
        for change in changes:
            self.timeline.change(key_of(change, self.known), change)
        return True


def _history(place: PlaceRef, known: Known, pack: Pack) -> _History:
    """Put all that changes a place's holder, or is fought for it, on its timeline."""
    area = str(place.id)
    around = [one for whole in pack.within(area) for one in known.at(whole, "capture", "withdrawal")]
    inside = [one for part in pack.quarters.get(area, ()) for one in known.at(part, "capture")]
    told = [one for one in (*around, *inside) if _concerns(one, area, known, pack)]
    changes, fights = _told_of([*known.at(area, *sorted(_KINDS)), *told], known, pack)
    step = partial(_after, place=place, known=known, pack=pack)
    timeline: Timeline[Hold] = Timeline(step, reach=NEAR)
    timeline.changes = sorted(in_order(changes, known), key=lambda one: one[0])
    for fight in fights:
        timeline.fight(fight)
    return _History(place, timeline, sorted(tellings(known.at(area), area, known, pack)), known, pack)


def _concerns(incident: Incident, area: str, known: Known, pack: Pack) -> bool:
    """Tell whether an incident may change a place: it is at it, of all around it, or of a quarter."""
    at = place_of(incident)
    if at == area or incident.kind == "withdrawal":
        return at == area or at in pack.within(area)
    near = at in pack.quarters.get(area, ()) or at in pack.within(area)
    return near and incident.kind == "capture" and _is_whole(incident, known, pack)


def _told_of(incidents: Iterable[Incident], known: Known, pack: Pack) -> tuple[list[Dated], list[Dated]]:
    """Return which incidents change the holder of a place, and which are fights for it, with their days."""
    changes, fights = [*begun(incidents, known, pack), *contested(incidents, known)], []
    for day, incident in (as_stated(one, known) for one in known.dated(incidents)):
        if incident.kind in _GROUND and (incident.kind != "capture" or not _is_whole(incident, known, pack)):
            if is_fought_for(incident, known.told(incident), pack):
                fights.append((day, incident))
        elif incident.kind == "capture" or (
            incident.kind == "withdrawal"
            and incident.place is not None
            and leaves(incident.place, known.told(incident), pack)
        ):
            changes.append((day, incident))
    return changes, fights


def _is_whole(incident: Incident, known: Known, pack: Pack) -> bool:
    return incident.place is not None and takes_whole(incident.place, known.told(incident), pack)


def _after(
    change: Dated, hold: Hold | None, timeline: Timeline[Hold], place: PlaceRef, known: Known, pack: Pack
) -> Hold | None:
    """Return the hold after a change, the same object where it changes nothing."""
    day, incident = change
    before = hold or before_all(place, day, pack)
    if place_of(incident) in pack.quarters.get(place.id or "", ()):
        return _part_taken(day, incident, hold, pack)
    if hold is None and incident.kind == "capture" and place_of(incident) != place.id:
        return hold
    if incident.kind == "withdrawal":
        return _left(day, incident, hold, before, pack)
    if incident.kind == "clash" or (incident.kind == "capture" and incident.grade == "contested"):
        return noted(disputed(before, day), incident)
    holder = holder_by(incident, pack, day)
    if incident.kind == "siege":
        if holder is None or besieges_itself(holder, incident, pack, day):
            return hold
        part = part_of_siege(change, holder, timeline, known, pack)
        if part is not None:
            return shares_it(before, part, incident, pack)
    same = still_holds(before.holder, holder, incident, pack, day)
    doubted = None
    if not same:
        doubted = doubt(change, timeline, known, pack) or merely_claimed(change, before.holder, known, pack)
    if doubted is not None:
        return noted(disputed(before, day, doubted), incident)
    if holder is None and before.holder is None:
        return hold
    others = rivals(change, timeline, pack)
    done = done_by(change, timeline.fights_in(day - NEAR, day), known)
    trust = trust_in(incident, pack, day)
    after = _held_by(before.holder if same else holder, change, before, done, trust, known)
    return noted(disputed(after, day, others) if others is not None else after, incident)


def _held_by(holder: str | None, change: Dated, before: Hold, done: date, trust: float, known: Known) -> Hold:
    """Return the hold after a change by which `holder` holds the place, or goes on to hold it."""
    day, incident = change
    same, siege = holder == before.holder, incident.kind == "siege"
    went_on = same and before.since is not None and not _retakes(incident, before.since, known)
    return Hold(
        place=before.place,
        holder=holder,
        since=before.since if went_on else day,
        since_from=before.since_from if went_on else _first_day(incident, day),
        heard=day,
        trust=max(trust, before.trust if same else 0.0),
        floor=before.floor if same else 0.0,
        taken=(before.taken if same else None) if siege else done,
        parts=before.parts if same and siege else (),
        disagreements=before.disagreements if same and before.disputed is None else (),
        claims=before.claims if same else (),
    )


def _part_taken(day: date, incident: Incident, hold: Hold | None, pack: Pack) -> Hold | None:
    """Return the hold of a place after one of its quarters was taken: by another side, or back."""
    taker = holder_among(incident.by, pack, day)
    if hold is None or hold.holder is None or taker is None or incident.grade == "contested":
        return hold
    part = place_of(incident)
    parts = tuple(one for one in hold.parts if one.place != part)
    if not are_together(taker, hold.holder, pack, day):
        name = incident.place.name if incident.place is not None else part
        taken = PartState(place=part, name=name, holder=taker, since=day)
        return noted(replace(hold, parts=(*parts, taken)), incident)
    return replace(hold, parts=parts) if len(parts) < len(hold.parts) else hold


def _left(day: date, incident: Incident, hold: Hold | None, before: Hold, pack: Pack) -> Hold | None:
    at_it = place_of(incident) == before.place.id
    parts = tuple(one for one in before.parts if not takes_from(incident, one.holder, pack, day))
    if len(parts) < len(before.parts):
        hold = before = replace(before, parts=parts)
    if hold is None and not at_it and before.place.id not in pack.held_places:
        return hold
    goes = before.holder is not None and takes_from(incident, before.holder, pack, day)
    if goes or (at_it and before.holder is None):
        return noted(Hold(place=before.place, since=day, heard=day, trust=TRUST[incident.grade]), incident)
    return before if at_it else hold


def _retakes(incident: Incident, since: date, known: Known) -> bool:
    """Tell whether whoever held a place takes it once more: it had lost it, be it that nobody told so."""
    told = incident.time if incident.kind == "capture" else None
    again = any(vocabulary().means_again(claim.evidence.quote) for claim in known.told(incident))
    return told is not None and told.start - since > NEAR and again


def _first_day(incident: Incident, day: date) -> date | None:
    """Return the first day that a change may have been on, None where that is no other or is not told."""
    return incident.time.start if incident.time is not None and incident.time.start < day else None


def _ref(place: Place) -> PlaceRef:
    return PlaceRef(id=place.id, name=place.name, as_written="", lat=place.lat, lon=place.lon)
