"""Say when a statement's event happened: from its own words, its sentence, or what the story speaks of."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span

from vedette.model import Period
from vedette.reading.language import tokens_of
from vedette.reading.when_grammar import DAY_FORMS, TimeMention, find_times
from vedette.reading.when_resolve import Standpoint, resolve
from vedette.reading.when_words import when_words
from vedette.reading.when_syntax import (
    known_events,
    dated_event,
    is_said,
    cost,
    is_going_on,
    is_perfect,
    is_present_perfect,
    looks_ahead,
    opens_period,
)

_LEAD_SENTENCES = 4
_HEAD_CHARACTERS = 250
_TAIL_CHARACTERS = 120
_NEAR = 40.0
_FRESH_DAYS = 10
_OTHER_CLAUSE = 15.0


def find_period(
    doc: Doc,
    start: int,
    end: int,
    published: date | None,
    kind: str,
    inherited: Period | None = None,
    war_began: date | None = None,
) -> Period | None:
    """Return when the event stated at characters `start` to `end` of `doc` happened, None where nothing says.

    An expression of time counts that stands in the statement, else the one nearest to it in its sentence's
    syntax; else, for a past event of the news, `inherited`, else the day that the text was speaking of.
    `published` is the report's day, without which only full dates resolve; `kind` is the claim's kind;
    `war_began` dates tolls of a whole war when the text does not.
    """
    span = tokens_of(doc, start, end)
    if not span:
        return None
    words = when_words()
    mentions = _mentions(doc, published)
    spoken_of = _spoken_of(doc, mentions, start, published) or inherited
    candidates = _nearest_first(doc, span, mentions, kind)
    whole_war = None
    if kind in words.of_wars and published is not None and _speaks_of_war(span):
        whole_war = _war_start(doc, mentions, published) or war_began
    known = _known_event(doc, span, mentions, published)
    for mention in candidates:
        if known is not None and is_said(doc, span, mention):
            continue
        if whole_war is not None and (mention.form == "war_age" or _is_aside(doc, span, mention)):
            continue
        told = _told(doc, mentions, mention, candidates, spoken_of, published)
        ahead = kind.endswith("_planned") or (mention.bound != "since" and looks_ahead(doc, mention))
        gap = doc.text[mention.end : start]
        defines = mention.end <= start and re.match(r"[\s,(]*when\b", gap) is not None
        if defines and mention.through is not None:
            mention = mention.through
        view = Standpoint(published, told, ahead, kind in words.beginnings or defines)
        opened = (
            mention.bound == "at"
            and mention.through is None
            and opens_period(doc, span, mention, kind in words.of_wars)
        )
        found = resolve(replace(mention, bound="since") if opened else mention, view)
        if found is not None:
            return found
    if known is not None:
        return known
    if published is not None and is_going_on(span):
        return Period(start=published, end=published, precision="day")
    if kind in words.of_wars and published is not None:
        return _total_period(doc, span, mentions, published, whole_war)
    if kind in words.never_inherit or (kind in words.never_inherit_in_perfect and is_present_perfect(span)):
        return None
    return spoken_of


def _known_event(
    doc: Doc, span: Span, mentions: Sequence[TimeMention], published: date | None
) -> Period | None:
    """Return when the event that the statement speaks of as known took place, as the sentences before it tell."""
    nouns = known_events(span)
    if not nouns:
        return None
    for mention in reversed(mentions):
        earlier = (
            mention.end <= span[0].sent.start_char and mention.bound == "at" and mention.form in DAY_FORMS
        )
        if earlier and dated_event(doc, mention) in nouns:
            return resolve(mention, Standpoint(published))
    return None


def _is_aside(doc: Doc, span: Span, mention: TimeMention) -> bool:
    """Tell whether `mention` only dates what was said of a whole war's total."""
    if (
        mention.form in ("reach", "lasting", "since_then")
        or mention.bound == "since"
        or mention.through is not None
    ):
        return False
    inside = span.start_char <= mention.start < span.end_char
    return mention.bound == "until" or not (inside or opens_period(doc, span, mention, True))


def _total_period(
    doc: Doc, span: Span, mentions: Sequence[TimeMention], published: date, whole_war: date | None
) -> Period | None:
    """Return the time of a total that names none: that of the total before it, or the whole war's."""
    if whole_war is not None and whole_war <= published:
        return Period(start=whole_war, end=published, precision="days")
    first = span[0].sent
    before = first.doc[max(0, first.start - 60)].idx
    for mention in reversed(mentions):
        if before <= mention.start < first.start_char:
            found = resolve(
                replace(mention, bound="since") if opens_period(doc, span, mention, True) else mention,
                Standpoint(published),
            )
            if found is not None and found.start < found.end:
                return found
    return _spoken_of(doc, mentions, span.start_char, published)


