"""Short forms of names: in a report on the US-led coalition, "the coalition" is that one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vedette.reading.lexicon import name_words
from vedette.reading.mention import Cover, Mention
from vedette.reading.words import Word, words_of


def short_forms(
    mentions: Sequence[Mention], words: Sequence[Word], text: str, taken: Cover
) -> Iterator[Mention]:
    """Yield the words that stand for a name which ends in them: the last such name before, else the next.

    A word with a capitalised one before it is part of another name ("Syrian Coalition"), and so is one that
    is joined to what follows it.
    """
    full: dict[str, list[Mention]] = {word: [] for word in name_words().short_forms}
    for mention in mentions:
        last = words_of(mention.text)[-1:]
        if mention.actors and not mention.link and last and last[0].key in full:
            full[last[0].key].append(mention)
    for i, word in enumerate(words):
        named = full.get(word.key)
        before = words[i - 1] if i else None
        in_name = before is not None and before.text[:1].isupper() and before.key != "the"
        if not named or in_name or not taken.free(word.start, word.end) or text[word.end :][:1] == "-":
            continue
        meant = [m for m in named if m.end <= word.start][-1:] or named[:1]
        yield replace(meant[0], start=word.start, end=word.end, text=text[word.start : word.end], seats=())
