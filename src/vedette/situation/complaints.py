"""Complaints of parties, made into cases that the terms of an agreement can be held against."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from vedette.model import Complaint, Incident, Period, Problem
from vedette.packs.pack import Pack
from vedette.situation.bound import Bound
from vedette.situation.cases import Case, case_of
from vedette.situation.view import View


@dataclass(frozen=True)
class Filed:
    """A complaint that may be examined: as a case, and the incident that it is about, if it names one."""

    complaint: Complaint
    case: Case
    incident: Incident | None


def examine(complaint: Complaint, named: Mapping[str, Incident], view: View, pack: Pack) -> Filed | Problem:
    """Return a complaint as a case, or what its author has to mend.

    `named` finds incidents by their ids and by those of their claims. What the complaint leaves open is
    taken from its incident.
    """
    agreement = pack.agreements.get(complaint.agreement)
    if agreement is None:
        known = ", ".join(pack.agreements) or "none"
        return fault(complaint, f"there is no agreement {complaint.agreement!r}; the pack's are {known}")
    party = _actor(complaint.party, pack)
    if party is None or not Bound(agreement, pack).is_bound(party):
        return fault(complaint, f"{complaint.party!r} is no party or guarantor of {agreement.name}")
    incident = named.get(complaint.incident)
    if complaint.incident and incident is None:
        return fault(complaint, f"there is no incident {complaint.incident!r} as known by {view.known_by}")
    alleged = _actor(complaint.alleged_party, pack)
    if complaint.alleged_party and alleged is None:
        return fault(
            complaint, f"no actor is called {complaint.alleged_party!r}; write an id or name of the pack"
        )
    place = _place(complaint.place, pack)
    if complaint.place and place is None:
        return fault(complaint, f"no place is called {complaint.place!r}; write an id or name of the pack")
    told = case_of(incident, view, pack) if incident is not None else None
    act = complaint.act or (told.act if told is not None else None)
    if act is None:
        return fault(complaint, 'names no "act"')
    case = Case(
        act=act,
        time=_period(complaint) or (told.time if told is not None else None),
        place=place or (told.place if told is not None else None),
        by=(alleged,) if alleged is not None else told.by if told is not None else (),
        against=told.against if told is not None else (party,),
        breach=True,
    )
    return Filed(complaint, case, incident)


def fault(decision: Complaint, message: str) -> Problem:
    """Return the problem of a complaint that can't be followed."""
    return Problem(
        source=decision.file,
        where=decision.where,
        message=f"the complaint {decision.id} is left out: {message}",
    )


def _period(complaint: Complaint) -> Period | None:
    if complaint.start is None:
        return None
    end = complaint.end or complaint.start
    precision: Literal["day", "days"] = "day" if end == complaint.start else "days"
    return Period(start=complaint.start, end=end, precision=precision)


def _actor(text: str, pack: Pack) -> str | None:
    """Return the id of the actor with this id or neutral name."""
    if text in pack.actors:
        return text
    names = (
        actor.id
        for actor in pack.actors.values()
        if text and text.casefold() in {name.casefold() for name in (actor.name, *actor.names)}
    )
    return next(names, None)


def _place(text: str, pack: Pack) -> str | None:
    if not text or pack.place(text) is not None:
        return text or None
    return next((place.id for place in pack.find_places(text)), None)
