"""The ceasefire register for the terminal: each agreement's state, its figures, its entries, its refusals."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from vedette.briefing.entries import AgreementView, EntryView, agreement_views
from vedette.briefing.lookup import Lookup
from vedette.briefing.register import PERIOD
from vedette.briefing.results import Results
from vedette.briefing.tables import grid, rest_lines
from vedette.briefing.wording import as_of_text, count_text, name_of_id, period_text, plain, sort_day
from vedette.model import Refusal, kind_info

MOST_ENTRIES = 10
"""How many entries or refusals of an agreement are shown where the user does not ask for all."""


def ceasefires_table(results: Results, most: int | None = MOST_ENTRIES) -> RenderableType:
    """Return agreements in a table, then one by one those in effect or with entries, `most` of each."""
    situation = results.situation
    views = agreement_views(Lookup(results))
    table = grid(count_text(len(views), "truce"), "Truce", "State", "From, to", "Entries")
    table.columns[3].justify = "right"
    for view in views[:most]:
        table.add_row(
            *map(Text, (view.name, view.state, view.days, str(len(view.entries)) if view.entries else "-"))
        )
    told = [view for view in views if view.entries or view.state == "in effect"]
    parts = [part for view in told for part in _agreement(view, most)]
    count = count_text(len(situation.violations), "alleged violation")
    return Group(
        Text(f"{as_of_text(situation)}: {count}", "bold"),
        table,
        *rest_lines(len(views), most, "truce"),
        *parts,
    )


def refusals_table(
    refusals: Iterable[Refusal], results: Results, most: int | None = MOST_ENTRIES
) -> RenderableType:
    """Return what is no entry and why: by agreement, the latest first, `most` of each."""
    lookup = Lookup(results)
    parts: list[RenderableType] = []
    told = sorted(refusals, key=lambda one: sort_day(one.time), reverse=True)
    for agreement in dict.fromkeys(one.agreement for one in told):
        of = [one for one in told if one.agreement == agreement]
        table = grid(f"{lookup.name(agreement)}: {len(of)} not entered", "When", "What", "Why not")
        for one in of[:most]:
            where = f", {lookup.name(one.place)}" if one.place is not None else ""
            table.add_row(
                Text(period_text(one.time) or "undated"),
                Text(f"{kind_info(one.act).label}{where}\n").append(
                    one.complaint or one.incident or "", "dim"
                ),
                Text(f"{name_of_id(one.reason)}: ", "yellow").append(plain(one.why), "default"),
            )
        parts += [Text(), table, *rest_lines(len(of), most, "act")]
    head = f"{as_of_text(results.situation)}: {count_text(len(told), 'act')} not entered"
    return Group(Text(head, "bold"), *parts)


def _agreement(view: AgreementView, most: int | None) -> Iterable[RenderableType]:
    yield Text()
    yield Text(view.name, "bold").append(f": {view.state}, {view.days}", "default")
    yield Padding(Text(f"Parties: {view.parties}", "dim"), (0, 0, 0, 2))
    for line in view.summary:
        yield Padding(Text(line), (0, 0, 0, 2))
    if view.obligations:
        duties = grid("", "Obligation", "What is told of it")
        for what, state in view.obligations:
            duties.add_row(Text(what), Text(state))
        yield Padding(duties, (0, 0, 0, 2))
    if view.figures:
        figures = grid(f"Last {PERIOD.days} days", "By", "", "Times", f"The {PERIOD.days} days before")
        for column in figures.columns[2:]:
            column.justify = "right"
        for by, of, times, before in view.figures:
            figures.add_row(Text(by), Text(of), Text(str(times)), Text(str(before)))
        yield Padding(figures, (0, 0, 0, 2))
    if view.entries:
        entries = grid("Entries, the latest first", "When", "What is alleged", "Status")
        for entry in view.entries[:most]:
            entries.add_row(Text(entry.when), _alleged(entry), Text(entry.status, "yellow"))
        yield Padding(entries, (0, 0, 0, 2))
        yield from rest_lines(len(view.entries), most, "entry", "entries")
    if view.refused:
        yield Padding(Text(f"Not entered (see --refused): {view.refused}", "dim"), (0, 0, 0, 2))


def _alleged(entry: EntryView) -> Text:
    told = Text(f"{entry.title}\n", "bold")
    told.append(f"Term: {entry.term}", "default")
    told.append(f" ({entry.zone})\n" if entry.zone else "\n", "default")
    if entry.quote:
        told.append(f"“{entry.quote}”\n", "italic not bold")
    told.append(f"{entry.origins}\n", "not bold")
    for line in (*entry.history, *entry.notes):
        told.append(f"{line}\n", "cyan not bold")
    return told.append(entry.id, "dim not bold")
