"""Who holds a place, told in passing: "rebel-held Douma", "the town, which is now held by the army"."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from vedette.model import ActorRef
from vedette.reading.language import text_of, tokens_of
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention
from vedette.reading.place_grounds import anchor_of
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.words import words_of

_LONGEST = 60
"""Characters from a holder to the place it is told to hold: "-held northern border town of "."""

_STOPS = re.compile(r"[,.;:!?()\"“”\n]")
_CALLED = re.compile(r",?\s+(?:a|an|the)\s+")
_AND_MORE = re.compile(r",|\s+and\s")
_DESCRIBING = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "VERB"})
_CLAUSE = frozenset({"acl", "relcl", "amod"})


def held_by(story: Story, choice: Choice, scene: Scene) -> ActorRef | None:
    """Return who holds the place of a statement by its sentence, None where that tells nobody with an id.

    Told is what stands right before the place or its kind ("rebel-held town of X"), or hangs on them ("X,
    held by rebels"), be it on "the town" for the one place of that kind. What was so once, or is so of a part
    of the place only, tells nothing.
    """
    written = scene.around.text.lower()
    words = name_words()
    telling = words.holds.union(*words.grips.values())
    if not any(word in written for word in telling):
        return None
    around = scene.around.start_char, scene.around.end_char
    here = [m for n in choice.mentions if around[0] <= (m := story.mentions[n]).start < around[1]]
    names = [
        m for m in here if not m.link and m.places[:1] == (choice.id,) and _is_whole(story, m, choice.id)
    ]
    for name in names:
        holder = (
            _before(story, name, choice.id)
            or _after(story, story.token(name), name.end)
            or _apposed(story, name, choice.id)
            or _gripped(story, name.end)
        )
        if holder is not None:
            return _as_told(story, holder)
    told = (_after(story, noun, noun.idx + len(noun)) for noun in _nouns_for(story, choice.id, scene))
    return next((_as_told(story, holder) for holder in told if holder is not None), None)


def _as_told(story: Story, holder: Mention) -> ActorRef:
    actor = holder.actors[0]
    known = story.pack.actors.get(actor)
    return ActorRef(id=actor, name=known.name if known else actor, as_written=holder.text)


def _is_whole(story: Story, name: Mention, place: str) -> bool:
    """Tell whether a name means the whole of its place, not "eastern X", "X countryside" or "X's port"."""
    known = story.pack.place(place)
    written = [word.key for word in words_of(name.text)]
    own = {word.key for word in words_of(known.name)} if known is not None else set()
    if not written or (written[0] in name_words().parts and written[0] not in own):
        return False
    token = story.token(name)
    above = token.head
    of_noun = token.dep_ in {"compound", "nmod", "poss", "amod"} and above.idx >= name.end
    return not of_noun or (token.dep_ != "poss" and _is_kind(story, above.lower_, place))


def _is_kind(story: Story, noun: str, place: str) -> bool:
    known = story.pack.place(place)
    return known is not None and known.kind in name_words().place_kinds.get(noun, ())


def _before(story: Story, name: Mention, place: str) -> Mention | None:
    """Return who is told to hold a place right before its name; "towns of X" mean X if "and Y" follows."""
    near = story.mentions_in(max(0, name.start - 2 * _LONGEST), name.start)
    holder = next((m for m in reversed(near) if m.link == "holding"), None)
    if holder is None or not _holds_now(story, holder) or name.start - holder.end > _LONGEST:
        return None
    between = text_of(story.doc)[holder.end : name.start]
    words = words_of(between)
    if _STOPS.search(between):
        return None
    rest = tokens_of(story.doc, holder.end + words[0].end, name.start) if len(words) > 1 else ()
    told = [token for token in rest if not token.is_space]
    several = any(token.tag_ == "NNS" for token in told[-2:-1])
    if several and not _AND_MORE.match(text_of(story.doc), name.end):
        return None
    return holder if _only_its_kind(story, told, place) else None


def _apposed(story: Story, name: Mention, place: str) -> Mention | None:
    """Return who is told to hold a place by what it is called after its name: "X, a rebel-held town"."""
    holder = next((m for m in story.mentions_in(name.end, name.end + _LONGEST) if m.link == "holding"), None)
    text = text_of(story.doc)
    if (
        holder is None
        or not _holds_now(story, holder)
        or not _CALLED.fullmatch(text[name.end : holder.start])
    ):
        return None
    after = tokens_of(story.doc, holder.end, min(holder.end + _LONGEST, len(text)))
    words = [token for token in after if token.lower_ not in {"-", *name_words().holds}]
    noun = next((n for n, token in enumerate(words) if _is_kind(story, token.lower_, place)), None)
    if noun is None or any(token.lower_ == "of" for token in words[noun + 1 : noun + 2]):
        return None
    return holder if _only_its_kind(story, words[: noun + 1], place) else None


def _holds_now(story: Story, holder: Mention) -> bool:
    """Tell whether a name is told to hold what follows: now, and all of it."""
    text = text_of(story.doc)
    words = words_of(text[holder.end : holder.end + _LONGEST])
    earlier = words_of(text[max(0, holder.start - _LONGEST) : holder.start])
    holds = bool(holder.actors and words) and words[0].key in name_words().holds
    return holds and not (earlier and earlier[-1].key in name_words().held_otherwise)


def _only_its_kind(story: Story, between: Sequence[Token], place: str) -> bool:
    """Tell whether words between a holder and a name only say what the place is: "northern town of"."""
    words = [token for token in between if token.lower_ not in {"-", *name_words().holds}]
    if not words:
        return True
    nouns = words[:-1] if words[-1].lower_ == "of" else words
    return (
        bool(nouns)
        and _is_kind(story, nouns[-1].lemma_.lower(), place)
        and all(token.pos_ in _DESCRIBING and token.lower_ not in name_words().edges for token in nouns)
    )


def _after(story: Story, place: Token, end: int) -> Mention | None:
    """Return who is told to hold a place by what hangs on its name or its kind: "X, which is held by Y"."""
    words = name_words()
    for verb in _participles(place):
        between = words_of(text_of(story.doc)[end : verb.idx])
        by = next((c for c in verb.children if c.lower_ == "by"), None)
        if by is None or verb.idx < end or any(word.key not in words.still_held for word in between):
            continue
        held = _object_of(by)
        for mention in story.mentions_in(by.idx, held.idx + 1) if held is not None else ():
            if held is not None and mention.actors and not mention.link and held.idx < mention.end:
                return mention
    return None


def _gripped(story: Story, end: int) -> Mention | None:
    """Return in whose grip the place before character `end` is: "X, which is under rebel control"."""
    words = name_words()
    between = words.still_held | {","}
    rest = tokens_of(story.doc, end, min(end + _LONGEST, len(text_of(story.doc))))
    told = (token for token in rest if not token.is_space and token.lower_ not in between)
    under = next(told, None)
    if under is None or under.lower_ not in words.grips:
        return None
    noun = next((token for token in told if token.lemma_.lower() in words.grips[under.lower_]), None)
    if noun is None or noun.head != under:
        return None
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    last = (_object_of(of) if of is not None else None) or noun
    near = story.mentions_in(under.idx, last.idx + 1)
    return next((m for m in near if m.actors and not m.link), None)


def _object_of(preposition: Token) -> Token | None:
    return next((c for c in preposition.children if c.dep_ == "pobj"), None)


def _participles(place: Token) -> Iterator[Token]:
    for head in dict.fromkeys((place, anchor_of(place))):
        for child in head.children:
            if child.dep_ in _CLAUSE and child.tag_ == "VBN" and child.lower_ in name_words().holds:
                yield child


def _nouns_for(story: Story, place: str, scene: Scene) -> Iterator[Token]:
    """Yield "the town" and the like in a statement's sentence, where no other place of its kind is named."""
    sentence = scene.around
    named = story.mentions_in(sentence.start_char, sentence.end_char)
    for token in sentence:
        definite = any(c.dep_ == "det" and c.lower_ in {"the", "this"} for c in token.children)
        if definite and token.pos_ == "NOUN" and _is_kind(story, token.lower_, place):
            others = {m.places[0] for m in named if m.places and not m.link} - {place}
            if not any(_is_kind(story, token.lower_, other) for other in others):
                yield token