def _war_start(doc: Doc, mentions: Sequence[TimeMention], published: date) -> date | None:
    """Return the first day of the war as the text gives it: "since the conflict began in March 2011"."""
    words = when_words()
    for mention in mentions:
        if mention.form not in ("date", "month", "year", "ago"):
            continue
        token = tokens_of(doc, mention.start, mention.end)[0]
        nearby = {word.lower_ for word in doc[max(token.sent.start, token.i - 12) : token.i]}
        if nearby & words.wars and nearby & words.war_began:
            found = resolve(mention, Standpoint(published))
            if found is not None and (published - found.start).days > 300:
                return found.start
    return None


def _speaks_of_war(span: Span) -> bool:
    words = when_words()
    return any(token.lower_ in words.wars for token in span.doc[span[0].sent.start : span[-1].sent.end])


def _told(
    doc: Doc,
    mentions: Sequence[TimeMention],
    mention: TimeMention,
    candidates: Sequence[TimeMention],
    spoken_of: Period | None,
    published: date | None,
) -> Period | None:
    """Return the time that a relative expression counts from."""
    if mention.form == "nth_day":
        others = [other for other in candidates if other.form in ("weekday", "date", "day")]
        return resolve(others[0], Standpoint(published)) if others else None
    if mention.form == "since_then":
        for other in reversed(mentions):
            if other.end <= mention.start and other.form not in ("lasting", "since_then"):
                return resolve(other, Standpoint(published))
    return spoken_of


def story_day(doc: Doc, published: date | None) -> Period | None:
    """Return the day that the story's first sentences are about, None when they name none."""
    return _story_day(doc, _mentions(doc, published), published)


def _story_day(doc: Doc, mentions: Sequence[TimeMention], published: date | None) -> Period | None:
    sentences = list(doc.sents)[:_LEAD_SENTENCES]
    limit = sentences[-1].end_char if sentences else 0
    for mention in mentions:
        if mention.start < limit and mention.form in DAY_FORMS and mention.bound == "at":
            found = resolve(mention, Standpoint(published, None, looks_ahead(doc, mention)))
            if found is not None and _is_fresh(found, published):
                return found
    return None


def _is_fresh(period: Period, published: date | None) -> bool:
    return published is None or abs((published - period.end).days) <= _FRESH_DAYS


def _mentions(doc: Doc, published: date | None) -> tuple[TimeMention, ...]:
    """Return the story's expressions of time without the dateline, which is the report's day and no event's."""
    return tuple(one for one in find_times(doc.text) if not _is_dateline(doc.text, one, published))


def _is_dateline(text: str, mention: TimeMention, published: date | None) -> bool:
    if not mention.full or mention.through is not None:
        return False
    edge = mention.start < _HEAD_CHARACTERS or mention.end > len(text) - _TAIL_CHARACTERS
    if not edge or text[: mention.start].rstrip().lower().endswith(
        (" on", " of", " since", " until", " from", " to")
    ):
        return False
    day = resolve(mention, Standpoint(published))
    return day is not None and (published is None or abs((day.start - published).days) <= 3)


def _nearest_first(doc: Doc, span: Span, mentions: Sequence[TimeMention], kind: str) -> list[TimeMention]:
    """Return the expressions of the statement's sentence that may be its time, the likeliest first."""
    first, last = span[0].sent, span[-1].sent
    priced = []
    for order, mention in enumerate(mentions):
        if not (first.start_char <= mention.start < last.end_char):
            continue
        price = cost(doc, span, mention)
        root = doc.char_span(mention.start, mention.end, alignment_mode="expand").root
        if mention.form == "war_age" and kind not in when_words().of_wars:
            continue
        if mention.form == "apart" and not 0 <= span.start_char - mention.end < 20:
            continue
        if mention.form == "lasting" and (price >= _OTHER_CLAUSE or not is_perfect(root)):
            continue
        if mention.bound == "until":
            price += 20
        if price < _NEAR:
            priced.append((price, order, mention))
    return [mention for _, _, mention in sorted(priced, key=lambda one: one[:2])]


def _spoken_of(
    doc: Doc, mentions: Sequence[TimeMention], before: int, published: date | None
) -> Period | None:
    """Return the day last spoken of before character `before`, else the story's day."""
    told: Period | None = None
    for mention in mentions:
        if mention.start >= before:
            break
        if mention.form in DAY_FORMS and mention.bound == "at":
            found = resolve(mention, Standpoint(published, told, looks_ahead(doc, mention)))
            if found is not None and _is_fresh(found, published):
                told = found
    return told or _story_day(doc, mentions, published)
