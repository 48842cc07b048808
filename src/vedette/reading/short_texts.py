"""Short texts, of which each sentence is news: what its main verb says, where the tagger saw less or else."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from vedette.model import Status
from vedette.reading.language import text_of
from vedette.reading.relation import is_passive
from vedette.reading.short_words import PlainWay, short_words
from vedette.reading.statement import Statement, in_order
from vedette.reading.story import Scene, Story

_DEPTH = 4
_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "parataxis"})
_OBJECTS = frozenset(
    {"dobj", "attr", "oprd", "dative", "prep", "agent", "acomp", "prt", "advmod", "npadvmod"}
)


@dataclass(frozen=True)
class Predicate:
    """One deed that a sentence tells in its main clause: its verb, and whether it is only meant."""

    verb: Token
    status: Status | None = None
    demanded: bool = False


def is_short(doc: Doc) -> bool:
    """Whether a text is short enough for each of its sentences to be news."""
    longest = short_words().longest
    return len(doc) <= longest.words and sum(1 for _ in doc.sents) <= longest.sentences


def short_text(story: Story, found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return a short text's statements with those that its main verbs tell; a longer text's as they are."""
    if not is_short(story.doc):
        return tuple(found)
    statements = [s for s in found if not _is_reference(story.scene(s))]
    for sentence in story.doc.sents:
        for predicate in predicates(sentence):
            kind, over = _kind(predicate)
            if kind is None or _refers(predicate.verb):
                continue
            if kind == "accusation":
                statements = [s for s in statements if not _is_charge(s, predicate.verb)]
            at = predicate.verb.idx
            here = next((s for s in statements if s.start <= at < s.end), None)
            if here is not None:
                if over and _main_of(here, predicate.verb):
                    statements[statements.index(here)] = _mended(here, kind, predicate)
                continue
            statements += _added(predicate, kind, statements)
    return in_order(statements)


def _is_reference(scene: Scene) -> bool:
    """Whether a statement is only what its sentence refers to, a noun without a verb of its own."""
    first, head = scene.around[0], scene.head
    verb = next((t for t in (head, *head.ancestors) if t.pos_ in {"VERB", "AUX"}), None)
    return _refers(first) and (verb is None or verb == first)


def _is_charge(statement: Statement, verb: Token) -> bool:
    """Whether a statement is only the noun for what a verb accuses of: "called it a breach of the truce"."""
    last = max(t.idx for t in verb.subtree)
    own = any(t.pos_ == "VERB" and statement.start <= t.idx < statement.end for t in verb.subtree)
    return statement.kind in short_words().charges and verb.idx < statement.start <= last and not own


def _refers(verb: Token) -> bool:
    """Whether a sentence's first word sends the reader elsewhere."""
    return verb.is_sent_start is True and verb.lower_ in short_words().referring


def predicates(sentence: Span) -> Iterator[Predicate]:
    """Yield the deeds of a sentence's main clause, each where it is told ("X said that Y did it")."""
    yield from _within(sentence.root, None, 0)


def _within(verb: Token, status: Status | None, depth: int) -> Iterator[Predicate]:
    words = short_words()
    lemma = verb.lemma_.lower()
    if depth > _DEPTH:
        return
    inner = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.pos_ in {"VERB", "AUX"}]
    if any(c.dep_ == "aux" and c.lower_ in words.future for c in verb.children):
        status = "planned"
    if lemma in words.saying and inner and verb.pos_ == "VERB":
        for clause in inner:
            if any(c.dep_ == "aux" and c.lower_ in words.obliging for c in clause.children):
                yield Predicate(clause, None, demanded=True)
            else:
                yield from _within(clause, status, depth + 1)
        return
    if verb.pos_ == "AUX" or lemma == "be":
        for adjective in verb.children:
            if adjective.dep_ in {"acomp", "attr"} and adjective.lemma_.lower() in words.meaning_adjectives:
                for clause in adjective.children:
                    if clause.dep_ in {"xcomp", "ccomp"} and clause.pos_ == "VERB":
                        yield from _within(clause, "planned", depth + 1)
    governed = [c for c in inner if c.dep_ == "xcomp" and c.pos_ == "VERB"]
    if governed and (lemma in words.framing or lemma in words.meaning):
        meant: Status | None = "planned" if lemma in words.meaning else status
        told = [p for clause in governed for p in _within(clause, meant, depth + 1)]
        if lemma in words.framing or any(_kind(p)[0] is not None for p in told):
            yield from told
            return
    yield Predicate(verb, status)
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            yield from _within(child, status, depth + 1)


