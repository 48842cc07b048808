"""Rounds of talks as an iCalendar file (RFC 5545), for any calendar to show."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from vedette.briefing.wording import name_of_id, plain
from vedette.model import TalkState, content_id

_LONGEST = 75  # octets of a line, by section 3.1
_STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def talks_calendar(talks: Iterable[TalkState], names: Mapping[str, str], known_by: date | datetime) -> str:
    """Return the rounds that have a day, each an event of whole days; `known_by` is the state of knowledge.

    A round keeps its id when its days or its state change, so a newer file mends what an older one said.
    """
    day = known_by.date() if isinstance(known_by, datetime) else known_by
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vedette//Talks//EN", "CALSCALE:GREGORIAN"]
    for talk in talks:
        if talk.start is not None:
            lines += _event(talk, talk.start, names, day)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def talk_title(talk: TalkState, names: Mapping[str, str]) -> str:
    """Return what a round is called: its own name, else its track, else who talks."""
    parties = ", ".join(_name(party, names) for party in talk.parties)
    return plain(talk.round or talk.track) or (f"Talks: {parties}" if parties else "Talks")


def _event(talk: TalkState, start: date, names: Mapping[str, str], day: date) -> list[str]:
    parties = ", ".join(_name(party, names) for party in talk.parties)
    told = [f"Parties: {parties}" if parties else "", plain(talk.outcome)]
    uid = content_id("talk", talk.track, talk.round) if talk.round else content_id("talk", *talk.claims)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}@vedette",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{(talk.end or start) + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(talk_title(talk, names))}",
        f"STATUS:{_STATUS[talk.state]}",
    ]
    if talk.place is not None:
        lines.append(f"LOCATION:{_escaped(_name(talk.place, names))}")
    if any(told):
        lines.append(f"DESCRIPTION:{_escaped(chr(10).join(part for part in told if part))}")
    return [*lines, "END:VEVENT"]


def _name(some_id: str, names: Mapping[str, str]) -> str:
    return plain(names.get(some_id, name_of_id(some_id)))


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line after 75 octets at most, never within a character; what goes on begins with a blank."""
    parts, part, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LONGEST:
            parts.append(part)
            part, size = "", 1
        part += character
        size += width
    return "\r\n ".join([*parts, part])
