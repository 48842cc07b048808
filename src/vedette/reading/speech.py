"""Find who is said to say what: every attribution in a report, with its words, carriers and reach."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from vedette.packs.pack import Pack
from vedette.reading.language import tokens_of
from vedette.reading.lexicon import Lexicon, name_words, read_lexicon
from vedette.reading.mention import Mention

_QUOTES = frozenset('"“”«»„')
_DETERMINERS = frozenset({"the", "this", "that", "same", "a", "an"})
_REACH = 12  # sentences over which a short form can look back for its name


class SpeechWords(Lexicon):
    """The words of speech.yaml."""

    says: frozenset[str]
    carries: frozenset[str]
    told: frozenset[str]
    statements: frozenset[str]
    unnamed: frozenset[str]
    pronouns: frozenset[str]
    short_forms: frozenset[str]
    kinds: dict[str, frozenset[str]]


@cache
def speech_words() -> SpeechWords:
    """Return speech.yaml."""
    return read_lexicon("speech.yaml", SpeechWords)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source in one sentence: its characters, and the characters of what it is said to say.

    `head` is the source's head word; `ids` are pack ids of the body, `person` tells a person's name;
    `carriers` are the ids or names of those it was told to or is quoted by. `short` marks a pronoun or short
    form, whose meaning is that of `stands_for`, an index into the report's attributions.
    """

    start: int
    end: int
    text: str
    head: str
    sentence: int
    reach: tuple[int, int]
    how: str
    ids: tuple[str, ...] = ()
    person: str = ""
    carriers: tuple[tuple[str | None, str], ...] = ()
    stands_for: int | None = None


@dataclass(frozen=True)
class _Voices:
    """The names of a report, and the ids among them that are nobody in particular."""

    mentions: Sequence[Mention]
    silent: frozenset[str]

    @classmethod
    def of(cls, mentions: Sequence[Mention], pack: Pack) -> "_Voices":
        return cls(mentions, frozenset(a.id for a in pack.actors.values() if a.kind == "civilians"))

    def can_speak(self, head: Token) -> bool:
        """Whether a noun phrase can be a source: a name, a pronoun, or a noun for people and media."""
        words = speech_words()
        lemma = head.lemma_.lower()
        if head.pos_ in {"PROPN", "PRON"} or lemma in words.unnamed | words.short_forms | words.statements:
            return head.pos_ != "PRON" or lemma in words.pronouns
        if lemma in name_words().titles or lemma in name_words().groups:
            return True
        return any(m.start <= head.idx < m.end and (m.sources or m.actors) for m in self.mentions)


def find_attributions(doc: Doc, mentions: Sequence[Mention], pack: Pack) -> tuple[Attribution, ...]:
    """Return the attributions of a report in order, short forms resolved to those they stand for."""
    found: list[Attribution] = []
    voices = _Voices.of(mentions, pack)
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            found.extend(_at(token, number, voices))
    found.sort(key=lambda a: (a.sentence, a.start, a.end))
    return _resolved(_distinct(found), pack)


def _at(token: Token, number: int, voices: "_Voices") -> list[Attribution]:
    words = speech_words()
    if token.lower_ == "according":
        source = _object_of(token)
        if source is not None:
            span = token.sent
            return [_attribution(source, number, voices, (span.start_char, span.end_char), "according")]
        return []
    if token.pos_ not in {"VERB", "AUX"}:
        return []
    lemma = token.lemma_.lower()
    if lemma in words.carries:
        return _quoted(token, number, voices)
    if lemma not in words.says:
        return []
    subject = _subject(token)
    if subject is None or not voices.can_speak(subject):
        subject = _right_before(token, voices)
    if subject is None:
        return []
    reach = _reach(token, subject)
    if reach is None:
        return []
    carriers = _carriers(token, voices) if lemma in words.told or _has_statement_object(token) else ()
    made = _attribution(subject, number, voices, reach, lemma)
    return [replace(made, carriers=made.carriers + carriers)]


