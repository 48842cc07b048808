"""One incident for the terminal: its facts, who disagrees, the accounts side by side, and why it is one."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vedette.briefing.accounts import Account
from vedette.briefing.grounds import Ground
from vedette.briefing.incident_view import Figure, IncidentView, incident_view
from vedette.briefing.lookup import Lookup
from vedette.briefing.results import Results
from vedette.briefing.tables import GRADE_STYLES, grid
from vedette.briefing.wording import GRADES, count_text
from vedette.model import Incident

_MOST_GROUNDS = 12


def incident_report(incident: Incident, results: Results) -> RenderableType:
    """Return all that is known of one of the incidents of `results`."""
    view = incident_view(incident, Lookup(results))
    return Group(
        *_facts(view, incident),
        *_figures(view.figures),
        *_disputes(view),
        *_accounts(view.accounts),
        *_grounds(view),
    )


def _facts(view: IncidentView, incident: Incident) -> Iterator[RenderableType]:
    yield Text(view.title, "bold")
    grade = Text(view.grade, GRADE_STYLES[incident.grade]).append(f": {GRADES[incident.grade]}", "dim")
    yield grade
    facts = (
        ("When", view.when),
        ("Where", view.where),
        ("By", view.by),
        ("Against", view.against),
        ("Status", view.status),
        ("Told by", f"{view.origins} in {count_text(view.reports, 'report')}"),
    )
    for term, value in facts:
        if value:
            yield Text(f"{term}: ", "dim").append(value, "default")


def _figures(figures: Iterable[Figure]) -> Iterator[RenderableType]:
    table = grid("Numbers", "What", "Low", "Best", "High", "Why this best figure", "Who gives which")
    for figure in figures:
        given = "; ".join(f"{origin}: {number}" for origin, number in figure.by_origin)
        cells = (figure.what, figure.low, figure.best, figure.high, figure.rule, given)
        table.add_row(*(Text(cell or "–") for cell in cells))
    yield from _filled(table)


def _disputes(view: IncidentView) -> Iterator[RenderableType]:
    table = grid("Told differently", "Question", "Answer", "Who says so")
    for question, positions in view.disputes:
        for number, (value, origins) in enumerate(positions):
            table.add_row(Text(question if number == 0 else ""), Text(value), Text(origins, "dim"))
    yield from _filled(table)


def _accounts(accounts: Iterable[Account]) -> Iterator[RenderableType]:
    table = grid("Accounts, by origin", "Origin", "By way of", "In its words", "Numbers")
    table.columns[2].ratio = 1
    for account in accounts:
        side = f"\nside of {account.side}" if account.side else ""
        for number, statement in enumerate(account.statements):
            name = Text(account.name, "bold").append(f"\n{account.kind}{side}", "not bold dim")
            ways = statement.chains or tuple(carrier.report_name for carrier in statement.carriers)
            words = Text(statement.quote).append(
                f"  {statement.status}" if statement.status else "", "yellow"
            )
            table.add_row(
                name if number == 0 else Text(),
                Text("\n".join(ways)),
                words,
                Text("; ".join(statement.numbers)),
            )
    yield from _filled(table)


def _grounds(view: IncidentView) -> Iterator[RenderableType]:
    for line in view.judgements:
        yield Text()
        yield Text(line)
    table = grid("Why these statements are one incident", "Statements", "What agrees")
    table.columns[0].ratio = table.columns[1].ratio = 1
    for ground in view.grounds[:_MOST_GROUNDS]:
        table.add_row(_pair(ground), Text("\n".join(f"{field}: {how}" for field, how in ground.agree)))
    yield from _filled(table)
    hidden = len(view.grounds) - _MOST_GROUNDS
    if hidden > 0:
        yield Text(f"  and {count_text(hidden, 'join')} more", "dim")


def _pair(ground: Ground) -> Text:
    both = ((ground.one, ground.one_report), (ground.other, ground.other_report))
    text = Text()
    for words, report in both:
        text.append(f"“{words}”").append(f" {report}\n", "dim")
    return text


def _filled(table: Table) -> Iterator[RenderableType]:
    """Yield a table after an empty line, nothing where it has no rows."""
    if table.rows:
        yield Text()
        yield table
