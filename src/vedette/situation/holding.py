"""Who of several actors holds a place, and what it means that one leaves it."""

from collections.abc import Sequence
from datetime import date, timedelta

from vedette.model import TOOK_PLACE, WIDE_PRECISIONS, ActorRef, Claim, Incident, PlaceRef
from vedette.packs.pack import Pack
from vedette.situation.vocabulary import vocabulary

AREAS = ("country", "province", "district", "region")
_WAYS = ("river", "road")
AT_TIMES = timedelta(days=31)
UNARMED = ("civilians", "organisation", "international")
"""Kinds of actors that are no fighters: people, and bodies that help or observe."""


def is_wide(place: PlaceRef, pack: Pack) -> bool:
    """Tell whether a place is an area with towns in it: nobody takes it in one event."""
    known = pack.place(place.id) if place.id is not None else None
    if known is not None:
        return known.kind in AREAS
    return place.precision in WIDE_PRECISIONS


def is_held(place: PlaceRef, pack: Pack) -> bool:
    """Tell whether a place can have a holder: a wide area changes hands by its towns, a river or road never.

    "Withdrew from the west bank" of a river tells of no place; who uses a road `routes` tells.
    """
    known = pack.place(place.id) if place.id is not None else None
    return not is_wide(place, pack) and (known is None or known.kind not in _WAYS)


def holder_among(actors: Sequence[ActorRef], pack: Pack, day: date) -> str | None:
    """Return who holds a place that `actors` took or defend together, None where no pack knows any.

    Of an actor and its backer the one that is backed holds it. Of the rest the side that all are of, if it is
    one of them; else the first, the best supported.
    """
    ids = [
        actor.id
        for actor in actors
        if actor.id is not None and actor.id in pack.actors and pack.actors[actor.id].kind != "civilians"
    ]
    backers = {backer for actor in ids for backer in pack.backers_of(actor, day)}
    backed = [actor for actor in ids if actor not in backers] or ids
    sides = {pack.side_of(actor, day) for actor in backed}
    if len(sides) == 1:
        side = sides.pop()
        if side in backed:
            return side
    return backed[0] if backed else None


def holder_by(incident: Incident, pack: Pack, day: date) -> str | None:
    """Return who holds the place by a capture or a siege; None where both sides are told to be besieged."""
    if incident.kind == "capture":
        return holder_among(incident.by, pack, day)
    besieged = [actor.id for actor in incident.against if actor.id in pack.actors]
    apart = (one for one in besieged if one and one != pack.civilians)
    holder = holder_among(incident.against, pack, day)
    return holder if all(are_together(one, holder or one, pack, day) for one in apart) else None


def besieges_itself(holder: str, siege: Incident, pack: Pack, day: date) -> bool:
    """Tell whether who is said to be besieged is of the besiegers' side: one of the two was misread."""
    side = pack.side_of(holder, day) or holder
    return any(side == (pack.side_of(actor.id, day) or actor.id) for actor in siege.by if actor.id)


def leaves(place: PlaceRef, told: Sequence[Claim], pack: Pack) -> bool:
    """Tell whether a withdrawal empties the whole of `place`: of a wide one, only if an account says so."""
    if is_wide(place, pack):
        return any(vocabulary().means_whole(claim.evidence.quote) for claim in told)
    return _is_of_place(place, [one for one in told if not _goes_to(one, place)], pack)


def takes_whole(place: PlaceRef, told: Sequence[Claim], pack: Pack) -> bool:
    """Tell whether a capture is of `place` itself: no wide area, nor only something in it or near it."""
    return not is_wide(place, pack) and _is_of_place(place, told, pack)


def besieges_whole(place: PlaceRef, told: Sequence[Claim], pack: Pack) -> bool:
    """Tell whether a siege is of the whole of `place`: accounts that leave its part out tell less."""
    own = [claim for claim in told if _is_told_of(claim, place)] or told
    limited = any(_is_of_part(claim, place, pack) for claim in own)
    return not is_wide(place, pack) and is_at(place, own) and not limited


def part_besieged(place: PlaceRef, told: Sequence[Claim]) -> str:
    """Return the direction of the part of a place that a siege is of, "" where no account tells it."""
    names = (place.name, place.as_written)
    quotes = (
        f"{one.place.relation} {one.evidence.quote}"
        for one in told
        if one.place is not None and _is_told_of(one, place)
    )
    return next(filter(None, (vocabulary().part_named(quote, names) for quote in quotes)), "")


def _is_told_of(claim: Claim, place: PlaceRef) -> bool:
    return claim.place is not None and claim.place.id == place.id


