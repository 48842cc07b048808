"""Where a statement's words end: a joint to what is said next is no part of it."""

import re

from vedette.reading.statement import Statement
from vedette.reading.story import Story

_REST_OF_WORD = re.compile(r"(?<=\w)(?:[-‐‑]\w+)+")
_JOINTS = frozenset({"CCONJ", "SCONJ", "DET", "ADP", "PUNCT", "SPACE"})


def without_loose_end(story: Story, statement: Statement) -> Statement:
    """Return a statement less the conjunction, preposition or article that it ends with.

    "Shells killed four and" goes on with another deed; the particle of a verb ("pulled out") stays.
    """
    evidence = story.scene(statement).evidence
    last = evidence[-1]
    while last.i > evidence.start and last.pos_ in _JOINTS and last.dep_ != "prt" and _leads_on(last.text):
        last = story.doc[last.i - 1]
    end = last.idx + len(last)
    if last.i < evidence[-1].i:
        return statement.model_copy(update={"end": end})
    return _to_word_end(statement, story.report.text)


def _to_word_end(statement: Statement, text: str) -> Statement:
    """Let a statement that ends within a compound word ("the post|-war order") end with it."""
    rest = _REST_OF_WORD.match(text, statement.end)
    return statement.model_copy(update={"end": rest.end()}) if rest is not None else statement


def _leads_on(word: str) -> bool:
    return word.islower() or word == ","
