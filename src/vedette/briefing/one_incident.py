"""One incident for the terminal: its facts, who disagrees, the accounts side by side, and why it is one."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vedette.briefing.accounts import Account, Statement
from vedette.briefing.glossary import GRADES
from vedette.briefing.grounds import Ground
from vedette.briefing.incident_view import Figure, IncidentView, incident_view
from vedette.briefing.lookup import Lookup
from vedette.briefing.results import Results
from vedette.briefing.tables import GRADE_STYLES, grid
from vedette.briefing.wording import count_text
from vedette.model import Incident

_MOST_GROUNDS = 12
_INDENT = (0, 0, 0, 2)
_INDENT_MORE = (0, 0, 0, 4)


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
        ("Told by", f"{view.origins}, in {count_text(view.reports, 'report')}"),
    )
    for term, value in facts:
        if value:
            yield Text(f"{term}: ", "dim").append(value, "default")


def _figures(figures: Iterable[Figure]) -> Iterator[RenderableType]:
    for number, figure in enumerate(figures):
        if number == 0:
            yield from (Text(), Text("Numbers", "bold"))
        bounds = f" (low {figure.low or '–'}, high {figure.high or '–'})" if figure.weighed else ""
        best = Text(f"{figure.what}: ").append(figure.best or "no best figure", "bold").append(bounds)
        yield Padding(best.append(f"; {figure.rule}" if figure.rule else "", "dim"), _INDENT)
        given = "; ".join(f"{origin}: {told}" for origin, told in figure.by_origin)
        yield Padding(Text(given, "dim"), _INDENT_MORE)


def _disputes(view: IncidentView) -> Iterator[RenderableType]:
    table = grid("Told differently", "Question", "Answer", "Who says so")
    for question, positions in view.disputes:
        for number, (value, origins) in enumerate(positions):
            table.add_row(Text(question if number == 0 else ""), Text(value), Text(origins, "dim"))
    yield from _filled(table)


def _accounts(accounts: Iterable[Account]) -> Iterator[RenderableType]:
    for number, account in enumerate(accounts):
        if number == 0:
            yield from (Text(), Text("Accounts, by origin", "bold"))
        side = f", side of {account.side}" if account.side else ""
        copies = ", reprints counted once" if account.texts < account.reports else ""
        about = f"  {account.kind}{side}, {count_text(account.reports, 'report')}{copies}"
        yield Padding(Text(account.name, "bold").append(about, "not bold dim"), _INDENT)
        for statement in account.statements:
            yield Padding(_statement(statement), _INDENT_MORE)


def _statement(statement: Statement) -> Text:
    told = Text(f"“{statement.quote}”")
    told.append(f" {statement.status}" if statement.status else "", "yellow")
    told.append(f" {'; '.join(statement.numbers)}" if statement.numbers else "", "cyan")
    for line in statement.observed:
        told.append(f"\n{line}", "dim")
    ways = statement.chains or tuple(carrier.label for carrier in statement.carriers)
    return told.append(f"\nby way of {'; '.join(ways)}", "dim")


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
