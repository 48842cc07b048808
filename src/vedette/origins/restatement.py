"""A report's own voice that only repeats what its cited source says near by is that source's statement.

Agency copy attributes a story once or twice and tells the rest of it flatly ("a monitor said ... X is now
besieged"). Counting the flat sentences as the outlet's knowledge would turn one origin into two, so an
own-voice claim takes over the origin of a claim in the same report that has one, if both are of one family
of kinds (fighting on the ground and encirclement count as one), at one place, at one time, with actors that
fit. What happened over more than a week is background that the outlet may tell of itself; so is what it gives
no time for, if it is of another kind and elsewhere in the province.
"""

from collections.abc import Sequence
from datetime import timedelta

from vedette.model import ActorRef, Claim, Period, PlaceRef, kind_info, place_key
from vedette.packs.pack import Pack

_SLACK = timedelta(days=1)
_NEWS = timedelta(days=7)


def restated(own: Claim, cited: Sequence[Claim], pack: Pack) -> Claim | None:
    """Return the claim among `cited` that `own` repeats, None where there is none.

    All are claims of one report; those of `cited` have an origin. The same kind is preferred, then the
    nearest in the text, then the smallest id.
    """
    if _is_background(own):
        return None
    fitting = [claim for claim in cited if not _is_background(claim) and _repeats(own, claim, pack)]
    return min(
        fitting,
        key=lambda claim: (claim.kind != own.kind, abs(claim.evidence.start - own.evidence.start), claim.id),
        default=None,
    )


def _is_background(claim: Claim) -> bool:
    return claim.time is not None and claim.time.end - claim.time.start > _NEWS


def _repeats(own: Claim, cited: Claim, pack: Pack) -> bool:
    return (
        _matter(own) == _matter(cited)
        and (own.status == "denied") == (cited.status == "denied")
        and _same_place(own.place, cited.place, pack)
        and (own.kind == cited.kind or not _may_be_elsewhere(own, cited))
        and _same_time(own.time, cited.time)
        and _fit(own.by, cited.by, pack)
        and _fit(own.against, cited.against, pack)
    )


def _may_be_elsewhere(own: Claim, cited: Claim) -> bool:
    return own.time is None and place_key(own.place) != place_key(cited.place)


def _matter(claim: Claim) -> str:
    """Return the family of a claim's kind; a siege and the advance that closes it are one matter."""
    family = kind_info(claim.kind).family
    return "ground" if family == "encirclement" else family


def _same_place(one: PlaceRef | None, other: PlaceRef | None, pack: Pack) -> bool:
    if one is None or other is None:
        return False
    if one.id is None or other.id is None:
        return one.name.casefold() == other.name.casefold()
    if "country" in (one.precision, other.precision):
        return one.id == other.id
    return one.id == other.id or one.id in pack.within(other.id) or other.id in pack.within(one.id)


def _same_time(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None:
        return True
    return one.start <= other.end + _SLACK and other.start <= one.end + _SLACK


def _fit(one: Sequence[ActorRef], other: Sequence[ActorRef], pack: Pack) -> bool:
    first = [actor.id for actor in one if actor.id is not None]
    second = [actor.id for actor in other if actor.id is not None]
    return not first or not second or any(pack.compatible(a, b) for a in first for b in second)