def _quoted(token: Token, number: int, voices: "_Voices") -> list[Attribution]:
    """ "SANA quoted a source as saying", "quoted by SANA": the object speaks, the other carries."""
    reach = (token.sent.start_char, token.sent.end_char)
    agent = next((c for c in token.children if c.dep_ == "agent"), None)
    spoken: Token | None
    if agent is not None or (token.dep_ in {"acl", "relcl"} and token.tag_ == "VBN"):
        spoken = token.head if token.dep_ in {"acl", "relcl"} else _subject(token)
        carrier = _object_of(agent) if agent is not None else None
    else:
        spoken = next((c for c in token.children if c.dep_ in {"dobj", "pobj"}), None)
        carrier = _subject(token)
    if spoken is None:
        return []
    made = _attribution(spoken, number, voices, reach, "quote")
    if carrier is not None:
        made = replace(made, carriers=(*made.carriers, *_carrier_of(carrier, voices)))
    return [made]


def _right_before(verb: Token, voices: "_Voices") -> Token | None:
    """Return the source that ends right before a reporting verb, where the parse gave the verb no subject.

    "... 12 fighters, the monitor said": parsers take the source for an apposition, the more so without comma.
    """
    if verb.i <= verb.sent.start + 1 or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    last = verb.doc[verb.i - 1]
    named = next((m for m in voices.mentions if m.end == last.idx + len(last) and not m.link), None)
    if named is not None and (named.sources or named.actors or named.what in {"person", "organisation"}):
        return tokens_of(verb.doc, named.start, named.end).root
    return last if last.pos_ in {"NOUN", "PROPN"} and voices.can_speak(last) else None


def _subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "csubj"}:
            if child.dep_ == "nsubjpass":
                agent = next((c for c in verb.children if c.dep_ == "agent"), None)
                return _object_of(agent) if agent is not None else None
            if child.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
                return verb.head
            return child
    if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ == "VERB":
        return _subject(verb.head)
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBG", "VBZ", "VBD"}:
        return verb.head
    return None


def _object_of(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "pobj":
            return child
        if child.dep_ == "prep":
            return _object_of(child)
    return None


def _reach(verb: Token, subject: Token) -> tuple[int, int] | None:
    """Return the characters that a reporting verb covers; None where it reports nothing."""
    sentence = verb.sent
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "parataxis", "xcomp"} and c.i != subject.i]
    objects = [c for c in verb.children if c.dep_ in {"dobj", "attr", "prep", "oprd", "npadvmod"}]
    inverted = subject.i > verb.i
    last = verb.i >= sentence.end - 6
    quoted = any(t.text in _QUOTES for t in sentence)
    first_subtree = min(t.i for t in subject.subtree)
    speech_first = first_subtree <= sentence.start + 3
    if inverted or last or quoted or verb.dep_ == "ccomp" or any(c.i < verb.i for c in clauses):
        return sentence.start_char, sentence.end_char
    if clauses or (speech_first and objects):
        begin = verb.idx + len(verb)
        return (begin, sentence.end_char) if speech_first else (sentence.start_char, sentence.end_char)
    if verb.dep_ in {"parataxis", "advcl"}:
        return sentence.start_char, sentence.end_char
    return None


def _has_statement_object(verb: Token) -> bool:
    statements = speech_words().statements
    return any(d.lemma_.lower() in statements for c in verb.children if c.dep_ == "prep" for d in c.children)


def _carriers(verb: Token, voices: "_Voices") -> tuple[tuple[str | None, str], ...]:
    """ "told AFP", "said in a statement carried by SANA": those whom the words went through."""
    found: list[tuple[str | None, str]] = []
    for child in verb.children:
        if child.dep_ in {"dobj", "dative", "pobj"}:
            found.extend(_carrier_of(child, voices))
        if child.dep_ == "prep" and child.lower_ in {"to", "in", "by", "on", "via"}:
            for inner in child.subtree:
                if inner.dep_ in {"pobj", "compound", "poss"}:
                    found.extend(_carrier_of(inner, voices))
    return tuple(dict.fromkeys(found))


def _carrier_of(token: Token, voices: "_Voices") -> list[tuple[str | None, str]]:
    for mention in voices.mentions:
        if mention.start <= token.idx < mention.end and mention.sources:
            return [(mention.sources[0], mention.text)]
    return []


