"""Carry statements on to the counts that their clauses end with: "shelled the town [, killing two]"."""

from collections.abc import Sequence

from spacy.tokens import Token

from vedette.reading.amounts import counting_words
from vedette.reading.relation import SUBJECTS
from vedette.reading.statement import Statement
from vedette.reading.story import Story


def with_counts(
    story: Story, statements: Sequence[Statement], others: Sequence[Statement] = ()
) -> tuple[Statement, ...]:
    """Return the statements, each up to the last count of its clause that no other statement holds.

    A statement found by its first words would lose its dead otherwise. A clause with a subject of its own
    tells another event, and ends what is taken. `others` are statements that keep what they hold.
    """
    starts = sorted(statement.start for statement in (*statements, *others))
    return tuple(_carried_on(story, statement, starts) for statement in statements)


def _carried_on(story: Story, statement: Statement, starts: Sequence[int]) -> Statement:
    scene = story.scene(statement)
    sentence = scene.evidence[-1].sent
    limit = min([sentence.end_char, *(start for start in starts if start >= statement.end)])
    if any(statement.start < start < statement.end for start in starts) or limit <= statement.end:
        return statement
    follows = story.doc.char_span(statement.end, limit, alignment_mode="contract")
    if not follows:
        return statement
    clause = {token.i for token in scene.head.subtree}
    open_words = []
    for token in follows:
        if token.i not in clause or _begins_another(token, scene.head, follows.start):
            break
        open_words.append(token.i)
    if not open_words:
        return statement
    reach = story.doc[open_words[0] : open_words[-1] + 1]
    counted = counting_words(story.doc, reach.start_char, reach.end_char, statement.kind)
    counts = [token for token in counted if token.i in clause and token.i <= open_words[-1]]
    if not counts:
        return statement
    words = [t.i for count in counts for t in _phrase(count, open_words[0]).subtree if t.i in open_words]
    last = story.doc[max(words)]
    return statement.model_copy(update={"end": last.idx + len(last)})


def _begins_another(token: Token, head: Token, first: int) -> bool:
    """Whether a word is the verb of another clause with its own subject, or begins what that subject is."""
    verbs = [t for t in (token, *token.ancestors) if t.i >= first and t != head and t.pos_ in {"VERB", "AUX"}]
    return any(child.dep_ in SUBJECTS for verb in verbs for child in verb.children)


def _phrase(count: Token, first: int) -> Token:
    """Return the highest word over a count that is not among those of the statement before it."""
    top = count
    while top.head != top and top.head.i >= first:
        top = top.head
    return top
