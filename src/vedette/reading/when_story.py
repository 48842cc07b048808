"""What a story says of time as a whole: its expressions of time, the day it speaks of, when the war began."""

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span

from vedette.model import Period
from vedette.reading.language import in_quotes, text_of, tokens_of
from vedette.reading.when_background import dates_clause, goes_on
from vedette.reading.when_grammar import DAY_FORMS, TimeMention, find_times
from vedette.reading.when_resolve import resolve
from vedette.reading.when_standpoint import Standpoint
from vedette.reading.when_syntax import dated_event, is_since_when, known_events, looks_ahead, points_back
from vedette.reading.when_words import when_words

_LEAD_SENTENCES = 4
_NEAR_SENTENCES = 3
_HEAD_CHARACTERS = 250
_FIRST_CHARACTERS = 40
_TAIL_CHARACTERS = 120
_FRESH_DAYS = 3
_OLD_DAYS = 300
_BEGINNING = 12


@dataclass(frozen=True)
class StoryTimes:
    """A story, the day it was published (None: unknown), and its expressions of time in their order."""

    doc: Doc
    published: date | None
    mentions: tuple[TimeMention, ...]

    @classmethod
    def of(cls, doc: Doc, published: date | None, start: int = 0, end: int = 0) -> "StoryTimes":
        """Return the times of a story without its dateline, which is the report's day and no event's.

        What stands in the statement at characters `start` to `end` is never a dateline.
        """
        mentions = tuple(
            one for one, dateline in _times(doc, published) if start <= one.start < end or not dateline
        )
        return cls(doc, published, mentions)

    def within(self, start: int, end: int) -> list[TimeMention]:
        """Return the expressions that begin within characters `start` to `end`."""
        return [one for one in self.mentions if start <= one.start < end]

    def main_day(self) -> Period | None:
        """Return the day that the first sentences are about, None when they name none."""
        sentences = list(self.doc.sents)[:_LEAD_SENTENCES]
        for mention in self.within(0, sentences[-1].end_char if sentences else 0):
            found = self._day(mention, None)
            if found is not None and self._is_fresh(found):
                return found
        return None

    def spoken_of(self, before: int) -> Period | None:
        """Return the day that the text speaks of at character `before`.

        That is the last one named in the sentences right before, else the last one near the report's day,
        else the story's main day. "Today" in somebody's words is the day of their speech, which may be long
        before the report: it counts only where nothing else does.
        """
        return self._spoken_of(before, quoted=False) or self._spoken_of(before, quoted=True)

    def _spoken_of(self, before: int, quoted: bool) -> Period | None:
        sentences = [sentence for sentence in self.doc.sents if sentence.start_char <= before]
        near = sentences[-1 - _NEAR_SENTENCES :]
        if near:
            for mention in reversed(self.within(near[0].start_char, near[-1].start_char)):
                found = self._day(mention, None, quoted)
                if found is not None and (self.published is None or found.start <= self.published):
                    return found
        told: Period | None = None
        for mention in self.within(0, before):
            found = self._day(mention, told, quoted)
            if found is not None and self._is_fresh(found):
                told = found
        return told or self.main_day()

    def told_before(self, mention: TimeMention) -> Period | None:
        """Return the time named last before `mention`, of whatever size: what "since then" counts from."""
        for other in reversed(self.mentions):
            if other.end <= mention.start and other.form not in ("lasting", "since_then"):
                return resolve(other, Standpoint(self.published))
        return None

    def known_event(self, span: Span) -> Period | None:
        """Return when an event took place that the statement speaks of as known ("the attack").

        The sentences before it have told ("an attack on Monday").
        """
        nouns = known_events(span)
        before = span[0].sent.start_char
        if points_back(span):
            told = self._told_right_before(span)
            if told is not None:
                return told
        for mention in reversed(self.within(0, before) if nouns else []):
            if (
                mention.form in DAY_FORMS
                and mention.bound == "at"
                and dated_event(self.doc, mention) in nouns
            ):
                return resolve(mention, Standpoint(self.published))
        return None

    def _told_right_before(self, span: Span) -> Period | None:
        """Return the last time of whatever size in the sentence before the statement's: of "that attack"."""
        first = span[0].sent.start
        if not first:
            return None
        for mention in reversed(self.within(self.doc[first - 1].sent.start_char, span[0].sent.start_char)):
            if mention.bound == "at" and mention.form not in ("lasting", "since_then", "war_age"):
                return resolve(mention, Standpoint(self.published))
        return None

    def gone_on_from(self, span: Span) -> Period | None:
        """Return the month or year of the sentence before, where the statement's only goes on with it.

        "In May the two armies shelled the dam. They also seized a bridge": that is no news of today.
        """
        first = span[0].sent.start
        if not first or not goes_on(span):
            return None
        told = self.within(self.doc[first - 1].sent.start_char, span[0].sent.start_char)
        if len(told) != 1 or not dates_clause(self.doc, told[0]):
            return None
        return resolve(told[0], Standpoint(self.published))

    def war_began(self) -> date | None:
        """Return the first day of the war as the text gives it: "since the conflict began in March 2011"."""
        words = when_words()
        if self.published is None:
            return None
        for mention in self.mentions:
            if mention.form not in ("date", "month", "year", "ago"):
                continue
            token = tokens_of(self.doc, mention.start, mention.end)[0]
            nearby = {word.lower_ for word in self.doc[max(0, token.i - _BEGINNING) : token.i]}
            if nearby & words.wars and nearby & words.war_began:
                found = resolve(mention, Standpoint(self.published))
                if found is not None and (self.published - found.start).days > _OLD_DAYS:
                    return found.start
        return None

    def _day(self, mention: TimeMention, told: Period | None, quoted: bool = True) -> Period | None:
        """Return the day of an expression that names one, None for others.

        Without `quoted` also for "today" and the like in somebody's words.
        """
        if mention.form not in DAY_FORMS or mention.bound != "at" or is_since_when(self.doc, mention):
            return None
        if mention.full and self.published is not None and mention.values["y"] == str(self.published.year):
            return None  # with this year's number a date stands under a picture or at the foot
        if (
            not quoted
            and mention.form == "day"
            and in_quotes(text_of(self.doc), mention.start, mention.start)
        ):
            return None
        return resolve(mention, Standpoint(self.published, told, looks_ahead(self.doc, mention)))

    def _is_fresh(self, period: Period) -> bool:
        return self.published is None or abs((self.published - period.end).days) <= _FRESH_DAYS


def _times(doc: Doc, published: date | None) -> tuple[tuple[TimeMention, bool], ...]:
    """Return a story's expressions of time, each with whether it is its dateline; found once a story."""
    key = f"times of {published}"
    if key not in doc.user_data:
        text = text_of(doc)
        doc.user_data[key] = tuple((one, _is_dateline(text, one, published)) for one in find_times(text))
    times: tuple[tuple[TimeMention, bool], ...] = doc.user_data[key]
    return times


def _is_dateline(text: str, mention: TimeMention, published: date | None) -> bool:
    """Tell whether a full date at the head or foot of the text, in no sentence, is that of the report."""
    if not mention.full or mention.through is not None:
        return False
    head = _HEAD_CHARACTERS if published is not None else _FIRST_CHARACTERS
    foot = published is not None and mention.end > len(text) - _TAIL_CHARACTERS
    edge = mention.start < head or foot
    if not edge or text[: mention.start].rstrip().lower().endswith(when_words().before_dates):
        return False
    day = resolve(mention, Standpoint(published))
    return day is not None and (published is None or abs((day.start - published).days) <= _FRESH_DAYS)
