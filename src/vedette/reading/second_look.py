"""A second look at what the tagger found: drop what tells no event, and mend a kind that the words settle."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from vedette.model import kind_info
from vedette.reading.besieged import besieged
from vedette.reading.bombed import by_its_means
from vedette.reading.event_words import event_words
from vedette.reading.lexicon import name_words
from vedette.reading.of_areas import with_its_areas
from vedette.reading.parts import part_ahead, part_by_clause, part_by_deed, part_by_place, part_uprooted
from vedette.reading.relation import head_of, is_purpose
from vedette.reading.siege_over import standing
from vedette.reading.statement import Statement, in_order
from vedette.reading.status import status_words
from vedette.reading.story import Story
from vedette.reading.ways import achieved, done_to, is_told, kind_by_verb, lies_around

# Families whose statements are what somebody wants or says: aims belong to them.
_OF_FORCES = frozenset({"ground", "encirclement"})
_OF_WORDS = frozenset({"words", "peace"})
_DEALS = frozenset({"ceasefire_agreed", "agreement"})


_DESCRIBING = frozenset({"acl", "advcl", "amod"})
_STRANGE = 3  # words of another clause that a span may begin with
_OF_CLAUSE = frozenset({"nsubj", "nsubjpass", "auxpass", "dobj", "agent", "prep", "prt", "advmod", "xcomp"})


def second_look(story: Story, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements that tell an event, each with the kind that its words settle.

    A statement is dropped when it is an aim (a verb of wanting governs it), a fragment without a verb and
    without a noun for an event, or one that would change the map without a word that says so.
    """
    kept: list[Statement] = []
    for found in (part for statement in statements for part in part_by_clause(story, statement)):
        statement = _trimmed(story, found)
        scene = story.scene(statement)
        if not _tells(scene.evidence) or (
            kind_info(statement.kind).family not in _OF_WORDS and _is_aim(scene.head)
        ):
            continue
        if statement.kind in _DEALS and _is_topic(scene.head):
            continue
        moves = kind_info(statement.kind).family in _OF_FORCES
        head = achieved(head_of(scene.evidence))
        kind = (kind_by_verb(story, head, moves) if not is_purpose(head) else None) or statement.kind
        if status_words().planned_as.get(kind) == statement.kind and not is_told(head):
            kind = statement.kind
        if _bears_out(scene.evidence, kind):
            settled_so = by_its_means(story, statement.model_copy(update={"kind": kind}))
            for deed in part_by_deed(story, settled_so):
                for part in part_uprooted(story, deed):
                    for held in part_ahead(story, part):
                        kept += part_by_place(story, held)
    kept += overlooked(story, kept)
    kept += besieged(story, kept)
    return in_order(with_its_areas(story, one) for one in standing(story, kept))


def _trimmed(story: Story, statement: Statement) -> Statement:
    """Cut off the few words before a statement's clause that belong to another one.

    In "the army turned on IS after retaking Palmyra" a span that begins with "IS" is not about what IS did.
    """
    scene = story.scene(statement)
    own = {token.i for token in scene.head.subtree}
    strange = []
    for token in scene.evidence:
        if token.i in own or token.pos_ in {"VERB", "AUX"}:
            break
        strange.append(token)
    if not strange or len(strange) > _STRANGE or strange[-1].i + 1 not in own:
        return statement
    start = story.doc[strange[-1].i + 1].idx
    return statement.model_copy(update={"start": start}) if start < statement.end else statement


def overlooked(story: Story, found: Iterable[Statement]) -> list[Statement]:
    """Return statements that the words settle and that are not among `found`.

    The tagger seldom meets their kinds, or took them for part of what was no statement.
    """
    words = event_words()
    taken = [(s.start, s.end) for s in found]
    added = []
    for token in story.doc:
        if token.pos_ != "VERB" or not is_told(token):
            continue
        kind = kind_by_verb(story, token)
        told = {token.idx, *(thing.idx for thing in done_to(token))}
        if kind is None or any(start <= at < end for start, end in taken for at in told):
            continue
        if kind == "talks_held" and token.dep_ == "acl":  # "the talks, hosted by the envoy" may be to come
            continue
        start, end = _clause(token, taken)
        if not any(a < end and start < b for a, b in taken):
            added.append(Statement.by_words(start, end, kind, words.trust))
    return added


def _clause(verb: Token, taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the characters from a verb's subject to the end of its objects and adjuncts.

    Those parts count in which nothing is `taken`: a misread subject may hold another statement.
    """
    parts = [verb]
    for child in verb.children:
        words = [t for t in child.subtree if not t.is_space]
        if child.dep_ in _OF_CLAUSE and not any(a <= t.idx < b for t in words for a, b in taken):
            parts += words
    first, last = min(parts, key=lambda t: t.i), max(parts, key=lambda t: t.i)
    return first.idx, last.idx + len(last)


def _tells(evidence: Span) -> bool:
    """Whether some words tell an event: a verb or a noun of one; "US-led" and "armed" only describe."""
    words = event_words()
    telling = words.needs.get("siege", frozenset())
    return any(
        (t.pos_ == "VERB" and (t.dep_ != "amod" or t.lemma_.lower() in telling) and not _only_backs(t))
        or (t.lemma_.lower() in words.event_nouns and not _is_power(t))
        or (t.pos_ == "AUX" and not t.dep_.startswith("aux"))
        for t in evidence
    )


def _only_backs(verb: Token) -> bool:
    """Whether a verb only tells what stands behind somebody: "the army, backed by air power"."""
    if verb.lower_ not in name_words().backing or verb.dep_ not in _DESCRIBING:
        return False
    helpers = [thing for by in verb.children if by.dep_ == "agent" for thing in by.children]
    return any(thing.lemma_.lower() in event_words().powers for thing in helpers)


def _is_power(noun: Token) -> bool:
    """Whether a noun only says of what sort a power is: the "air" of "air power" and of "air cover"."""
    return noun.dep_ == "compound" and noun.head.lemma_.lower() in event_words().powers


def _bears_out(evidence: Span, kind: str) -> bool:
    needed = event_words().needs.get(kind)
    return needed is None or any(
        (
            t.lemma_.lower() in needed
            or t.lower_ in needed
            or any(f"{t.lemma_.lower()} {child.lower_}" in needed for child in t.children)
        )
        and not lies_around(t)
        and not (kind == "capture" and is_purpose(t))
        for t in evidence
    )


def _is_aim(head: Token) -> bool:
    aims = event_words().aims
    governed = head.dep_ == "xcomp" and head.head.lemma_.lower() in aims
    return governed or (head.pos_ == "VERB" and head.lemma_.lower() in aims)


def _is_topic(noun: Token) -> bool:
    """Whether a noun is what somebody talks over, or wants: "to achieve the implementation of the truce"."""
    if noun.pos_ != "NOUN" or noun.dep_ != "dobj":
        return False
    verb = noun.head
    return verb.lemma_.lower() in event_words().topics or any(c.lower_ == "to" for c in verb.lefts)
