"""A noun and the clause that tells of it are one statement: "the truce, which was signed in May"."""

from collections.abc import Sequence

from vedette.reading.language import text_of
from vedette.reading.statement import Statement
from vedette.reading.story import Story

_RELATIVE = frozenset({"which", "that"})


def with_their_clauses(story: Story, statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements, in order, each that is but a noun joined to the clause that follows on it.

    That clause opens with a relative word and states the same kind.
    """
    found: list[Statement] = []
    for statement in statements:
        if found and _goes_on(story, found[-1], statement):
            found[-1] = statement.model_copy(update={"start": found[-1].start})
        else:
            found.append(statement)
    return found


def _goes_on(story: Story, noun: Statement, clause: Statement) -> bool:
    text = text_of(story.doc)
    first = text[clause.start : clause.end].split(maxsplit=1)[:1]
    if (
        noun.kind != clause.kind
        or text[noun.end : clause.start].strip(" ,")
        or not _RELATIVE.intersection(first)
    ):
        return False
    return not any(token.pos_ in {"VERB", "AUX"} for token in story.scene(noun).evidence)
