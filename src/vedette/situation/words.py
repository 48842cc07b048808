"""Who calls whom what: the labels that each outlet uses for each actor, and when."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vedette.model import Claim, WordCount
from vedette.packs import name_key
from vedette.packs.pack import Pack
from vedette.situation.known import Known, month_of
from vedette.situation.labels import is_label, plain_label
from vedette.situation.view import View

_LEAST = 3  # letters that a word must have for its final "s" to be an ending

Label = tuple[str, str, str]
"""An actor's id, what it is called, and the outlet that calls it so."""


@dataclass(frozen=True)
class _Month:
    """How often each label was used in a month, and how often each form, whichever outlet wrote it."""

    labels: Counter[Label]
    forms: Counter[tuple[str, str]]


def words(view: View, pack: Pack) -> tuple[WordCount, ...]:
    """Return how often each outlet calls an actor by a label, in reports up to the day of `view`.

    A label counts once a piece of evidence. Spellings that differ in case, articles, hyphens or a final "s"
    ("the regime", "regime's") are one label, told as it is written most often; the name of a person who leads
    or speaks for an actor is none, nor is that of another group, or one word for two actors. The outlet is ""
    for a report that names none; the count of a report without a date is in no month.
    """
    told = dict(_by_month(view.known, view.on))
    shown = _shown(told.values(), pack)
    months: dict[Label, Counter[str]] = defaultdict(Counter)
    for month, told_in in told.items():
        for (actor, written, outlet), times in told_in.labels.items():
            if (actor, written) in shown:
                months[actor, shown[actor, written], outlet][month] += times
    return tuple(
        WordCount(
            actor=key[0],
            label=key[1],
            outlet=key[2],
            count=months[key].total(),
            months={month: times for month, times in months[key].items() if month},
        )
        for key in sorted(months)
    )


def _by_month(known: Known, on: date) -> Iterator[tuple[str, _Month]]:
    """Yield the months up to a day with what was counted in each; those that are over are kept."""
    latest = month_of(on)
    for month in known.months:
        if month < latest:

            def whole(month: str = month) -> _Month:
                return _counted(known.published_in(month), date.max)

            yield month, known.keep(f"month {month}", "words", whole)
        elif month == latest:
            yield month, _counted(known.published_in(month), on)


def _counted(claims: Iterable[Claim], until: date) -> _Month:
    """Count how often each label was used, as written but for its case, in reports up to a day."""
    seen = {
        (actor.id, plain_label(actor.as_written), claim.report.outlet or "", *where)
        for claim in claims
        if claim.report.published is None or claim.report.published <= until
        for where in [(claim.report.id, claim.evidence.start, claim.evidence.end)]
        for actor in (*claim.by, *claim.against)
        if actor.id is not None and actor.as_written.strip()
    }
    return _Month(
        labels=Counter((actor, label, outlet) for actor, label, outlet, *_ in seen),
        forms=Counter((actor, label) for actor, label, *_ in seen),
    )


def _shown(told: Iterable[_Month], pack: Pack) -> Mapping[tuple[str, str], str]:
    """Return the form that stands for each label of each actor; what is no label has none."""
    written: Counter[tuple[str, str]] = Counter()
    for month in told:
        written.update(month.forms)
    keys: dict[str, set[str]] = defaultdict(set)
    for actor, label in written:
        keys[actor].add(name_key(label))
    forms: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    groups = {}
    for (actor, label), times in written.items():
        key = name_key(label)
        stem = key[:-1] if key.endswith("s") and len(key) > _LEAST else key
        if is_label(actor, label, pack):
            groups[actor, label] = actor, stem if stem in keys[actor] else key
            forms[groups[actor, label]].append((-times, label))
    return {one: min(forms[group])[1] for one, group in groups.items()}
