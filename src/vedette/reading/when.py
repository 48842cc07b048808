"""Say when a statement's event happened: from its own words, its sentence, or what the story speaks of."""

import re
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span

from vedette.model import Period
from vedette.reading.language import text_of, tokens_of
from vedette.reading.when_background import came_before, is_bygone
from vedette.reading.when_grammar import TimeMention
from vedette.reading.when_resolve import resolve
from vedette.reading.when_standpoint import Standpoint
from vedette.reading.when_story import StoryTimes
from vedette.reading.when_syntax import (
    cost,
    described_noun,
    is_answer,
    is_going_on,
    is_how_long,
    is_past,
    is_perfect,
    is_present_perfect,
    is_said,
    looks_ahead,
    opens_period,
)
from vedette.reading.when_words import when_words

_NEAR = 40.0
_OTHER_CLAUSE = 15.0
_UNTIL = 20.0
_HOW_LONG = 30.0
_RUNNING = 15.0  # a total runs from a day: "in May they put the toll at 90 since 2014"
_NEXT_WORDS = 20
_TOTALS_BEFORE = 60
_WHEN = re.compile(r"[\s,(]*when\b")


@dataclass(frozen=True)
class Known:
    """What is known of a statement before it is dated.

    `day` is that of the story's last statement with a day, and `deed` when the last one of the same kind was,
    whose day blame and denials share. `war_began` dates totals of a whole war when the text does not. What is
    `going_on` is of the report's day where its sentence gives no other.
    """

    day: Period | None = None
    deed: Period | None = None
    war_began: date | None = None
    going_on: bool = False


NOTHING_KNOWN = Known()


def find_period(
    doc: Doc,
    start: int,
    end: int,
    published: date | None,
    kind: str,
    known: Known = NOTHING_KNOWN,
) -> Period | None:
    """Return when the event stated at characters `start` to `end` of `doc` happened, None where nothing says.

    An expression of time counts that stands in the statement, else the one nearest to it in its sentence's
    syntax; else, for a past event of the news, the day that the text was speaking of, or what is `known`
    where it spoke of none. `published` is the report's day, without which only full dates resolve; `kind` is
    the claim's kind.
    """
    span = tokens_of(doc, start, end)
    if not span:
        return None
    words = when_words()
    story = StoryTimes.of(doc, published, start, end)
    whole_war = _whole_war(story, span, kind, known.war_began)
    event = story.known_event(span)
    spoken_of = story.spoken_of(start) or known.day
    background = is_bygone(span)
    candidates = _nearest_first(story, span, kind)
    for mention in candidates:
        if event is not None and is_said(doc, span, mention):
            continue
        if came_before(doc, span, mention):
            background = True
            continue
        if whole_war is not None and (mention.form == "war_age" or _is_aside(doc, span, mention)):
            continue
        told = _told(story, mention, candidates, spoken_of)
        found = _resolved(story, span, mention, Standpoint(published, told), kind)
        if found is not None and not (_lies_ahead(found, published) and is_past(span)):
            return found
    if event is not None:
        return event
    if background:
        return None
    if published is not None and (is_going_on(span) or (known.going_on and kind not in words.of_wars)):
        return Period(start=published, end=published, precision="day")
    if kind in words.of_wars and published is not None:
        if whole_war is not None and whole_war <= published:
            return Period(start=whole_war, end=published, precision="days")
        return _total_before(story, span) or spoken_of
    if kind in words.never_inherit or (kind in words.never_inherit_in_perfect and is_present_perfect(span)):
        return None
    if known.deed is not None and is_answer(span):
        return known.deed
    return story.gone_on_from(span) or spoken_of


def _lies_ahead(period: Period, published: date | None) -> bool:
    """Tell whether a period begins no sooner than the report, and ends after it: "later this month"."""
    return published is not None and period.start >= published and period.end > published


def story_day(doc: Doc, published: date | None) -> Period | None:
    """Return the day that the story's first sentences are about, None when they name none."""
    return StoryTimes.of(doc, published).main_day()


def _resolved(
    story: StoryTimes, span: Span, mention: TimeMention, view: Standpoint, kind: str
) -> Period | None:
    """Return the days of `mention` as the statement means them: ahead, since then, or that day alone."""
    doc, words = story.doc, when_words()
    defined = _is_defined(doc, span, mention)
    chosen = mention.through if defined and mention.through is not None else mention
    plain = chosen.bound == "at" and chosen.through is None
    if plain and opens_period(doc, span, chosen, kind in words.of_wars):
        chosen = replace(chosen, bound="since")
    if _begins_war(story, chosen):  # "since early 2011, when": in that year, not in a part of it
        chosen = chosen.whole()
    ahead = kind.endswith("_planned") or (mention.bound != "since" and looks_ahead(doc, mention))
    return resolve(chosen, replace(view, ahead=ahead, begins=defined or kind in words.beginnings))


