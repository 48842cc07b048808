"""A second look at what the tagger found: drop what tells no event, and mend a kind that the words settle."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from vedette.model import kind_info
from vedette.reading.besieged import besieged, lies_around
from vedette.reading.bombed import by_its_means
from vedette.reading.event_words import Way, event_words
from vedette.reading.parts import part_ahead, part_by_clause, part_by_place, part_uprooted
from vedette.reading.relation import head_of, is_passive, is_purpose
from vedette.reading.statement import Statement, in_order
from vedette.reading.status import status_words
from vedette.reading.story import Story

# Families whose statements are what somebody wants or says: aims belong to them.
_OF_FORCES = frozenset({"ground", "encirclement"})
_OF_WORDS = frozenset({"words", "peace"})
_DEALS = frozenset({"ceasefire_agreed", "agreement"})


_FROM = frozenset({"from", "out"})
_ONTO = frozenset({"on", "onto", "into", "toward", "towards"})

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
        head = _achieved(head_of(scene.evidence))
        kind = settled(story, head, moves) or statement.kind
        if status_words().planned_as.get(kind) == statement.kind and not _is_told(head):
            kind = statement.kind
        if _bears_out(scene.evidence, kind):
            settled_so = by_its_means(story, statement.model_copy(update={"kind": kind}))
            for part in part_uprooted(story, settled_so):
                for held in part_ahead(story, part):
                    kept += part_by_place(story, held)
    kept += overlooked(story, kept)
    kept += besieged(story, kept)
    return in_order(kept)


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
        if token.pos_ != "VERB" or not _is_told(token):
            continue
        kind = settled(story, token)
        if kind is None or any(start <= token.idx < end for start, end in taken):
            continue
        start, end = _clause(token, taken)
        if not any(a < end and start < b for a, b in taken):
            added.append(Statement.by_words(start, end, kind, words.trust))
    return added


def _is_told(verb: Token) -> bool:
    """Whether a verb tells what is or was: not what would be, is to be, or is not.

    "By massing troops" tells how something was done, "for massing troops" may tell what for.
    """
    if verb.dep_ in {"amod", "xcomp"} or (verb.dep_ == "pcomp" and verb.head.lower_ != "by"):
        return False
    told_otherwise = event_words().not_told
    return not any(
        c.dep_ == "neg" or (c.dep_ in {"aux", "mark"} and c.lower_ in told_otherwise) for c in verb.children
    )


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
        (t.pos_ == "VERB" and (t.dep_ != "amod" or t.lemma_.lower() in telling))
        or t.lemma_.lower() in words.event_nouns
        or (t.pos_ == "AUX" and not t.dep_.startswith("aux"))
        for t in evidence
    )


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


def settled(story: Story, head: Token, moves: bool = False) -> str | None:
    """Return the kind that a verb and its object settle, None where they leave it open.

    `moves` tells that forces move or fight, so that a verb of movement is enough.
    """
    if head.pos_ != "VERB":
        return None
    particles = [c.lower_ for c in head.children if c.dep_ in {"prt", "advmod", "prep"}]
    verbs = {head.lemma_.lower(), *(f"{head.lemma_.lower()} {particle}" for particle in particles)}
    wanted = {"nsubjpass"} if is_passive(head) else {"dobj"}
    objects = [thing for c in head.children if c.dep_ in wanted for thing in _held_thing(c)]
    for way in event_words().ways:
        if verbs & way.verbs and ((way.alone and moves) or _has_object(story, way, head, objects)):
            return way.kind
    return None


def _achieved(verb: Token) -> Token:
    """Return what a verb of success leads to: "succeeded in taking the town" takes it."""
    # "The push succeeded" may be parsed as "the push [that] succeeded".
    achieving = [verb, *(c for c in verb.children if c.dep_ == "acl" and verb.pos_ == "NOUN")]
    found = next((v for v in achieving if v.lemma_.lower() in event_words().achieves), None)
    if found is None:
        return verb
    verb = found
    under = [c for c in verb.children if c.dep_ == "prep"]
    led = [
        c for one in (verb, *under) for c in one.children if c.dep_ in {"xcomp", "pcomp"} and c.pos_ == "VERB"
    ]
    return led[0] if led else verb


def _has_object(story: Story, way: Way, head: Token, objects: Sequence[Token]) -> bool:
    """Whether a verb has what a way of saying its kind wants: as its object, or as the place left."""
    if way.where and not any(c.lower_ == "where" for c in head.children):
        return False
    if way.began:
        return any(t.ent_type_ == "DATE" for t in head.subtree) and any(
            t.lemma_.lower() in way.began for t in _subjects(head)
        )
    if way.then:
        return any(c.dep_ == "xcomp" and c.lemma_.lower() in way.then for c in head.children)
    if way.subjects:
        return any(c.dep_ == "nsubj" and c.lemma_.lower() in way.subjects for c in head.children)
    if way.out_of or way.onto:
        left = _led_to(head, _FROM) if way.out_of and objects else []
        led = left + (_led_to(head, _ONTO) if way.onto else [])
        return any(place.lemma_.lower() in way.objects or _names_place(story, place) for place in led)
    return any(
        (o.lemma_.lower() in way.objects and _marked(o, way.marks))
        or (way.people and _names_someone(story, o))
        or (way.place and _names_place(story, o))
        for o in objects
    )


def _held_thing(token: Token) -> list[Token]:
    """Return an object, and for "control of the road" the road, which is what is taken."""
    if token.lemma_.lower() not in event_words().holds:
        return [token]
    return [token] + [o for p in token.children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]


def _marked(token: Token, marks: frozenset[str]) -> bool:
    return not marks or any(c.lemma_.lower() in marks for c in token.children)


def _subjects(verb: Token) -> list[Token]:
    """Return what a verb is said of: its subject, or the noun that its clause describes.

    "The conflict in Syria, which flared" may be parsed as a Syria that flared.
    """
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if verb.dep_ not in {"relcl", "acl"}:
        return subjects
    holder = verb.head.head.head if verb.head.dep_ == "pobj" else verb.head
    return [*subjects, verb.head, holder]


def _led_to(verb: Token, prepositions: frozenset[str]) -> list[Token]:
    """Return what stands after one of some prepositions with a verb, also after "out of"."""
    ways = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in prepositions]
    ways += [c for way in ways for c in way.children if c.dep_ == "prep"]
    return [c for way in ways for c in way.children if c.dep_ == "pobj"]


def _names_place(story: Story, token: Token) -> bool:
    return any(m.places and not m.actors for m in story.mentions if m.start <= token.idx < m.end)


def _names_someone(story: Story, token: Token) -> bool:
    return any(m.start <= token.idx < m.end and (m.actors or m.places) for m in story.mentions)
