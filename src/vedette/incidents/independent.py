"""How many who tell of an incident know of it independently of each other."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from vedette.incidents.told import Told
from vedette.incidents.words import Words

_PRESS = ("agency", "outlet", "state_media", "party_media")


def independent(tellings: Sequence[Told], words: Words) -> frozenset[str]:
    """Return the voices that tell of an incident, one for all that may draw on one hand.

    No voice of its own has an unsigned report, of which nobody knows what it draws on; nor the press where it
    speaks without a source in a story (its reprints with it) that names another source of the same incident;
    nor the second of two press voices that tell it in the same words, for both may have it from one agency.
    """
    sourced = defaultdict(set)
    for told in tellings:
        if not _own_words(told) and told.origin.kind != "unknown":
            sourced[told.family].add(told.voice)
    heard = [
        told
        for told in tellings
        if told.origin.kind != "unknown"
        and told.claim.status != "denied"
        and not (_own_words(told) and sourced[told.family] - {told.voice})
    ]
    signed = {told.voice for told in heard if not _own_words(told)}
    voices = {told.voice for told in heard}
    same_words = {
        pair
        for one, other in combinations(heard, 2)
        if one.voice != other.voice and _own_words(one) and _own_words(other) and words.alike(one, other)
        for pair in [(min(one.voice, other.voice), max(one.voice, other.voice))]
    }
    for kept, echo in sorted(same_words):
        if kept in voices and echo in voices:
            voices.discard(echo if echo not in signed else kept)
    return frozenset(voices)


def _own_words(told: Told) -> bool:
    """Tell whether the press tells something without saying from whom it has it."""
    return told.origin.kind in _PRESS and told.claim.said_by is None
