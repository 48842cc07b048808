"""Casualties that became known late: first told long after their day, or raised by a later report."""

from collections.abc import Iterator
from datetime import date, timedelta

from vedette.model import Incident, IncidentAmount, LateFigure
from vedette.situation.known import Known

LATE = timedelta(days=7)
"""How long after its day a figure has to be published to count as late."""


def late_figures(
    incident: Incident, day: date, counted: IncidentAmount, known: Known
) -> Iterator[LateFigure]:
    """Yield what reports later than `LATE` after the day of an incident told more than those before them.

    `before` is the highest figure published in time, None where the incident was not told with one by then.
    Each later figure that is higher than all before it is one entry: who died of wounds weeks later is found
    on the day of the attack, and seen to have been told later. Of an incident whose day is told less closely
    than to `LATE` nothing can be said.
    """
    if incident.time is None or incident.time.end - incident.time.start > LATE:
        return
    figures = sorted(
        (published, most)
        for claim in known.told(incident)
        if (published := claim.report.published) is not None
        for amount in claim.numbers
        if amount.of == counted.of
        and amount.who == counted.who
        and (most := amount.high or amount.low) is not None
    )
    before: int | None = None
    for published, figure in figures:
        if before is not None and figure <= before:
            continue
        if published > day + LATE:
            yield LateFigure(incident=incident.id, day=day, published=published, before=before, figure=figure)
        before = figure
