"""What a capitalised name is that no pack knows: a place, a person, a body, or no name of any of them.

In a headline all words are capitalised, and a recogniser takes days, operations, weapons and peoples for
places. What a name is made of, the word before it and how its words stand elsewhere in the report tell more.
"""

import re
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Span, Token

from vedette.packs.names import ARTICLES
from vedette.reading.lexicon import Lexicon, name_words, read_lexicon
from vedette.reading.speech_words import speech_words
from vedette.reading.when_words import when_words

Sense = Literal["person", "organisation", "nothing", ""]

_AROUND = 5  # words on each side that tell whether capitals mean anything
_TITLED = 0.7  # share of the longer words with a capital from which a line is a headline
_LONG = 4  # letters from which a headline writes a word with a capital
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = "(?:(?:al|el|ad|an|ar|as|ash|at|az|ez|Al|El)-)?"
_BEFORE = re.compile(rf"(?<![\w-]){_ARTICLE}([A-Z]\w+)[ -]{_ARTICLE}$")
_AFTER = re.compile(rf"[ -]{_ARTICLE}[A-Z]\w+")
_REACH = 24
_TWINS = "lower-case words"


class CapitalWords(Lexicon):
    """The words of capitals.yaml; see the comments there."""

    before_persons: frozenset[str]
    heads: frozenset[str]
    heads_or_titles: frozenset[str]
    run_on_heads: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    events: frozenset[str]
    others: frozenset[str]
    plain: frozenset[str]


@cache
def capital_words() -> CapitalWords:
    """Return capitals.yaml; LexiconError when the file is faulty."""
    return read_lexicon("capitals.yaml", CapitalWords)


def whole_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the characters of a place's name with the words that begin it: "Ali" in "Tal Sheikh Ali".

    A first word that alone names nothing takes the word after it with it: "Beit" in "Beit Khadour".
    """
    heads = capital_words().heads | capital_words().heads_or_titles
    begun = _WORD.findall(text[start:end])[0].lower() in capital_words().heads
    while (
        not begun
        and (before := _BEFORE.search(text, max(0, start - _REACH), start))
        and before[1].lower() in heads
    ):
        start, begun = before.start(), before[1].lower() in capital_words().heads
    if all(word.lower() in heads for word in _WORD.findall(text[start:end])):
        after = _AFTER.match(text, end)
        end = after.end() if after is not None else end
    return start, end


def begins_as_place(text: str) -> bool:
    """Whether a longer name begins with a word that begins names of places: "Tal", "Velyka"."""
    words = _WORD.findall(text.lower())
    return len(words) > 1 and words[0] in capital_words().heads


@cache
def _days() -> frozenset[str]:
    words = when_words()
    return frozenset(words.weekday_numbers) | frozenset(words.month_numbers)


def sense_of(name: Span, known: bool) -> Sense:
    """Return what a name in a place's position is if it is none, "" where it may well be a place.

    `known` tells that the gazetteer has a place of this name: then only what is plainly none is refused.
    """
    words = [w.lower() for w in _WORD.findall(name.text.removesuffix("'s").removesuffix("’s"))]
    words = [w for w in words if w not in ARTICLES] or words
    if _never(words, known):
        return "nothing"
    if _is_body(words) and not known:
        return "organisation"
    if _speaks(name):
        return "organisation" if name.text.isupper() else "person"
    if known:
        return ""
    if is_person(name):
        return "person"
    return "nothing" if _only_capitals(name, words) else ""


def _never(words: list[str], known: bool) -> bool:
    """Whether these words name no place whatever stands around them: days, events, peoples, bare nouns."""
    lexicon, nouns = capital_words(), name_words()
    if not words or all(w in _days() or w.isdigit() or _is_day(w) or w in lexicon.others for w in words):
        return True
    if words[-1] in nouns.sites and len(words) > 1:
        return False
    events = [w in lexicon.events for w in words]
    bare = all(w in nouns.place_nouns | nouns.sites | nouns.parts | lexicon.plain for w in words)
    return bare or all(events) or (any(events) and not known)


def _is_day(word: str) -> bool:
    """Whether a word is a day run together: "262016", "9th"."""
    return word[0].isdigit() and (word.isdigit() or word.lstrip("0123456789") in {"st", "nd", "rd", "th"})


def _is_body(words: list[str]) -> bool:
    lexicon = capital_words()
    site = len(words) > 1 and words[-1] in name_words().sites and words[-1] not in lexicon.bodies
    return not site and (words[0] in lexicon.groups or any(w in lexicon.bodies for w in words))


def _speaks(name: Span) -> bool:
    """Whether a name does what only people do with words: "Youkhana said", "Ahmad told"."""
    token, after = name.root, name.doc[name.end] if name.end < len(name.doc) else None
    utters = speech_words().utters
    if token.dep_ == "nsubj" and token.head.pos_ == "VERB" and token.head.lemma_.lower() in utters:
        return True
    right_before = after is not None and after.tag_ == "VBD" and after.lemma_.lower() in utters
    return right_before and token.dep_ not in {"pobj", "compound", "poss", "conj"}


def is_person(name: Span) -> bool:
    """Whether a name is a person's: after a noun for one, or the surname of one who is named in full."""
    doc = name.doc
    before = doc[name.start - 1] if name.start > name.sent.start else None
    if before is not None and before.lower_ in capital_words().before_persons and before.tag_ != "NNS":
        return before.lower_ not in capital_words().heads_or_titles
    last = name[-1].lower_
    return len(name) == 1 and any(
        e.label_ == "PERSON" and len(e) > 1 and e[-1].lower_ == last and e[-1].i != name[-1].i
        for e in doc.ents
    )


def _only_capitals(name: Span, words: list[str]) -> bool:
    """Whether a name's words are plain words in capitals: elsewhere in the report they have none."""
    twins = _twins(name.doc)
    plain = [w in twins for w in words]
    ends_as_place = len(words) > 1 and (
        words[-1] in name_words().sites or words[-1] in name_words().place_nouns
    )
    return not ends_as_place and (all(plain) or (any(plain) and _in_headline(name)))


def _twins(doc: Doc) -> frozenset[str]:
    """Return the words that the report has in lower case, found once a report."""
    if _TWINS not in doc.user_data:
        doc.user_data[_TWINS] = frozenset(t.text for t in doc if t.is_lower and t.is_alpha and len(t) > 1)
    twins: frozenset[str] = doc.user_data[_TWINS]
    return twins


def _in_headline(name: Span) -> bool:
    doc = name.doc
    around = [*doc[max(0, name.start - _AROUND) : name.start], *doc[name.end : name.end + _AROUND]]
    long = [t for t in around if t.is_alpha and len(t) >= _LONG]
    return len(long) > 2 and sum(_capital(t) for t in long) >= _TITLED * len(long)


def _capital(token: Token) -> bool:
    return token.text[0].isupper()
