"""Who calls whom what: the labels that each outlet uses for each actor."""

from collections import Counter

from vedette.model import WordCount
from vedette.situation.view import View


def words(view: View) -> tuple[WordCount, ...]:
    """Return how often each outlet calls an actor by a label, in reports up to the day of `view`.

    A label counts once a piece of evidence, in lower case; the outlet is "" for a report that names none.
    """
    seen = {
        (actor.id, " ".join(actor.as_written.casefold().split()), claim.report.outlet or "", *where)
        for claim in view.claims.values()
        if claim.report.published is None or claim.report.published <= view.on
        for where in [(claim.report.id, claim.evidence.start, claim.evidence.end)]
        for actor in (*claim.by, *claim.against)
        if actor.id is not None and actor.as_written.strip()
    }
    counts = Counter((actor, label, outlet) for actor, label, outlet, *_ in seen)
    return tuple(
        WordCount(actor=actor, label=label, outlet=outlet, count=counts[actor, label, outlet])
        for actor, label, outlet in sorted(counts)
    )
