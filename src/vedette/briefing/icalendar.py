"""Rounds of talks as an iCalendar file (RFC 5545), for any calendar to show."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from vedette.briefing.rounds import talk_lines, talk_title
from vedette.briefing.wording import name_text, plain
from vedette.model import TalkState, content_id

_LONGEST = 75  # octets of a line, by section 3.1
_STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def talks_calendar(talks: Iterable[TalkState], names: Mapping[str, str], known_by: date | datetime) -> str:
    """Return the rounds that have a day, each an event of whole days; `known_by` is the state of knowledge.

    A round keeps its id when its days or its state change, so a newer file mends what an older one said.
    """
    day = known_by.date() if isinstance(known_by, datetime) else known_by
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vedette//Talks//EN", "CALSCALE:GREGORIAN"]
    known: Counter[str] = Counter()
    for talk in talks:
        if talk.start is not None:
            uid = _uid(talk, known)
            lines += _event(talk, talk.start, uid, names, day)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _uid(talk: TalkState, known: Counter[str]) -> str:
    """Return an id that follows from a round's name, or from its place and the day first told of it."""
    first = talk.planned.start if talk.planned is not None else talk.start
    uid = content_id("talk", talk.track, talk.round or f"{talk.place} {first}")
    known[uid] += 1
    return f"{uid}-{known[uid]}@vedette" if known[uid] > 1 else f"{uid}@vedette"


def _event(talk: TalkState, start: date, uid: str, names: Mapping[str, str], day: date) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{day:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{(talk.end or start) + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(talk_title(talk, names))}",
        f"STATUS:{_STATUS[talk.state]}",
        "TRANSP:TRANSPARENT",
    ]
    if talk.track:
        lines.append(f"CATEGORIES:{_escaped(plain(talk.track))}")
    if talk.place is not None:
        lines.append(f"LOCATION:{_escaped(name_text(talk.place, names))}")
    lines.append(f"DESCRIPTION:{_escaped(chr(10).join(talk_lines(talk, names)))}")
    return [*lines, "END:VEVENT"]


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
