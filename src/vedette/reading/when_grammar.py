"""Find the expressions of time in a text: weekdays, dates, months, years, "last week", "three days ago"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Literal

from vedette.reading.numerals import alternatives, small_numbers
from vedette.reading.when_words import when_words

Form = Literal[
    "date",
    "month",
    "year",
    "season",
    "weekday",
    "day",
    "night",
    "relative_day",
    "weekend",
    "unit",
    "reach",
    "ago",
    "away",
    "apart",
    "days_of",
    "nth_day",
    "week_of",
    "lasting",
    "since_then",
    "war_age",
]
Bound = Literal["at", "since", "until"]
DAY_FORMS = frozenset({"date", "weekday", "day", "night", "relative_day", "weekend", "ago", "away"})


@dataclass(frozen=True)
class TimeMention:
    """One expression of time at characters `start` to `end`, not resolved yet.

    `values` are its parts as written, in lower case; `bound` says whether it opens or closes a period;
    `through` is the second end of a range ("from 3 to 5 May").
    """

    start: int
    end: int
    form: Form
    values: Mapping[str, str] = field(hash=False)
    bound: Bound = "at"
    through: "TimeMention | None" = None

    def whole(self) -> "TimeMention":
        """Return the month or year that it names a part of: of "early 2011", 2011."""
        return replace(self, values={name: value for name, value in self.values.items() if name != "part"})

    @property
    def full(self) -> bool:
        """Whether it names a day with its year."""
        return self.form == "date" and "y" in self.values


@lru_cache(maxsize=4096)
def find_times(text: str) -> tuple[TimeMention, ...]:
    """Return the expressions of time in `text`, in its order; none overlaps another."""
    taken: list[TimeMention] = []
    for form, pattern in _patterns():
        for match in pattern.finditer(text):
            free = all(match.end() <= other.start or other.end <= match.start() for other in taken)
            if free and _means_time(text, form, match):
                values = {name: value.lower() for name, value in match.groupdict().items() if value}
                taken.append(
                    TimeMention(
                        match.start(), match.end(), form, values, _bound(text, match.start(), match.end())
                    )
                )
    return tuple(_joined(text, sorted(taken, key=lambda one: one.start)))


def _joined(text: str, mentions: list[TimeMention]) -> Iterator[TimeMention]:
    """Yield the mentions, two ends of a range as one."""
    index = 0
    while index < len(mentions):
        one = mentions[index]
        index += 1
        if index < len(mentions) and _makes_range(text, one, mentions[index]):
            other = mentions[index]
            index += 1
            yield TimeMention(one.start, other.end, one.form, one.values, "at", other)
        else:
            yield one


def _makes_range(text: str, one: TimeMention, other: TimeMention) -> bool:
    gap = re.sub(r"\s+", " ", text[one.end : other.start].lower())
    before = text[max(0, one.start - 40) : one.start].lower()
    same_size = (one.form in DAY_FORMS) == (other.form in DAY_FORMS)
    if other.form in ("since_then", "lasting", "reach"):
        return False
    about = rf"(?:{alternatives(when_words().about)} )*"
    if re.search(rf"\bbetween {about}$", before):  # "between around spring 2012 and 3 May 2013"
        return re.fullmatch(rf" and {about}", gap) is not None
    if not same_size:
        return False
    if re.search(r"\bfrom (?:the )?$", before) and re.fullmatch(r" (?:to|until|till|through)(?: the)? ", gap):
        return True
    if re.fullmatch(r" ?[-–/] ?| (?:and )?(?:into|through) | to ", gap):
        return True
    return gap == " and " and one.form == other.form and one.form in ("weekday", "month")


def _bound(text: str, start: int, end: int) -> Bound:
    words = when_words()
    before = text[max(0, start - 24) : start]
    article = r"\s+(?:the\s+|at\s+least\s+|about\s+)?$"
    if re.search(rf"\b{alternatives(words.since)}{article}", before, re.IGNORECASE):
        return "since"
    if re.search(rf"\b{alternatives(words.until)}{article}", before, re.IGNORECASE):
        return "until"
    if re.search(r"\bfrom\s+$", before, re.IGNORECASE) and re.search(
        alternatives(words.to_now), text[end : end + 60]
    ):
        return "since"
    return "at"


def _means_time(text: str, form: Form, match: re.Match[str]) -> bool:
    """Refuse what only looks like a time: "may", "march on", "2000 people", day 45 of a month."""
    words = when_words()
    before = text[max(0, match.start() - 32) : match.start()].lower()
    preposition = re.search(rf"\b{alternatives(words.prepositions)}\s+$", before)
    if form == "date":
        days = [int(match[name]) for name in ("d", "d2") if match.groupdict().get(name)]
        if _is_name(text[match.end() :]):
            return False
        return all(1 <= day <= 31 for day in days)
    if form == "month":
        name = match["m"]
        if not name[0].isupper() or _is_name(text[match.end() :]):
            return False
        told = any(match[group] for group in ("part", "which", "y", "rely"))
        return bool(told or preposition or name.lower() not in words.months_also_words)
    if form == "year":
        follower = re.match(r"\s+([A-Za-z-]+)", text[match.end() :])
        if follower and follower[1].lower() in words.clock:
            return False
        counted = bool(follower and follower[1].lower().endswith(("s", "people", "men", "women", "children")))
        named = re.search(r"\b(?:an?|the|its|their|his|this)\s+(?:[a-z]+\s+)?$", before)  # "a 2014 campaign"
        led = re.search(rf"\b{alternatives(words.year_prepositions)}\s+$", before) or _ends_range(before)
        return bool(match["part"] or led) or bool(named and follower and not counted)
    if form == "since_then":
        rest = text[match.end() :].lstrip()
        return match.group().lower() in words.since_then or rest[:1].islower()
    if form == "season":
        return bool(match["y"] or match["which"])
    return True


def _ends_range(before: str) -> bool:
    """Tell whether a year closes a range: "between 2011 and", "from 2011 to"."""
    return (
        re.search(r"\b(?:between|from)\s+(?:19|20)\d\d\s+(?:and|to|until|till|through)\s+$", before)
        is not None
    )


def _is_name(rest: str) -> bool:
    """Tell whether what follows a date or a month makes a name of it: "July 20 Bridge"."""
    follower = re.match(r"\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?([A-Z][a-z]+)", rest)
    return follower is not None and follower[1].lower() in when_words().named_after_days


@cache
def _patterns() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    words = when_words()
    weekday = alternatives(names[0] for names in words.weekdays)
    any_weekday = alternatives(words.weekday_numbers)
    month = alternatives(names[0] for names in words.months)
    any_month = alternatives(words.month_numbers)
    short_month = alternatives(name for names in words.months for name in names[1:])
    year = r"(?:19|20)\d\d"
    day_part = alternatives(words.parts_of_day)
    part = alternatives(word for one in words.parts.values() for word in one.words)
    which = alternatives((*words.previous, *words.current, *words.following))
    edge = alternatives(("early", "earlier", "late", "later", "mid"))
    unit = r"(?P<unit>hour|day|week|month|year|decade)"
    whole = r"(?P<unit>week|month|year)(?!-(?:long|old)\b)"  # "the end of the week-long truce" names no week
    count = rf"(?P<n>\d{{1,3}}|{alternatives((*small_numbers(), *words.vague_counts))}|an?)"
    about = rf"(?:{alternatives(words.about)}\s+)*"
    lasting = alternatives(words.lasting)
    ordinal = r"(?:st|nd|rd|th)?"
    and_day = rf"(?:\s*(?:and|-|–|to|or)\s*(?P<d2>\d{{1,2}}){ordinal}(?!\d))?"
    with_year = rf"(?:,?\s+(?P<y>{year})(?!\d))?"
    with_weekday = rf"(?:{any_weekday}\.?,?\s+(?:the\s+)?)?"
    war = alternatives(words.wars)
    forms: tuple[tuple[Form, str], ...] = (
        ("date", rf"(?P<y>{year})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
        ("date", rf"(?P<d>\d{{1,2}})(?P<sign>[-/.])(?P<m>\d{{1,2}})(?P=sign)(?P<y>{year})(?!\d)"),
        (
            "date",
            rf"{with_weekday}(?P<d>\d{{1,2}}){ordinal}{and_day}\s+(?:of\s+)?(?P<m>{any_month})\b\.?{with_year}",
        ),
        (
            "date",
            rf"{with_weekday}(?P<m>{any_month})\.?\s+(?P<d>\d{{1,2}}){ordinal}(?![\d,]*\d){and_day}{with_year}",
        ),
        (
            "week_of",
            rf"(?:the\s+)?(?P<which>first|second|third|last)\s+week\s+of\s+(?P<m>{month})(?:,?\s+(?P<y>{year}))?",
        ),
        (
            "month",
            rf"(?P<part>{part})?[\s-]*(?P<which>)?(?P<m>{short_month})\.?,?\s+(?P<y>{year})(?P<rely>)?",
        ),
        (
            "month",
            rf"(?:(?P<part>{part})[\s-]+)?(?:(?P<which>{which})\s+)?(?P<m>{month})\b(?:['’]?s\b)?"
            rf"(?:,?\s+(?:of\s+)?(?P<y>{year})\b|,?\s+(?:of\s+)?(?P<rely>last|this|next)\s+year)?",
        ),
        (
            "season",
            rf"(?:(?P<which>last|this|next)\s+)?(?P<s>{alternatives(words.seasons)})(?:\s+(?:of\s+)?(?P<y>{year}))?",
        ),
        (
            "weekday",
            rf"(?:(?P<edge>early|earlier|late|later|overnight)\s+(?:on\s+)?)?(?:(?P<which>{which})\s+)?"
            rf"(?P<w>{weekday})(?:['’]?s)?(?:\s+(?P<part>{day_part}))?",
        ),
        ("relative_day", rf"(?P<phrase>{alternatives(words.relative_days)})"),
        ("day", rf"(?P<phrase>{alternatives(words.days)})(?:['’]?s)?(?:\s+{day_part})?"),
        ("night", rf"{alternatives(words.nights)}(?!\s+(?:of|to|between)\b)"),
        ("weekend", rf"(?:(?P<which>{which})\s+)?weekend"),
        ("ago", rf"{about}{count}\s+{unit}s?(?:\s+and\s+a\s+half)?\s+{alternatives(words.ago)}"),
        ("reach", rf"(?:{about}{lasting}|recent)\s+(?:{count}\s+)?{unit}s"),
        ("reach", rf"(?P<single>the\s+past|the\s+last|past)\s+{unit}"),
        ("unit", rf"(?P<part>{part})\s+(?P<which>the)\s+{whole}"),
        ("unit", rf"(?:(?P<part>{edge}|{part})[\s-]+)?(?P<which>{which})\s+{whole}"),
        ("away", rf"{count}\s+{unit}s?\s+(?P<way>{alternatives((*words.earlier, *words.later))})"),
        ("apart", rf"{about}{count}\s+{unit}s?\s+(?P<way>{alternatives((*words.after, *words.before))})"),
        (
            "nth_day",
            rf"(?:for\s+)?(?:the|a)\s+(?P<nth>{alternatives(words.ordinals)})\s+(?:(?:straight|consecutive|successive)\s+)?day",
        ),
        (
            "days_of",
            rf"(?:in|over|within|after|during)\s+{about}{count}\s+{unit}s(?!\s+(?:old|later|earlier|ago|after|before|time))",
        ),
        ("days_of", rf"{count}\s+{unit}s\s+(?P<of>of)"),
        (
            "lasting",
            rf"\bfor\s+{about}(?:{count}\s+)?(?:(?:straight|consecutive|long)\s+)?{unit}s?(?!\s+old)",
        ),
        (
            "war_age",
            rf"{count}(?:\s+and\s+a\s+half)?[\s-]+{unit}s?(?:[\s-]+(?:old|long))?(?:[\s-]+of)?[\s-]+(?:[a-z-]+\s+){{0,2}}?{war}",
        ),
        ("since_then", alternatives(words.since_then)),
        ("since_then", rf"{alternatives(words.has_since)}(?=\s+\w)"),
        ("year", rf"(?:(?P<part>{part})[\s-]+)?(?P<y>{year})(?:[-–](?P<y2>{year}))?(?!,?\d|%|-)"),
    )
    return tuple(
        (form, re.compile(rf"(?<![\w$€£])(?:{pattern})\b", re.IGNORECASE)) for form, pattern in forms
    )
