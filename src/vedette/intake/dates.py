"""Full dates as pages write them, and which of them is the day of publication."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from vedette.intake.lexicon import lexicon

EARLIEST_YEAR = 1990
LONGEST_HEADER = 300
_LABELLED = ("published", "updated")
_LOOKED_AT = 20_000
_FIRST_SENTENCES = 400
_WEEKS_BEFORE = timedelta(days=45)

_SEPARATOR = r"[\s,./-]{0,3}"


@dataclass(frozen=True)
class DateFound:
    """A full date at characters `start` to `end`; two readings where day and month may be swapped.

    `readings` are in the order day first, month first. `weekday` (0 is Monday) where the page names it.
    """

    start: int
    end: int
    readings: tuple[date, ...]
    weekday: int | None = None
    numeric: bool = False


@cache
def _pattern() -> re.Pattern[str]:
    months = "|".join(sorted(lexicon().months, key=len, reverse=True))
    weekdays = "|".join(sorted(lexicon().weekdays, key=len, reverse=True))
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"""(?<![\w])
        (?: (?P<weekday>{weekdays})\.?[\s,]{{1,3}} )?
        (?: (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?{_SEPARATOR}
            (?P<m1>{months})\.?{_SEPARATOR}(?P<y1>{year})
          | (?P<m2>{months})\.?\s{{0,2}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s,]{{1,3}}(?P<y2>{year})
          | (?P<m3>{months})\.?\s{{0,2}}(?P<d3>\d\d)(?P<y3>{year})
          | (?P<y4>{year})(?P<sep4>[-/.])(?P<m4>\d{{1,2}})(?P=sep4)(?P<d4>\d{{1,2}})
            (?:T[\d:.]+(?:Z|[+-][\d:]+)?)?
          | (?P<a5>\d{{1,2}})(?P<sep5>[-/.])(?P<b5>\d{{1,2}})(?P=sep5)(?P<y5>{year}|(?<=\d\d.\d\d.)\d\d)
          | (?P<y6>{year})\s+(?P<weekday6>{weekdays})\s?,\s?(?P<d6>\d{{1,2}})\s+(?P<m6>{months})
        )(?!\d)""",
        re.IGNORECASE | re.VERBOSE,
    )


def find_dates(text: str) -> list[DateFound]:
    """Return all full dates (day, month and year) in `text`, in order; impossible days are none."""
    found = []
    for match in _pattern().finditer(text):
        readings = _readings(match)
        if readings:
            named = match["weekday"] or match["weekday6"]
            weekday = lexicon().weekdays[named.lower()] if named else None
            numeric = bool(match["a5"] or match["y4"])
            found.append(DateFound(match.start(), match.end(), readings, weekday, numeric))
    return found


def _readings(match: re.Match[str]) -> tuple[date, ...]:
    for group in "1236":
        if match[f"d{group}"]:
            month = lexicon().months[match[f"m{group}"].lower()]
            return _valid((int(match[f"y{group}"]), month, int(match[f"d{group}"])))
    if match["y4"]:
        return _valid((int(match["y4"]), int(match["m4"]), int(match["d4"])))
    year, first, second = int(match["y5"]), int(match["a5"]), int(match["b5"])
    year += 2000 if year < 100 else 0
    return _valid((year, second, first), (year, first, second))


def _valid(*days: tuple[int, int, int]) -> tuple[date, ...]:
    made = []
    for year, month, day in days:
        try:
            made.append(date(year, month, day))
        except ValueError:
            continue
    return tuple(dict.fromkeys(day for day in made if day.year >= EARLIEST_YEAR))


def settle(
    found: DateFound, day_first: bool | None = None, others: Sequence[DateFound] = (), story: str = ""
) -> date:
    """Choose the reading of a date whose day and month may be swapped.

    In this order: the weekday beside it; the outlet's or its country's habit (`day_first`); not after an
    unambiguous date of the same page's header (`others`); days that the `story` names ("August 25") lie in
    the weeks before it; its own weekday, or the day before's, is named in the story's first sentences; else
    day first, the rule outside North America.
    """
    if len(found.readings) == 1:
        return found.readings[0]
    if found.weekday is not None:
        for reading in found.readings:
            if reading.weekday() == found.weekday:
                return reading
    if day_first is not None:
        return found.readings[0 if day_first else 1]
    sure = [other.readings[0] for other in others if len(other.readings) == 1]
    words = re.findall(r"[a-z]+day\b", story[:_FIRST_SENTENCES].lower())
    weekdays = {lexicon().weekdays[word] for word in words if word in lexicon().weekdays}
    fitting = (
        [reading for reading in found.readings if all(reading <= day for day in sure)],
        [reading for reading in found.readings if _days_before(reading, story)],
        [
            reading
            for reading in found.readings
            if {reading.weekday(), (reading.weekday() - 1) % 7} & weekdays
        ],
    )
    for readings in fitting:
        if len(readings) == 1:
            return readings[0]
    return found.readings[0]


def _days_before(reading: date, story: str) -> bool:
    """Tell whether `story` names a day, without its year, in the weeks before `reading`."""
    for match in _day_of_month().finditer(story[:_LOOKED_AT]):
        month, day = lexicon().months[match[1].lower()], int(match[2])
        for named in _valid((reading.year, month, day), (reading.year - 1, month, day)):
            if timedelta(0) <= reading - named <= _WEEKS_BEFORE:
                return True
    return False


@cache
def _day_of_month() -> re.Pattern[str]:
    months = "|".join(month for month in lexicon().months if len(month) > 3 or month == "may")
    return re.compile(rf"\b({months})\s(\d{{1,2}})\b(?!,?\s\d{{4}})", re.IGNORECASE)


def published_of(
    header: Sequence[str],
    lead: str,
    footer: Sequence[str],
    story: str = "",
    day_first: bool | None = None,
) -> date | None:
    """Return the day of publication from the lines around a story, None where they give no full date.

    `header` are the lines above the story and `footer` those below, in order; `lead` is the story's first
    paragraph, whose beginning may hold the date in line ("10-07-2016 Rebels enter ...", "... AFP Sunday 30
    Mar 2014 ..."). A line said to be the publishing date wins, then a date line or the start of the lead,
    then a line said to be an update; of several, the one nearest to the story. A date inside a sentence, or
    one beside another story's headline, never counts. `story` and `day_first` settle days and months that
    may be swapped, see `settle`.
    """
    opening = lead[:LONGEST_HEADER]
    above = [(line, found) for line in header for found in _line_dates(line)]
    inline = opening_date(opening)
    around = [found for _, found in above] + find_dates(opening if inline else "")
    labelled = [found for line, found in above if _label(line, found) == "published"]
    plain = [found for line, found in above if _label(line, found) == "plain"]
    updated = [found for line, found in above if _label(line, found) == "updated"]
    below = [found for line in footer for found in _line_dates(line) if _label(line, found) in _LABELLED]
    below += _closing_dates(lead if not footer else "")
    for choice in (labelled[-1:], [inline] if inline else [], plain[-1:], updated[-1:], below[:1]):
        for found in choice:
            return settle(found, day_first, around, story or lead)
    return None


def _line_dates(line: str) -> list[DateFound]:
    """Dates of a line that opens with one, or is left with little beside date, time and label."""
    line = line[:LONGEST_HEADER]
    found = find_dates(line)
    if not found:
        return []
    rest = line
    for each in reversed(found):
        rest = rest[: each.start] + " " + rest[each.end :]
    words = re.findall(r"[A-Za-z]{2,}", rest)
    opens = found[0].start == 0 and not line[found[0].end :].lstrip(" ,")[:1].islower()
    return found if opens or (len(words) <= 12 and not _in_sentence(line, found[0])) else []


def _label(line: str, found: DateFound) -> str:
    before = " ".join(re.findall(r"[a-z]+", line[: found.start].lower()))
    for kind, labels in (
        ("clock", lexicon().clock_labels),
        ("updated", lexicon().updated_labels),
        ("published", lexicon().published_labels),
    ):
        if any(before == label or before.endswith(" " + label) for label in labels):
            return kind
    return "plain"


def _in_sentence(line: str, found: DateFound) -> bool:
    """Tell a date that a preposition ties to the words before it, unless those are a label."""
    before = line[: found.start].rstrip()
    if before.endswith((",", "|", "-", "–", "—", "(", "•", ":", ";", "/")) or not before:
        return False
    last = re.findall(r"[a-z]+$", before.lower())
    return bool(last) and last[0] in lexicon().date_prepositions and _label(line, found) == "plain"


def opening_date(opening: str) -> DateFound | None:
    """Return the first date of a paragraph's beginning that stands outside its sentences, None for none."""
    for found in find_dates(opening):
        if _in_sentence(opening, found):
            continue
        first = not re.search(r"\w", opening[: found.start]) or _label(opening, found) != "plain"
        after = re.match(r"[\s)\]|,.:;–—-]*([A-Za-z]+(?!\w*:)|\(?)", opening[found.end :])
        word = after[1] if after else ""
        runs_on = word[:1].islower() and word not in lexicon().after_date
        set_off = found.weekday is not None or found.numeric
        after_headline = word[:1].isupper() and not re.search(r"[.!?:;,]\s", opening[: found.start])
        if not runs_on and (first or set_off or after_headline):
            return found
    return None


def _closing_dates(paragraph: str) -> list[DateFound]:
    """Dates that a label announces at the very end of a text in one paragraph."""
    tail = paragraph[-120:]
    return [found for found in find_dates(tail) if _label(tail, found) == "updated"]
