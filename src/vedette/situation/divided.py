"""Towns that two sides share: whose part of one a siege tells of."""

from dataclasses import replace
from typing import Any

from vedette.model import Incident, PartState
from vedette.packs.pack import Pack
from vedette.situation.hold import Hold, noted
from vedette.situation.holding import are_together, besieges_whole, holder_among, part_besieged
from vedette.situation.known import Dated, Known, place_of
from vedette.situation.timeline import Timeline


def part_of_siege(
    change: Dated, besieged: str, timeline: Timeline[Any], known: Known, pack: Pack
) -> PartState | None:
    """Return the part of a place that a siege is of; None where it is of the whole.

    One that no account of it limits is of a part too where another siege of the same side, told of the place
    within the reach of the timeline, is of a part: "the siege of the city" is short for it.
    """
    day, siege = change
    near = [
        other
        for when, other in timeline.changes_in(day - timeline.reach, day + timeline.reach)
        if other.kind == "siege" and place_of(other) == place_of(siege) and other.id != siege.id
        for holder in [holder_among(other.against, pack, when)]
        if holder is not None and are_together(holder, besieged, pack, day)
    ]
    of_part = [one for one in (siege, *near) if not _is_of_whole(one, known, pack)]
    if not of_part:
        return None
    names = (part_besieged(one.place, known.told(one)) for one in of_part if one.place is not None)
    return PartState(name=next(filter(None, names), ""), holder=besieged, since=day)


def shares_it(hold: Hold, part: PartState, siege: Incident, pack: Pack) -> Hold:
    """Return the hold of a place of which a part is besieged.

    Who was taken to hold the whole only because it was besieged there holds that part alone. A side that
    took the place holds it still, with its part besieged.
    """
    if hold.holder is not None and are_together(hold.holder, part.holder, pack, part.since):
        if hold.taken is not None or hold.floor:
            return noted(replace(hold, heard=part.since), siege)
        hold = Hold(hold.place, disagreements=hold.disagreements, claims=hold.claims)
    others = tuple(
        one
        for one in hold.parts
        if one.place is not None or not are_together(one.holder, part.holder, pack, part.since)
    )
    mine = [one for one in hold.parts if one not in others]
    name = part.name or next((one.name for one in mine), "")
    since = min(one.since for one in (*mine, part))
    told = replace(hold, parts=(*others, part.model_copy(update={"name": name, "since": since})))
    return noted(replace(told, heard=max(filter(None, (hold.heard, part.since)))), siege)


def _is_of_whole(siege: Incident, known: Known, pack: Pack) -> bool:
    return siege.place is not None and besieges_whole(siege.place, known.told(siege), pack)
