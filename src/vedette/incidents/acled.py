"""ACLED's event type for an incident, where the kind alone does not tell it."""

from collections.abc import Sequence

from vedette.incidents.rules import rules
from vedette.model import AcledEvent, ActorRef, kind_info
from vedette.packs.pack import Pack


def acled_event(kind: str, by: Sequence[ActorRef], pack: Pack) -> AcledEvent | None:
    """Return the event and sub-event type of the ACLED codebook (2023), None where it has none.

    A capture is "Government regains territory" if an actor of `by`, or the side it fights on, is a state body
    of one of the pack's home countries; by anybody else, foreign states as well, it is "Non-state actor
    overtakes territory". KeyError for a kind that the ontology lacks.
    """
    event = kind_info(kind).acled
    if kind != "capture" or event is None:
        return event
    retaken = any(_is_home_government(actor.id, pack) for actor in by)
    sub_event_type = rules().acled_capture["government" if retaken else "other"]
    return AcledEvent(event_type=event.event_type, sub_event_type=sub_event_type)


def _is_home_government(actor_id: str | None, pack: Pack) -> bool:
    if actor_id is None:
        return False
    actor = pack.actors.get(actor_id)
    if actor is None:
        return False
    if actor.kind in rules().state_kinds:
        return actor.country in pack.home
    side = pack.actors.get(actor.side) if actor.side is not None else None
    return side is not None and side.kind in rules().state_kinds and side.country in pack.home
