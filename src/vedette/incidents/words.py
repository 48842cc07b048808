"""How alike the words of two claims are; each quote is weighed once."""

from vedette.incidents.told import Told
from vedette.incidents.wording import Wording, likeness, wording

_ALIKE = 0.6
_RARE_WORDS = 3
"""Two reports that share this much of what is rare in their words, of three rare words or more, most likely
tell one thing: then what one of them leaves vague does not part them."""

_SAME = 0.8
_TELLING_WORDS = 5
"""Two reports that share this much, of five rare words or more, print one sentence: where it says who was hit
on which day, what is read from each differs by the reading, and not by the event."""

ECHO = 0.25
"""Two reports with so much in common echo each other: names of actors and of the place alone are less."""


class Words:
    """Compares the evidence of claims."""

    def __init__(self) -> None:
        self._wordings: dict[str, Wording] = {}

    def rare(self, told: Told) -> Wording:
        """Return what is rare in the words of a claim's evidence."""
        quote = told.claim.evidence.quote
        if quote not in self._wordings:
            self._wordings[quote] = wording(quote)
        return self._wordings[quote]

    def likeness(self, one: Told, other: Told) -> float:
        """Return from 0 to 1 how much of what is rare two claims have in common."""
        return likeness(self.rare(one), self.rare(other))

    def echo(self, one: Told, other: Told) -> bool:
        """Tell whether the words of two claims speak for one event beside what, where and when."""
        return min(len(self.rare(one)), len(self.rare(other))) >= _RARE_WORDS and (
            self.likeness(one, other) >= ECHO
        )

    def alike(self, one: Told, other: Told) -> bool:
        """Tell whether two reports most likely tell one thing, by their words alone."""
        apart = one.claim.report.id != other.claim.report.id
        rare = min(len(self.rare(one)), len(self.rare(other)))
        return apart and rare >= _RARE_WORDS and self.likeness(one, other) >= _ALIKE

    def same(self, one: Told, other: Told) -> bool:
        """Tell whether two reports print one sentence, with no more than a word or a name changed."""
        apart = one.claim.report.id != other.claim.report.id
        rare = min(len(self.rare(one)), len(self.rare(other)))
        return apart and rare >= _TELLING_WORDS and self.likeness(one, other) >= _SAME
