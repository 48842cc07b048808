"""Which language a text is in; the reader reads English."""

from functools import cache
from typing import Protocol

from vedette.intake.furniture import content_words

READ_LANGUAGE = "en"
_ENOUGH_LETTERS = 60
_LOOKED_AT = 1000
_SURE_LETTERS = 300


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    """Load the model on first use (0.4 s)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None where it is too short to tell.

    Under 60 letters only a foreign script tells; up to 300 letters a language other than English must be
    near certain, since foreign names make up much of a short report.
    """
    sample = text[:_LOOKED_AT]
    letters = [character for character in sample if character.isalpha()]
    foreign = sum(1 for letter in letters if letter > "\u024f") > len(letters) / 2
    if not letters or (len(letters) < _ENOUGH_LETTERS and not foreign):
        return None
    if not foreign and _plainly_english(sample):
        return READ_LANGUAGE
    code, certainty = _identifier().classify(sample)
    if code != READ_LANGUAGE and not foreign and len(letters) < _SURE_LETTERS and certainty < 0.99:
        return None
    return code


def _plainly_english(sample: str) -> bool:
    """Tell English by its function words: every third word or more, of several kinds, is one."""
    words = [word.strip(".,;:!?\"'“”’()") for word in sample.lower().split()]
    function = [word for word in words if word and not content_words(word) and word.isalpha()]
    return len(words) >= 12 and len(function) >= 0.3 * len(words) and len(set(function)) >= 5
