"""How likely a statement is one, of its kind: what the tagger saw weighed with what the parse shows.

The weights ("statement" in data/slots.json) are learned from statements that a tagger found in reports of
outlets that it had not seen (`training/verdicts.py`), so that a share of 0.7 means seven out of ten.
"""

import math
from collections.abc import Iterator, Sequence

from vedette.model import kind_info
from vedette.reading.language import text_of
from vedette.reading.relation import is_passive
from vedette.reading.scorer import slot_weights
from vedette.reading.source_grounds import in_quote
from vedette.reading.statement import Statement
from vedette.reading.story import Scene, Story

SLOT = "statement"
_EDGE = 0.01
_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def judged(story: Story, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements that are likely enough, each with that likelihood as its confidence."""
    weights = slot_weights().get(SLOT)
    if weights is None:
        return tuple(statements)
    kept = []
    for number, statement in enumerate(statements):
        share = weights.probability(grounds(story, statements, number))
        if share >= weights.threshold:
            kept.append(statement.model_copy(update={"confidence": share}))
    return tuple(kept)


def grounds(story: Story, statements: Sequence[Statement], number: int) -> dict[str, float]:
    """Return what speaks for and against statement `number` of a report's `statements`, in their order."""
    statement = statements[number]
    scene = story.scene(statement)
    found = dict.fromkeys(_named(story, scene), 1.0)
    found |= dict.fromkeys(_beside(story, statements, number, scene), 1.0)
    sure = odds(statement.confidence)
    found["tagger"] = sure
    found[f"tagger, {kind_info(statement.kind).family}"] = sure
    found["kind"] = odds(statement.kind_confidence)
    found["repeats"] = statement.repeat
    found["words"] = min(3.5, math.log(1 + len(scene.evidence)))
    return found


def odds(share: float) -> float:
    """Return a share's log odds, those of shares near nought and one cut off."""
    inside = min(1 - _EDGE, max(_EDGE, share))
    return math.log(inside / (1 - inside))


def _named(story: Story, scene: Scene) -> Iterator[str]:
    """Yield the grounds of the statement's own words and of what governs them."""
    head, kind = scene.head, scene.statement.kind
    family = kind_info(kind).family
    yield f"is {kind}"
    yield f"head {head.lemma_.lower()}"
    yield f"{family}|head {head.lemma_.lower()}"
    yield f"{head.pos_}:{head.dep_}"
    yield f"{family}|{head.pos_}:{head.dep_}"
    yield f"{head.tag_}:{'passive' if is_passive(head) else 'active'}"
    yield f"under {head.head.lemma_.lower()}:{head.dep_}"
    for child in head.children:
        if child.dep_ in {"aux", "neg", "mark", "auxpass", "prt"}:
            yield f"with {child.lower_}"
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            yield f"has {child.dep_}"
            yield f"{family}|{child.dep_} {child.lemma_.lower()}"
    inside = story.mentions_in(scene.statement.start, scene.statement.end)
    yield f"names {min(2, sum(bool(m.actors) and not m.link for m in inside))} actors"
    yield f"{family}|names a place {any(m.places for m in inside)}"
    yield f"counts {any(t.like_num and t.ent_type_ not in {'DATE', 'TIME'} for t in scene.evidence)}"
    yield f"dated {any(t.ent_type_ in {'DATE', 'TIME'} for t in scene.evidence)}"
    yield f"verbs {min(3, sum(t.tag_ in _TAGS for t in scene.evidence))}"
    first = scene.evidence[0]
    yield f"begins {first.pos_}"
    yield f"begins sentence {first.is_sent_start}"
    yield f"ends sentence {scene.evidence[-1].i + 2 >= scene.evidence[-1].sent.end}"


def _beside(story: Story, statements: Sequence[Statement], number: int, scene: Scene) -> Iterator[str]:
    """Yield the grounds of where the statement stands, and of what was stated before it."""
    statement = statements[number]
    place = scene.sentence / max(1, len(story.sentences))
    yield f"in fifth {int(5 * place)}"
    yield f"in first sentence {scene.sentence == 0}"
    earlier = statements[:number]
    same = [s for s in earlier if s.kind == statement.kind]
    yield f"of its kind before {min(3, len(same))}"
    words = _words(story, statement)
    most = max((len(words & _words(story, s)) / max(1, len(words)) for s in same), default=0.0)
    yield f"said before {int(4 * most)}"
    before = text_of(story.doc)[max(0, statement.start - 40) : statement.start].split()
    if before:
        yield f"after {before[-1].lower()}"
    yield f"in quotes {in_quote(story, statement.start, statement.start)}"
    others = [s for s in statements if story.sentence_at(s.start) == scene.sentence]
    yield f"others in the sentence {min(3, len(others) - 1)}"


def _words(story: Story, statement: Statement) -> set[str]:
    quote = text_of(story.doc)[statement.start : statement.end].lower()
    return {word for word in quote.split() if len(word) > 3}
