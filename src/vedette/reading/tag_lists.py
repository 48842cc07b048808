"""The list of tags between headline and story in a page that was copied into one paragraph."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from vedette.reading.lexicon import name_words

_LONGEST = 60  # words
_SPEAKING_TAGS = frozenset(
    {"VBD", "VBZ", "VBP", "MD", "TO", "DT", "IN", "CC", "PRP", "PRP$", "CD", "WDT", "WRB"}
)


def tag_lists(doc: Doc) -> Iterator[range]:
    """Yield the characters of each list of tags: "... he said. Tags Chad flood army The army ..."."""
    for word in doc:
        if word.lower_ in name_words().list_labels and _opens(word):
            first = _first_of_story(doc, word)
            if first is not None:
                yield range(word.idx, first.idx)


def _opens(word: Token) -> bool:
    """Whether a word stands where a sentence would begin, with a capital, and a name after it."""
    before = word.nbor(-1) if word.i else None
    stands = before is None or before.is_punct or before.is_space
    return stands and word.text.istitle() and word.i + 1 < len(word.doc)


def _first_of_story(doc: Doc, label: Token) -> Token | None:
    """Return the word with which the story goes on after a list, None where none is told from it.

    The list has neither verbs nor articles nor numbers, and of prepositions only those within names; the
    story begins with the last capital before the first of them, or with that word itself.
    """
    capital: Token | None = None
    for word in doc[label.i + 1 : label.i + _LONGEST]:
        if word.lower_ == ":" or word.is_space:
            continue
        if capital is None and not word.text[0].isalnum():
            return None
        if word.is_punct and word.text in {".", "!", "?"}:
            return word
        titled = word.text[0].isupper()
        if word.tag_ in _SPEAKING_TAGS and (titled or not _within_name(word)):
            return word if titled else capital
        if titled:
            capital = word
    return None


def _within_name(word: Token) -> bool:
    """Whether a small word joins two with capitals: "War on Terror", "Network for Human Rights"."""
    beside = (word.nbor(-1), word.nbor(1)) if word.i + 1 < len(word.doc) else (word,)
    return word.lower_ in name_words().within_names and all(t.text[0].isupper() for t in beside)
