"""How a word stands to a statement in the dependency parse, as a short name for rules and weights.

A relation is written from the word upwards to where it meets the statement's head, then downwards:
"nsubj", "pobj:by>agent", "poss", "pobj:on", "nsubj/dobj" (the subject of a verb whose object is the head).
"""

from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""How a noun hangs on the verb that it is the subject of."""

ALL_SUBJECTS = SUBJECTS | {"csubj", "csubjpass"}
"""The same, and how a clause does ("that aid was cut off worried them")."""

CLAUSES = frozenset({"relcl", "advcl", "ccomp", "acl", "csubj", "parataxis"})
"""How the verb of another clause hangs on a word."""

_KNOWING = frozenset({"the", "this", "that", "these", "those"})
_DEPTH = 5
_TRANSPARENT = {"conj", "appos", "compound", "nmod"}


def head_of(evidence: Span) -> Token:
    """Return the word on which the others of the evidence hang: a verb or noun where there is one.

    Punctuation and spaces never are; of several roots the first verb wins, else the first noun.
    """
    inside = range(evidence.start, evidence.end)
    words = [t for t in evidence if not (t.is_space or t.is_punct)] or list(evidence)
    roots = [t for t in words if (above := t.head.i) == t.i or above not in inside]
    for wanted in ({"VERB"}, {"AUX", "NOUN", "PROPN"}):
        for token in roots:
            if token.pos_ in wanted and not _reporting_frame(token, evidence):
                return token
    return roots[0] if roots else words[0]


def _reporting_frame(token: Token, evidence: Span) -> bool:
    """Whether a root only introduces the clause that is stated ("said that ...")."""
    return any(
        child.dep_ == "ccomp" and child.i in range(evidence.start, evidence.end) for child in token.children
    )


def relation(token: Token, head: Token) -> str:
    """Return how `token` stands to `head`, both of one sentence; "far" when the path is long or none."""
    above = {head.i, *(t.i for t in head.ancestors)}
    steps: list[str] = []
    current = token
    while current.i not in above:
        if len(steps) > _DEPTH or current.head.i == current.i:
            return "far"
        step = _step(current)
        if step and not (steps and steps[-1] == step):
            steps.append(step)
        current = current.head
    down: list[str] = []
    lower = head
    while lower.i != current.i:
        step = lower.dep_
        down.append(step)
        lower = lower.head
        if len(down) > _DEPTH:
            return "far"
    up = ">".join(steps) or "self"
    return up + ("/" + ">".join(reversed(down)) if down else "")


def _step(token: Token) -> str:
    if token.dep_ in _TRANSPARENT and token.dep_ != "conj":
        return "mod"
    if token.dep_ == "pobj" or (token.dep_ == "pcomp" and token.head.pos_ == "ADP"):
        return f"pobj:{token.head.lower_}"
    if token.dep_ == "prep":
        return "" if any(c.dep_ == "pobj" for c in token.children) else f"prep:{token.lower_}"
    return token.dep_


def is_passive(head: Token) -> bool:
    """Whether a verb is passive, also without auxiliary ("besieged by", "killed in")."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in head.children):
        return True
    return head.tag_ == "VBN" and not any(child.dep_ in {"aux", "dobj"} for child in head.children)


def is_known(noun: Token) -> bool:
    """Whether a noun tells of a thing as known: "the town", "these raids"."""
    return any(child.lower_ in _KNOWING for child in noun.children)


def is_purpose(verb: Token) -> bool:
    """Whether a verb tells what something is done for: "launched an attack to retake the town"."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return infinitive and verb.dep_ in {"advcl", "acl", "relcl"}


def role_of(how: str, head: Token) -> str:
    """Return what a relation makes of an actor by grammar alone: "acts", "suffers", or "" for neither.

    A subject acts, unless the verb is passive; so does who stands after "by", and who owns an event noun. An
    object suffers, and whom an event is "on" or "against". A verb's subject also does what its object names
    ("carried out strikes"), and an event noun's verb strikes its object ("strikes killed five").
    """
    up, _, down = how.partition("/")
    steps = up.split(">")
    last = steps[-1]
    noun = head.pos_ in {"NOUN", "PROPN"}
    if last in {"agent", "pobj:by"}:
        return "acts"
    if down.split(">")[0] in _EVENT_SUBJECT:
        return "suffers" if last in _SUFFERING else ""
    if last == "nsubj":
        return "acts" if all(step in _WITHIN_NAME for step in steps[:-1]) else ""
    if down and not all(step == "conj" for step in down.split(">")):
        return ""
    if last in _SUFFERING or last in _TARGETS:
        return "suffers"
    if noun and not down:
        if last in {"poss", "mod", "amod"}:
            return "acts"
        return "suffers" if last == "pobj:of" else ""
    return ""


_EVENT_SUBJECT = frozenset({"nsubj"})
_SUFFERING = frozenset({"nsubjpass", "dobj", "dative"})
_TARGETS = frozenset({"pobj:on", "pobj:against", "pobj:at", "pobj:targeting", "pobj:upon"})
_WITHIN_NAME = frozenset({"mod", "conj", "poss", "amod", "pobj:of", "pobj:from"})
