"""Who calls whom what: the labels that each outlet uses for each actor."""

from collections import Counter
from datetime import date
from functools import partial

from vedette.model import WordCount
from vedette.situation.known import Known, month_of
from vedette.situation.view import View

Label = tuple[str, str, str]
"""An actor's id, what it is called, and the outlet that calls it so."""


def words(view: View) -> tuple[WordCount, ...]:
    """Return how often each outlet calls an actor by a label, in reports up to the day of `view`.

    A label counts once a piece of evidence, in lower case; the outlet is "" for a report that names none.
    """
    counts: Counter[Label] = Counter()
    latest = month_of(view.on)
    for month in view.known.months:
        if month < latest:
            counts.update(view.known.keep(f"month {month}", "words", partial(_counted, view.known, month)))
        elif month == latest:
            counts.update(_counted(view.known, month, view.on))
    return tuple(
        WordCount(actor=actor, label=label, outlet=outlet, count=counts[actor, label, outlet])
        for actor, label, outlet in sorted(counts)
    )


def _counted(known: Known, month: str, until: date = date.max) -> Counter[Label]:
    """Return how often each label was used in the reports of a month, up to a day."""
    seen = {
        (actor.id, " ".join(actor.as_written.casefold().split()), claim.report.outlet or "", *where)
        for claim in known.published_in(month)
        if claim.report.published is None or claim.report.published <= until
        for where in [(claim.report.id, claim.evidence.start, claim.evidence.end)]
        for actor in (*claim.by, *claim.against)
        if actor.id is not None and actor.as_written.strip()
    }
    return Counter((actor, label, outlet) for actor, label, outlet, *_ in seen)
