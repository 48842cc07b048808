"""What the page shows of incidents, words, sources and reports, made ready so that templates only lay out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vedette.briefing.accounts import Account, accounts
from vedette.briefing.digest import newest, prominence
from vedette.briefing.lookup import Lookup
from vedette.briefing.wording import (
    MONTHS,
    SOURCE_KINDS,
    STATUSES,
    answer_text,
    counted_text,
    day_text,
    field_text,
    origins_text,
    period_text,
    plain,
    range_text,
)
from vedette.model import Incident, IncidentAmount, kind_info


@dataclass(frozen=True)
class Figure:
    """A number over all origins, in words: `by_origin` pairs origins with their figures."""

    what: str
    low: str
    best: str
    high: str
    by_origin: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class IncidentView:
    """One incident as the page shows it; `kind` is empty where the title says it."""

    id: str
    title: str
    kind: str
    grade: str
    status: str
    when: str
    month: str
    where: str
    by: str
    against: str
    origins: str
    reports: int
    figures: tuple[Figure, ...]
    headline: str
    disputes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    accounts: tuple[Account, ...]


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
        key=lambda i: (-(i.time.end.toordinal() if i.time else 0), *prominence(i)),
    )
    return {incident.id: _incident(incident, lookup) for incident in ordered}


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
    """Return, by actor and by label, which outlets use the label and how often, most frequent first."""
    counts: dict[str, dict[str, Counter[str]]] = {}
    for word in lookup.results.situation.words:
        labels = counts.setdefault(lookup.name(word.actor), {})
        labels.setdefault(plain(word.label), Counter())[lookup.name(word.outlet)] += word.count
    return {
        actor: {
            label: tuple(sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0])))
            for label, outlets in sorted(labels.items(), key=lambda item: (-item[1].total(), item[0]))
        }
        for actor, labels in sorted(counts.items())
    }


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


def _incident(incident: Incident, lookup: Lookup) -> IncidentView:
    kind = kind_info(incident.kind)
    time = incident.time
    figures = tuple(_figure(amount, lookup) for amount in incident.numbers)
    return IncidentView(
        id=incident.id,
        title=plain(incident.title),
        kind="" if kind.label.casefold() in incident.title.casefold() else kind.label,
        grade=incident.grade,
        status="" if incident.status == "happened" else STATUSES[incident.status],
        when=period_text(time) or "undated",
        month=f"{MONTHS[time.end.month - 1]} {time.end.year}" if time else "Undated",
        where=" ".join(filter(None, (plain(incident.place.relation), plain(incident.place.name))))
        if incident.place
        else "",
        by=", ".join(lookup.actor(actor) for actor in incident.by),
        against=", ".join(lookup.actor(actor) for actor in incident.against),
        origins=origins_text(len(incident.origins), incident.independent),
        reports=len(incident.reports),
        figures=figures,
        headline=", ".join(
            f"{figure.best} {figure.what}" for figure in figures[:2] if figure.best not in ("", "0")
        ),
        disputes=tuple(
            (
                field_text(d.field),
                tuple((answer_text(lookup.name(p.value)), lookup.names(p.origins)) for p in d.positions),
            )
            for d in incident.disagreements
        ),
        accounts=accounts(lookup.known_claims(incident.claims), lookup),
    )


def _figure(amount: IncidentAmount, lookup: Lookup) -> Figure:
    what = counted_text(amount.of)
    return Figure(
        what=f"{what} ({plain(amount.who)})" if amount.who else what,
        low="" if amount.low is None else f"{amount.low:,}",
        best="" if amount.best is None else f"{amount.best:,}",
        high="" if amount.high is None else f"{amount.high:,}",
        by_origin=tuple((lookup.name(f.origin), range_text(f.low, f.high)) for f in amount.by_origin),
    )
