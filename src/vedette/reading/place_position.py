"""Whether a name that no pack knows stands where a place does: "the X corridor", "troops overran X"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from vedette.reading.lexicon import name_words
from vedette.reading.name_sense import capital_words

_BESIDE = frozenset({"compound", "nmod", "appos", "amod"})
_VERB_TOO = "states"  # what a person does in "Orla Tarn states" is no place noun
_PLACED = frozenset({"GPE", "LOC", "FAC"})


def stands_as_place(name: Span, known: bool) -> bool:
    """Whether a name stands where a place does; `known`: places have such names, and no person here has."""
    token = _bearer(name)
    if token.pos_ != "PROPN":
        return False
    told = _ends_as_site(name) or follows_its_kind(name) or _is_told(token)
    return told or after_place_word(token) or taken(name, known)


def _bearer(name: Span) -> Token:
    """Return the word of a name that stands in the sentence for it: the last, where all hang on one noun."""
    last = name[-1]
    inside = range(name.start, name.end)
    return last if last.pos_ == "PROPN" and last.head.i not in inside else name.root


def follows_its_kind(name: Span) -> bool:
    """Whether the words right before a name say what it is, however the parse reads it: "the town of X"."""
    if name.start < 2:
        return False
    noun, of = name.doc[name.start - 2 : name.start]
    return of.lower_ == "of" and noun.lemma_.lower() in name_words().last_words


def _ends_as_site(name: Span) -> bool:
    """Whether a name ends with what it is: "Harbour Street", "Orla Hospital"."""
    last, sites = name[-1], name_words().sites - name_words().owned_sites
    if len(name) < 2 or last.i != name.root.i:
        return False
    if last.lower_ in sites:
        return True
    called = last.text[0].isupper() and last.lower_ in name_words().last_words
    return called and name[-2].lower_ not in name_words().sites  # a "School District" is a body


def _is_told(token: Token) -> bool:
    """Whether the text tells what a name is: "Orla, a village in the hills"; "the Orla corridor"."""
    words = name_words()
    if any(c.dep_ == "appos" and c.lemma_.lower() in words.place_nouns for c in token.children):
        return True
    site = token.head
    return (
        token.dep_ in _BESIDE
        and site.pos_ == "NOUN"
        and 0 < site.i - token.i <= 2
        and site.lower_ in words.sites - words.owned_sites
    )


def after_place_word(token: Token) -> bool:
    """Whether a name stands where a place does: "in X", "the village of X", "X province", "the road to X"."""
    words = name_words()
    head = token.head
    nouns = {head.lower_} if head.lower_ == _VERB_TOO else {head.lower_, head.lemma_.lower()}
    if nouns & words.place_nouns and token.dep_ in _BESIDE - {"amod"}:
        return True
    if token.dep_ == "conj" and nouns & words.last_words and any(c.pos_ == "PROPN" for c in head.lefts):
        return True
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
        head = token.head
    if token.dep_ != "pobj" or token.ent_type_ in {"DATE", "TIME"}:
        return False
    if head.lower_ == "of":
        return head.head.lower_ == "out" or head.head.lemma_.lower() in words.place_nouns | words.place_parts
    if head.lower_ in words.some_of:
        return head.head.pos_ == "NOUN" and head.head.lemma_.lower() in words.place_nouns
    if head.lower_ == "to":
        return head.head.lemma_.lower() in words.moving
    if head.lower_ == "on":
        return not token.ent_type_
    return head.lower_ in words.locatives


def taken(name: Span, known: bool) -> bool:
    """Whether a name stands where a place does that is fought over: "captured X", "X was shelled", "X fell".

    What the recogniser takes for a person can be captured as one; nobody overruns or shells a person.
    """
    words, token = name_words(), name.root
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    verb = token.head.lemma_.lower()
    if name.label_ != "PERSON" or known:
        falls = token.dep_ == "nsubj" and verb in words.falling
        return falls or (token.dep_ in {"dobj", "nsubjpass"} and verb in words.taking)
    return token.dep_ in {"dobj", "nsubjpass"} and verb in words.taking_places


def separate(name: Span) -> Iterator[Span]:
    """Yield a recognised name less the words after it, or both places that it joins: "Orla and Tarn"."""
    words = name_words()
    end = name.end
    if name.label_ in _PLACED:
        while end > name.start + 1 and _trails(name.doc[end - 1], words.place_nouns | words.sites):
            end -= 1
    name = Span(name.doc, name.start, end, label=name.label)
    joint = next((t for t in name[1:-1] if t.lower_ == "and" and t.dep_ == "cc"), None)
    if joint is None or not (name.label_ in _PLACED or after_place_word(name.root)):
        yield from _run_on(name)
        return
    for part in (name.doc[name.start : joint.i], name.doc[joint.i + 1 : name.end]):
        yield Span(name.doc, part.start, part.end, label="GPE")


def _run_on(name: Span) -> Iterator[Span]:
    """Yield the places that run into one name where commas are lost: Orla and Tal Tarn in "Orla Tal Tarn"."""
    words, first = capital_words(), name.start
    if name.label_ in _PLACED or after_place_word(name.root):
        for token in name[1:-1]:
            begins = token.text[0].isupper() and token.lower_ in words.run_on_heads
            headed = token.i == first + 1 and name.doc[first].lower_ in words.heads
            if begins and not headed:
                yield Span(name.doc, first, token.i, label=name.label_)
                first = token.i
    yield name if first == name.start else Span(name.doc, first, name.end, label=name.label_)


def _trails(token: Token, kept: frozenset[str]) -> bool:
    """Whether a word after a name is none of it: "Orla earlier this year"."""
    if token.is_space:
        return True
    apart = bool(token.nbor(-1).whitespace_)
    return apart and token.is_lower and token.is_alpha and token.lower_ not in kept
