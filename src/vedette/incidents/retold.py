"""When an account was first told: who prints an earlier report again says nothing later than it did."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, point
from vedette.incidents.words import Words


def as_first_told(tellings: Sequence[Told], words: Words, rules: Rules) -> Sequence[Told]:
    """Return the tellings, each count with the day of the earliest report of its origin that it repeats.

    A repeat gives the same counts, in a reprint of that report or in words that echo it.
    """
    counting: dict[str, list[Told]] = defaultdict(list)
    for told in tellings:
        if told.claim.numbers:
            counting[told.origin.id].append(told)
    first: dict[str, date] = {}
    for given in counting.values():
        for told, earlier in permutations(given, 2):
            day, own = earlier.claim.report.published, told.claim.report.published
            if day is not None and (own is None or day < own) and _repeats(told, earlier, words, rules):
                first[told.claim.id] = min(day, first.get(told.claim.id, day))
    return [replace(told, first=first.get(told.claim.id)) for told in tellings]


def _repeats(told: Told, earlier: Told, words: Words, rules: Rules) -> bool:
    own, theirs = _counted(told, rules), _counted(earlier, rules)
    same = all(theirs.get(key) == number for key, number in own.items())
    return same and (told.family == earlier.family or words.echo(told, earlier))


def _counted(told: Told, rules: Rules) -> Mapping[tuple[str, str], int]:
    return {(amount.of, rules.counted_group(amount.who)): point(amount) for amount in told.claim.numbers}
