"""Tables for the terminal of one part of a situation each: talks."""

from collections.abc import Callable, Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from vedette.briefing.rounds import joined, talk_state
from vedette.briefing.tables import grid
from vedette.briefing.wording import (
    count_text,
    day_text,
    days_text,
    name_of_id,
    plain,
)
from vedette.model import Situation

Name = Callable[[str | None], str]


def naming(names: Mapping[str, str]) -> Name:
    """Return what shows the name of an id, a dash for none."""
    return lambda some_id: plain(names.get(some_id, name_of_id(some_id))) if some_id else "-"


def talks_table(situation: Situation, names: Mapping[str, str]) -> RenderableType:
    """Return rounds of talks, held and planned, with how many statements of reports tell of each."""
    name = naming(names)
    table = grid(count_text(len(situation.talks), "round"), "When", "Round", "State", "Claims")
    table.columns[3].justify = "right"
    for talk in situation.talks:
        where = f", {name(talk.place)}" if talk.place is not None else ""
        told = Text(f"{plain(talk.round or talk.track) or 'Talks'}{where}", "bold")
        for line in (joined(talk.parties, names), plain(talk.agenda), plain(talk.outcome)):
            told.append(f"\n{line}" if line else "", "not bold")
        table.add_row(
            Text(days_text(talk.start, talk.end) or "undated"),
            told,
            Text(talk_state(talk)),
            Text(str(len(talk.claims)) if talk.claims else "-"),
        )
    return _under_head(situation, table)


def _under_head(situation: Situation, *tables: RenderableType) -> Group:
    head = f"On {day_text(situation.on)}, as known on {day_text(situation.known_by)}"
    return Group(Text(head, "bold"), *tables)
