"""The numbers of an incident over all its origins: UCDP's low, best and high."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, point
from vedette.model import Amount, Counted, IncidentAmount, OriginFigure

Counts = Mapping[tuple[Counted, str], Sequence[tuple[Told, Amount]]]


def counts(tellings: Sequence[Told], rules: Rules) -> Counts:
    """Return all amounts by what they count and whom ("" for all), in the order of these.

    Of two amounts of one claim for one group ("31 civilians, 10 of them ...") the larger holds the other.
    """
    found: dict[tuple[Counted, str], list[tuple[Told, Amount]]] = defaultdict(list)
    for told in tellings:
        largest: dict[tuple[Counted, str], Amount] = {}
        for amount in sorted(told.claim.numbers, key=lambda one: (-point(one), one.to_json())):
            largest.setdefault((amount.of, rules.counted_group(amount.who)), amount)
        for key, amount in largest.items():
            found[key].append((told, amount))
    return {key: found[key] for key in sorted(found)}


def incident_amounts(tellings: Sequence[Told], rules: Rules) -> tuple[IncidentAmount, ...]:
    """Return each number with its lowest, best and highest figure.

    Every origin has one figure, its latest (UCDP: later information supersedes earlier); the lower one where
    it gives two on one day. `best` is the lower bound that most voices give, the lowest of these where
    several have as many: the most conservative well-supported figure (UCDP GED codebook), never a mean. It
    is None where all figures are upper bounds.
    """
    return tuple(_amount(of, who, given) for (of, who), given in counts(tellings, rules).items())


def _amount(of: Counted, who: str, given: Sequence[tuple[Told, Amount]]) -> IncidentAmount:
    latest: dict[str, tuple[Told, Amount]] = {}
    for told, amount in sorted(given, key=_latest_first):
        latest.setdefault(told.origin.id, (told, amount))
    voices: dict[int, set[str]] = defaultdict(set)
    for told, amount in latest.values():
        if amount.low is not None:
            voices[amount.low].add(told.voice)
    figures = [amount for _, amount in latest.values()]
    return IncidentAmount(
        of=of,
        who=who,
        low=min(voices, default=None),
        best=min(voices, key=lambda figure: (-len(voices[figure]), figure), default=None),
        high=max(bound for amount in figures for bound in (amount.low, amount.high) if bound is not None),
        by_origin=tuple(
            OriginFigure(origin=origin, low=latest[origin][1].low, high=latest[origin][1].high)
            for origin in sorted(latest)
        ),
    )


def _latest_first(given: tuple[Told, Amount]) -> tuple[int, int, str]:
    told, amount = given
    day = told.claim.report.published or told.end or date.min
    return -day.toordinal(), point(amount), told.claim.id
