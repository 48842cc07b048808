"""What the words around a name make of it: a place or a government, a label or an apposition, a dateline."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from vedette.packs.pack import Pack
from vedette.packs.records import Name
from vedette.reading.language import text_of, tokens_of
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention, written

_NO_SITES = frozenset({"country", "region"})  # "Syria hospital" in a headline is one in Syria, no name
_ARTICLE = re.compile(r"(?<![\w-])(?:[AaEe]l|[Aa][sdnrtz]|[Aa]sh)-$")
_DATELINE = re.compile(r"(?:,\s*\w+)?\s*(?:\([^)]{2,30}\)\s*)?(?:-{1,2}|–|—)\s")


def joined(doc: Doc, end: int, start: int) -> bool:
    """Whether a participle belongs to the name before it: by a hyphen, or as what describes a noun."""
    gap = text_of(doc)[end:start]
    if gap in {"-", "- ", " -", "–", "‑"}:
        return True
    token = token_at(doc, start)
    return gap == " " and token is not None and token.dep_ == "amod" and token.i < token.head.i


def without_appositions(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Drop a label beside a name of the same thing: "the ISIS terrorist group", "terrorists of Daesh"."""
    kept: list[Mention] = []
    for i, mention in enumerate(mentions):
        beside = [mentions[j] for j in (i - 1, i + 1) if 0 <= j < len(mentions)]
        if mention.label and any(_adjacent(mention, other, text) for other in beside if not other.label):
            continue
        kept.append(mention)
    return kept


def _adjacent(label: Mention, name: Mention, text: str) -> bool:
    first, last = sorted((label, name), key=lambda m: m.start)
    return (
        bool(name.actors)
        and not name.places
        and not name.link
        and text[first.end : last.start] in {" ", " of "}
    )


def kinds_said(doc: Doc, mention: Mention) -> frozenset[str]:
    """Return the kinds of places that the words beside a name say it is ("Hayyan oilfield")."""
    around = tokens_of(doc, mention.start, mention.end)
    said = [*around, *doc[max(0, around.start - 2) : around.start], *doc[around.end : around.end + 2]]
    words = name_words().place_kinds
    return frozenset(kind for token in said for kind in words.get(token.lower_, ()))


def describes(doc: Doc, start: int) -> bool:
    """Whether the word at a character describes a noun after it ("Turkish" in "Turkish border")."""
    token = token_at(doc, start)
    return token is not None and token.dep_ in {"amod", "compound", "nmod"}


def placed_or_acting(mention: Mention, names: Sequence[Name], doc: Doc) -> Mention:
    """Tell by grammar whether a capital or country is where something was, or its government.

    "Damascus said", "talks between Ankara and Moscow" are governments; "in Damascus", "the road to Damascus",
    "Damascus residents" are the place. A country that acts is still a place where nothing nearer is named.
    """
    if not (mention.places and mention.actors):
        return mention
    token = tokens_of(doc, mention.start, mention.end).root
    while token.dep_ == "conj" and token.head.ent_type_ == "GPE":
        token = token.head
    acts = token.dep_ in {"nsubj", "nsubjpass", "dobj", "agent", "poss", "dative"} or (
        token.dep_ == "pobj" and token.head.lower_ in {"by", "with", "against", "between", "for"}
    )
    if not acts or (token.dep_ == "nsubj" and token.head.lemma_.lower() in name_words().hosting):
        return mention
    metonym = not any(n.what == "country" for n in names)
    if metonym:
        return replace(mention, what="actor", places=(), seats=mention.places)
    return replace(mention, what="actor")


def is_dateline(mention: Mention, text: str) -> bool:
    """Whether a name only says where a report was filed: "BEIRUT (Reuters) -", "Beirut - ", at its start."""
    if not mention.places or text[: mention.start].strip():
        return False
    return _DATELINE.match(text, mention.end) is not None


def token_at(doc: Doc, start: int) -> Token | None:
    """Return the token at a character, None past the end."""
    span = tokens_of(doc, start, start + 1)
    return span[0] if len(span) else None


def proper_names(doc: Doc) -> Iterable[Span]:
    """Yield the runs of proper nouns, which may be names that the recogniser overlooks."""
    start = None
    for token in [*doc, None]:
        if token is not None and token.pos_ == "PROPN" and token.text[0].isupper():
            start = token.i if start is None else start
        elif start is not None and not (token is not None and token.text == "-"):
            end = token.i if token is not None else len(doc)
            yield doc[start:end]
            start = None


def without_preposition(entity: Span) -> Span:
    """Return a name less a preposition that begins a sentence: "Near Bayji, ..."."""
    first = entity[0]
    if len(entity) > 1 and first.is_sent_start and first.lower_ in name_words().locatives:
        return Span(entity.doc, entity.start + 1, entity.end, label="GPE")
    return entity


def with_article(mention: Mention, text: str) -> Mention:
    """Return a place's name with the Arabic article that a pack left out: "al-" before "Sweida"."""
    found = _ARTICLE.search(text, max(0, mention.start - 4), mention.start)
    if found is None or mention.what != "place":
        return mention
    return written(replace(mention, start=found.start()), text)


def with_site(mention: Mention, doc: Doc, pack: Pack) -> Mention:
    """Return a place's name with the site that is called after it: "Hama" in "Hama National Hospital".

    The site is where its place is when a pack of the conflict knows that; else nobody knows where it is.
    """
    if mention.what != "place" or not mention.places or mention.link:
        return mention
    place = pack.place(mention.places[0])
    if place is not None and place.kind in _NO_SITES:
        return mention
    end = site = tokens_of(doc, mention.start, mention.end).end
    while end < min(site + 3, len(doc)) and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper():
        if doc[end].lower_ in name_words().sites:
            break
        end += 1
    if end >= len(doc) or doc[end].lower_ not in name_words().sites or "\n" in doc[site:end].text:
        return mention
    stop = doc[end].idx + len(doc[end])
    places = tuple(p for p in mention.places if p in pack.own_places)
    whole = replace(mention, end=stop, places=places or ("",), actors=(), seats=())
    return written(whole, text_of(doc))
