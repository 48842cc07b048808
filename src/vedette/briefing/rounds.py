"""What a round of talks is called, who was there, and how it came about, in words."""

from collections.abc import Mapping
from datetime import date

from vedette.briefing.wording import days_text, names_text, plain
from vedette.model import TalkState


def talk_title(talk: TalkState, names: Mapping[str, str]) -> str:
    """Return what a round is called: its own name, else its track, else who talks."""
    parties = names_text(talk.parties, names)
    return plain(talk.round or talk.track) or (f"Talks: {parties}" if parties else "Talks")


def talk_state(talk: TalkState, on: date | None = None) -> str:
    """Return the state of a round, with the days it was announced for where they are not those it had.

    Of one announced for days before `on` nobody told any more.
    """
    planned = talk.planned
    if talk.state == "planned" and talk.end is not None and on is not None and talk.end < on:
        return "planned; no report that it was held"
    if planned is None or talk.state == "planned" or planned.start == talk.start:
        return talk.state
    late = ", later than announced" if talk.postponed and talk.state == "held" else ""
    return f"{talk.state}{late}; announced for {days_text(planned.start, planned.end)}"


def talk_lines(talk: TalkState, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return who talked, who called them together, about what, and what came of it, as far as told."""
    told = (
        ("Parties", names_text(talk.parties, names)),
        ("Conveners", names_text(talk.conveners, names)),
        ("Agenda", plain(talk.agenda)),
        ("State", talk_state(talk)),
        ("Outcome", plain(talk.outcome)),
    )
    return tuple(f"{what}: {text}" for what, text in told if text)
