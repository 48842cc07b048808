"""What a verb settles with what it is done to: the kind of its event, and whether it tells one at all."""

from collections.abc import Sequence

from spacy.tokens import Token

from vedette.reading.event_words import Way, event_words
from vedette.reading.relation import SUBJECTS, is_passive
from vedette.reading.story import Story

_FROM = frozenset({"from", "out"})
_ONTO = frozenset({"on", "onto", "into", "toward", "towards"})


def kind_by_verb(story: Story, head: Token, moves: bool = False) -> str | None:
    """Return the kind that a verb and its object settle, None where they leave it open.

    `moves` tells that forces move or fight, so that a verb of movement is enough.
    """
    if head.pos_ != "VERB":
        return None
    particles = [c.lower_ for c in head.children if c.dep_ in {"prt", "advmod", "prep"}]
    verbs = {head.lemma_.lower(), *(f"{head.lemma_.lower()} {particle}" for particle in particles)}
    objects = [thing for target in done_to(head) for thing in _held_thing(target)]
    for way in event_words().ways:
        if verbs & way.verbs and ((way.alone and moves) or _has_object(story, way, head, objects)):
            return way.kind
    return None


def is_told(verb: Token) -> bool:
    """Whether a verb tells what is or was: not what would be, is to be, or is not.

    "By massing troops" tells how something was done, "for massing troops" may tell what for.
    """
    if verb.dep_ in {"amod", "xcomp"} or (verb.dep_ == "pcomp" and verb.head.lower_ != "by"):
        return False
    if verb.tag_ == "VB" and verb.dep_ == "conj":  # "tried to encircle the town and cut the road"
        return False
    if lies_around(verb):
        return False
    if any(c.dep_ == "advmod" and c.lower_ in event_words().generic for c in verb.children):
        return False
    told_otherwise = event_words().not_told
    told_by = [*verb.children, *(verb.head.children if verb.dep_ == "csubj" else ())]
    return not any(
        c.dep_ == "neg" or (c.dep_ in {"aux", "mark"} and c.lower_ in told_otherwise) for c in told_by
    )


def lies_around(word: Token) -> bool:
    """Whether a participle only tells where things lie: "the streets surrounding the park"."""
    return word.tag_ == "VBG" and word.dep_ in {"amod", "acl"} and word.lemma_.lower() in event_words().lying


def achieved(verb: Token) -> Token:
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


def done_to(verb: Token) -> list[Token]:
    """Return what a verb is done to: its object, its passive subject, or the noun that its clause describes.

    "The road that the army severed", "the villages seized by the militia".
    """
    wanted = {"nsubjpass"} if is_passive(verb) else {"dobj"}
    found = [c for c in verb.children if c.dep_ in wanted]
    if verb.dep_ == "relcl":
        return [verb.head if c.tag_ == "WDT" else c for c in found]
    return [verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBN" and not found else found


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
    """Return an object, and what is meant by it: in "control of most of the road" the road."""
    words = event_words()
    found = [token]
    while found[-1].lemma_.lower() in words.holds | words.shares or found[-1].like_num:
        inner = [o for p in found[-1].children if p.lower_ == "of" for o in p.children if o.dep_ == "pobj"]
        if not inner:
            break
        found.append(inner[0])
    return found


def _marked(token: Token, marks: frozenset[str]) -> bool:
    return not marks or any(c.lemma_.lower() in marks for c in token.children)


def _subjects(verb: Token) -> list[Token]:
    """Return what a verb is said of: its subject, or the noun that its clause describes.

    "The conflict in Syria, which flared" may be parsed as a Syria that flared.
    """
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
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
