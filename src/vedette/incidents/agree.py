"""What the tellings of one incident have in common: its kind, status, place, time and actors."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from vedette.incidents.relations import Relations
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, actor_key, voices
from vedette.model import ActorRef, Period, PlaceRef, Side, Status, place_key

Role = Literal["by", "against"]
R = TypeVar("R", PlaceRef, ActorRef)

_PRECISE = ("point", "locality", "area", None, "province", "country")


def agreed_kind(tellings: Sequence[Told], rules: Rules) -> str:
    """Return the kind that most voices tell; the more specific one where two have as many."""
    kinds = {told.claim.kind for told in tellings}
    settled = kinds & rules.settles
    order = {kind: place for place, kind in enumerate(rules.specific)}
    return min(
        settled or kinds,
        key=lambda kind: (
            -voices(told for told in tellings if told.claim.kind == kind),
            order.get(kind, len(order)),
            kind,
        ),
    )


def agreed_status(tellings: Sequence[Told]) -> Status:
    """Return how certain it is: what anybody says happened has, whoever denies it (the grade shows that)."""
    held: dict[Status, int] = {}
    for status in ("happened", "ongoing"):
        held[status] = voices(told for told in tellings if told.claim.status == status)
    if any(held.values()):
        return "ongoing" if held["ongoing"] > held["happened"] else "happened"
    others: tuple[Status, ...] = ("possible", "planned", "denied")
    return next(status for status in others if any(told.claim.status == status for told in tellings))


def agreed_place(tellings: Sequence[Told], relations: Relations) -> PlaceRef | None:
    """Return the most precise place that is told, none that holds another; of several, the best told.

    Who holds it stays with the claims that say so.
    """
    places: dict[str, list[tuple[Told, PlaceRef]]] = defaultdict(list)
    for told in tellings:
        if told.claim.place is not None:
            places[place_key(told.claim.place)].append((told, told.claim.place))
    if not places:
        return None
    outer = {holder for key in places if not key.startswith("name:") for holder in relations.holders(key)}
    best = min(
        places,
        key=lambda key: (
            key in outer,
            min(_PRECISE.index(place.precision) for _, place in places[key]),
            -voices(told for told, _ in places[key]),
            -len(places[key]),
            key,
        ),
    )
    return _commonest(place.model_copy(update={"held_by": None}) for _, place in places[best])


def agreed_time(tellings: Sequence[Told], rules: Rules) -> Period | None:
    """Return the days that all tellings share, else the shortest period told that has most voices' day.

    A count that runs on is told up to the day of each report: it has all the days that anybody gives.
    """
    dated = [(told, told.claim.time) for told in tellings if told.claim.time is not None]
    if not dated:
        return None
    periods = [period for _, period in dated]
    if any(rules.is_cumulative(told.claim) for told, _ in dated):
        longest = max(periods, key=lambda period: (period.end - period.start, period.precision))
        start, end = min(period.start for period in periods), max(period.end for period in periods)
        return Period(start=start, end=end, precision=longest.precision)
    start, end = max(period.start for period in periods), min(period.end for period in periods)
    if start <= end:
        told_so = sorted(period.precision for period in periods if (period.start, period.end) == (start, end))
        precision = told_so[0] if told_so else ("day" if start == end else "days")
        return Period(start=start, end=end, precision=precision)
    day = min(
        (period.start for period in periods),
        key=lambda day: (-voices(told for told, other in dated if other.start <= day <= other.end), day),
    )
    return min(
        (period for period in periods if period.start <= day <= period.end),
        key=lambda period: (period.end - period.start, period.start, period.precision),
    )


def agreed_actors(
    tellings: Sequence[Told], role: Role, relations: Relations, *, blamed: bool
) -> tuple[ActorRef, ...]:
    """Return who acted (`role` "by") or was acted on ("against"), those of most voices first.

    All that are told are taken together, but of two names that may mean one actor, and that no account gives
    side by side, only the better supported one. Of a deed whose author accounts differ on (`blamed`) only the
    best supported author is taken, with those whom at least half as many name beside it; the others stand in
    the disagreements. A name that no pack knows gives way to one that twice as many voices tell, and more;
    whom a bare word for fighters means, to a group that is called by its name.
    """
    sets = [(told, _named(told, role)) for told in tellings]
    if role == "against":
        called = relations.groups_named(ref for told in tellings for ref in told.claim.against)
        sets = [
            (told, {k: ref for k, ref in each.items() if relations.stands(ref, called)})
            for told, each in sets
        ]
    told_by: dict[str, list[Told]] = defaultdict(list)
    refs: dict[str, list[ActorRef]] = defaultdict(list)
    for told, named in sets:
        for key, ref in named.items():
            told_by[key].append(told)
            refs[key].append(ref)
    known = [key for key in told_by if not relations.is_unknown(key)]
    ranked = sorted(known or told_by, key=lambda key: (-voices(told_by[key]), -len(told_by[key]), key))
    together = {(one, other) for _, named in sets for one in named for other in named}
    kept: list[str] = []
    for key in ranked:
        if any(relations.same_actor(key, other) and (key, other) not in together for other in kept):
            continue
        if kept and key.startswith("name:") and 2 * voices(told_by[key]) < voices(told_by[kept[0]]):
            continue
        if (
            blamed
            and kept
            and ((key, kept[0]) not in together or 2 * voices(told_by[key]) < voices(told_by[kept[0]]))
        ):
            continue
        kept.append(key)
    return tuple(_with_sides(_commonest(refs[key]), told_by[key], role) for key in kept)


def one_side_each(
    tellings: Sequence[Told], by: Sequence[ActorRef], against: Sequence[ActorRef]
) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...]]:
    """Return who acted and who was acted on, an actor told as both only where more accounts put it.

    Nobody besieges itself. Where as many accounts say one as the other, it stands as acted on: to lay a deed
    on somebody by mistake is the worse fault.
    """
    both = {actor_key(actor) for actor in by} & {actor_key(actor) for actor in against}
    acts = {
        key
        for key in both
        if sum(key in _named(told, "by") for told in tellings)
        > sum(key in _named(told, "against") for told in tellings)
    }
    return (
        tuple(actor for actor in by if actor_key(actor) not in both - acts),
        tuple(actor for actor in against if actor_key(actor) not in acts),
    )


def _named(told: Told, role: Role) -> Mapping[str, ActorRef]:
    refs = told.claim.by if role == "by" else told.claim.against
    return {actor_key(ref): ref.model_copy(update={"sides": ()}) if ref.sides else ref for ref in refs}


def _with_sides(ref: ActorRef, tellings: Sequence[Told], role: Role) -> ActorRef:
    """Give an actor the directions that most voices place it in."""
    given: dict[tuple[Side, ...], list[Told]] = defaultdict(list)
    for told in tellings:
        for actor in told.claim.by if role == "by" else told.claim.against:
            if actor.sides and actor_key(actor) == actor_key(ref):
                given[tuple(sorted(set(actor.sides)))].append(told)
    best = min(
        given, key=lambda sides: (-voices(given[sides]), -len(given[sides]), -len(sides), sides), default=()
    )
    return ref.model_copy(update={"sides": best}) if best else ref


def _commonest(refs: Iterable[R]) -> R:
    counted = Counter(refs)
    most = max(counted.values())
    best = [ref for ref, times in counted.items() if times == most]
    return best[0] if len(best) == 1 else min(best, key=lambda ref: ref.to_json())