def _is_defined(doc: Doc, span: Span, mention: TimeMention) -> bool:
    """Tell whether a time is the statement's own day: "since Monday, when the truce ended, 30 have died"."""
    when = _WHEN.match(text_of(doc), mention.end)
    if when is None:
        return False
    if mention.end <= span.start_char:
        return not any(t.tag_ in ("VBD", "VBN") for t in tokens_of(doc, mention.end, span.start_char))
    if mention.end >= span.end_char:
        return False
    clause = {t.i for t in tokens_of(doc, when.end() - len("when"), when.end()).root.head.subtree}
    return all(t.i in clause for t in span if t.pos_ in ("VERB", "AUX"))


def _nearest_first(story: StoryTimes, span: Span, kind: str) -> list[TimeMention]:
    """Return the expressions of the statement's sentence that may be its time, the likeliest first."""
    priced = []
    words = when_words()
    mentions = story.within(span[0].sent.start_char, span[-1].sent.end_char)
    for order, mention in enumerate(mentions):
        price = cost(story.doc, span, mention) + _UNTIL * (mention.bound == "until")
        if "of" in mention.values:  # "in January, two days of talks": how long is not when
            price += _HOW_LONG
        if mention.bound == "since" and kind in words.of_wars:
            price -= _RUNNING
        if is_how_long(story.doc, span, mention):
            continue
        if kind not in words.of_truces and described_noun(story.doc, mention) in words.truces:
            continue
        root = tokens_of(story.doc, mention.start, mention.end).root
        if mention.form == "war_age" and kind not in words.of_wars:
            continue
        if mention.form == "apart" and not 0 <= span.start_char - mention.end < _NEXT_WORDS:
            continue
        if mention.form == "lasting" and (price >= _OTHER_CLAUSE or not is_perfect(root)):
            continue
        if price < _NEAR:
            priced.append((price, order, mention))
    return [mention for _, _, mention in sorted(priced, key=lambda one: one[:2])]


def _told(
    story: StoryTimes, mention: TimeMention, candidates: list[TimeMention], spoken_of: Period | None
) -> Period | None:
    """Return the time that a relative expression counts from."""
    if mention.form in ("nth_day", "apart"):
        others = [other for other in candidates if other.form in ("weekday", "date", "day")]
        own = resolve(others[0], Standpoint(story.published)) if others else None
        return own if own is not None or mention.form == "nth_day" else spoken_of
    return story.told_before(mention) if mention.form == "since_then" else spoken_of


def _whole_war(story: StoryTimes, span: Span, kind: str, war_began: date | None) -> date | None:
    """Return the first day of the war when the statement is a total of all of it."""
    words = when_words()
    sentence = span.doc[span[0].sent.start : span[-1].sent.end]
    if kind not in words.of_wars or not any(token.lower_ in words.wars for token in sentence):
        return None
    return story.war_began() or war_began


def _is_aside(doc: Doc, span: Span, mention: TimeMention) -> bool:
    """Tell whether `mention` only dates what was said of a whole war's total."""
    spread = mention.form in ("reach", "lasting", "since_then") or mention.through is not None
    if spread or mention.bound == "since":
        return False
    inside = span.start_char <= mention.start < span.end_char
    return mention.bound == "until" or not (inside or opens_period(doc, span, mention, True))


def _begins_war(story: StoryTimes, mention: TimeMention) -> bool:
    """Tell whether `mention` dates the beginning of the war: "began in March 2011", "at war since 2011"."""
    first = tokens_of(story.doc, mention.start, mention.end).start
    if mention.bound == "since" and first > 1 and story.doc[first - 2].lower_ in when_words().wars:
        return True
    began = story.war_began()
    found = resolve(mention, Standpoint(story.published)) if began is not None else None
    return found is not None and found.start == began


def _total_before(story: StoryTimes, span: Span) -> Period | None:
    """Return the period of the total told right before: "since May 300 have died. Another 40 are missing"."""
    first = span[0].sent
    before = story.doc[max(0, first.start - _TOTALS_BEFORE)].idx
    for mention in reversed(story.within(before, first.start_char)):
        opened = opens_period(story.doc, span, mention, True) or _begins_war(story, mention)
        found = resolve(replace(mention, bound="since") if opened else mention, Standpoint(story.published))
        if found is not None and found.start < found.end:
            return found
    return None
