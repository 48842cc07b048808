"""Find numbers in a text, in digits or in words, and the bounds that the words around them set."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from vedette.reading.amounts_words import NumeralWords, amount_words

_GAP = r"[\s-]+"


@dataclass(frozen=True)
class Numeral:
    """A number at characters `start` to `end` (its qualifier included); `at` is where the number begins.

    An exact number has low = high; None is an open bound.
    """

    start: int
    end: int
    at: int
    low: int | None
    high: int | None


@dataclass(frozen=True)
class _Bare:
    """A number without its qualifier; `exact` is False for "dozens", which is only a least."""

    start: int
    end: int
    value: int
    exact: bool


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Return the numbers of `text` in its order, ranges as one number.

    The bounds follow the annotation guide: "at least 11" has no high, "nearly 1,000" no low, "dozens" is at
    least 24, "some 40" and "about 40" are 40.
    """
    bare = [_Bare(m.start(), m.end(), *_value(m)) for m in _bare_pattern().finditer(text)]
    found: list[Numeral] = []
    index = 0
    while index < len(bare):
        one = bare[index]
        other = bare[index + 1] if index + 1 < len(bare) else None
        joined = _range(text, one, other) if other is not None else None
        found.append(joined if joined is not None else _qualified(text, one))
        index += 2 if joined is not None else 1
    return tuple(found)


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of `words`, the longest first; a space stands for any gap."""
    by_length = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in by_length) + ")"


def cardinal(text: str) -> int | None:
    """Return the whole number that `text` is, in digits or words, None when it is none."""
    match = _bare_pattern().fullmatch(text.strip())
    return _value(match)[0] if match else None


def small_numbers() -> tuple[str, ...]:
    """Return the words for one to ninety-nine that stand alone ("three", "twenty")."""
    words = _words()
    return tuple(word for word, value in (*words.units.items(), *words.tens.items()) if value)


def _qualified(text: str, bare: _Bare) -> Numeral:
    before = _before_pattern().search(text, max(0, bare.start - 40), bare.start)
    start = before.start() if before else bare.start
    after = _after_pattern().match(text, bare.end)
    if before and before["most"]:
        low, high = None, bare.value
    elif (before and before["least"]) or after or not bare.exact:
        low, high = bare.value, None
    else:
        low, high = bare.value, bare.value
    return Numeral(start, after.end() if after else bare.end, bare.start, low, high)


def _range(text: str, one: _Bare, other: _Bare) -> Numeral | None:
    """Return "between 10 and 15", "10 to 15" or "10-15" as one number, None when the two don't make one."""
    gap = text[one.end : other.start].lower()
    between = re.search(r"\bbetween\s+$", text[: one.start], re.IGNORECASE)
    joined = re.fullmatch(r"\s*[-–]\s*|\s+to\s+|\s+or\s+", gap) or (
        between and re.fullmatch(r"\s+and\s+", gap)
    )
    if not joined or not one.exact or not other.exact or one.value >= other.value:
        return None
    start = between.start() if between else one.start
    return Numeral(start, other.end, one.start, one.value, other.value)


def _value(match: re.Match[str]) -> tuple[int, bool]:
    """Return the value of a match of the bare pattern, and whether it is counted out."""
    words = _words()
    if match["digits"]:
        number = float(match["digits"].replace(",", ""))
        for scale in re.findall(r"[a-z]+", (match["scale"] or "").lower()):
            number *= words.scales[scale]
        return round(number), True
    phrase = " ".join(re.split(_GAP, match.group().lower()))
    if phrase in words.vague:
        return words.vague[phrase], False
    if phrase in words.wholes:
        return words.wholes[phrase], True
    for vague in words.vague_scale:
        if phrase.startswith(vague + " "):
            return words.vague[phrase.rsplit(" ", 1)[1] + "s"], False
    return _spelt(phrase, {**words.units, **words.tens, "a": 1, "an": 1}, words.scales), True


def _spelt(phrase: str, small: Mapping[str, int], scales: Mapping[str, int]) -> int:
    """Return the value of cardinal words: "two hundred and fifty thousand" -> 250000."""
    total, group = 0, 0
    for word in phrase.split():
        if word in scales:
            if scales[word] <= 100:
                group = max(group, 1) * scales[word]
            else:
                total, group = total + max(group, 1) * scales[word], 0
        elif word in small:
            group += small[word]
    return total + group


@cache
def _bare_pattern() -> re.Pattern[str]:
    words = _words()
    scale, unit, ten = alternatives(words.scales), alternatives(words.units), alternatives(words.tens)
    small = rf"(?:{ten}(?:{_GAP}{unit})?|{unit})"
    more = rf"{_GAP}(?:and\s+)?(?:{scale}|{small}(?={_GAP}{scale}))"
    after_scale = "|".join(f"(?<={word})" for word in words.scales)
    tail = rf"(?:(?<=hundred)\s+|(?:{after_scale})\s+and\s+){small}"
    spelt = rf"(?:{small}(?:{more})*(?:{tail})?|an?\s+{scale}(?:\s+{scale})*)"
    vague = rf"(?:{alternatives(words.vague_scale)}\s+{scale}\b|{alternatives(words.vague)})"
    digits = rf"(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)?)(?P<scale>(?:{_GAP}{scale}\b)+)?"
    whole = alternatives(words.wholes)
    # letters, digits, signs and money beside it make another thing of it: T-72, 3rd, 4.5%, $20
    return re.compile(
        rf"(?<![\w.,$€£#/])(?<![A-Za-z]-)(?:{vague}|{whole}|{spelt}|{digits})(?![\w%]|[.,/:]\d)",
        re.IGNORECASE,
    )


@cache
def _before_pattern() -> re.Pattern[str]:
    words = _words()
    most, least, about = (alternatives(group) for group in (words.at_most, words.at_least, words.about))
    filler = r"(?:(?:an?|the|another|other|some|about|around|estimated|additional)\s+)*"
    return re.compile(rf"\b(?:(?P<most>{most})|(?P<least>{least})|{about})\s+{filler}$", re.IGNORECASE)


@cache
def _after_pattern() -> re.Pattern[str]:
    return re.compile(rf"\+|\s+{alternatives(_words().or_more)}\b|-plus\b", re.IGNORECASE)


def _words() -> NumeralWords:
    return amount_words().numerals
