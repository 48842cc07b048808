"""Whether a name that no pack knows stands where a place does: "the X corridor", "troops overran X"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from vedette.reading.lexicon import name_words

_BESIDE = frozenset({"compound", "nmod", "appos", "amod"})
_VERB_TOO = "states"  # what a person does in "Orla Tarn states" is no place noun
_PLACED = frozenset({"GPE", "LOC", "FAC"})


def stands_as_place(name: Span, known: bool) -> bool:
    """Whether a name stands where a place does; `known`: places have such names, and no person here has."""
    token = name.root
    if token.pos_ != "PROPN":
        return False
    return _ends_as_site(name) or _is_told(token) or after_place_word(token) or taken(name, known)


def _ends_as_site(name: Span) -> bool:
    """Whether a name ends with what it is: "Harbour Street", "Orla Hospital"."""
    sites = name_words().sites - name_words().owned_sites
    return len(name) > 1 and name[-1].lower_ in sites and name[-1].i == name.root.i


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
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
        head = token.head
    if token.dep_ != "pobj" or token.ent_type_ in {"DATE", "TIME"}:
        return False
    if head.lower_ == "of":
        return head.head.lower_ == "out" or head.head.lemma_.lower() in words.place_nouns | words.place_parts
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
        yield name
        return
    for part in (name.doc[name.start : joint.i], name.doc[joint.i + 1 : name.end]):
        yield Span(name.doc, part.start, part.end, label="GPE")


def _trails(token: Token, kept: frozenset[str]) -> bool:
    """Whether a word after a name is none of it: "Orla earlier this year"."""
    if token.is_space:
        return True
    apart = bool(token.nbor(-1).whitespace_)
    return apart and token.is_lower and token.is_alpha and token.lower_ not in kept