def _attribution(
    head: Token, number: int, voices: "_Voices", reach: tuple[int, int], how: str
) -> Attribution:
    start, end = _phrase(head)
    inside = [m for m in voices.mentions if start <= m.start < end]
    named = [
        i
        for m in inside
        if not m.link and (m.body or m.sources or not m.places or m.start <= head.idx < m.end)
        for i in (m.sources or m.actors)[:1]
    ]
    ids = tuple(dict.fromkeys(i for i in named if i not in voices.silent))
    person = next((m.text for m in inside if m.what == "person"), "")
    text = head.doc.text[start:end].strip()
    return Attribution(start, end, text, head.lemma_.lower(), number, reach, how, ids, person)


def _phrase(head: Token) -> tuple[int, int]:
    """Return the characters of a source's noun phrase: modifiers, "of ...", and what stands in apposition."""
    keep = {head.i}
    queue = [head]
    while queue:
        for child in queue.pop().children:
            if child.dep_ in {
                "compound",
                "amod",
                "det",
                "poss",
                "case",
                "nmod",
                "appos",
                "flat",
                "nummod",
                "punct",
            }:
                wanted = child.dep_ != "punct" or child.text in {"-", "."}
            elif child.dep_ == "prep":
                wanted = child.lower_ in {"of", "for", "in", "from", "at", "to"} and child.i > head.i
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


def _distinct(found: Sequence[Attribution]) -> list[Attribution]:
    """Drop an attribution whose words another of the same sentence holds already."""
    kept: list[Attribution] = []
    for one in found:
        twin = next(
            (k for k in kept if k.sentence == one.sentence and k.start < one.end and one.start < k.end), None
        )
        if twin is None:
            kept.append(one)
        elif len(one.carriers) > len(twin.carriers):
            kept[kept.index(twin)] = one
    return kept


def _resolved(found: Sequence[Attribution], pack: Pack) -> tuple[Attribution, ...]:
    resolved: list[Attribution] = []
    for i, one in enumerate(found):
        target = _antecedent(one, found[:i], pack) if _is_short(one) else None
        if target is not None and target < i:
            root = resolved[target].stands_for
            target = target if root is None else root
        elif target is None and not one.ids:
            target = _named_later(one, i, found, pack)
        resolved.append(replace(one, stands_for=target))
    return tuple(resolved)


def _bare(one: Attribution) -> list[str]:
    return [w for w in one.text.lower().split() if w not in _DETERMINERS]


def _is_short(one: Attribution) -> bool:
    words = one.text.lower().split()
    if len(words) == 1 and words[0] in speech_words().pronouns:
        return True
    if one.ids or one.person or not words:
        return False
    known = words[0] in _DETERMINERS or len(words) == 1
    return known and len(_bare(one)) <= 3 and one.head in speech_words().short_forms


def _kinds(one: Attribution) -> set[str]:
    """Return the kinds of sources that a source's own words can mean ("the monitor")."""
    return {kind for kind, words in speech_words().kinds.items() if set(_bare(one)) & words}


def _source_kind(one: Attribution, pack: Pack) -> str | None:
    known = pack.sources.get(one.ids[0]) if one.ids else None
    return known.kind if known is not None else None


def _antecedent(one: Attribution, earlier: Sequence[Attribution], pack: Pack) -> int | None:
    """Return the nearest earlier source that a pronoun or short form can stand for."""
    word = one.text.lower()
    pronoun = word in speech_words().pronouns
    bare = set(_bare(one))
    for i in range(len(earlier) - 1, -1, -1):
        other = earlier[i]
        if one.sentence - other.sentence > _REACH:
            return None
        root = earlier[other.stands_for] if other.stands_for is not None and other.stands_for < i else other
        if pronoun:
            human = bool(root.person) or root.head in speech_words().unnamed
            if (word in {"he", "she"} and not human) or (word == "they" and root.person):
                continue
            return i
        if one.head in speech_words().statements:
            return i
        if bare & set(_bare(root)) or _source_kind(root, pack) in _kinds(one):
            return i
    return None


def _named_later(one: Attribution, i: int, found: Sequence[Attribution], pack: Pack) -> int | None:
    """Return the source that a lead keeps unnamed ("a monitor said") and the story names soon after."""
    kinds = _kinds(one)
    if not kinds or len(_bare(one)) > 3:
        return None
    for j in range(i + 1, len(found)):
        if found[j].sentence - one.sentence > _REACH // 2:
            return None
        if _source_kind(found[j], pack) in kinds:
            return j
    return None
