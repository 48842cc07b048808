"""Whether two claims may tell one kind of thing, and whether one report tells them as two."""

from collections.abc import Sequence

from vedette.incidents.days import about, mostly_common, same_days
from vedette.incidents.places import place_key
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, point
from vedette.incidents.words import Words
from vedette.model import Amount

_FAR = 2

Figure = tuple[str, str, int]
"""What is counted, of whom, and how many."""


class What:
    """Judges the kinds and numbers of pairs of claims."""

    def __init__(self, words: Words, rules: Rules) -> None:
        self._words = words
        self._rules = rules
        self._meet: dict[tuple[str, str], bool] = {}
        self._habits: dict[str, bool] = {}

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
        if self._is_habit(one) != self._is_habit(other):
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
        return talks or (
            place_key(one.claim.place) == place_key(other.claim.place) and same_days(one, other)
        )

    def _is_habit(self, told: Told) -> bool:
        """Tell whether a claim is of many events and of none of them; who counts tells of one."""
        if told.claim.numbers:
            return False
        quote = told.claim.evidence.quote
        if quote not in self._habits:
            self._habits[quote] = self._rules.is_habitual(quote)
        return self._habits[quote]

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
        """Tell whether one report tells two claims as two events.

        So does one origin that gives two counts, or two days, and whoever opens with "another" a statement of
        another place or with another count.
        """
        if one.claim.report.id != other.claim.report.id:
            return False
        first, second = one.claim.time, other.claim.time
        if first is not None and second is not None and "day" in (first.precision, second.precision):
            apart = first.end < second.start or second.end < first.start
            if apart:
                return True
        if self._is_further(one, other):
            return True
        if one.origin.id != other.origin.id:
            return False
        return any(
            amount.of == number.of
            and self._rules.counted_group(amount.who) == self._rules.counted_group(number.who)
            and point(amount) != point(number)
            for amount in self._counts(one)
            for number in self._counts(other)
        )

    def _counts(self, told: Told) -> Sequence[Amount]:
        """Return the numbers of a claim that are counts, and no words of size."""
        return [amount for amount in told.claim.numbers if not self._rules.is_vague(amount.as_written)]

    def _is_further(self, one: Told, other: Told) -> bool:
        quotes = one.claim.evidence.quote, other.claim.evidence.quote
        if self._rules.opens_further(quotes[0]) == self._rules.opens_further(quotes[1]):
            return False
        first, second = one.claim.place, other.claim.place
        if first is not None and second is not None and place_key(first) != place_key(second):
            return True
        counted = {amount.of for amount in self._counts(one)} & {amount.of for amount in self._counts(other)}
        return bool(counted) and not self.shared_figures(one, other)

    def shared_figures(self, one: Told, other: Told) -> frozenset[Figure]:
        """Return the casualties that both claims count alike."""
        if not one.claim.numbers or not other.claim.numbers:
            return frozenset()
        return figures(one, self._rules) & figures(other, self._rules)


def figures(told: Told, rules: Rules) -> frozenset[Figure]:
    """Return the casualties that a claim counts: what, of whom, and how many; a word of size counts none."""
    return frozenset(
        (amount.of, rules.counted_group(amount.who), point(amount))
        for amount in told.claim.numbers
        if amount.of in rules.casualties and not rules.is_vague(amount.as_written)
    )
