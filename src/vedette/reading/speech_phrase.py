"""The words of one source: where its noun phrase begins and ends, and which body or person it names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from vedette.packs.pack import Pack
from vedette.reading.language import text_of, tokens_of
from vedette.reading.lexicon import name_words
from vedette.reading.mention import Mention
from vedette.reading.speech_words import speech_words
from vedette.reading.when_words import when_words

_IN_PHRASE = frozenset(
    {"compound", "amod", "det", "poss", "case", "nmod", "appos", "flat", "nummod", "punct"}
)
_LINKS = frozenset({"of", "for", "in", "from", "at", "to"})
_BETWEEN = re.compile(r"\s*(?:\([^()]{1,12}\)\s*)?")
_SHORT_NAME = re.compile(r"\s*\([A-Z][\w&.-]{1,9}\)")
_WITHIN = frozenset({"in", "at", "from", "within", "inside", "of"})
_DAYS = frozenset(when_words().weekday_numbers) | frozenset(when_words().month_numbers)
_ANYBODY = frozenset({"witness", "local", "unnamed"})  # kinds of sources that are no one body


@dataclass(frozen=True)
class Voices:
    """The names of a report, and what its pack says of those who bear them.

    `silent` are ids of nobody in particular; `speaks_for` gives the government of each country that speaks.
    """

    mentions: Sequence[Mention]
    silent: frozenset[str]
    speaks_for: Mapping[str, str]
    anybody: frozenset[str]

    @classmethod
    def of(cls, mentions: Sequence[Mention], pack: Pack) -> "Voices":
        """Return the voices of a report with these names."""
        return cls(
            mentions,
            frozenset(a.id for a in pack.actors.values() if a.kind == "civilians"),
            {c.id: c.government for c in pack.countries.values()},
            frozenset(s.id for s in pack.sources.values() if s.kind in _ANYBODY),
        )

    def can_speak(self, head: Token) -> bool:
        """Whether a noun phrase can be a source: a name, a pronoun, or a noun for people and media."""
        words = speech_words()
        lemma = head.lemma_.lower()
        if head.pos_ == "PRON" or lemma in words.shown:
            return lemma in words.pronouns
        if any(
            m.start <= head.idx < m.end and m.what in {"place", "route"} and not m.actors
            for m in self.mentions
        ):
            return False
        if head.pos_ == "PROPN" or lemma in words.unnamed | words.short_forms | words.statements:
            return True
        if lemma in name_words().titles or lemma in name_words().groups:
            return True
        return any(m.start <= head.idx < m.end and (m.sources or m.actors) for m in self.mentions)

    def ending_at(self, character: int) -> Mention | None:
        """Return the name of a speaker that ends right before `character`, None where there is none."""
        found = (m for m in self.mentions if m.end == character and not m.link and _is_speaker(m))
        return max(found, key=lambda m: m.end - m.start, default=None)

    def starting_at(self, character: int) -> Mention | None:
        """Return the name of a speaker that begins at `character`, None where there is none."""
        found = (m for m in self.mentions if m.start == character and not m.link and _is_speaker(m))
        return max(found, key=lambda m: m.end - m.start, default=None)


def _is_speaker(mention: Mention) -> bool:
    return bool(mention.sources or mention.actors) or mention.what in {"person", "organisation"}


def phrase(head: Token, voices: Voices) -> tuple[int, int]:
    """Return the characters of a source's noun phrase: modifiers, "of ...", and what stands in apposition.

    A name is never cut, and one right before a common noun belongs to it ("the Karen union (KNU) group").
    """
    doc = head.doc
    start, end = _parsed(head)
    names = [m for m in voices.mentions if m.start < end and start < m.end and _is_speaker(m)]
    start, end = min([start, *(m.start for m in names)]), max([end, *(m.end for m in names)])
    if head.pos_ == "NOUN" and text_of(doc)[start:end].split(" ")[0].islower():
        for mention in voices.mentions:
            gap = text_of(doc)[mention.end : start]
            if (
                mention.start < start
                and _is_speaker(mention)
                and _BETWEEN.fullmatch(gap)
                and not mention.link
            ):
                start = mention.start
    first = _first(tokens_of(doc, start, end).start, head, voices)
    short = _SHORT_NAME.match(text_of(doc), end, head.sent.end_char)
    return doc[first].idx, short.end() if short else _with_place(head, end, voices)


def _first(first: int, head: Token, voices: Voices) -> int:
    """Return the first token of a source's words, without what a missing comma has joined to them.

    "... near Goma a monitor said" begins with the article, unless that opens an apposition ("Ali Noor a medic
    said"); a day before the name is no part of it.
    """
    doc, begin = head.doc, head.sent.start
    while first > begin and not doc[first - 1].whitespace_ and _in_word(doc[first - 1]):
        first -= 1
    for index in range(head.i, first, -1):
        if doc[index].tag_ == "DT" and not _names(first, index, head, voices):
            first = index
            break
    while first < head.i and (doc[first].lower_ in _DAYS or doc[first].ent_type_ in {"DATE", "TIME"}):
        first += 1
    if first > begin and doc[first - 1].pos_ == "DET":
        first -= 1
    if first > begin and doc[first].tag_ == "DT" and doc[first].lower_ != "the":
        last = doc[first - 1]
        named = voices.ending_at(last.idx + len(last))
        if named is not None:
            opening = tokens_of(doc, named.start, named.end).start
            opening -= opening > begin and doc[opening - 1].pos_ == "DET"
            first = opening if _names(opening, first, head, voices) else first
    return first


def _names(first: int, article: int, head: Token, voices: Voices) -> bool:
    """Whether tokens `first` to `article` name the one whom the words after the article describe."""
    doc = head.doc
    last = doc[article - 1]
    named = voices.ending_at(last.idx + len(last))
    if named is None or (first > 0 and doc[first - 1].pos_ == "ADP") or doc[article].lower_ == "the":
        return False
    group = head.lemma_.lower() in name_words().groups
    if named.what in {"person", "organisation"}:
        return True
    # "killed five rebels a monitoring group said": a group is called by its name, not by a common noun
    return group and not named.text.islower() if named.actors else bool(named.sources)


def _with_place(head: Token, end: int, voices: Voices) -> int:
    """Return the end of an unnamed source's words with where it belongs: "a source in the army"."""
    doc = head.doc
    after = [t for t in doc[head.i + 1 : head.i + 4] if t.idx >= end]
    if head.lemma_.lower() not in speech_words().unnamed or not after or after[0].lower_ not in _WITHIN:
        return end
    for token in after[1:]:
        named = next((m for m in voices.mentions if m.start == token.idx), None)
        if named is not None:
            return named.end
        if token.pos_ not in {"DET", "ADJ"}:
            break
    return end


def _parsed(head: Token) -> tuple[int, int]:
    """Return the characters of a noun phrase as the parse has it."""
    keep = {head.i}
    queue = [head]
    while queue:
        for child in queue.pop().children:
            if child.dep_ in _IN_PHRASE:
                wanted = child.dep_ != "punct" or child.text in {"-", "."}
            elif child.dep_ == "prep":
                stated = child.lower_ == "by" and head.lemma_.lower() in speech_words().statements
                wanted = (child.lower_ in _LINKS or stated) and child.i > head.i
            else:
                wanted = child.dep_ == "pobj"
            if wanted:
                keep.add(child.i)
                queue.append(child)
    first = last = head.i
    while first - 1 in keep:
        first -= 1
    while last + 1 in keep or (last + 2 in keep and head.doc[last + 1].text == ","):
        last += 1
    while first > head.sent.start and not head.doc[first - 1].whitespace_ and _in_word(head.doc[first - 1]):
        first -= 1
    while first < head.i and head.doc[first].is_punct:
        first += 1
    while last > head.i and (head.doc[last].is_punct or head.doc[last].pos_ in {"DET", "ADP"}):
        last -= 1
    return head.doc[first].idx, head.doc[last].idx + len(head.doc[last])


def _in_word(token: Token) -> bool:
    """Whether a token is part of a hyphened word: "Britain-based" is three."""
    return token.text == "-" or token.is_alpha


def bodies(doc: Doc, start: int, end: int, head: Token, voices: Voices) -> tuple[str, ...]:
    """Return the ids of those whom a source's words name, the speaker first.

    A named source comes before a party ("the anti-Kabul monitor"), the name nearest to the head before
    others ("BBC" in "to the BBC army chief ..."); a country that speaks is its government.
    """
    ranked: list[tuple[tuple[bool, bool, int], str]] = []
    for mention in voices.mentions:
        if not start <= mention.start < end or mention.link:
            continue
        covers = mention.start <= head.idx < mention.end
        if not (mention.body or mention.sources or not mention.places or covers):
            continue
        for identity in (mention.sources or mention.actors)[:1]:
            word = tokens_of(doc, mention.start, mention.end).root
            if identity in voices.anybody and _are_members(word, head):
                continue
            named = bool(mention.sources) and identity not in voices.anybody
            far = 0 if covers else abs(word.i - head.i)
            ranked.append(((not named, not covers, far), identity))
    ids = (voices.speaks_for.get(i, i) for _, i in sorted(ranked, key=lambda one: one[0]))
    return tuple(dict.fromkeys(i for i in ids if i not in voices.silent))


def _are_members(word: Token, head: Token) -> bool:
    """Whether people only tell whose body speaks: "a doctors' union" is no doctor."""
    owning = word.dep_ == "poss" or (word.dep_ in {"compound", "nmod"} and word.tag_ == "NNS")
    return owning and word.head == head and head.lemma_.lower() in speech_words().bodies


def is_plural(head: Token) -> bool:
    """Whether a source is several people, whom "it" can't mean: "activists", "two doctors"."""
    return head.tag_ in {"NNS", "NNPS"} and head.lower_ not in {"media", "forces"}
