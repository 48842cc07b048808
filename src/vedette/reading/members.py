"""Fighters told of by the group that is theirs: "terrorists of the Islamic State", "rebels from the FSA"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from vedette.packs.pack import Pack
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention
from vedette.reading.words import words_of


def with_their_group(mentions: Sequence[Mention], pack: Pack, text: str) -> Iterator[Mention]:
    """Yield mentions in their order; bare words for fighters mean the group that is named as theirs.

    The label that was used stays as it is written.
    """
    for mention, after in zip_longest(mentions, mentions[1:]):
        known = pack.actors.get(after.actors[0]) if after is not None and after.actors else None
        if (
            after is not None
            and known is not None
            and known.is_group
            and not after.link
            and _is_bare(mention)
            and _belongs(text[mention.end : after.start])
        ):
            yield replace(mention, actors=after.actors[:1])
        else:
            yield mention


def _is_bare(mention: Mention) -> bool:
    """Whether a name is but words for fighters, of no state: "armed terrorists"."""
    last = words_of(mention.text)[-1:]
    return bool(mention.actors) and not mention.body and any(w.bare in name_words().groups for w in last)


def _belongs(between: str) -> bool:
    """Whether the words between two names tell that the first is of the second."""
    words = between.lower().split()
    return " ".join(words[:-1] if words[-1:] == ["the"] else words) in name_words().belonging
