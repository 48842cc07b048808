"""Who is blamed for a deed did it, and who blames says so: "the raid, which Kyiv blamed on Moscow"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from vedette.model import kind_info
from vedette.reading.mention import Mention
from vedette.reading.noun_actors import listed
from vedette.reading.relation import CLAUSES, SUBJECTS, is_passive
from vedette.reading.scorer import Weights
from vedette.reading.speech_words import speech_words
from vedette.reading.status import find_status
from vedette.reading.story import Choice, Scene, Story


@dataclass(frozen=True)
class Blame:
    """The verb of a blame, the words for those who are blamed, and for those who blame them."""

    verb: Token
    blamed: tuple[Token, ...]
    blaming: tuple[Token, ...]


def blame_for(story: Story, scene: Scene) -> Blame | None:
    """Return the blame for what a statement tells, None where there is none, or where the deed is denied."""
    if not kind_info(scene.statement.kind).violent:
        return None
    for verb in scene.around:
        if (
            verb.lemma_.lower() in speech_words().blames
            and verb.pos_ == "VERB"
            and _is_for(story, scene, verb)
        ):
            blamed = tuple(_blamed(verb))
            if blamed:
                return Blame(verb, blamed, tuple(_blaming(verb))) if find_status(scene) != "denied" else None
    return None


def as_blamed(
    story: Story,
    blame: Blame,
    by: list[Choice],
    against: list[Choice],
    actors: Sequence[Choice],
    weights: Mapping[str, Weights],
) -> tuple[list[Choice], list[Choice]]:
    """Return who did a deed and whom it hit, by the blame for it: the blamed, and never who blames.

    Who blames may well have been hit.
    """
    blamed = named_as(story, blame.blamed, actors, weights["by"])
    blaming = [c for c in named_as(story, blame.blaming, actors, weights["by"]) if c not in blamed]
    by = blamed or [c for c in by if c not in blaming]
    return by, [c for c in against if c not in by]


def blamed_by(story: Story, blame: Blame | None) -> int | None:
    """Return the number of the attribution by which somebody blames, None for none."""
    if blame is None:
        return None
    return next((n for n, one in enumerate(story.attributions) if one.verb == blame.verb.i), None)


def _is_for(story: Story, scene: Scene, verb: Token) -> bool:
    """Whether a blame is for the deed of a statement: in it, of its noun, or beside it ("..., blaming X")."""
    head = scene.head
    if verb == head:
        return True
    if verb.dep_ in {"relcl", "acl"}:
        deed = verb.head
        return deed == head or (head in deed.ancestors and (is_passive(head) or not _acts(story, head)))
    if verb.dep_ == "advcl" and verb.head.i in scene.above:
        return True
    return verb.i in range(scene.evidence.start, scene.evidence.end) and head in verb.subtree


def _acts(story: Story, head: Token) -> bool:
    """Whether a verb has somebody as its subject: what he does is not what another is blamed for."""
    subjects = [c for c in head.children if c.dep_ in SUBJECTS]
    return any(m.actors for s in subjects for m in story.mentions_in(s.left_edge.idx, s.idx + len(s)))


def _blamed(verb: Token) -> Iterator[Token]:
    """Yield the words for the blamed: "blamed it on X", "blamed X for it", "X was blamed"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    laid = [p for word in (verb, *objects) for p in word.children if p.lower_ in speech_words().blamed_on]
    on = [p for prep in laid for p in prep.children if p.dep_ == "pobj"]
    passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
    for word in on or objects or passive:
        yield from listed(word)


def _blaming(verb: Token) -> Iterator[Token]:
    """Yield the words for who blames."""
    agents = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    for word in (*agents, *(c for c in verb.children if c.dep_ == "nsubj")):
        yield from listed(word)


def named_as(
    story: Story, words: Sequence[Token], actors: Sequence[Choice], weights: Weights
) -> list[Choice]:
    """Return the actor that each of some words means: of what its name may mean the likeliest."""
    found: list[Choice] = []
    for word in words:
        numbers = {story.mentions.index(m) for m in _names(story, word)[:1]}
        meant = [c for c in actors if numbers.intersection(c.mentions) and c not in found]
        found += sorted(meant, key=lambda c: (-weights.probability(c.features), c.id))[:1]
    return found


def _names(story: Story, word: Token) -> list[Mention]:
    """Return the names of actors in a word's phrase, that of the word itself first."""
    inner = [t for t in word.subtree if not any(a.dep_ in CLAUSES | {"conj"} for a in _up_to(t, word))]
    named = story.mentions_in(min(t.idx for t in inner), max(t.idx + len(t) for t in inner))
    return sorted((m for m in named if m.actors), key=lambda m: not m.start <= word.idx < m.end)


def _up_to(token: Token, word: Token) -> Iterator[Token]:
    """Yield a word and those above it, below `word`."""
    while token != word:
        yield token
        token = token.head
