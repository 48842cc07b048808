"""Writes incidents as the spreadsheet that ACLED's users know, column for column."""

import csv
import io
from collections import Counter

from vedette.briefing.digest import deaths_of
from vedette.briefing.lookup import Lookup
from vedette.briefing.results import PlaceContext, Results
from vedette.briefing.wording import plain
from vedette.model import AcledEvent, ActorRef, Incident, Period, PlaceRef

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision"),
    *("disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location"),
    *("latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
OWN_COLUMNS = (
    *("vedette_id", "kind", "status", "grade"),
    *("origins", "independent", "reports", "fatalities_low", "fatalities_high"),
)

CIVILIANS = "civilians"
"""The actor id that packs give civilians."""

_CODED = ("happened", "ongoing", "possible")
_DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_MOB = "Mob violence"

Cell = str | int | float | None


def incidents_csv(results: Results) -> str:
    """Return the incidents that ACLED would code, one row each, with ACLED's columns and then our own.

    Left out are kinds that ACLED has no event type for (tolls, talks, words), incidents that are planned or
    denied, and those discounted by a judgement. The event type is the one that most of the incident's
    claims have. What the records don't say stays empty: ids and region codes that ACLED gives, actors' inter
    codes and places' countries that the caller doesn't know, the day of an incident known by a year only,
    and the fatalities of an incident for which no origin gives a number (ACLED would write 0).

    `fatalities` is the best figure of the largest count of killed. `time_precision` is 1 for a day, 2 for
    up to a week, 3 for up to a month; `geo_precision` 1 for a named locality, 2 for near one or for an area,
    3 for a province (ACLED codebook, 2023). Text that a spreadsheet would take for a formula has an
    apostrophe in front. Lines end with a line feed.
    """
    lookup = Lookup(results)
    out = io.StringIO()
    writer = csv.DictWriter(out, [*COLUMNS, *OWN_COLUMNS], restval="", lineterminator="\n")
    writer.writeheader()
    for incident in results.incidents:
        event = acled_event(incident, lookup)
        if event is None or incident.status not in _CODED or incident.grade == "discounted":
            continue
        row: dict[str, Cell] = {
            **_when(incident.time),
            **_what(event),
            **_who(incident, event, lookup),
            **_where(incident.place, lookup),
            **_told(incident, lookup),
        }
        writer.writerow({column: _guarded(value) for column, value in row.items()})
    return out.getvalue()


def acled_event(incident: Incident, lookup: Lookup) -> AcledEvent | None:
    """Return the event type that most claims of an incident have; the first in the alphabet of equals."""
    votes = Counter(
        (claim.acled.event_type, claim.acled.sub_event_type)
        for claim in lookup.known_claims(incident.claims)
        if claim.acled is not None
    )
    if not votes:
        return None
    event_type, sub_event_type = min(votes, key=lambda event: (-votes[event], event))
    return AcledEvent(event_type=event_type, sub_event_type=sub_event_type)


def _when(time: Period | None) -> dict[str, Cell]:
    if time is None:
        return {}
    length = (time.end - time.start).days + 1
    year = time.start.year if time.start.year == time.end.year else None
    if length > 31:
        return {"year": year}
    precision = 1 if length == 1 else 2 if length <= 7 else 3
    return {"event_date": time.start.isoformat(), "year": time.start.year, "time_precision": precision}


def _what(event: AcledEvent) -> dict[str, Cell]:
    disorder = _DISORDER.get(event.event_type, "")
    if event.sub_event_type == _MOB:
        disorder = "Political violence"
    return {
        "disorder_type": disorder,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
    }


def _who(incident: Incident, event: AcledEvent, lookup: Lookup) -> dict[str, Cell]:
    first, second = incident.by, incident.against
    both = not second and len(first) > 1 and event.event_type == "Battles"
    if both:
        # All who fight stand in `by`; which of the third and later ones sides with whom isn't recorded.
        first, second, others = first[:1], first[1:2], first[2:]
    else:
        others = ()
    aimed = event.event_type == "Violence against civilians" or any(
        a.id == CIVILIANS for a in incident.against
    )
    return {
        "actor1": lookup.actor(first[0]) if first else "",
        "assoc_actor_1": _joined(first[1:], lookup),
        "inter1": _inter(first, lookup),
        "actor2": lookup.actor(second[0]) if second else "",
        "assoc_actor_2": _joined(second[1:], lookup),
        "inter2": _inter(second, lookup),
        "interaction": _interaction(_inter(first, lookup), _inter(second, lookup), alone=not second),
        "civilian_targeting": "Civilian targeting" if aimed else "",
        "tags": f"also fighting={_joined(others, lookup)}" if others else "",
    }


def _inter(actors: tuple[ActorRef, ...], lookup: Lookup) -> int | None:
    return lookup.results.interests.get(actors[0].id or "") if actors else None


def _interaction(first: int | None, second: int | None, alone: bool) -> int | None:
    """Return ACLED's two-digit code, the smaller inter code first; 10 to 80 for an actor alone."""
    if first is None or (second is None and not alone):
        return None
    if second is None:
        return first * 10
    return min(first, second) * 10 + max(first, second)


def _where(place: PlaceRef | None, lookup: Lookup) -> dict[str, Cell]:
    if place is None:
        return {}
    context = lookup.results.geography.get(place.id or "", PlaceContext())
    precise = {"point": 1, "locality": 1, "area": 2, "province": 3}.get(place.precision or "")
    return {
        "iso": context.iso,
        "region": context.region,
        "country": context.country,
        "admin1": context.admin1,
        "admin2": context.admin2,
        "admin3": context.admin3,
        "location": plain(place.name),
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": 2 if precise == 1 and place.relation else precise,
    }


def _told(incident: Incident, lookup: Lookup) -> dict[str, Cell]:
    reports = [lookup.reports[report] for report in incident.reports if report in lookup.reports]
    outlets = dict.fromkeys(lookup.name(report.outlet or report.agency) or report.name for report in reports)
    killed = deaths_of(incident)
    return {
        "source": "; ".join(outlets),
        "notes": plain(incident.title),
        "fatalities": killed.best if killed else None,
        "vedette_id": incident.id,
        "kind": incident.kind,
        "status": incident.status,
        "grade": incident.grade,
        "origins": len(incident.origins),
        "independent": incident.independent,
        "reports": len(incident.reports),
        "fatalities_low": killed.low if killed else None,
        "fatalities_high": killed.high if killed else None,
    }


def _joined(actors: tuple[ActorRef, ...], lookup: Lookup) -> str:
    return "; ".join(lookup.actor(actor) for actor in actors)


def _guarded(value: Cell) -> Cell:
    """Return a cell that no spreadsheet runs as a formula (OWASP, "CSV injection")."""
    if not isinstance(value, str):
        return value
    text = " ".join(value.split())
    return "'" + text if text[:1] in ("=", "+", "-", "@") else text
