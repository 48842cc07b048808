"""One incident in words: facts, numbers and how they were weighed, accounts, and why it is one."""

from dataclasses import dataclass

from vedette.briefing.accounts import Account, accounts
from vedette.briefing.glossary import EARLIER_FIGURES, FIGURE_RULES, FIGURE_WEIGHTS, STATUSES
from vedette.briefing.grounds import Ground, grounds, judgement_lines
from vedette.briefing.lookup import Lookup
from vedette.briefing.positions import position_texts
from vedette.briefing.wording import (
    amount_text,
    counted_text,
    field_text,
    is_vague,
    kind_beside,
    origins_text,
    period_text,
    plain,
    range_text,
)
from vedette.model import Incident, IncidentAmount, OriginFigure, Period
from vedette.model.days import month_text


@dataclass(frozen=True)
class Figure:
    """A number over all origins, in words: `by_origin` pairs origins with their figures.

    `rule` says why the best figure is that one, "" where that is not known. `weighed` is False where one
    origin gives one figure, so that there is nothing to weigh.
    """

    what: str
    low: str
    best: str
    high: str
    rule: str
    by_origin: tuple[tuple[str, str], ...]
    weighed: bool


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
    numbers: str
    headline: str
    disputes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    accounts: tuple[Account, ...]
    grounds: tuple[Ground, ...]
    judgements: tuple[str, ...]


def incident_view(incident: Incident, lookup: Lookup) -> IncidentView:
    """Return an incident in words."""
    time = incident.time
    figures = tuple(_figure(amount, lookup) for amount in incident.numbers)
    return IncidentView(
        id=incident.id,
        title=plain(incident.title),
        kind=kind_beside(incident),
        grade=incident.grade,
        status="" if incident.status == "happened" else STATUSES[incident.status],
        when=period_text(time) or "undated",
        month=_month(time),
        where=" ".join(filter(None, (plain(incident.place.relation), plain(incident.place.name))))
        if incident.place
        else "",
        by=", ".join(lookup.actor(actor) for actor in incident.by),
        against=", ".join(lookup.actor(actor) for actor in incident.against),
        origins=origins_text(len(incident.origins), incident.independent),
        reports=len(incident.reports),
        figures=figures,
        numbers="; ".join(map(amount_text, incident.numbers)),
        headline=", ".join(
            f"{figure.best} {figure.what}" for figure in figures[:2] if figure.best not in ("", "0")
        ),
        disputes=tuple((field_text(d.field), position_texts(d, lookup)) for d in incident.disagreements),
        accounts=accounts(lookup.known_claims(incident.claims), lookup),
        grounds=grounds(incident, lookup),
        judgements=judgement_lines(incident, lookup),
    )


def _month(time: Period | None) -> str:
    if time is None:
        return "Undated"
    year = str(time.end.year)
    return f"{year}, no month told" if is_vague(time) else month_text(time.end)


def _figure(amount: IncidentAmount, lookup: Lookup) -> Figure:
    what = counted_text(amount.of)
    return Figure(
        what=f"{what} ({plain(amount.who)})" if amount.who else what,
        low="" if amount.low is None else f"{amount.low:,}",
        best="" if amount.best is None else f"{amount.best:,}",
        high="" if amount.high is None else f"{amount.high:,}",
        rule=FIGURE_RULES[amount.rule],
        weighed=len(amount.by_origin) > 1 or amount.rule not in ("", "only"),
        by_origin=tuple((lookup.name(f.origin), _weighed(f)) for f in amount.by_origin),
    )


def _weighed(figure: OriginFigure) -> str:
    notes = [FIGURE_WEIGHTS[figure.weight]] if figure.weight else []
    if figure.earlier:
        before = ", ".join(dict.fromkeys(range_text(one.low, one.high) for one in figure.earlier))
        notes.append(EARLIER_FIGURES.format(figures=before))
    return range_text(figure.low, figure.high) + "".join(f" ({note})" for note in notes if note)
