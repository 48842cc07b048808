"""Find whom or what a number counts: the nouns that follow it, or those after "of"."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from vedette.reading.amounts_words import amount_words

_LONGEST = 10
_NOMINAL = ("NOUN", "PROPN", "ADJ", "X")
_MARKS = ("'s", "’s", "’", "'", '"', "“", "”")


@dataclass(frozen=True)
class Noun:
    """What a number counts: tokens `first` to `last`, `word` the noun in lower case.

    `word` is "" where the number stands alone ("killing 12"); `who` is the phrase in the text's words.
    `definite` tells that the number repeats known ones ("the two towns"), `part` that it is some of those
    named before ("six of them", "including three").
    """

    first: int
    last: int
    word: str
    who: str
    definite: bool = False
    part: bool = False


def counted_noun(doc: Doc, start: int, end: int) -> Noun | None:
    """Return what the number at characters `start` to `end` counts, None where it is no count at all."""
    number = doc.char_span(start, end, alignment_mode="expand")
    if number is None or _refused(doc, number.start, number.end):
        return None
    first, index = number.start, number.end
    words = amount_words()
    definite = _before(doc, first) in ("the", "these", "those", "both")
    part = bool(words.including & {token.lower_ for token in doc[max(0, first - 6) : first]})
    if _at(doc, index) == "-" and _at(doc, index + 1) in words.strong:
        return Noun(first, index + 1, "people", doc[index + 1].text, definite, part)
    if _at(doc, index) in words.also:
        index += 1
    if _at(doc, index) == "of":
        index += 1
        while index < len(doc) and (doc[index].pos_ in ("DET", "PRON") or doc[index].like_num):
            if _at(doc, number.start) == "one" and _at(doc, index) not in ("them", "whom"):
                return None  # "one of the villages" counts nothing
            if doc[index].pos_ == "PRON" and doc[index].dep_ != "poss":
                return Noun(first, index, "", doc[index].text, definite, True)
            index += 1
    run = _run(doc, index)
    if not run:
        also = doc[index - 1]
        word = also.lower_ if also.lower_ == "others" else ""
        return Noun(first, index - 1, word, also.text if word else "", definite, part)
    head = _head(run, number.root)
    return Noun(first, head.i, head.lower_, doc[run[0].i : head.i + 1].text, definite, part)


def is_person(doc: Doc, noun: Noun) -> bool:
    """Tell whether `noun` means persons: by the lexicon, its ending, or as a people's name."""
    words = amount_words()
    return (
        noun.word in words.persons
        or (noun.word.endswith(words.person_endings) and noun.word not in words.nouns)
        or doc[noun.last].ent_type_ == "NORP"
    )


def _at(doc: Doc, index: int) -> str:
    return doc[index].lower_ if 0 <= index < len(doc) else ""


def _before(doc: Doc, first: int) -> str:
    """Return the word before a number, past what only qualifies it."""
    index = first - 1
    while _at(doc, index) in ("other", "more", "next", "last", "first", "only"):
        index -= 1
    return _at(doc, index)


def _refused(doc: Doc, first: int, end: int) -> bool:
    words = amount_words()
    after = _at(doc, end)
    if after == "-" and not doc[end - 1].whitespace_:  # a dash after a space joins nothing
        if _at(doc, end + 1) in words.not_counts.after or _at(doc, end + 1) not in words.strong:
            return True
    elif after in words.not_counts.after:
        return True
    index = first - 1
    while _at(doc, index) in ("and", "numbers", "nos") or (index > 0 and doc[index].like_num):
        index -= 1
    before = _at(doc, index)
    ages = words.not_counts.before_of | words.not_counts.before
    if before in words.bounds and _at(doc, index - 1) in ages:
        return True  # "at ages below 8"
    if before in words.not_counts.before or (
        before == "of" and _at(doc, index - 1) in words.not_counts.before_of
    ):
        return True
    if _at(doc, first - 1) == "," and after == "," and doc[first - 2].pos_ == "PROPN":
        return True  # "Ivan Petrov, 34, was shot"
    return _is_number_of_site(doc, first) or _is_share(doc, first)


def _is_number_of_site(doc: Doc, first: int) -> bool:
    """Tell whether the number is part of a site's name: "inside base 17", but not "in the base 17 died"."""
    if not first or not doc[first].is_digit or _at(doc, first - 1) not in amount_words().numbered:
        return False
    return not any(t.tag_ in {"DT", "PRP$", "POS"} for t in doc[max(0, first - 4) : first - 1])


def _is_share(doc: Doc, first: int) -> bool:
    """Tell whether the number describes others that are counted: "18 of 31", "members of one family"."""
    index = first - 1
    if _at(doc, index) in ("the", "its", "their"):
        index -= 1
    if _at(doc, index) != "of" or index < 1:
        return False
    whole = doc[index - 1]
    words = amount_words()
    persons = whole.lower_ in words.persons and whole.lower_ not in words.event_forms and whole.tag_ == "NNS"
    return whole.like_num or persons


def _run(doc: Doc, index: int) -> list[Token]:
    """Return the nominal words from `index` on, up to what ends the phrase."""
    run: list[Token] = []
    while index < len(doc) and len(run) < _LONGEST:
        token = doc[index]
        if token.ent_type_ in ("DATE", "TIME") or (token.is_sent_start and run):
            break
        if token.text in ("(", "[") and _at(doc, index + 2) in (")", "]"):
            index += 1 if token.text == "[" else 3
            continue
        if token.text == "]":
            index += 1
            continue
        if not _continues(doc, index, run):
            break
        run.append(token)
        index += 1
    while run and (run[-1].is_punct or run[-1].pos_ == "CCONJ"):
        run.pop()
    return run


def _continues(doc: Doc, index: int, run: list[Token]) -> bool:
    token = doc[index]
    follower = doc[index + 1] if index + 1 < len(doc) else None
    if _known(token):
        return True
    describes = follower is not None and follower.lower_ in amount_words().persons  # "260 wounded men"
    if token.lower_ in amount_words().event_forms and not describes and not (run and token.pos_ == "NOUN"):
        return False
    compound = token.text == "-" or (not token.whitespace_ and follower is not None and follower.text == "-")
    if compound or (run and run[-1].text == "-"):
        return True
    if token.pos_ in _NOMINAL or (token.is_upper and token.is_alpha and len(token) > 1):
        return True
    if follower is None:
        return False
    if token.pos_ == "CCONJ":
        return bool(run) and not any(_known(earlier) for earlier in run) and follower.pos_ in _NOMINAL
    if token.tag_ == "VBG":
        return follower.pos_ == "NOUN" or _known(follower)
    return token.text in _MARKS or (token.tag_ == "VBN" and (follower.pos_ in _NOMINAL or _known(follower)))


def _head(run: list[Token], number: Token) -> Token:
    """Return the noun that heads `run`: the parse's, else the last of the first known nouns in a row."""
    known = [position for position, token in enumerate(run) if _known(token)]
    parsed = number.dep_ == "nummod" and number.head in run and number.head.pos_ in ("NOUN", "PROPN")
    if parsed and (not known or _known(number.head)):
        return number.head
    if known:
        last = known[0]
        while last + 1 < len(run) and (_known(run[last + 1]) or run[last + 1].text == "-"):
            last += 1
        return run[max(position for position in known if position <= last)]
    nouns = [token for token in run if token.pos_ in ("NOUN", "PROPN")]
    return nouns[-1] if nouns else run[-1]


def _known(token: Token) -> bool:
    words = amount_words()
    return token.lower_ in words.nouns or token.lower_ in words.persons
