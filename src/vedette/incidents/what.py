"""Whether two claims may tell one kind of thing, and whether one report tells them as two."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import product

from vedette.incidents.days import about, days_fit, mostly_common, recurs, same_days
from vedette.incidents.places import is_vague
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, point
from vedette.incidents.words import Words
from vedette.model import Amount, place_key

_FAR = 2
_INCOMPARABLE = 5
_MANY = 20
"""Counts of one event that are five times apart, and not both small, come of enemies or of a first look."""

_ROUNDED = 0.1
"""A round bound ("nearly 90") is no further from the count that it rounds."""

_AT_LEAST = 0.5
"""A lower bound ("over 100") leaves room for a count that is larger by so much ("at least 140")."""

_OVERNIGHT = timedelta(days=1)

Figure = tuple[str, str, int]
"""What is counted, of whom, and how many."""


class What:
    """Judges the kinds and numbers of pairs of claims."""

    def __init__(self, words: Words, rules: Rules) -> None:
        self._words = words
        self._rules = rules
        self._meet: dict[tuple[str, str], bool] = {}

    def meet(self, one: str, other: str) -> bool:
        """Tell whether two kinds may mean one event in any case at all."""
        pair = (one, other)
        if pair not in self._meet:
            rules = self._rules
            self._meet[pair] = (
                one == other or rules.pair(one, other) is not None or rules.mixed_up(one, other)
            )
        return self._meet[pair]

    def fit(self, one: Told, other: Told) -> bool:
        """Tell whether the kinds may mean one event.

        What is planned has not happened, except talks; what is done "repeatedly" is no one deed.
        """
        kind, second = one.claim.kind, other.claim.kind
        if one.habit != other.habit:
            return False
        if self._sums_up(one) != self._sums_up(other):
            one_time = one.dated and other.dated and mostly_common(one, other) and not _one_of_two(one, other)
            if not (one_time or self.shared_figures(one, other)):
                return False
        planned = "planned" in (one.claim.status, other.claim.status)
        talks = {kind, second} <= self._rules.country_stands
        if planned and one.claim.status != other.claim.status and not talks:
            return False
        if kind == second:
            runs_on = [self._rules.is_cumulative(told.claim) for told in (one, other)]
            return not any(runs_on) or (all(runs_on) and self._same_count(one, other))
        pair = self._rules.pair(kind, second)
        if "possible" in (one.claim.status, other.claim.status) and one.claim.status != other.claim.status:
            return False
        if self._rules.mixed_up(kind, second) and same_days(one, other) and self._words.alike(one, other):
            return True
        if pair is None or (pair.figure and not self.shared_figures(one, other)):
            return False
        return talks or (place_key(one.claim.place) == place_key(other.claim.place) and same_days(one, other))

    def another_kind(self, one: Told, other: Told) -> bool:
        """Tell whether two reports tell deeds of one place and day that only their kinds part.

        They may be of two kinds that stand for one event if a figure ties them.
        """
        if one.claim.kind == other.claim.kind or one.claim.report.id == other.claim.report.id:
            return False
        happened = one.claim.status == other.claim.status == "happened"
        habit = one.habit or other.habit
        at_one = place_key(one.claim.place) == place_key(other.claim.place) and one.claim.place is not None
        tied = self._rules.pair(one.claim.kind, other.claim.kind) is not None
        return tied and happened and not habit and at_one and same_days(one, other)

    def _sums_up(self, told: Told) -> bool:
        """Tell whether a claim counts the casualties of several days, which is none of these days' event.

        UCDP makes a summary event of such a count. Over two days it is so of strikes, and not of a battle.
        """
        time, rules = told.claim.time, self._rules
        if time is None or not any(amount.of in rules.casualties for amount in told.claim.numbers):
            return False
        quote = told.claim.evidence.quote
        night = time.end - time.start <= _OVERNIGHT
        if night:
            return told.claim.kind in rules.tell_apart and rules.goes_on(quote)
        return rules.is_summing(quote)

    def _same_count(self, one: Told, other: Told) -> bool:
        """Tell whether two cumulative counts are of one thing at one place up to about one time.

        Counts that are far from each other are not of the same period, whatever they leave unsaid; and what
        one party did is not all that was done.
        """
        near = any(
            amount.of == number.of
            and self._rules.counted_group(amount.who) == self._rules.counted_group(number.who)
            and max(point(amount), point(number)) <= _FAR * min(point(amount), point(number))
            for amount in one.claim.numbers
            for number in other.claim.numbers
        ) or not (one.claim.numbers or other.claim.numbers)
        one_period = not (one.dated and other.dated) or mostly_common(one, other)
        one_author = bool(one.claim.by) == bool(other.claim.by) or bool(self.shared_figures(one, other))
        same_place = place_key(one.claim.place) == place_key(other.claim.place)
        return near and one_author and same_place and about(one, other) and one_period

    def told_apart(self, one: Told, other: Told) -> bool:
        """Tell whether one report tells two claims as two events, or two count what can't be one.

        One report does so if one origin gives two counts, or two days, and if a statement of another place or
        with another count opens with "another". Of what is rare, a day or a count more is that of an answer
        to it, or of a part; what seldom happens may be told as of the next day too.
        """
        rare = {one.claim.kind, other.claim.kind} <= self._rules.rare
        if one.claim.report.id != other.claim.report.id:
            return not rare and self._far_apart(one, other)
        if self._is_further(one, other):
            return True
        if rare:
            return False
        counted = one.origin.id == other.origin.id and any(
            not _one_count(amount, number) for amount, number in self._counted_alike(one, other)
        )
        days = _on_two_days(one, other) and not self._still_so(one, other)
        return (counted and not self._is_update(one, other)) or days

    def _still_so(self, one: Told, other: Told) -> bool:
        """Tell whether what seldom happens in a town is told as of the next day too: a cut road stays cut."""
        town = one.claim.place is not None and not is_vague(one.claim.place)
        return town and days_fit(one, other, self._rules) is not None and not recurs(one, other, self._rules)

    def _is_update(self, one: Told, other: Told) -> bool:
        """Tell whether one of two counts at a place says that the other was earlier ("the toll rose to")."""
        at_one = place_key(one.claim.place) == place_key(other.claim.place)
        return at_one and any(self._rules.updates(told.claim.evidence.quote) for told in (one, other))

    def _far_apart(self, one: Told, other: Told) -> bool:
        """Tell whether two reports count the dead or hurt so differently that they tell two events.

        Enemies may do so of one, and so may a first count ("at least") and one of the same day.
        """
        if one.origin.side != other.origin.side:
            return False
        casualties = self._rules.casualties
        pairs = (
            sorted(pair, key=point) for pair in self._counted_alike(one, other) if pair[0].of in casualties
        )
        first_look = same_days(one, other)
        return any(
            point(more) >= max(_MANY, _INCOMPARABLE * point(fewer))
            and not (first_look and fewer.high is None)
            for fewer, more in pairs
        )

    def _counted_alike(self, one: Told, other: Told) -> Iterator[tuple[Amount, Amount]]:
        """Yield the pairs of counts of two claims that are of the same thing and group."""
        group = self._rules.counted_group
        for amount, number in product(self._counts(one), self._counts(other)):
            if amount.of == number.of and group(amount.who) == group(number.who):
                yield amount, number

    def _counts(self, told: Told) -> Sequence[Amount]:
        """Return the numbers of a claim that are counts, and no words of size."""
        return [amount for amount in told.claim.numbers if not self._rules.is_vague(amount.as_written)]

    def _is_further(self, one: Told, other: Told) -> bool:
        if self._counts_others(one, other):
            return True
        quotes = one.claim.evidence.quote, other.claim.evidence.quote
        if self._rules.opens_further(quotes[0]) == self._rules.opens_further(quotes[1]):
            return False
        first, second = one.claim.place, other.claim.place
        if first is not None and second is not None and place_key(first) != place_key(second):
            return True
        counted = {amount.of for amount in self._counts(one)} & {amount.of for amount in self._counts(other)}
        return bool(counted) and not self.shared_figures(one, other)

    def _counts_others(self, one: Told, other: Told) -> bool:
        """Tell whether one of two claims counts other dead than the other does, and not as many.

        The dead are counted first: "others" who were hurt are so beside them, and beside no other hurt.
        """
        beside = self._rules.counts_others
        return any(
            amount.of == number.of == "killed"
            and beside(amount.who) != beside(number.who)
            and point(amount) != point(number)
            for amount, number in product(self._counts(one), self._counts(other))
        )

    def same_figures(self, one: Told, other: Told) -> bool:
        """Tell whether two claims count casualties alike, and none differently."""
        pairs = self._counted_alike(one, other)
        return bool(self.shared_figures(one, other)) and all(point(a) == point(b) for a, b in pairs)

    def shared_figures(self, one: Told, other: Told) -> frozenset[Figure]:
        """Return the casualties that both claims count alike."""
        if not one.claim.numbers or not other.claim.numbers:
            return frozenset()
        return figures(one, self._rules) & figures(other, self._rules)


def _one_of_two(one: Told, other: Told) -> bool:
    """Tell whether one claim is of a day, and the other of two."""
    return sorted((one.days, other.days)) == [1, 2]


def _on_two_days(one: Told, other: Told) -> bool:
    """Tell whether two claims, one of them of a certain day, have no day in common."""
    first, second = one.claim.time, other.claim.time
    if first is None or second is None or "day" not in (first.precision, second.precision):
        return False
    return first.end < second.start or second.end < first.start


def _one_count(one: Amount, other: Amount) -> bool:
    """Tell whether two counts may be one, rounded ("at least 11" and "almost a dozen")."""
    fewer, more = sorted((one, other), key=point)
    if point(fewer) == point(more):
        return True
    if fewer.high is not None and more.low is not None:
        return False
    open_ended = fewer.high is None and point(more) >= _MANY
    room = _AT_LEAST * point(fewer) if open_ended else _ROUNDED * point(more)
    return point(more) - point(fewer) <= max(1, room)


def figures(told: Told, rules: Rules) -> frozenset[Figure]:
    """Return the casualties that a claim counts: what, of whom, and how many; a word of size counts none."""
    return frozenset(
        (amount.of, rules.counted_group(amount.who), point(amount))
        for amount in told.claim.numbers
        if amount.of in rules.casualties and not rules.is_vague(amount.as_written)
    )
