"""Part statements that tell two deeds: of two clauses, at two places, or with a count for each place."""

import itertools

from spacy.tokens import Span, Token

from vedette.model import kind_info
from vedette.reading.event_words import event_words
from vedette.reading.language import text_of, tokens_of
from vedette.reading.name_context import token_at
from vedette.reading.relation import head_of
from vedette.reading.statement import Statement
from vedette.reading.status import status_words
from vedette.reading.story import Story
from vedette.reading.ways import is_told, kind_by_verb

_CLAUSES = frozenset({"conj", "relcl", "advcl", "acl"})
_TOLD_BY_MEANS = frozenset({"ceasefire_violation", "toll", "accusation", "attack_on_civilians"})


def part_by_place(story: Story, statement: Statement) -> tuple[Statement, ...]:
    """Return a statement as one for each place that has a count or a deed of its own."""
    return tuple(p for part in _each_count(story, statement) for p in _each_place(story, part))


def part_by_day(story: Story, statement: Statement) -> tuple[Statement, ...]:
    """Part a statement whose deed was at two places on two days: "took Tal Afar on Sunday and Sinjar in May".

    A parse seldom sees that the verb is left out, so that the order of the words tells: place, day, "and",
    place, day.
    """
    evidence = story.scene(statement).evidence
    for joint in evidence[1:]:
        after = joint.idx + len(joint) + 1
        place = next((m for m in story.mentions_in(after, after + 5) if m.places), None)
        if joint.lower_ != "and" or place is None or any(_counts(t) for t in evidence if t.i < joint.i):
            continue
        led = any(m.places for m in story.mentions_in(statement.start, joint.idx))
        day = _day_at(tokens_of(story.doc, place.start, place.end)[-1])
        end = len(text_of(story.doc)[: joint.idx].rstrip(" ,"))
        before = token_at(story.doc, end - 1)
        if led and day is not None and before is not None and before.ent_type_ == "DATE":
            last = max(statement.end, day.idx + len(day))
            return (
                statement.model_copy(update={"end": end}),
                statement.model_copy(update={"start": place.start, "end": last}),
            )
    return (statement,)


def part_by_clause(story: Story, statement: Statement) -> tuple[Statement, ...]:
    """Part a statement whose main clause tells another change of the map than its participle clause.

    "Troops seized the road, prompting the militia to flee" is a capture, and a withdrawal by others.
    """
    needs = event_words().needs
    scene = story.scene(statement)
    main = head_of(scene.evidence)
    if statement.kind not in needs or main.lemma_.lower() in needs[statement.kind] or scene.head == main:
        return (statement,)
    other = next(
        (k for k, lemmas in needs.items() if main.pos_ == "VERB" and main.lemma_.lower() in lemmas), None
    )
    clause = next((t for t in (scene.head, *scene.head.ancestors) if t.head == main), None)
    if other is None or clause is None or clause.dep_ != "advcl":
        return (statement,)
    cut = min(clause.subtree, key=lambda t: t.i).idx
    end = len(text_of(story.doc)[:cut].rstrip(" ,"))
    if not statement.start < end <= cut < statement.end:
        return (statement,)
    return (
        statement.model_copy(update={"end": end, "kind": other}),
        statement.model_copy(update={"start": cut}),
    )


def part_by_deed(story: Story, statement: Statement) -> tuple[Statement, ...]:
    """Part a statement from a deed of another kind that a later clause of it tells.

    "Troops killed 23 fighters and freed three villages", "died on the road that the army had cut". What ends
    the statement is cut off it; a clause in its midst is told beside it.
    """
    scene = story.scene(statement)
    for verb in scene.evidence:
        if verb.dep_ not in _CLAUSES or verb.pos_ != "VERB" or not scene.head.is_ancestor(verb):
            continue
        kind = kind_by_verb(story, verb) if is_told(verb) else None
        if kind is None or kind == statement.kind or _is_one_deed(statement.kind, kind):
            continue
        first, own = _own_clause(verb, scene.evidence)
        last = own[-1]
        told = Statement.by_words(first.idx, last.idx + len(last), kind, event_words().trust)
        end = len(text_of(story.doc)[: own[0].idx].rstrip(" ,").removesuffix(" and").rstrip(" ,"))
        if verb.dep_ == "acl" or told.end < statement.end:
            return (statement, told)
        if scene.head.idx < end:
            return (statement.model_copy(update={"end": end}), told)
    return (statement,)


def _own_clause(verb: Token, evidence: Span) -> tuple[Token, list[Token]]:
    """Return where what a verb tells begins, and the words of its clause.

    A participle is told with its noun: "mines planted by the rebels", "4,000 people displaced".
    """
    own = [t for t in verb.subtree if t in evidence and t.dep_ not in {"cc", "punct"}]
    noun = verb.head.left_edge if verb.dep_ == "acl" and verb.head in evidence else own[0]
    return noun if noun in evidence else own[0], own


