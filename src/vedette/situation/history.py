"""A whole record, sorted once, of which any day's situation can be asked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from vedette.model import Claim, Decision, Incident, PlaceState, Problem, Situation, decided_by
from vedette.packs.pack import Pack
from vedette.situation.areas import areas
from vedette.situation.ceasefires import ceasefires
from vedette.situation.control import control, state_of
from vedette.situation.encirclement import encircled, held_against
from vedette.situation.lifelines import lifelines
from vedette.situation.refusals import decided_view, with_refused
from vedette.situation.routes import routes
from vedette.situation.sieges import is_over, sieges
from vedette.situation.supply import grounds
from vedette.situation.sure import with_doubts
from vedette.situation.talks import talks
from vedette.situation.tested import Tested, tested
from vedette.situation.toll import toll, toll_days
from vedette.situation.view import View
from vedette.situation.violations import Register, register
from vedette.situation.words import words


class History:
    """The incidents that were known at a time, for any day of them.

    What a fold makes of a place's whole history is made once. A day is looked up in it, and one more incident
    makes anew only what is kept of its place and of the places in it.
    """

    def __init__(
        self,
        incidents: Iterable[Incident],
        claims: Iterable[Claim],
        pack: Pack,
        known_by: datetime | date | None = None,
        decisions: Iterable[Decision] = (),
    ) -> None:
        """Keep what was known by `known_by`, all where it is None; `problems` names what has no day.

        `decisions` move the entries of the ceasefire register, as far as they were taken by then.
        """
        self._pack = pack
        self._known_by = known_by
        self._decisions = decided_by(decisions, known_by if known_by is not None else date.max)
        self._within = cache(pack.within)
        self._view, self.problems = decided_view(incidents, claims, date.min, known_by, self._decisions)
        self._tested: Tested | None = None

    def add(self, incident: Incident, claims: Iterable[Claim]) -> None:
        """Add an incident that has become known since, with the claims that tell it.

        One that was set aside adds nothing. Whether it was known by the history's time the caller must know.
        """
        if incident.grade == "discounted":
            return
        told = tuple(claims)
        days = (claim.report.published for claim in told if claim.report.published is not None)
        self._view.known.add(incident, told, self._within)
        self._view = replace(self._view, known_by=max([self._view.known_by, *days]))
        self._tested = None

    def place(self, place: str, on: date) -> PlaceState | None:
        """Return the state of one place on a day, None where nothing is known of it."""
        return state_of(place, self._on(on), self._pack)

    def register(self, on: date) -> Register:
        """Return the ceasefire register of a day, with what was refused and decisions not followed."""
        if self._tested is None:
            self._tested = tested(self._view, self._pack)
        return register(self._on(on), self._pack, self._decisions, self._tested)

    def situation(self, on: date) -> Situation:
        """Return the state of the war on a day; see each fold for its rules."""
        return self.state(on, self.register(on))

    def state(self, on: date, kept: Register) -> Situation:
        """Return the state of the war on a day with the register of that day."""
        view, pack = self._on(on), self._pack
        told = sieges(view, pack)
        places = control(view, pack, told)
        held = {state.place: (state.holder, state.parts) for state in places}
        reported = [one for one in told if not is_over(one, *held.get(one.place, (None, ())), pack, on)]
        roads = routes(view, pack)
        ground = grounds(places, roads, pack, on)
        shut_in = encircled(places, ground, pack, on)
        return Situation(
            on=on,
            known_by=self._known_by if self._known_by is not None else view.known_by,
            places=places,
            areas=areas(view, places, pack),
            routes=roads,
            sieges=held_against(reported, with_doubts(shut_in, places, roads, pack, on), pack, on),
            lifelines=lifelines(places, ground, pack, on),
            toll=toll(view, pack),
            toll_days=toll_days(view, pack),
            ceasefires=with_refused(ceasefires(view, pack), kept),
            violations=kept.entries,
            talks=talks(view, pack),
            words=words(view, pack),
        )

    def _on(self, day: date) -> View:
        latest = self._view.known_by if self._known_by is not None else max(day, self._view.known_by)
        return replace(self._view, on=day, known_by=latest)


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
    what counts as known. `decisions` are those of `History`.
    """
    history = History(incidents, claims, pack, known_by, decisions)
    kept = history.register(on)
    return history.state(on, kept), (*history.problems, *kept.problems)
