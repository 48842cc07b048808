"""Find the words of a sentence that tell what happened to people, and which of them a number belongs to."""

from collections.abc import Set
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from vedette.model import Counted
from vedette.reading.amounts_nouns import Noun
from vedette.reading.amounts_words import amount_words
from vedette.reading.when_words import when_words

_TOO_FAR = 25.0
_WRONG_SIDE = 7.0
_VERB_BETWEEN = 3.0
_OTHER_BETWEEN = 5.0
_PART_BETWEEN = 10.0
_PER_TOKEN = 0.5
_GOVERNED = 2.0


@dataclass(frozen=True)
class Event:
    """A word that tells what happened: token `at`; its number stands `before` or `after` it.

    What stands on the wrong side costs more. `joint` events share one count with another ("killed and
    wounded"); `finite` ones have an auxiliary, so that they may stand far from their number.
    """

    at: int
    of: Counted
    before: float
    after: float
    finite: bool = False
    joint: bool = False


def find_events(doc: Doc, first: int, end: int, numbers: Set[int], kind: str) -> tuple[Event, ...]:
    """Return the events among tokens `first` to `end` of `doc` that a claim of `kind` may tell.

    `numbers` are the tokens that numbers, with what qualifies them, begin at.
    """
    found = [
        event
        for index in range(first, end)
        if (event := _event(doc[index], numbers, kind)) is not None
        and (kind in when_words().of_wars or not _done_by_war(doc[index]))
    ]
    joint = set()
    for one, other in pairwise(found):
        between = {token.lower_ for token in doc[one.at + 1 : other.at]}
        if one.of != other.of and between and between <= amount_words().joining:
            counted_before = any(one.at - 6 < number < one.at for number in numbers)
            counted_after = any(other.at < number < other.at + 3 for number in numbers)
            if not (counted_before and counted_after):
                joint |= {one.at, other.at}
    return tuple(replace(event, joint=event.at in joint) for event in found)


def _done_by_war(verb: Token) -> bool:
    """Whether a whole war is what killed: "the war, which has killed thousands" counts no event's dead."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    told = [verb.head if s.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else s for s in subjects]
    return any(token.lemma_.lower() in amount_words().whole_wars for token in told)


def event_of(doc: Doc, noun: Noun, events: tuple[Event, ...]) -> tuple[Event, float] | None:
    """Return the event that the number with `noun` belongs to and how far it is, None where none is near."""
    risen = _risen(doc, noun, events)
    if risen is not None:
        return risen, 0.5
    governor = _governing(doc, noun, events)
    best: tuple[Event, float] | None = None
    for event in events:
        if noun.first <= event.at <= noun.last:
            price = 0.0
        elif event.at < noun.first:
            gap = _between(doc, event.at + 1, noun.first, events, event)
            price = event.after + (min(gap, _GOVERNED) if event is governor else gap)
        else:
            gap = _between(doc, noun.last + 1, event.at, events, event)
            price = event.before + (min(gap, _GOVERNED) if event is governor and event.finite else gap)
        if price < _TOO_FAR and (
            best is None or price < best[1] or (price == best[1] and event.at > noun.last)
        ):
            best = event, price
    return best


def _risen(doc: Doc, noun: Noun, events: tuple[Event, ...]) -> Event | None:
    """Return the event of the toll that "rose to" the number."""
    for index in range(noun.first - 1, max(0, noun.first - 6), -1):
        words, word = amount_words(), doc[index].lower_
        if word in words.rising or word in words.toll_is:
            earlier = [event for event in events if event.at < index]
            toll = doc[index : index + 2].text.lower() not in words.bounds  # no "at least"
            if word in words.rising or (toll and earlier and doc[earlier[-1].at].lower_ in words.tolls):
                return earlier[-1] if earlier else None
        if doc[index].pos_ not in ("ADP", "ADV", "ADJ", "PRON", "PART", "NOUN"):
            return None
    return None


def _governing(doc: Doc, noun: Noun, events: tuple[Event, ...]) -> Event | None:
    """Return the nearest event that the noun hangs on in the parse."""
    by_token = {event.at: event for event in events}
    for token in doc[noun.last].ancestors:
        if token.i in by_token:
            return by_token[token.i]
    return None


def _between(doc: Doc, first: int, end: int, events: tuple[Event, ...], own: Event) -> float:
    price = 0.0
    for token in doc[first:end]:
        price += _PER_TOKEN
        if token.pos_ == "VERB" and token.tag_ not in ("VBG", "VBN"):
            price += _VERB_BETWEEN
        if token.text in (".", ";"):
            price += _VERB_BETWEEN
        if token.lower_ in amount_words().including and own.at >= end and not own.finite:
            price += _PART_BETWEEN
    return price + sum(_OTHER_BETWEEN for event in events if first <= event.at < end and event.of != own.of)


def _event(token: Token, numbers: Set[int], kind: str) -> Event | None:
    word = token.lower_
    for of, words in amount_words().events.items():
        if kind not in amount_words().only_in.get(of, {kind}):
            continue
        if word in words.both:
            return _participle(token, of, numbers)
        if word in words.takes:
            return Event(token.i, of, _TOO_FAR, 0.0)
        if word in words.suffers and not (token.pos_ == "NOUN" and word.endswith("ing")):
            shot = token.i > 0 and token.doc[token.i - 1].lower_ == "shot"
            finite = (
                any(child.dep_ in ("aux", "auxpass") for child in token.children)
                or token.tag_ == "VBD"
                or shot
            )
            return Event(token.i, of, 0.0, 0.0 if shot else 2 * _WRONG_SIDE, finite)
        if word in words.counts:
            return Event(token.i, of, 0.5, 1.0)
    return None


def _participle(token: Token, of: Counted, numbers: Set[int]) -> Event:
    """Return the event of a participle, by whose form the number stands before or after it."""
    doc, index = token.doc, token.i
    earlier = {doc[i].lower_ for i in range(max(0, index - 3), index)}
    active = index + 1 in numbers and not any(c.dep_ == "auxpass" for c in token.children)
    if amount_words().passive & earlier and not active:  # "reportedly killed 35" is no passive
        return Event(index, of, 0.0, 2 * _WRONG_SIDE, finite=True)
    if index + 1 in numbers:
        return Event(index, of, _WRONG_SIDE / 2, 0.0)
    follower = doc[index + 1] if index + 1 < len(doc) else None
    closes = ("ADP", "SCONJ", "PUNCT", "CCONJ", "SPACE", "AUX")
    ends = follower is None or follower.pos_ in closes or follower.ent_type_ == "DATE"
    if follower is None or ends or follower.lower_ in amount_words().including:
        return Event(index, of, 0.0, _WRONG_SIDE)
    return Event(index, of, _WRONG_SIDE / 2, 0.0)
