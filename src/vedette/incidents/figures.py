"""The numbers of an incident over all its origins: UCDP's low, best and high."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vedette.incidents.relations import Relations
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, point
from vedette.incidents.weigh import Weigher
from vedette.model import (
    Amount,
    Counted,
    EarlierFigure,
    FigureRule,
    FigureWeight,
    IncidentAmount,
    OriginFigure,
    Period,
)

Counts = Mapping[tuple[Counted, str], Sequence[tuple[Told, Amount]]]

_RANKS: Sequence[tuple[FigureRule, frozenset[FigureWeight]]] = (
    ("", frozenset({"independent", "admission"})),
    ("claims", frozenset({"claim"})),
    ("longer", frozenset({"longer"})),
    ("words", frozenset({"word"})),
)
"""Whose figures choose the best one: the first of these that give any."""


@dataclass(frozen=True)
class _Figure:
    """The figure that counts for one origin, and its weight."""

    told: Told
    amount: Amount
    weight: FigureWeight


def counts(tellings: Sequence[Told], rules: Rules) -> Counts:
    """Return all amounts by what they count and whom ("" for all), in the order of these.

    Of two amounts of one claim for one group ("31 civilians, 10 of them ...") the larger holds the other, and
    so it is with two that one origin counts of one incident in one report, and with two of its lower bounds
    ("at least") of one day.
    """
    found: dict[tuple[Counted, str], list[tuple[Told, Amount]]] = defaultdict(list)
    for told in tellings:
        largest: dict[tuple[Counted, str], Amount] = {}
        for amount in sorted(told.claim.numbers, key=lambda one: (-point(one), one.to_json())):
            largest.setdefault((amount.of, rules.counted_group(amount.who)), amount)
        for key, amount in largest.items():
            found[key].append((told, amount))
    return {key: _highest_bounds(_wholes(found[key], rules), rules) for key in sorted(found)}


def _wholes(given: Sequence[tuple[Told, Amount]], rules: Rules) -> Sequence[tuple[Told, Amount]]:
    """Leave out the counts that are part of a larger one of the same origin in the same report."""
    most: dict[tuple[str, str], int] = {}
    for told, amount in given:
        if not rules.is_vague(amount.as_written):
            account = told.origin.id, told.claim.report.id
            most[account] = max(point(amount), most.get(account, 0))
    return [
        (told, amount)
        for told, amount in given
        if rules.is_vague(amount.as_written) or point(amount) == most[told.origin.id, told.claim.report.id]
    ]


def _highest_bounds(given: Sequence[tuple[Told, Amount]], rules: Rules) -> Sequence[tuple[Told, Amount]]:
    """Leave out the lower bounds that a higher one of the same origin on the same day takes in."""

    def bound(amount: Amount) -> bool:
        return amount.high is None and not rules.is_vague(amount.as_written)

    most: dict[tuple[str, date | None], int] = {}
    for told, amount in given:
        if bound(amount):
            account = told.origin.id, told.told_on
            most[account] = max(point(amount), most.get(account, 0))
    return [
        (told, amount)
        for told, amount in given
        if not bound(amount) or told.told_on is None or point(amount) == most[told.origin.id, told.told_on]
    ]


def standing(given: Sequence[tuple[Told, Amount]]) -> list[tuple[Told, Amount]]:
    """Return the amounts that no later one of their origin takes the place of.

    UCDP: later information supersedes earlier. What has no day of publication stands.
    """
    latest: dict[str, date] = {}
    for told, _ in given:
        day = told.told_on
        if day is not None:
            latest[told.origin.id] = max(day, latest.get(told.origin.id, day))
    return [(told, amount) for told, amount in given if told.told_on in (None, latest.get(told.origin.id))]


def incident_amounts(
    tellings: Sequence[Told], time: Period | None, relations: Relations, rules: Rules
) -> tuple[IncidentAmount, ...]:
    """Return each number with its lowest, best and highest figure, for an incident at `time`.

    Every origin has one figure: a count before a word of size, then its latest (UCDP: later information
    supersedes earlier), the lower one where it gives two on one day. Figures are weighed (`Weigher`); `best`
    is the lower bound that most voices give, the lowest of these where several have as many: the most
    conservative well-supported figure (UCDP GED codebook), never a mean. It is None where all figures are
    upper bounds. `low` is the least that anybody counts, `high` the most.
    """
    weigher = Weigher(time, relations, rules)
    return tuple(
        _amount(of, who, [_Figure(told, amount, weigher.weight(told, amount)) for told, amount in given])
        for (of, who), given in counts(tellings, rules).items()
    )


def _amount(of: Counted, who: str, given: Iterable[_Figure]) -> IncidentAmount:
    by_origin: dict[str, _Figure] = {}
    ranked = sorted(given, key=_preferred_first)
    for figure in ranked:
        by_origin.setdefault(figure.told.origin.id, figure)
    figures = list(by_origin.values())
    counted = [one for one in figures if one.weight not in ("word", "longer")] or figures
    rule, best = _best(figures)
    lows = [one.amount.low for one in counted if one.amount.low is not None]
    return IncidentAmount(
        of=of,
        who=who,
        low=min([*lows, *([best] if best is not None else [])], default=None),
        best=best,
        high=max(
            bound for one in counted for bound in (one.amount.low, one.amount.high, best) if bound is not None
        ),
        rule=rule,
        by_origin=tuple(
            OriginFigure(
                origin=origin,
                low=by_origin[origin].amount.low,
                high=by_origin[origin].amount.high,
                weight=by_origin[origin].weight,
                earlier=_earlier(by_origin[origin], ranked),
            )
            for origin in sorted(by_origin)
        ),
    )


def _earlier(latest: _Figure, figures: Iterable[_Figure]) -> tuple[EarlierFigure, ...]:
    """Return the counts of an origin that its latest takes the place of, the last of them first."""
    day = latest.told.told_on
    return tuple(
        dict.fromkeys(
            EarlierFigure(report=one.told.claim.report.id, low=one.amount.low, high=one.amount.high)
            for one in figures
            if one.told.origin.id == latest.told.origin.id
            and one.weight not in ("word", "longer")
            and point(one.amount) != point(latest.amount)
            and day is not None
            and (one.told.told_on or day) < day
        )
    )


def _best(figures: Sequence[_Figure]) -> tuple[FigureRule, int | None]:
    """Return the best figure, and the rule that it follows from."""
    for rule, weights in _RANKS:
        voices: dict[int, set[str]] = defaultdict(set)
        for one in figures:
            if one.weight in weights and one.amount.low is not None:
                voices[one.amount.low].add(one.told.voice)
        if voices:
            best = min(voices, key=lambda figure: (-len(voices[figure]), figure))
            return rule or _support(voices, best), best
    return "upper", None


def _support(voices: Mapping[int, set[str]], best: int) -> FigureRule:
    if len(voices) == 1:
        return "agreed" if len(voices[best]) > 1 else "only"
    alone = all(len(heard) < len(voices[best]) for figure, heard in voices.items() if figure != best)
    return "most" if alone else "lowest"


def _preferred_first(figure: _Figure) -> tuple[bool, bool, int, int, str]:
    told = figure.told
    day = told.told_on or told.end or date.min
    weight = figure.weight
    return weight == "word", weight == "longer", -day.toordinal(), point(figure.amount), told.claim.id
