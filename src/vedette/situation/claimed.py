"""Captures that their taker alone tells, and nobody else bears out."""

from datetime import date

from vedette.model import Disagreement, Incident
from vedette.packs.pack import Pack
from vedette.situation.doubt import positions_of
from vedette.situation.hold import TRUST
from vedette.situation.holding import holder_among
from vedette.situation.known import Dated, Known
from vedette.situation.vocabulary import vocabulary


def merely_claimed(change: Dated, before: str | None, known: Known, pack: Pack) -> Disagreement | None:
    """Return whom accounts name as the holder, where a capture is its taker's claim and told as no more.

    "The rebels claimed to have taken the town" leaves it to the reader to believe them: `before` holds it on.
    """
    day, capture = change
    taker = holder_among(capture.by, pack, day)
    quotes = [claim.evidence.quote for claim in known.told(capture)]
    if taker is None or not is_told_by_taker(capture, pack, day):
        return None
    if not quotes or not all(map(vocabulary().means_claimed, quotes)):
        return None
    return positions_of([(taker, capture)], pack, *((before,) if before is not None else ()))


def trust_in(incident: Incident, pack: Pack, day: date) -> float:
    """Return how far the holder that an incident gives a place is trusted on its day.

    One that its taker alone tells of is trusted no further than one that others deny (`TRUST`).
    """
    alone = incident.kind == "capture" and is_told_by_taker(incident, pack, day)
    return min(TRUST[incident.grade], TRUST["contested"]) if alone else TRUST[incident.grade]


def is_told_by_taker(capture: Incident, pack: Pack, day: date) -> bool:
    """Tell whether all origins of a capture are, or speak for, the side that took the place."""
    takers = {pack.side_of(actor.id, day) or actor.id for actor in capture.by if actor.id is not None}
    sides = {origin.side or pack.side_of(origin.id, day) or origin.id for origin in capture.origins}
    return bool(sides) and sides <= takers
