"""The rounds of talks as a table for the terminal."""

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.text import Text

from vedette.briefing.rounds import talk_state
from vedette.briefing.tables import grid, rest_lines
from vedette.briefing.wording import (
    as_of_text,
    count_text,
    days_text,
    name_text,
    names_text,
    plain,
)
from vedette.model import Situation

MOST_ROUNDS = 10
"""How many rounds are shown where the user does not ask for all: each takes some lines."""


def talks_table(
    situation: Situation, names: Mapping[str, str], most: int | None = MOST_ROUNDS
) -> RenderableType:
    """Return the last rounds of talks, held and planned, with how many statements tell of each."""
    cut = most is not None and len(situation.talks) > most
    title = count_text(len(situation.talks), "round") + (f", the last {most} of them" if cut else "")
    table = grid(title, "When", "Round", "State", "Claims")
    table.columns[3].justify = "right"
    for talk in situation.talks[-most if most else 0 :]:
        where = f", {name_text(talk.place, names)}" if talk.place is not None else ""
        told = Text(f"{plain(talk.round or talk.track) or 'Talks'}{where}", "bold")
        for line in (names_text(talk.parties, names), plain(talk.agenda), plain(talk.outcome)):
            told.append(f"\n{line}" if line else "", "not bold")
        table.add_row(
            Text(days_text(talk.start, talk.end) or "undated"),
            told,
            Text(talk_state(talk, situation.on)),
            Text(str(len(talk.claims)) if talk.claims else "-"),
        )
    rest = rest_lines(len(situation.talks), most, "round")
    return Group(Text(as_of_text(situation), "bold"), table, *rest)
