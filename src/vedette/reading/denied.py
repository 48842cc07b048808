"""Who is said to have done what is denied: the denier, unless the denial names another as its author."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from vedette.model import kind_info
from vedette.reading.blame import named_as
from vedette.reading.noun_actors import listed
from vedette.reading.relation import SUBJECTS
from vedette.reading.scorer import Weights
from vedette.reading.status import DEEDS, denial_of, status_words
from vedette.reading.story import Choice, Scene, Story

_CONTENT = frozenset({"ccomp", "acl", "relcl"})


def as_denied(
    story: Story, scene: Scene, by: list[Choice], actors: Sequence[Choice], weights: Mapping[str, Weights]
) -> list[Choice]:
    """Return who did what a statement denies, where the grammar of the denial tells it.

    "Moscow denied that its jets hit it" and "denied any role in it" have Moscow, "Moscow denied that Minsk
    sent troops" has Minsk. What only "the charges" or "the reports" say is left as found.
    """
    verb = denial_of(scene)
    if verb is None or kind_info(scene.statement.kind).family not in DEEDS:
        return by
    words = _authors(verb)
    authors = named_as(story, words, actors, weights["by"])
    beside = [c for c in by if c not in authors and any(_is_named_in(story, c, word) for word in words)]
    return [*authors, *beside] if authors else by


def _is_named_in(story: Story, choice: Choice, word: Token) -> bool:
    """Whether an actor is named in a word's phrase: "government and rebel forces denied it"."""
    phrase = range(word.left_edge.idx, word.idx + len(word))
    return any(story.mentions[n].start in phrase for n in choice.mentions)


def _authors(verb: Token) -> list[Token]:
    """Return the words for who is said to have done what a verb denies."""
    deniers = [t for c in verb.children if c.dep_ == "nsubj" for t in listed(c)]
    objects = [c for c in verb.children if c.dep_ in {"dobj", "xcomp"}]
    if any(c.tag_ == "VBG" or c.lemma_.lower() in status_words().own_part for c in objects):
        return deniers
    clause = next((c for word in (verb, *objects) for c in word.children if c.dep_ in _CONTENT), None)
    if clause is None:
        return []
    subject = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    if subject is None:  # "denied Minsk sent troops": the parse may take Minsk for the object
        subject = next((o for o in objects if o.ent_type_ and o.i < clause.i), None)
    own = subject is None or any(t.tag_ in {"PRP", "PRP$"} for t in (subject, *subject.children))
    return deniers if own else listed(subject)
