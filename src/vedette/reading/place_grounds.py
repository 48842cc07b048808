"""What speaks for and against a named place as the place of one statement: where and how its name stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from vedette.packs.names import name_key
from vedette.packs.pack import Pack
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention
from vedette.reading.relation import CLAUSES
from vedette.reading.story import Scene, Story
from vedette.reading.which_place import less_kind

ITS_HOLDER_FOLLOWS = "its holder follows"
HOLDING = 30  # characters between a place and the one that holds it: "X in the northern province of Y"
_MEANINGS = 2  # places that a name is weighed as
_OF = frozenset({", ", " in ", " of ", ", in ", " (", " in the ", " near "})
_IN_SENTENCE = frozenset({"in", "before", "after"})


def place_ids(mention: Mention) -> tuple[str, ...]:
    """Return the ids of the places (or, for a road, of the road) that a mention may mean."""
    return (
        tuple(p or f"name:{mention.text}" for p in mention.places)
        or tuple(f"route:{route}" for route in mention.routes)
        or mention.seats
    )


def lies_in(pack: Pack, inner: str, outer: str) -> bool:
    """Whether a place lies in another, or in the province that is named for it: "the town of X in Idlib"."""
    holders = pack.within(inner)
    if outer in holders:
        return True
    shared = [h for h in pack.within(outer)[:-1] if h in holders] if inner != outer else []
    name = pack.place(outer)
    for holder in shared:
        known = pack.place(holder)
        if known is not None and name is not None and known.kind == "province":
            return any(
                name_key(less_kind(text)) == name_key(name.name) for text in (known.name, *known.names)
            )
    return False


def is_origin(story: Story, mention: Mention) -> bool:
    """Whether a name only says where somebody is from: "envoys of Jordan", "the people of Serbia"."""
    if not mention.places:
        return False
    token = story.token(mention)
    return (
        token.dep_ == "pobj"
        and token.head.lower_ in {"of", "from"}
        and token.head.head.lemma_.lower() in name_words().from_somewhere
    )


def is_where(story: Story, mention: Mention) -> bool:
    """Whether a name that may mean a state only says where: "met in Turkey", "Kazakhstan's capital"."""
    token = story.token(mention)
    if token.dep_ == "poss":
        return bool(mention.places) and token.head.lemma_.lower() in name_words().place_nouns
    return bool(mention.places) and token.dep_ == "pobj" and token.head.lower_ in {"in", "at"}


@dataclass(frozen=True)
class PlaceName:
    """A name that may be where something was, with what holds of it for every statement of its report.

    `token` is the word that it hangs as in its sentence, `preposition` what leads that word, or its relation.
    """

    number: int
    mention: Mention
    ids: tuple[str, ...]
    sentence: int
    token: Token
    preposition: str
    standing: tuple[str, ...]
    spoken: bool


def place_names(story: Story) -> tuple[PlaceName, ...]:
    """Return the names of a report that may tell where something was; where somebody is from doesn't.

    Neither does a city that speaks for its state: "Kyiv said", "according to Damascus".
    """
    spoken = story.once(spoken_names)
    speakers = {(a.start, a.end) for a in story.attributions}
    found = []
    for number, mention in enumerate(story.mentions):
        ids = place_ids(mention)[:_MEANINGS]
        speaks = _is_seat(story, mention, ids) and (mention.start, mention.end) in speakers
        if not ids or speaks or is_origin(story, mention):
            continue
        token = anchor_of(story.token(mention))
        found.append(
            PlaceName(
                number,
                mention,
                ids,
                story.sentence_at(mention.start),
                token,
                token.head.lower_ if token.dep_ == "pobj" else token.dep_,
                tuple(_standing(mention, token)),
                mention.start in spoken,
            )
        )
    return tuple(found)


def _is_seat(story: Story, mention: Mention, ids: Sequence[str]) -> bool:
    """Whether a name may mean a state by the city that it is ruled from."""
    place = story.pack.place(ids[0]) if ids and mention.actors else None
    return place is not None and place.kind != "country"


def spoken_names(story: Story) -> frozenset[int]:
    """Return where the names begin that stand within the words for a source."""
    return frozenset(m.start for a in story.attributions for m in story.mentions_in(a.start, a.end))


def _standing(mention: Mention, token: Token) -> Iterator[str]:
    """Yield the grounds of a name that don't depend on the statement."""
    nouns = name_words().place_nouns
    if any(c.lemma_.lower() in nouns for c in [*token.children, token.head]):
        yield "beside a place noun"
    if mention.link:
        yield f"link:{mention.link}"
    if mention.actors and mention.what != "place":
        yield f"rather {mention.what}"


