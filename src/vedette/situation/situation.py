"""All folds for one day as one record: the stage of this room."""

from collections.abc import Iterable
from datetime import date, datetime

from vedette.model import Claim, Incident, Problem, Situation
from vedette.packs.pack import Pack
from vedette.situation.ceasefires import ceasefires
from vedette.situation.control import control
from vedette.situation.encirclement import encircled, held_against
from vedette.situation.lifelines import lifelines
from vedette.situation.routes import routes
from vedette.situation.sieges import sieges
from vedette.situation.supply import grounds
from vedette.situation.talks import talks
from vedette.situation.toll import toll
from vedette.situation.view import view_of
from vedette.situation.violations import violations
from vedette.situation.words import words


def situation(
    incidents: Iterable[Incident],
    claims: Iterable[Claim],
    pack: Pack,
    on: date,
    known_by: datetime | date | None = None,
) -> tuple[Situation, tuple[Problem, ...]]:
    """Return the state of the war on day `on`, as known by `known_by` (everything, where that is None).

    Neither the order of the input nor repeats in it matter. See each fold for its rules, and `view_of` for
    what counts as known.
    """
    view, problems = view_of(incidents, claims, on, known_by)
    reported = sieges(view, pack)
    places = control(view, pack, reported)
    roads = routes(view, pack)
    ground = grounds(places, roads, pack, on)
    return (
        Situation(
            on=on,
            known_by=known_by if known_by is not None else view.known_by,
            places=places,
            routes=roads,
            sieges=held_against(reported, encircled(places, ground, pack, on), pack, on),
            lifelines=lifelines(places, ground, pack, on),
            toll=toll(view),
            ceasefires=ceasefires(view, pack),
            violations=violations(view, pack),
            talks=talks(view, pack),
            words=words(view),
        ),
        problems,
    )
