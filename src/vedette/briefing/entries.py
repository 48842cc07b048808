"""The register's agreements and entries in words, made ready for the terminal and the page to lay out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vedette.briefing.lookup import Lookup
from vedette.briefing.observed import observed_text
from vedette.briefing.register import Breaches, breaches, totals
from vedette.briefing.wording import count_text, day_text, days_text, name_of_id, period_text, plain
from vedette.model import (
    CeasefireState,
    Claim,
    Complaint,
    Deadline,
    Incident,
    ObligationState,
    Violation,
    kind_info,
)

_QUOTE = 240
"""Characters of an evidence quote that are shown at most."""


@dataclass(frozen=True)
class EntryView:
    """One entry; `grounds` say why it stands, `history` what people did with it, in their order."""

    id: str
    incident: str
    title: str
    when: str
    zone: str
    term: str
    status: str
    grounds: tuple[str, ...]
    history: tuple[str, ...]
    notes: tuple[str, ...]
    quote: str
    origins: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class AgreementView:
    """One agreement with its entries; `figures` are of its last days, `summary` of all of them."""

    id: str
    name: str
    state: str
    days: str
    parties: str
    summary: tuple[str, ...]
    obligations: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str, int, int], ...]
    entries: tuple[EntryView, ...]
    refused: str
    incidents: tuple[str, ...]


def agreement_views(lookup: Lookup) -> tuple[AgreementView, ...]:
    """Return the pack's agreements, then the truces that only reports tell of.

    In each, those in effect come first, then the latest first.
    """
    situation = lookup.results.situation
    order = ("in_effect", "agreed", "ended")
    states = sorted(situation.ceasefires, key=lambda one: str(one.until or one.since or ""), reverse=True)
    states.sort(key=lambda one: (one.agreement in lookup.incidents, order.index(one.state)))
    rows = breaches(situation)
    return tuple(_agreement(state, rows, lookup) for state in states)


def entry_view(entry: Violation, lookup: Lookup) -> EntryView:
    """Return one entry in words."""
    incident = lookup.incidents.get(entry.incident or "")
    claims = lookup.known_claims(incident.claims) if incident is not None else ()
    grounds = entry.grounds
    return EntryView(
        id=entry.id,
        incident=entry.incident or "",
        title=_title(entry, incident, lookup),
        when=period_text(entry.time) or "undated",
        zone=lookup.name(entry.zone),
        term=plain(entry.term),
        status=name_of_id(entry.status),
        grounds=tuple(plain(text) for text in grounds.model_dump().values()) if grounds is not None else (),
        history=_history(entry, lookup),
        notes=(*map(plain, entry.notes), *map(_deadline, entry.deadlines), *observed_text(claims, lookup)),
        quote=_quote(entry, claims),
        origins=_origins(entry, incident, lookup),
        claims=tuple(claim.id for claim in claims),
    )


def _agreement(state: CeasefireState, rows: Iterable[Breaches], lookup: Lookup) -> AgreementView:
    entries = [one for one in lookup.results.situation.violations if one.agreement == state.agreement]
    return AgreementView(
        id=state.agreement,
        name=plain(state.name),
        state=name_of_id(state.state),
        days=_days(state),
        parties=lookup.names(state.parties),
        summary=_summary(entries, lookup) if entries else (),
        obligations=tuple((plain(duty.what), _duty(duty, lookup)) for duty in state.obligations),
        figures=tuple(
            (row.by, _counted(row, lookup), row.times, row.before)
            for row in rows
            if row.agreement == state.agreement
        ),
        entries=tuple(entry_view(entry, lookup) for entry in reversed(entries)),
        refused=", ".join(
            f"{name_of_id(reason)} {count}"
            for reason, count in sorted(state.refused.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        incidents=state.incidents,
    )


def _days(state: CeasefireState) -> str:
    """Return when a truce held, and the days of its text where these are others."""
    held = days_text(state.since, state.until)
    term = f"; first term to {day_text(state.first_term_to)}" if state.first_term_to is not None else ""
    declared = (state.declared_from, state.declared_to)
    if state.declared_from is None or declared in ((state.since, state.until), (state.since, None)):
        return held + term
    return f"{held}; declared {days_text(*declared)}{term}"


def _summary(entries: list[Violation], lookup: Lookup) -> tuple[str, ...]:
    def told(what: str, counts: Iterable[tuple[str, int]]) -> str:
        return f"By {what}: " + ", ".join(f"{name} {count}" for name, count in counts)

    statuses: dict[str, int] = {}
    for entry in entries:
        status = name_of_id(entry.status)
        statuses[status] = statuses.get(status, 0) + 1
    return (
        told("status", statuses.items()),
        told("party", ((lookup.name(one) or "no one party", n) for one, n in totals(entries, "party"))),
        told("act", ((kind_info(one or "").label, n) for one, n in totals(entries, "act"))),
        told("zone", ((lookup.name(one) or "no zone", n) for one, n in totals(entries, "zone"))),
    )


def _counted(row: Breaches, lookup: Lookup) -> str:
    if row.of is None:
        return "no zone" if row.by == "zone" else "no one party"
    if row.by == "day":
        return day_text(date.fromisoformat(row.of))
    return kind_info(row.of).label if row.by == "act" else lookup.name(row.of)


def _title(entry: Violation, incident: Incident | None, lookup: Lookup) -> str:
    label = kind_info(entry.act).label
    place = lookup.name(entry.place) if entry.place is not None else ""
    if not place and incident is not None and incident.place is not None and entry.zone is None:
        place = plain(incident.place.name)
    return label + (f", {place}" if place else "") + f", {_author(entry, incident, lookup)}"


def _author(entry: Violation, incident: Incident | None, lookup: Lookup) -> str:
    if entry.alleged_party is not None:
        return f"by {lookup.name(entry.alleged_party)}"
    named = ", ".join(lookup.actor(actor) for actor in incident.by) if incident is not None else ""
    return f"no one party; named: {named}" if named else "author not told"


def _history(entry: Violation, lookup: Lookup) -> tuple[str, ...]:
    told = [(str(one.filed), _complaint(one, lookup)) for one in entry.complaints]
    told += [
        (str(one.time), f"Reply of {lookup.name(one.by)}, {day_text(one.time)} ({one.stance}): {one.text}")
        for one in entry.replies
    ]
    told += [
        (
            str(one.time),
            f"{name_of_id(one.status)}: {one.author}, {day_text(one.time)}; {one.ground}",
        )
        for one in entry.moves
    ]
    return tuple(plain(text) for _, text in sorted(told))


def _complaint(one: Complaint, lookup: Lookup) -> str:
    said = f": {one.text}" if one.text else ""
    ground = f" Evidence: {'; '.join(one.evidence)}." if one.evidence else ""
    return f"Complaint {one.id} of {lookup.name(one.party)}, {day_text(one.filed)}{said}{ground}"


def _deadline(one: Deadline) -> str:
    what = "To be reported" if one.what == "report" else "To be answered"
    return f"{what} by {day_text(one.due)}: {one.state}"


def _duty(duty: ObligationState, lookup: Lookup) -> str:
    by = f"by {lookup.name(duty.party)}" if duty.party is not None else ""
    steps = f"steps told of in {count_text(len(duty.steps), 'incident')}" if duty.steps else ""
    rounds = f"{count_text(len(duty.rounds), 'round')} of talks held" if duty.rounds else ""
    hindered = f"hindered in {count_text(len(duty.breaches), 'incident')}" if duty.breaches else ""
    return "; ".join(filter(None, (by, _finding(duty), _standing(duty), rounds, steps, hindered)))


def _finding(duty: ObligationState) -> str:
    """Return what was found last, with who says so; earlier findings that differ stay told after it."""
    told = [
        f"{name_of_id(one.state)}, says {plain(one.author)} ({day_text(one.time)}): {plain(one.ground)}"
        for one in duty.findings
    ]
    return "; before that ".join(reversed(told))


def _standing(duty: ObligationState) -> str:
    if duty.due is None or duty.standing == "no_report":
        was = f"was due {day_text(duty.due)}, " if duty.due is not None else ""
        return "" if duty.state != "no_report" else f"{was}no report"
    due = day_text(duty.due)
    if duty.standing == "late" and duty.first_step is not None:
        return f"late: due {due}, the first step was on {day_text(duty.first_step)}"
    told = {"met": "met: a first step by", "open": "no report yet: due", "overdue": "overdue since"}
    return f"{told[duty.standing]} {due}"


def _quote(entry: Violation, claims: tuple[Claim, ...]) -> str:
    """Return the words of the surest claim that tells the act as done; those of a complaint without one."""
    sure = sorted(claims, key=lambda one: (one.status == "denied", one.kind != entry.act, -one.confidence))
    text = sure[0].evidence.quote if sure else next((one.text for one in entry.complaints), "")
    words = " ".join(plain(text).split())
    return words if len(words) <= _QUOTE else words[: words.rfind(" ", 0, _QUOTE)] + " …"


def _origins(entry: Violation, incident: Incident | None, lookup: Lookup) -> str:
    if incident is None:
        return ", ".join(dict.fromkeys(f"complaint of {lookup.name(one.party)}" for one in entry.complaints))
    names = [plain(origin.name) for origin in incident.origins]
    shown = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
    return f"{shown} ({count_text(len(incident.reports), 'report')})"
