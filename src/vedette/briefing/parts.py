"""Tables for the terminal of one part of a situation each: ceasefires, talks, toll and words."""

from collections.abc import Callable, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from vedette.briefing.icalendar import talk_title
from vedette.briefing.register import PERIOD, breaches
from vedette.briefing.tables import grid
from vedette.briefing.wording import (
    count_text,
    day_text,
    days_text,
    name_of_id,
    plain,
)
from vedette.model import Incident, Situation, kind_info

Name = Callable[[str | None], str]


def naming(names: Mapping[str, str]) -> Name:
    """Return what shows the name of an id, a dash for none."""
    return lambda some_id: plain(names.get(some_id, name_of_id(some_id))) if some_id else "-"


def ceasefires_table(
    situation: Situation, incidents: Mapping[str, Incident], names: Mapping[str, str]
) -> RenderableType:
    """Return which truces are in effect, what was done that they prohibit, and how often of late."""
    name = naming(names)
    truces = grid(count_text(len(situation.ceasefires), "truce"), "Truce", "State", "From, to", "Parties")
    for truce in situation.ceasefires:
        parties = ", ".join(name(party) for party in truce.parties)
        state = truce.state.replace("_", " ")
        _row(truces, plain(truce.name), state, days_text(truce.since, truce.until), parties)
    title = count_text(len(situation.violations), "alleged violation")
    register = grid(title, "When", "Act", "Where", "Party", "Against", "Zone", "Status")
    for entry in situation.violations:
        incident = incidents.get(entry.incident)
        place = incident.place.name if incident is not None and incident.place is not None else "-"
        days = incident.time if incident is not None else None
        _row(
            register,
            days_text(days.start, days.end) if days is not None else "undated",
            kind_info(entry.act).label,
            plain(place),
            name(entry.alleged_party),
            name(entry.agreement),
            name(entry.zone),
            entry.status.replace("_", " "),
        )
    figures = grid(f"In {PERIOD.days} days", "Act", "Party", "Against", "Zone", "Times", "Before")
    for column in figures.columns[4:]:
        column.justify = "right"
    for one in breaches(situation, incidents):
        act, party = kind_info(one.act).label, name(one.party)
        _row(figures, act, party, name(one.agreement), name(one.zone), str(one.times), str(one.before))
    return _under_head(situation, truces, register, *([figures] if figures.rows else []))


def talks_table(situation: Situation, names: Mapping[str, str]) -> RenderableType:
    """Return rounds of talks, held and planned."""
    name = naming(names)
    table = grid(
        count_text(len(situation.talks), "round"), "When", "Track", "Round", "Where", "State", "Outcome"
    )
    for talk in situation.talks:
        when = days_text(talk.start, talk.end) or "undated"
        title = talk_title(talk, names)
        _row(table, when, plain(talk.track) or "-", title, name(talk.place), talk.state, plain(talk.outcome))
    return _under_head(situation, table)


def words_table(situation: Situation, names: Mapping[str, str]) -> RenderableType:
    """Return which outlet calls whom what, and how often."""
    name = naming(names)
    table = grid(count_text(len(situation.words), "label"), "Actor", "Called", "By", "Times")
    table.columns[3].justify = "right"
    for word in situation.words:
        _row(table, name(word.actor), plain(word.label), name(word.outlet), f"{word.count:,}")
    return _under_head(situation, table)


def _under_head(situation: Situation, *tables: RenderableType) -> Group:
    head = f"On {day_text(situation.on)}, as known on {day_text(situation.known_by)}"
    return Group(Text(head, "bold"), *tables)


def _row(table: Table, *cells: str) -> None:
    table.add_row(*(Text(cell) for cell in cells))
