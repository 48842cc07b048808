"""Where the origins of one incident, or the reports of one origin, differ; nothing is averaged away."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from vedette.incidents.called import called
from vedette.incidents.figures import counts, standing
from vedette.incidents.relations import Relations
from vedette.incidents.rules import Rules
from vedette.incidents.told import Answers, Told, actor_key, point
from vedette.incidents.weigh import Weigher
from vedette.model import ActorRef, Amount, Disagreement, Period, Position, place_key

_NEXT = timedelta(days=1)


def disagreements(
    tellings: Sequence[Told], time: Period | None, relations: Relations, rules: Rules
) -> tuple[Disagreement, ...]:
    """Return every field with more than one answer, of an incident at `time`.

    A telling that gives no answer takes no position. An answer that is only less exact (a province for a town
    in it, "at least 11" for 11) is none of its own. Where one origin stands behind two answers, its reports
    are named with each.
    """
    if len(tellings) == 1:
        return ()
    found = [
        *_actors("by", tellings, relations, rules),
        *_actors("against", tellings, relations, rules),
        *_kinds(tellings, rules),
        *_sides(tellings, rules),
        *_places(tellings, relations),
        *_times(tellings, rules),
        *_status(tellings),
        *_numbers(tellings, Weigher(time, relations, rules), rules),
        *called(tellings, relations),
    ]
    return tuple(
        Disagreement(field=field, positions=_positions(answers, rules))
        for field, answers in found
        if len({answer for _, answer in answers}) > 1
    )


def _positions(answers: Answers, rules: Rules) -> tuple[Position, ...]:
    behind: dict[str, list[Told]] = defaultdict(list)
    answers_of: dict[str, set[str]] = defaultdict(set)
    for told, answer in answers:
        behind[answer].append(told)
        answers_of[told.origin.id].add(answer)
    positions = []
    for answer in sorted(behind):
        value = answer
        split = [told for told in behind[answer] if len(answers_of[told.origin.id]) > 1]
        if split:
            reports = ", ".join(sorted({told.claim.report.name for told in split}))
            value = rules.shown["of_report"].format(value=answer, reports=reports)
        positions.append(
            Position(value=value, origins=tuple(sorted({told.origin.id for told in behind[answer]})))
        )
    return tuple(positions)


def _actors(
    role: str, tellings: Sequence[Told], relations: Relations, rules: Rules
) -> Iterable[tuple[str, Answers]]:
    """Yield who acted, or was acted on, if two accounts name actors that can't be the same.

    In a deed one account that names an actor more than another differs from it; in fighting or talks, where
    accounts seldom list all who take part, each must name somebody that the other does not. Whom a bare word
    for fighters means is no answer where a group that was hit is called by its name.
    """
    named = []
    called = relations.groups_named(ref for told in tellings for ref in told.claim.against)
    for account in _accounts(tellings):
        refs = [ref for told in account for ref in (told.claim.by if role == "by" else told.claim.against)]
        known = [ref for ref in refs if not relations.is_unknown(actor_key(ref))]
        known = [ref for ref in known if role == "by" or relations.stands(ref, called)]
        if known:
            named.append((account[0], known))
    if all(told.claim.kind in rules.authorless for told in tellings):
        return
    mutual = any(told.claim.kind in rules.mutual for told in tellings)
    if mutual and role == "against":
        return
    distinct = _distinct_sets(named)
    if any(_differ(one, other, relations, mutual=mutual) for one in distinct for other in distinct):
        yield role, [(told, _list_actors(refs, rules)) for told, refs in named]


def _accounts(tellings: Sequence[Told]) -> Sequence[Sequence[Told]]:
    """Return what one origin says in one report together: its sentences complete each other."""
    accounts: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for told in tellings:
        accounts[told.origin.id, told.claim.report.id].append(told)
    return [accounts[key] for key in sorted(accounts)]


def _distinct_sets(named: Sequence[tuple[Told, Sequence[ActorRef]]]) -> Sequence[frozenset[str]]:
    return sorted({frozenset(map(actor_key, refs)) for _, refs in named}, key=sorted)


def _differ(one: frozenset[str], other: frozenset[str], relations: Relations, *, mutual: bool) -> bool:
    extra = any(not any(relations.same_actor(a, b) for b in other) for a in one)
    missing = any(not any(relations.same_actor(a, b) for b in one) for a in other)
    return (extra and missing) if mutual else extra


def _list_actors(refs: Iterable[ActorRef], rules: Rules) -> str:
    return rules.shown["actors"].join(sorted({ref.name for ref in refs}))


def _kinds(tellings: Sequence[Told], rules: Rules) -> Iterable[tuple[str, Answers]]:
    telling = [told for told in tellings if told.claim.status != "denied"]
    yield "kind", [(told, told.claim.kind) for told in telling if told.claim.kind in rules.tell_apart]


def _sides(tellings: Sequence[Told], rules: Rules) -> Iterable[tuple[str, Answers]]:
    answers = []
    for account in _accounts(tellings):
        holders: dict[str, list[ActorRef]] = defaultdict(list)
        for ref in (ref for told in account for ref in told.claim.by):
            for side in ref.sides:
                holders[side].append(ref)
        if holders:
            parts = [
                rules.shown["side"].format(side=side, actors=_list_actors(holders[side], rules))
                for side in sorted(holders)
            ]
            answers.append((account[0], rules.shown["sides"].join(parts)))
    yield "sides", answers


def _places(tellings: Sequence[Told], relations: Relations) -> Iterable[tuple[str, Answers]]:
    placed = [(told, told.claim.place) for told in tellings if told.claim.place is not None]
    keys = sorted({place_key(place) for _, place in placed})
    exact = [
        key for key in keys if not any(key in relations.holders(other) for other in keys if _is_id(other))
    ]
    if len(exact) > 1:
        yield "place", [(told, place.name) for told, place in placed if place_key(place) in exact]


def _is_id(key: str) -> bool:
    return not key.startswith("name:")


def _times(tellings: Sequence[Told], rules: Rules) -> Iterable[tuple[str, Answers]]:
    """Yield the days where accounts have none in common; what still goes on tells none of its own."""
    dated = [
        (told, told.claim.time)
        for told in tellings
        if told.claim.time is not None and told.claim.status != "ongoing"
    ]
    if any(
        one.end + max(_leeway(told, rules), _leeway(by, rules)) < other.start
        for told, one in dated
        for by, other in dated
    ):
        yield (
            "time",
            [
                (told, str(time.start) if time.start == time.end else f"{time.start}/{time.end}")
                for told, time in dated
            ],
        )


def _leeway(told: Told, rules: Rules) -> timedelta:
    """Return how far an account's day may be off.

    Of what lasts the next day is no other, and the day of a report without a date is inferred.
    """
    inferred = told.claim.report.published is None
    return _NEXT if inferred or told.claim.kind in rules.lasting else timedelta(0)


def _status(tellings: Sequence[Told]) -> Iterable[tuple[str, Answers]]:
    """Yield the status if somebody denies what another says happened."""
    answers = [
        (told, "happened" if told.claim.status == "ongoing" else told.claim.status) for told in tellings
    ]
    if any(answer == "denied" for _, answer in answers):
        yield "status", answers


def _numbers(tellings: Sequence[Told], weigher: Weigher, rules: Rules) -> Iterable[tuple[str, Answers]]:
    """Yield the counts that differ; a word of size, or a figure for more days, differs from no count.

    What an origin counted earlier is no other answer: its later count takes its place.
    """
    for (of, who), given in counts(tellings, rules).items():
        counted = standing([one for one in given if weigher.weight(*one) not in ("word", "longer")])
        if len({point(amount) for _, amount in counted}) > 1:
            field = f"{of} {who}" if who else of
            yield field, [(told, _figure(amount, rules.shown)) for told, amount in counted]


def _figure(amount: Amount, shown: Mapping[str, str]) -> str:
    if amount.low is None:
        form = "most"
    elif amount.high is None:
        form = "least"
    else:
        form = "exact" if amount.low == amount.high else "between"
    return shown[form].format(low=amount.low, high=amount.high)
