"""When claims put an event: whether two may mean one day, and which periods are too long to tell."""

from datetime import timedelta

from vedette.incidents.rules import Rules
from vedette.incidents.told import Told

_SLACK = 1
"""Two origins may put one event on neighbouring days; one origin that names two days at a place where such
things recur means two events. Who gives no day has all those before the report already."""

_RARE_SLACK = 3
"""What is rare is told as of the day when others answer to it, too; it seldom comes twice in a few days."""

_WEEK = 7
"""Days may neighbour; of two months that do each has events of its own."""

_SELDOM = 366
"""What happens but once in so many days is told of without a day in the report that dates it."""

_MOSTLY = 0.5
CUMULATIVE_DAYS = 31
_SHARE = 0.1
_LONGEST = 183
"""A count over years is as of about one time for longer than one over a month, for half a year at most."""


def days_fit(one: Told, other: Told, rules: Rules) -> int | None:
    """Return how much the days of two claims speak for one incident, None where they part them."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        undated = one.start is None and other.start is None
        return 0 if undated or one.claim.report.id == other.claim.report.id else None
    if rules.is_cumulative(one.claim) and rules.is_cumulative(other.claim):
        return 1
    common = one.start <= other.end and other.start <= one.end
    if _told_once(one, other, rules):
        return 0
    slack = timedelta(days=min(slack_days(one.claim.kind, rules), slack_days(other.claim.kind, rules)))
    if not common and (one.start - other.end > slack or other.start - one.end > slack):
        return None
    if not common and {one.claim.kind, other.claim.kind} & rules.rare and max(one.days, other.days) > _WEEK:
        return None
    longest = min(rules.longest(one.claim.kind), rules.longest(other.claim.kind))
    if max(one.days, other.days) > longest and not mostly_common(one, other):
        return None
    return 2 if common else 1


def _told_once(one: Told, other: Told, rules: Rules) -> bool:
    """Tell whether one report dates what comes seldom to a month, and speaks of it again without a day."""
    if one.claim.kind != other.claim.kind or rules.longest(one.claim.kind) < _SELDOM:
        return False
    first, later = sorted((one, other), key=lambda told: told.claim.evidence.start)
    dated = first.dated and first.days <= CUMULATIVE_DAYS and not later.dated
    return dated and first.claim.report.id == later.claim.report.id


def slack_days(kind: str, rules: Rules) -> int:
    """Return how many days apart two accounts of an event of `kind` may put it."""
    return _RARE_SLACK if kind in rules.rare else _SLACK


def two_days_of_one(one: Told, other: Told, rules: Rules) -> bool:
    """Tell whether one origin names two days of what recurs, or a report leaves its day open."""
    told_so = one.dated and other.dated and one.origin.id != other.origin.id
    return not told_so and not same_days(one, other) and recurs(one, other, rules)


def recurs(one: Told, other: Told, rules: Rules) -> bool:
    """Tell whether what two claims tell may come again at its place within days."""
    kinds = {one.claim.kind, other.claim.kind} - rules.rare
    return any(rules.longest(kind) <= rules.longest("default") for kind in kinds)


def same_days(one: Told, other: Told) -> bool:
    """Tell whether some day is in both periods."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start <= other.end and other.start <= one.end


def as_of(told: Told) -> int:
    """Return for how many days before and after a cumulative count another may be as of about its time."""
    return max(CUMULATIVE_DAYS, min(_LONGEST, round(_SHARE * told.days)))


def about(one: Told, other: Told) -> bool:
    """Tell whether two counts are as of about the same time."""
    first = one.claim.report.published or one.end
    second = other.claim.report.published or other.end
    return first is None or second is None or abs((first - second).days) <= min(as_of(one), as_of(other))


def mostly_common(one: Told, other: Told) -> bool:
    """Tell whether two periods share most of their days."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    common = (min(one.end, other.end) - max(one.start, other.start)).days + 1
    either = (max(one.end, other.end) - min(one.start, other.start)).days + 1
    return common >= _MOSTLY * either
