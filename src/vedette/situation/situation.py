"""All folds for one day as one record: the stage of this room."""

from collections.abc import Iterable
from datetime import date, datetime

from vedette.model import Claim, Decision, Incident, Problem, Situation
from vedette.packs.pack import Pack
from vedette.situation.ceasefires import ceasefires
from vedette.situation.control import control
from vedette.situation.refusals import decided_view, with_refused
from vedette.situation.routes import routes
from vedette.situation.sieges import sieges
from vedette.situation.talks import talks
from vedette.situation.toll import toll
from vedette.situation.violations import register
from vedette.situation.words import words


def situation(
    incidents: Iterable[Incident],
    claims: Iterable[Claim],
    pack: Pack,
    on: date,
    known_by: datetime | date | None = None,
    decisions: Iterable[Decision] = (),
) -> tuple[Situation, tuple[Problem, ...]]:
    """Return the state of the war on day `on`, as known by `known_by` (everything, where that is None).

    Neither the order of the input nor repeats in it matter. See each fold for its rules, and `view_of` for
    what counts as known. `decisions` move the register's entries, as far as they were taken by then.
    """
    decided = tuple(decisions)
    view, problems = decided_view(incidents, claims, on, known_by, decided)
    kept = register(view, pack, decided)
    besieged = sieges(view, pack)
    return (
        Situation(
            on=on,
            known_by=known_by if known_by is not None else view.known_by,
            places=control(view, pack, besieged),
            routes=routes(view, pack),
            sieges=besieged,
            toll=toll(view),
            ceasefires=with_refused(ceasefires(view, pack), kept),
            violations=kept.entries,
            talks=talks(view, pack),
            words=words(view, pack),
        ),
        (*problems, *kept.problems),
    )
