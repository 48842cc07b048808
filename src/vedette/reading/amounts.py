"""Say how many of whom a statement counts: killed, injured, displaced, vehicles, villages, strikes."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from vedette.model import Amount, Counted
from vedette.reading.amounts_events import Event, event_of, find_events
from vedette.reading.amounts_nouns import Noun, counted_noun, is_person
from vedette.reading.amounts_words import amount_words
from vedette.reading.language import text_of, tokens_of
from vedette.reading.numerals import Numeral, find_numerals
from vedette.reading.when_grammar import find_times

_OF_PERSONS = ("killed", "injured")
_KM_PER_MILE = 1.609344
_NEXT = 2.0
_CLOSE = 6.0
_FAR = 12.0
_NUMERALS = "numerals"  # of a document's sentences, by their tokens


def find_amounts(doc: Doc, start: int, end: int, kind: str) -> tuple[Amount, ...]:
    """Return the numbers of the statement at characters `start` to `end` of `doc`, in the text's order.

    A claim takes its numbers only from its own words; what they count may be told by its sentence. `kind` is
    the claim's kind. Ages, dates, durations, percentages, sums of money and names of weapons are no numbers.
    """
    return _without_repeats([amount for amount, _ in _counted(doc, start, end, kind)])


def counting_words(doc: Doc, start: int, end: int, kind: str) -> tuple[Token, ...]:
    """Return the nouns that are counted within characters `start` to `end`, for a claim of `kind`."""
    return tuple(doc[noun.last] for _, noun in _counted(doc, start, end, kind))


def _counted(doc: Doc, start: int, end: int, kind: str) -> list[tuple[Amount, Noun]]:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return []
    first, last = span[0].sent.start, span[-1].sent.end
    numerals = _numerals(doc, first, last)
    if not numerals:
        return []
    starts = {tokens_of(doc, numeral.start, numeral.end).start for numeral in numerals}
    events = find_events(doc, first, last, starts, kind)
    found: list[tuple[Amount, Noun]] = []
    before: Counted | None = None
    for numeral in numerals:
        noun = counted_noun(doc, numeral.at, numeral.end)
        at = tokens_of(doc, numeral.start, numeral.end).start
        led = doc[at - 1].lower_ in amount_words().locative if at else False
        of = _what(doc, noun, events, kind, before, led) if noun is not None else None
        if noun is None or of is None or (of in _OF_PERSONS and noun.word in amount_words().collectives):
            continue
        before = of
        if start <= numeral.at and numeral.end <= end:
            found.append((_amount(of, numeral, noun, doc), noun))
    return found


def _numerals(doc: Doc, first: int, last: int) -> tuple[Numeral, ...]:
    """Return the numbers of tokens `first` to `last`, without those of dates and times; found once."""
    known: dict[tuple[int, int], tuple[Numeral, ...]] = doc.user_data.setdefault(_NUMERALS, {})
    if (first, last) not in known:
        known[first, last] = tuple(_find_numerals(doc, first, last))
    return known[first, last]


def _find_numerals(doc: Doc, first: int, last: int) -> list[Numeral]:
    offset = doc[first].idx
    text = text_of(doc)[offset : doc[last - 1].idx + len(doc[last - 1])]
    numerals = find_numerals(text)
    times = [(time.start, time.end) for time in find_times(text)] if numerals else []
    return [
        replace(one, start=one.start + offset, end=one.end + offset, at=one.at + offset)
        for one in numerals
        if not any(begin < one.end and one.at < end for begin, end in times)
    ]


def _what(
    doc: Doc, noun: Noun, events: tuple[Event, ...], kind: str, before: Counted | None, led: bool
) -> Counted | None:
    """Return what the number of `noun` is a number of, None when it is nothing that a claim counts.

    `before` is what the number before it in the sentence counted; `led` tells that a preposition of place
    leads the number.
    """
    words = amount_words()
    thing = words.nouns.get(noun.word)
    if kind in words.crewed.get(noun.word, ()):
        thing = "vehicles"
    if thing == "distance_km":
        return thing if _is_gain(doc, noun, kind) else None
    if thing is not None:
        known = thing in ("places", "strikes") and noun.definite
        return None if known or (thing == "strikes" and kind in words.no_strikes) else thing
    if noun.word in words.doers.get(kind, ()):
        return "participants"
    told = event_of(doc, noun, events)
    if told is not None and told[0].joint:
        return None
    if doc[noun.first].lower_ == "one" and _says_little(noun, told, led):
        return None
    if noun.part and before in words.events and (told is None or told[1] > 1.0):
        return before
    person = is_person(doc, noun)
    if person and _is_destroyed(doc[noun.last]):
        return "killed"
    if noun.word and not person and (told is None or told[1] > _CLOSE or led):
        return None
    by_kind = words.by_kind.get(kind)
    if by_kind is not None and (told is None or told[1] >= _FAR or _is_kinds_own(noun, kind, told)):
        if by_kind == "participants" and noun.definite and kind != "suicide_bombing":
            return None
        return by_kind if person or not noun.word else None
    if told is not None:
        return told[0].of
    return before if not noun.word or noun.word == "others" else None


def _is_destroyed(noun: Token) -> bool:
    """Tell whether persons are what a verb of destroying is done to: "destroyed a post and 12 gunmen"."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in amount_words().destroys


def _says_little(noun: Noun, told: tuple[Event, float] | None, led: bool) -> bool:
    """Tell whether "one" is a mere pronoun, or belongs to "from one family"."""
    if noun.word:
        return led
    return told is None or told[1] > _NEXT


def _is_kinds_own(noun: Noun, kind: str, told: tuple[Event, float]) -> bool:
    """Tell whether persons count as what the kind does with them, whatever else the sentence tells."""
    harmed = (
        told[0].at not in range(noun.first, noun.last + 1) and told[0].of in _OF_PERSONS and told[1] < _CLOSE
    )
    return kind in amount_words().always_by_kind and not harmed


def _is_gain(doc: Doc, noun: Noun, kind: str) -> bool:
    """Tell whether a distance was gained or lost, and is not the same one in another unit."""
    earlier = doc[noun.first - 1].lower_ if noun.first else ""
    if earlier == "(":
        return False
    words = amount_words()
    return kind in words.counts_distance or earlier in words.reach


def _amount(of: Counted, numeral: Numeral, noun: Noun, doc: Doc) -> Amount:
    low, high = numeral.low, numeral.high
    if [token.lower_ for token in doc[noun.last + 1 : noun.last + 3]] == ["at", "least"]:
        high = None
        low = low if low is not None else numeral.high
    if of == "distance_km" and noun.word in amount_words().miles:
        low, high = (None if bound is None else round(bound * _KM_PER_MILE) for bound in (low, high))
    return Amount(
        of=of, who=noun.who, low=low, high=high, as_written=text_of(doc)[numeral.start : numeral.end]
    )


def _without_repeats(amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    kept: dict[tuple[str, int | None, int | None], Amount] = {}
    for amount in amounts:
        kept.setdefault((amount.of, amount.low, amount.high), amount)
    return tuple(kept.values())
