"""What the page shows of incidents, words, sources and reports, made ready so that templates only lay out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vedette.briefing.accounts import Account, accounts
from vedette.briefing.digest import newest, prominence
from vedette.briefing.glossary import SOURCE_KINDS
from vedette.briefing.incident_view import IncidentView, incident_view
from vedette.briefing.lookup import Lookup
from vedette.briefing.wording import day_text, plain, sort_day


@dataclass(frozen=True)
class Group:
    """Some incidents under one heading: a day of what is new, or a month of the record."""

    heading: str
    incidents: tuple[IncidentView, ...]


@dataclass(frozen=True)
class SourceView:
    """One origin and how much of the record rests on it."""

    id: str
    name: str
    kind: str
    side: str
    incidents: int
    alone: int
    reports: int


def incident_views(lookup: Lookup) -> dict[str, IncidentView]:
    """Return all incidents by id, the newest first, those of a day by prominence, the undated last."""
    ordered = sorted(
        lookup.results.incidents,
        key=lambda i: (-sort_day(i.time), *prominence(i)),
    )
    return {incident.id: incident_view(incident, lookup) for incident in ordered}


def new_by_day(lookup: Lookup, views: dict[str, IncidentView]) -> tuple[Group, ...]:
    """Return the recent incidents under the day they ended on."""
    days: dict[str, list[IncidentView]] = {}
    for incident in newest(lookup.results):
        day = day_text(incident.time.end) if incident.time else ""
        days.setdefault(day, []).append(views[incident.id])
    return tuple(Group(day, tuple(found)) for day, found in days.items())


def by_month(views: Iterable[IncidentView]) -> tuple[Group, ...]:
    """Return incidents under the month they ended in."""
    months: dict[str, list[IncidentView]] = {}
    for view in views:
        months.setdefault(view.month, []).append(view)
    return tuple(Group(month, tuple(found)) for month, found in months.items())


def loose_accounts(lookup: Lookup) -> tuple[Account, ...]:
    """Return the claims that no incident holds, as accounts by origin."""
    held = {claim for incident in lookup.results.incidents for claim in incident.claims}
    return accounts((claim for claim in lookup.results.claims if claim.id not in held), lookup)


def claim_homes(lookup: Lookup) -> dict[str, str]:
    """Return the id of the first incident that holds each claim, "" for none: where its anchor stands."""
    homes = {claim.id: "" for claim in lookup.results.claims}
    for incident in lookup.results.incidents:
        for claim in incident.claims:
            if homes.get(claim) == "":
                homes[claim] = incident.id
    return homes


def word_views(lookup: Lookup) -> dict[str, dict[str, tuple[tuple[str, int], ...]]]:
    """Return, by actor and by label, which outlets use the label and how often: the most used first."""
    counts: dict[str, dict[str, Counter[str]]] = {}
    for word in lookup.results.situation.words:
        labels = counts.setdefault(lookup.name(word.actor), {})
        labels.setdefault(plain(word.label), Counter())[lookup.name(word.outlet)] += word.count
    return {
        actor: {
            label: tuple(sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0])))
            for label, outlets in sorted(labels.items(), key=lambda item: (-item[1].total(), item[0]))
        }
        for actor, labels in sorted(counts.items(), key=lambda item: (-_times(item[1]), item[0]))
    }


def _times(labels: dict[str, Counter[str]]) -> int:
    return sum(outlets.total() for outlets in labels.values())


def source_views(lookup: Lookup) -> tuple[SourceView, ...]:
    """Return the origins, those with the most incidents first."""
    told: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for incident in lookup.results.incidents:
        ids = {origin.id for origin in incident.origins}
        told.update(ids)
        if len(ids) == 1:
            alone.update(ids)
    views = [
        SourceView(
            id=origin.id,
            name=plain(origin.name),
            kind=SOURCE_KINDS[origin.kind],
            side=lookup.name(origin.side),
            incidents=told[origin.id],
            alone=alone[origin.id],
            reports=len(origin.reports),
        )
        for origin in lookup.origins.values()
    ]
    return tuple(sorted(views, key=lambda view: (-view.incidents, -view.reports, view.name, view.id)))
