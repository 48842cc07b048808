"""Where the event of one verb was, by its sentence alone: the reader's choice of a place, or none."""

from collections.abc import Mapping

from spacy.tokens import Token

from vedette.reading.place_grounds import place_ids
from vedette.reading.scorer import Weights
from vedette.reading.statement import Statement
from vedette.reading.story import Choice, Scene, Story
from vedette.reading.where import place_choices

NOWHERE = "nowhere"
_ANY_KIND = "clash"  # a statement must have a kind; none of its grounds are asked for
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "conj", "parataxis", "acl", "csubj"})


def clause_scene(story: Story, start: int, end: int) -> Scene | None:
    """Return the verb at characters `start` to `end` as a statement of no kind: its clause, None for no word."""
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


def event_choices(story: Story, scene: Scene) -> list[Choice]:
    """Return the places that the story names, with their grounds, and that the event's place is not told."""
    named = [choice for choice in place_choices(story, scene, by_kind=False) if choice.mentions]
    head = scene.head
    sentence = head.sent
    placed = story.mentions_in(sentence.start_char, sentence.end_char)
    count = sum(bool(place_ids(story.pack, m)) for m in placed)
    grounds = [
        NOWHERE,
        f"{NOWHERE}: {min(3, count)} places",
        f"{NOWHERE}: {head.dep_}",
        f"{NOWHERE}: {head.lemma_.lower()}",
        f"{NOWHERE}: {head.tag_}",
    ]
    return [*named, Choice(NOWHERE, dict.fromkeys(grounds, 1.0))]


def event_places(story: Story, scene: Scene, weights: Mapping[str, Weights]) -> tuple[int, ...]:
    """Return the numbers of the mentions that say where a verb's event was, with those joined to them by "and"."""
    scored = sorted(
        ((-weights["place"].score(c.features), c.id, c) for c in event_choices(story, scene)),
        key=lambda item: item[:2],
    )
    best = scored[0][2]
    if best.id == NOWHERE:
        return ()
    nearest = min(best.mentions, key=lambda n: abs(story.mentions[n].start - scene.head.idx))
    return tuple(sorted({nearest, *_joined(story, nearest)}))


def _joined(story: Story, number: int) -> list[int]:
    """Return the mentions in one row with a mention: "in X, Y and Z"."""
    row = _row(story.token(story.mentions[number]))
    return [
        n
        for n, mention in enumerate(story.mentions)
        if n != number and place_ids(story.pack, mention) and story.token(mention) in row
    ]


def _row(token: Token) -> set[Token]:
    first = token
    while first.dep_ == "conj":
        first = first.head
    return {first, *first.conjuncts}