def _kind(predicate: Predicate) -> tuple[str | None, bool]:
    """Return the kind that a deed's words tell, None for none, and whether they tell it plainly."""
    if predicate.demanded:
        return "demand", True
    verb = predicate.verb
    lemma = verb.lemma_.lower()
    if any(c.dep_ == "neg" for c in verb.children):
        return None, False
    beside = [c.lower_ for c in verb.children if c.dep_ in {"prt", "prep", "advmod", "dative"}]
    verbs = {lemma, *(f"{lemma} {word}" for word in beside)}
    nouns = {t.lemma_.lower() for t in _acted_on(verb) if t.ent_type_ not in {"DATE", "TIME"}}
    around = {t.lower_ for t in verb.subtree}
    bare = _is_bare(verb)
    for way in short_words().ways:
        if way.bare and not bare:
            continue
        if _fits(way, verbs, nouns, around) and way.when in {None, predicate.status}:
            kind = way.kind
            if kind == "talks_held" and predicate.status == "planned":
                kind = "talks_planned"
            return kind, way.over
    return _event(verb), False


def _is_bare(verb: Token) -> bool:
    """Whether a note's sentence begins with a participle that nothing is the subject of: "Retaken by X"."""
    named = {"nsubj", "nsubjpass", "dobj", "aux", "auxpass"}
    return (
        verb.dep_ == "ROOT"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in named for c in verb.children)
        and all(c.dep_ in {"advmod", "punct", "dep"} for c in verb.lefts)
    )


def _event(verb: Token) -> str | None:
    """Return the kind of an event that a verb only says to have been ("clashes broke out")."""
    words = short_words()
    if verb.lemma_.lower() not in words.light:
        return None
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            named = [child, *(p for c in child.children if c.dep_ == "prep" for p in c.children)]
            kinds = [words.events[t.lemma_.lower()] for t in named if t.lemma_.lower() in words.events]
            if kinds:
                return kinds[0]
    return None


def _fits(way: PlainWay, verbs: set[str], nouns: set[str], around: set[str]) -> bool:
    return (
        bool(verbs & way.verbs)
        and (not way.nouns or bool(nouns & way.nouns))
        and (not way.beside or bool(around & way.beside))
    )


def _acted_on(verb: Token) -> Iterator[Token]:
    """Yield the words of a verb's objects and adjuncts, less the clauses in them; a passive's subject too."""
    wanted = _OBJECTS | ({"nsubjpass"} if is_passive(verb) else set())
    waiting = [c for c in verb.children if c.dep_ in wanted]
    waiting += [c for x in verb.children if x.dep_ == "xcomp" for c in x.children if c.dep_ in _OBJECTS]
    while waiting:
        token = waiting.pop()
        yield token
        waiting += [c for c in token.children if c.dep_ not in _CLAUSE]


def _main_of(statement: Statement, verb: Token) -> bool:
    """Whether a verb is the main one of a statement: none of its words governs it but to frame it."""
    words = short_words()
    frames = words.framing | words.meaning | words.saying
    return not any(
        statement.start <= t.idx < statement.end and t.pos_ == "VERB" and t.lemma_.lower() not in frames
        for t in verb.ancestors
    )


def _mended(statement: Statement, kind: str, predicate: Predicate) -> Statement:
    return statement.model_copy(
        update={
            "kind": kind,
            "status_hint": predicate.status or (None if statement.kind != kind else statement.status_hint),
            "confidence": max(statement.confidence, short_words().trust),
        }
    )


def _added(predicate: Predicate, kind: str, found: Iterable[Statement]) -> list[Statement]:
    """Return the statement of a deed, cut off before what another one tells; none where nothing is left."""
    verb = predicate.verb
    words = [t for t in verb.subtree if not (t.is_space or t.is_punct)]
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    for other in found:
        if other.start < end and start < other.end:
            if other.start > verb.idx:
                end = min(end, other.start)
            elif other.end <= verb.idx:
                start = max(start, other.end)
            else:
                return []
    quote = text_of(verb.doc)[start:end]
    start += len(quote) - len(quote.lstrip(" ,;"))
    end -= len(quote) - len(quote.rstrip(" ,;"))
    return [Statement.by_words(start, end, kind, short_words().trust, predicate.status)]
