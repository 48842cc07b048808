"""Where the event of one verb was, by its sentence alone: the reader's choice of a place, or none."""

import re

from spacy.tokens import Token

from vedette.reading.closer import Closer, Look
from vedette.reading.language import text_of
from vedette.reading.lexicon import name_words
from vedette.reading.looks import names_of, with_look
from vedette.reading.mention import Mention
from vedette.reading.place_grounds import anchor_of, place_ids
from vedette.reading.relation import CLAUSES
from vedette.reading.scorer import slot_weights
from vedette.reading.statement import Statement
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.tagger import View
from vedette.reading.where import most_specific, place_choices

NOWHERE = "nowhere"
SLOT = "event_place"  # its weights in data/slots.json; single sentences need others than whole reports
_ANY_KIND = "clash"  # a statement must have a kind; none of its grounds are asked for
_KIND = re.compile(r" (?:[A-Z][a-z]+ )?([A-Z][a-z]+)\b")
_WORD = re.compile(r"[^\W_][^\s,;)]*")
_CLAUSES = CLAUSES | {"conj"}


def clause_scene(story: Story, start: int, end: int) -> Scene | None:
    """Return the verb at characters `start` to `end` with its clause as a statement; None for no word."""
    span = story.doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    verb = span.root
    words = sorted(_clause(verb), key=lambda token: token.i)
    first, last = words[0], words[-1]
    statement = Statement(
        start=first.idx, end=last.idx + len(last), kind=_ANY_KIND, kind_confidence=1, confidence=1
    )
    return Scene(
        statement=statement,
        evidence=story.doc[first.i : last.i + 1],
        head=verb,
        sentence=story.sentence_at(verb.idx),
        last_sentence=story.sentence_at(verb.idx),
    )


def _clause(token: Token) -> list[Token]:
    """Return a verb with all that hangs on it except for further clauses and full stops."""
    found = [token]
    for child in token.children:
        if child.dep_ not in _CLAUSES and not child.is_punct and not child.is_space:
            found += _clause(child)
    return found


def event_choices(story: Story, scene: Scene, look: Look) -> list[Choice]:
    """Return the places that the story names, with their grounds, and that the event's place is not told.

    `look` is what a closer look says of the names around the statement.
    """
    named = [choice for choice in place_choices(story, scene, by_kind=False) if choice.mentions]
    named = with_look(story, "place", named, look)
    head = scene.head
    sentence = head.sent
    placed = story.mentions_in(sentence.start_char, sentence.end_char)
    count = sum(bool(place_ids(m)) for m in placed)
    grounds = [
        NOWHERE,
        f"{NOWHERE}: {min(3, count)} places",
        f"{NOWHERE}: {head.dep_}",
        f"{NOWHERE}: {head.lemma_.lower()}",
        f"{NOWHERE}: {head.tag_}",
    ]
    return [*named, Choice(NOWHERE, dict.fromkeys(grounds, 1.0))]


def look_at(story: Story, scene: Scene, view: View, closer: Closer) -> Look:
    """Look closer at a verb's clause, as a statement of the kind that the tagger takes it for."""
    at = scene.head.idx
    kind = next((s.kind for s in view.statements if s.start <= at < s.end), scene.statement.kind)
    return closer.look(view, scene.statement.start, scene.statement.end, kind, names_of(story))


def event_places(story: Story, scene: Scene, look: Look) -> tuple[int, ...]:
    """Return the numbers of the mentions that say where the event was: the best, and those in its row."""
    weights = slot_weights()[SLOT]
    scored = sorted(
        ((-weights.score(c.features), c.id, c) for c in event_choices(story, scene, look)),
        key=lambda item: item[:2],
    )
    best = scored[0][2]
    if best.id == NOWHERE:
        return ()
    best = most_specific(story, scene, [choice for _, _, choice in scored], best)
    nearest = min(best.mentions, key=lambda n: abs(story.mentions[n].start - scene.head.idx))
    return tuple(sorted({nearest, *_joined(story, nearest)}))


def proper_part(story: Story, mention: Mention) -> tuple[int, int]:
    """Return the characters of a name, with a kind written as part of it ("Homs District"), else without."""
    words = [m for m in _WORD.finditer(mention.text) if any(c.isupper() or c.isdigit() for c in m.group())]
    if len(words) > 1 and words[0].group() == "The":
        words = words[1:]
    if not words:
        return mention.start, mention.end
    text = mention.text[: words[-1].end()]
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    end = mention.start + len(text)
    if end == mention.end:
        rest = _KIND.match(text_of(story.doc), end)
        if rest and rest.group(1).lower() in name_words().place_nouns | name_words().sites:
            end = rest.end()
    return mention.start + words[0].start(), end


def _joined(story: Story, number: int) -> list[int]:
    """Return the mentions in one row with a mention: "in X, Y and Z"."""
    tokens = {n: story.token(m) for n, m in enumerate(story.mentions) if place_ids(m)}
    own = anchor_of(tokens[number])
    row = (_row(tokens[number]) | _row(own)) - {own}
    return [n for n, t in tokens.items() if n != number and (t in row or anchor_of(t) in row)]


def _row(token: Token) -> set[Token]:
    first = token
    while first.dep_ == "conj":
        first = first.head
    return {first, *first.conjuncts}
