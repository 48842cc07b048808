"""What accounts say of a place's state, not of an event: that it is contested, or was held once."""

from collections.abc import Iterable, Sequence
from datetime import date

from vedette.model import TOOK_PLACE, Claim, Incident
from vedette.situation.holding import is_at
from vedette.situation.known import Dated, Known
from vedette.situation.vocabulary import vocabulary


def contested(incidents: Iterable[Incident], known: Known) -> Sequence[Dated]:
    """Return the statements among some incidents that their place is contested, by the first day of that.

    "Contested since May" says nothing of an end, and stands until somebody settles the place.
    "Between May and July" does: that is a fight of its last day, and no lasting state.
    """
    found = []
    for incident in incidents:
        if incident.kind != "clash" or incident.place is None or incident.grade == "contested":
            continue
        told = [claim for claim in known.told(incident) if is_at(incident.place, [claim])]
        days = [day for claim in told if (day := _contested_since(claim, known)) is not None]
        if days:
            found.append((min(days), incident))
    return sorted(found, key=lambda pair: (pair[0], pair[1].id))


def as_stated(change: Dated, known: Known) -> Dated:
    """Return a capture that accounts tell as a hold as what this means; any other change as it is.

    Whoever "had previously controlled" a town, or left it "after three months of control", has lost it by
    then. Who "has been holding" it "for two years" took it when these began.
    """
    day, incident = change
    quotes = [claim.evidence.quote for claim in known.told(incident)] if incident.kind == "capture" else []
    if quotes and all(vocabulary().means_formerly(quote) for quote in quotes):
        return day, incident.model_copy(update={"kind": "withdrawal"})
    if quotes and all(vocabulary().means_held(quote) for quote in quotes):
        return known.first_day(incident) or day, incident
    return change


def _contested_since(claim: Claim, known: Known) -> date | None:
    """Return the first day of a lasting state, None for what is none or was over when it was told."""
    told = known.told_on(claim)
    if claim.status not in TOOK_PLACE or not vocabulary().means_contested(claim.evidence.quote):
        return None
    if claim.time is None:
        return told
    over = told is not None and claim.time.start < claim.time.end < told
    return claim.time.start if not over else None