def _is_of_place(place: PlaceRef, told: Sequence[Claim], pack: Pack) -> bool:
    """Tell whether an account has it at the place itself, not at something in it or near it.

    Accounts that name the place decide, if there are any: one that says "it" may leave out what is near.
    """
    naming = [claim for claim in told if claim.names_place]
    return any(not _is_of_part(claim, place, pack) for claim in naming or told if is_at(place, [claim]))


def _is_of_part(claim: Claim, place: PlaceRef, pack: Pack) -> bool:
    """Tell whether an account is of something at the place alone; a quarter may well be called one."""
    known = pack.place(place.id) if place.id is not None else None
    called = vocabulary().quarter if known is not None and known.kind == "quarter" else ()
    names = (place.name, place.as_written)
    return vocabulary().means_part(claim.evidence.quote, names, (*_actors(claim), *called))


def _goes_to(claim: Claim, place: PlaceRef) -> bool:
    return vocabulary().means_retreat_to(claim.evidence.quote, (place.name, place.as_written))


def is_fought_for(fight: Incident, told: Sequence[Claim], pack: Pack) -> bool:
    """Tell whether a fight is one for its place: at it, not on the way to it, and with a day of its own.

    Of what was done now and then over more than `AT_TIMES` nobody says that it was on the last day of these,
    but a place that is told to be contested is so on all of them. Outside the conflict's own countries, where
    its talks are held, an account has to name the place itself.
    """
    place, time = fight.place, fight.time
    at_times = time is not None and time.end - time.start > AT_TIMES and fight.status != "ongoing"
    at_times = at_times and not any(vocabulary().means_contested(claim.evidence.quote) for claim in told)
    if place is None or at_times:
        return False
    abroad = place.id is not None and pack.is_abroad(place.id)
    names = (place.name, place.as_written)
    return any(
        is_at(place, [claim])
        and not vocabulary().means_towards(claim.evidence.quote, names)
        and (not abroad or claim.names_place)
        for claim in told
    )


def is_at(place: PlaceRef, told: Sequence[Claim]) -> bool:
    """Tell whether an account has something happen at the place, be it in a part of it, and not near it."""
    return any(
        claim.status in TOOK_PLACE
        and (claim.place is None or not claim.place.relation)
        and not vocabulary().means_beside(claim.evidence.quote, (place.name, place.as_written))
        for claim in told
    )


def _actors(claim: Claim) -> tuple[str, ...]:
    return tuple(name for actor in (*claim.by, *claim.against) for name in (actor.name, actor.as_written))


def fights(actor: str, pack: Pack) -> bool:
    """Tell whether an actor may fight, as far as the pack knows it."""
    return actor not in pack.actors or pack.actors[actor].kind not in UNARMED


def lies_in(place: str, area: str, pack: Pack) -> bool:
    """Tell whether a place is `area` or in it."""
    return place == area or area in pack.within(place)


def is_or_belongs_to(actor: str, whole: str, pack: Pack, day: date) -> bool:
    """Tell whether `actor` is `whole` or fights on the side that `whole` is."""
    return actor == whole or pack.side_of(actor, day) == whole


def are_together(one: str, other: str, pack: Pack, day: date) -> bool:
    """Tell whether two actors are of one side, or one backs the other."""
    side, theirs = pack.side_of(one, day) or one, pack.side_of(other, day) or other
    backers = {*pack.backers_of(one, day), *pack.backers_of(side, day)}
    backed = {*pack.backers_of(other, day), *pack.backers_of(theirs, day)}
    return side == theirs or not backers.isdisjoint((other, theirs)) or not backed.isdisjoint((one, side))


def takes_from(incident: Incident, holder: str, pack: Pack, day: date) -> bool:
    """Tell whether a capture or a withdrawal at a place ends the hold of `holder` on it."""
    if incident.kind == "withdrawal":
        return any(is_or_belongs_to(holder, actor.id, pack, day) for actor in incident.by if actor.id)
    side = pack.side_of(holder, day)
    return not any(
        actor.id == holder or (side is not None and pack.side_of(actor.id, day) == side)
        for actor in incident.by
        if actor.id
    )


def still_holds(before: str | None, after: str | None, incident: Incident, pack: Pack, day: date) -> bool:
    """Tell whether the holder stays: the new name is of its side or its backer, and did not drive it out."""
    if before is None or after is None or before == after:
        return before == after
    side = pack.side_of(before, day)
    taken = incident.kind == "capture" and any(actor.id == before for actor in incident.against)
    together = (side is not None and side == pack.side_of(after, day)) or after in pack.backers_of(
        before, day
    )
    return together and not taken
