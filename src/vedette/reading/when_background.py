"""How a statement stands to a time that is told beside it: before it, on from it, or long before the news."""

from spacy.tokens import Doc, Span, Token

from vedette.reading.language import tokens_of
from vedette.reading.when_grammar import TimeMention
from vedette.reading.when_words import when_words

_LONG_FORMS = frozenset({"month", "season", "year"})


def came_before(doc: Doc, span: Span, mention: TimeMention) -> bool:
    """Tell whether the statement had been done when that was which a month or year dates.

    "They bombed the pass in May after signing a pact": who signed first may have done so in April.
    """
    if mention.form not in _LONG_FORMS:
        return False
    done = next((t for t in (span.root, *span.root.ancestors) if t.dep_ == "pcomp"), None)
    if done is None or done.tag_ != "VBG" or done.head.lower_ not in when_words().after:
        return False
    dated = tokens_of(doc, mention.start, mention.end).root
    return done.head.head.is_ancestor(dated) and not done.is_ancestor(dated)


def is_bygone(span: Span) -> bool:
    """Tell whether the statement's own noun says that it is none of the news: "an earlier truce"."""
    words = when_words()
    return any(
        child.lower_ in words.bygone
        for token in _head_nouns(span)
        for child in token.children
        if child.dep_ == "amod"
    )


def goes_on(span: Span) -> bool:
    """Tell whether the statement's sentence only goes on with those of the sentence before: "they met"."""
    root = span.sent.root
    subjects = [child for child in root.children if child.dep_ == "nsubj"]
    told = root.tag_ == "VBD" and root in span and root.lower_ not in when_words().speech
    return told and any(token.lower_ in when_words().same_as_before for token in subjects)


def dates_clause(doc: Doc, mention: TimeMention) -> bool:
    """Tell whether a month or year is when its whole sentence was, which is told in the simple past."""
    if mention.form not in _LONG_FORMS or mention.bound != "at":
        return False
    tokens = tokens_of(doc, mention.start, mention.end)
    verb = next((t for t in tokens.root.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb == tokens.root.sent.root and verb.tag_ == "VBD"


def _head_nouns(span: Span) -> list[Token]:
    """Return the noun that the statement opens with, or that its verb has as its object."""
    root = span.root
    return [root] if root.pos_ == "NOUN" else [c for c in root.children if c.dep_ == "dobj" and c in span]
