"""The words by which a statement is attributed: data/lexicon/speech.yaml, checked."""

from functools import cache

from vedette.reading.lexicon import Lexicon, read_lexicon


class SpeechWords(Lexicon):
    """The words of speech.yaml; see the comments there."""

    says: frozenset[str]
    utters: frozenset[str]
    inverts: frozenset[str]
    gives: frozenset[str]
    asks: frozenset[str]
    witnesses: frozenset[str]
    reporters: frozenset[str]
    carries: frozenset[str]
    told: frozenset[str]
    statements: frozenset[str]
    shown: frozenset[str]
    claimed: frozenset[str]
    blames: frozenset[str]
    blamed_on: frozenset[str]
    unnamed: frozenset[str]
    bodies: frozenset[str]
    pronouns: frozenset[str]
    short_forms: frozenset[str]
    goes_on: frozenset[str]
    occasions: frozenset[str]
    media: frozenset[str]
    kinds: dict[str, frozenset[str]]

    def verb_group(self, lemma: str) -> str:
        """Return what sort of speech a verb is: a call on somebody, a handing out, or plain saying."""
        return "asks" if lemma in self.asks else "gives" if lemma in self.gives else "says"


@cache
def speech_words() -> SpeechWords:
    """Return speech.yaml; LexiconError when the file is faulty."""
    return read_lexicon("speech.yaml", SpeechWords)