def mention_grounds(story: Story, scene: Scene, name: PlaceName) -> list[str]:
    """Return the names of the grounds that one name gives for being where a statement was."""
    mention = name.mention
    near = _near(scene, mention, name.sentence)
    where = near.split()[0]
    found = [near]
    if name.sentence == 0:
        found.append("in the first sentence")
    found.append(f"{where}~{name.preposition}")
    if near in _IN_SENTENCE:
        found += [f"{near}{ground}" for ground in _by_grammar(story, scene, name.token, name.preposition)]
        earlier = [
            m
            for m in story.mentions_in(scene.statement.start, scene.statement.end)
            if m.places and m.start < mention.start
        ]
        found.append(f"{near} rank {min(3, len(earlier))}")
        found += _beside(story, scene, mention)
    found += name.standing
    if mention.seats:
        found.append(f"{where}:seat of an actor {mention.body}")
    if name.spoken:
        found.append(f"{where}:speaker's")
    return found


def _near(scene: Scene, mention: Mention, number: int) -> str:
    if scene.statement.start <= mention.start < scene.statement.end:
        return "in"
    if scene.sentence <= number <= scene.last_sentence:
        return "before" if mention.start < scene.statement.start else "after"
    if number < scene.sentence:
        return f"back {min(4, scene.sentence - number)}"
    return f"ahead {min(3, number - scene.last_sentence)}"


def _by_grammar(story: Story, scene: Scene, token: Token, preposition: str) -> Iterator[str]:
    """Yield how a name in the statement's sentence stands to the statement's head."""
    head = scene.head
    how = story.relation(token, head)
    up, _, down = how.partition("/")
    yield f":{how}"
    yield f"^{up}"
    yield f"_{down}"
    governor = token.head.head if token.dep_ == "pobj" else token.head
    yield f"<{governor.lemma_.lower()}"
    side = "left" if token.i < head.i else "right"
    yield f" {side} {preposition}"
    words = abs(token.i - head.i)
    step = 2 if words <= 2 else 5 if words <= 5 else 10 if words <= 10 else 20 if words <= 20 else 99
    yield f" within {step}"
    yield f" {side} within {step}"
    yield f" governed by {governor.pos_} {'head' if governor == head else 'other'} {preposition}"
    yield f" clauses {_clauses(token, scene)}"
    above, at = 0, token
    while at.i not in {at.head.i, head.i} and above < 6:
        above, at = above + 1, at.head
    yield f" {'under' if at == head else 'beside'} {above if at == head else 'head'}"


def _clauses(token: Token, scene: Scene) -> str:
    """Return how many clauses end on the way from a name up to the statement's head, and down again."""
    up, at = 0, token
    while at.i not in scene.above and at.head.i != at.i:
        up += at.dep_ in CLAUSES
        at = at.head
    down, lower = 0, scene.head
    while lower.i not in {at.i, lower.head.i}:
        down += lower.dep_ in CLAUSES
        lower = lower.head
    return f"{min(2, up)}/{min(2, down)}"


def _beside(story: Story, scene: Scene, mention: Mention) -> Iterator[str]:
    """Yield how a name stands among the other places of its sentence."""
    sentence = scene.around
    placed = [m for m in story.mentions_in(sentence.start_char, sentence.end_char) if m.places or m.routes]
    spot = scene.head.idx
    nearer = [m for m in placed if abs(m.start - spot) < abs(mention.start - spot)]
    after = [m for m in placed if m.start > spot]
    yield f"nearer {min(3, len(nearer))} of {min(4, len(placed))}"
    if after and after[0] is mention:
        yield "first after the head"
    yield from _holding(story, mention, placed)
    gap = story.report.text[mention.end : mention.end + 3]
    follower = next((m for m in placed if 0 < m.start - mention.end <= 3), None)
    if follower is not None and gap.startswith(","):
        yield "before another by comma"
    leader = next((m for m in placed if 0 < mention.start - m.end <= 3), None)
    if leader is not None:
        yield "right after another"
    before = story.report.text[sentence.start_char : mention.start]
    if before.count("(") > before.count(")"):
        yield "in brackets"


def _holding(story: Story, mention: Mention, placed: Sequence[Mention]) -> Iterator[str]:
    """Yield whether the next place is told to hold this one ("X in Y"), or this one the place before."""
    number = placed.index(mention) if mention in placed else -1
    if number < 0:
        return
    for other, told in ((number + 1, ITS_HOLDER_FOLLOWS), (number - 1, "holds the place before")):
        if not 0 <= other < len(placed):
            continue
        first, last = sorted((mention, placed[other]), key=lambda m: m.start)
        close = last.start - first.end <= HOLDING
        inner, outer = place_ids(first)[:1], place_ids(last)[:1]
        if close and inner and outer and lies_in(story.pack, inner[0], outer[0]):
            yield told
        elif (
            close
            and inner
            and inner[0].startswith("name:")
            and story.report.text[first.end : last.start] in _OF
        ):
            yield f"{told}, it seems"


def anchor_of(token: Token) -> Token:
    """Return the place noun that a name only specifies: "city" of "the city of X", "X border"."""
    nouns = name_words().place_nouns
    above = token.head
    if token.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_.lower() in nouns:
        return above.head
    if token.dep_ in {"appos", "compound", "nmod", "poss"} and above.lemma_.lower() in nouns:
        return above
    return token