def _is_one_deed(kind: str, other: str) -> bool:
    """Whether two kinds may tell one deed, by its means and by what it was, or one dates the other."""
    if other == "conflict_began" or {kind, other} == {"clash", "advance"}:
        return True
    remote = kind_info(other).family == "remote"
    return remote and (kind in _TOLD_BY_MEANS or kind_info(kind).family == "remote")


def part_uprooted(story: Story, statement: Statement) -> tuple[Statement, ...]:
    """Part a count of the dead from one of the displaced: "killed 300 people and forced 4,000 to flee"."""
    words = event_words()
    evidence = story.scene(statement).evidence
    for joint in evidence[1:-1]:
        before = {t.lemma_.lower() for t in evidence if t.i < joint.i}
        if joint.lower_ not in {"and", ","} or not before & words.deaths:
            continue
        after = [t for t in evidence if t.i > joint.i]
        verb = next((t for t in after if t.pos_ == "VERB"), joint)
        told = after if verb.lemma_.lower() in words.drives else [verb]
        if any(t.lemma_.lower() in words.uproots for t in told):
            end = len(text_of(story.doc)[: joint.idx].rstrip(" ,"))
            dead = "toll" if statement.kind == "displacement" else statement.kind
            return (
                statement.model_copy(update={"end": end, "kind": dead}),
                statement.model_copy(update={"start": after[0].idx, "kind": "displacement"}),
            )
    return (statement,)


def part_ahead(story: Story, statement: Statement) -> tuple[Statement, ...]:
    """Part talks that were held from those that were to follow: "met in Cairo ahead of talks in May"."""
    planned = status_words().planned_as.get(statement.kind)
    evidence = story.scene(statement).evidence
    if planned is None:
        return (statement,)
    for token in evidence[1:]:
        to_come = token.lower_ == "ahead" or (token.lower_ == "before" and token.pos_ == "ADP")
        led = {t.lemma_.lower() for t in token.subtree if t.i > token.i}
        if to_come and not event_words().meetings.isdisjoint(led):
            end = len(text_of(story.doc)[: token.idx].rstrip(" ,"))
            return (
                statement.model_copy(update={"end": end}),
                statement.model_copy(update={"start": token.idx, "kind": planned}),
            )
    return (statement,)


def _each_place(story: Story, statement: Statement) -> tuple[Statement, ...]:
    """Part a statement of one deed at two places: "ousted them from X in May and from Y last year".

    The second place has to come with the preposition of the first. One number over several places stays one
    statement, at the first of them.
    """
    evidence = story.scene(statement).evidence
    for token in evidence:
        if token.dep_ != "conj" or token.pos_ != "ADP" or token.head.pos_ != "ADP":
            continue
        first = [t for t in token.head.head.children if t.lower_ == token.lower_ and t.i < token.i]
        counted = any(_counts(t) for t in evidence if t.i < token.i)
        if counted or not first or not all(_has_place(story, t) for t in (first[0], token)):
            continue
        end = len(text_of(story.doc)[: token.idx].rstrip().removesuffix("and").rstrip(" ,"))
        if statement.start < end:
            return (
                statement.model_copy(update={"end": end}),
                statement.model_copy(update={"start": token.idx}),
            )
    return (statement,)


def _each_count(story: Story, statement: Statement) -> tuple[Statement, ...]:
    """Part a statement with a count for each of two places: "killed 45 in Sumy and another 22 near Lviv".

    By the annotation guide, each part of a sum that has a place of its own is a claim.
    """
    evidence = story.scene(statement).evidence
    for token in evidence:
        if (
            token.dep_ != "conj"
            or not _is_count(token)
            or not any(_leads_to_place(story, c) for c in token.children)
        ):
            continue
        begin = min(t.i for t in token.subtree)
        counts = [t.i for t in evidence if t.i < begin and _counts(t)]
        led = counts and any(_leads_to_place(story, t) for t in story.doc[counts[0] : begin])
        joint = story.doc[begin - 1]
        if led and joint.dep_ == "cc" and statement.start < joint.idx:
            end = len(text_of(story.doc)[: joint.idx].rstrip(" ,"))
            rest = statement.model_copy(update={"start": story.doc[begin].idx})
            return (statement.model_copy(update={"end": end}), *_each_count(story, rest))
    return (statement,)


def _leads_to_place(story: Story, token: Token) -> bool:
    return token.pos_ == "ADP" and _has_place(story, token)


def _is_count(token: Token) -> bool:
    return token.like_num or any(c.dep_ == "nummod" and _counts(c) for c in token.children)


def _counts(token: Token) -> bool:
    return token.like_num and token.ent_type_ not in {"DATE", "TIME"}


def _has_place(story: Story, preposition: Token) -> bool:
    words = {t.idx for t in preposition.subtree}
    return any(m.places and m.start in words for m in story.mentions)


def _day_at(name: Token) -> Token | None:
    """Return the last word of the day right after a name: "on 1 March" after "Melitopol"."""
    words = name.doc[name.i + 1 : name.sent.end]
    first = 1 if len(words) and words[0].pos_ == "ADP" else 0
    dated = list(itertools.takewhile(lambda t: t.ent_type_ == "DATE", words[first:]))
    return dated[-1] if dated else None
