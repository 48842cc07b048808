"""Find who is said to say what: every attribution in a report, with its words, carriers and reach."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from vedette.reading.lexicon import Lexicon, read_lexicon
from vedette.reading.mentions import Mention

_QUOTES = frozenset("\"“”«»„")
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})


class SpeechWords(Lexicon):
    """The words of speech.yaml."""

    says: frozenset[str]
    carries: frozenset[str]
    told: frozenset[str]
    according: frozenset[str]
    statements: frozenset[str]
    unnamed: frozenset[str]
    own_voice: frozenset[str]
    pronouns: frozenset[str]
    short_forms: frozenset[str]


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


def find_attributions(doc: Doc, mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """Return the attributions of a report in order, short forms resolved to those they stand for."""
    found: list[Attribution] = []
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            found.extend(_at(token, number, mentions))
    found.sort(key=lambda a: (a.sentence, a.start, a.end))
    return _resolved(_distinct(found), mentions)


def _at(token: Token, number: int, mentions: Sequence[Mention]) -> list[Attribution]:
    words = speech_words()
    if token.lower_ == "according":
        source = _object_of(token)
        if source is not None:
            span = token.sent
            return [_attribution(source, number, mentions, (span.start_char, span.end_char), "according")]
        return []
    if token.pos_ not in {"VERB", "AUX"}:
        return []
    lemma = token.lemma_.lower()
    if lemma in words.carries:
        return _quoted(token, number, mentions)
    if lemma not in words.says:
        return []
    subject = _subject(token)
    if subject is None:
        return []
    reach = _reach(token, subject)
    if reach is None:
        return []
    carriers = _carriers(token, mentions) if lemma in words.told or _has_statement_object(token) else ()
    made = _attribution(subject, number, mentions, reach, lemma)
    return [replace(made, carriers=made.carriers + carriers)]


def _quoted(token: Token, number: int, mentions: Sequence[Mention]) -> list[Attribution]:
    """ "SANA quoted a source as saying", "quoted by SANA": the object speaks, the other carries."""
    reach = (token.sent.start_char, token.sent.end_char)
    agent = next((c for c in token.children if c.dep_ == "agent"), None)
    spoken: Token | None
    if agent is not None or token.dep_ in {"acl", "relcl"} and token.tag_ == "VBN":
        spoken = token.head if token.dep_ in {"acl", "relcl"} else _subject(token)
        carrier = _object_of(agent) if agent is not None else None
    else:
        spoken = next((c for c in token.children if c.dep_ in {"dobj", "pobj"}), None)
        carrier = _subject(token)
    if spoken is None:
        return []
    made = _attribution(spoken, number, mentions, reach, "quote")
    if carrier is not None:
        made = replace(made, carriers=(*made.carriers, *_carrier_of(carrier, mentions)))
    return [made]


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
    if verb.dep_ == "parataxis" or verb.dep_ == "advcl":
        return sentence.start_char, sentence.end_char
    return None


def _has_statement_object(verb: Token) -> bool:
    statements = speech_words().statements
    return any(d.lemma_.lower() in statements for c in verb.children if c.dep_ == "prep" for d in c.children)


def _carriers(verb: Token, mentions: Sequence[Mention]) -> tuple[tuple[str | None, str], ...]:
    """ "told AFP", "said in a statement carried by SANA": those whom the words went through."""
    found: list[tuple[str | None, str]] = []
    for child in verb.children:
        if child.dep_ in {"dobj", "dative", "pobj"}:
            found.extend(_carrier_of(child, mentions))
        if child.dep_ == "prep" and child.lower_ in {"to", "in", "by", "on", "via"}:
            for inner in child.subtree:
                if inner.dep_ in {"pobj", "compound", "poss"}:
                    found.extend(_carrier_of(inner, mentions))
    return tuple(dict.fromkeys(found))


def _carrier_of(token: Token, mentions: Sequence[Mention]) -> list[tuple[str | None, str]]:
    for mention in mentions:
        if mention.start <= token.idx < mention.end and mention.sources:
            return [(mention.sources[0], mention.text)]
    return []


def _attribution(
    head: Token, number: int, mentions: Sequence[Mention], reach: tuple[int, int], how: str
) -> Attribution:
    start, end = _phrase(head)
    inside = [m for m in mentions if start <= m.start < end]
    ids = tuple(dict.fromkeys(i for m in inside if not m.link for i in (m.sources or m.actors)[:1]))
    person = next((m.text for m in inside if m.what == "person"), "")
    text = head.doc.text[start:end].strip()
    return Attribution(start, end, text, head.lemma_.lower(), number, reach, how, ids, person)


def _phrase(head: Token) -> tuple[int, int]:
    """Return the characters of a source's noun phrase: modifiers, "of ...", and what stands in apposition."""
    keep = {head.i}
    queue = [head]
    while queue:
        for child in queue.pop().children:
            if child.dep_ in {"compound", "amod", "det", "poss", "case", "nmod", "appos", "flat", "nummod", "punct"}:
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
    return head.doc[first].idx, head.doc[last].idx + len(head.doc[last])


def _distinct(found: Sequence[Attribution]) -> list[Attribution]:
    """Drop an attribution whose words another of the same sentence holds already."""
    kept: list[Attribution] = []
    for one in found:
        twin = next((k for k in kept if k.sentence == one.sentence and k.start < one.end and one.start < k.end), None)
        if twin is None:
            kept.append(one)
        elif len(one.carriers) > len(twin.carriers):
            kept[kept.index(twin)] = one
    return kept


def _resolved(found: Sequence[Attribution], mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    resolved: list[Attribution] = []
    for one in found:
        target = _antecedent(one, resolved) if _is_short(one) else None
        if target is not None:
            root = resolved[target].stands_for
            target = target if root is None else root
        resolved.append(replace(one, stands_for=target))
    return tuple(resolved)


def _is_short(one: Attribution) -> bool:
    words = one.text.lower().split()
    if words and words[0] in _PRONOUNS and len(words) == 1:
        return True
    bare = [w for w in words if w not in {"the", "this", "that", "same"}]
    return not one.ids and not one.person and len(bare) <= 2 and words[0] in {"the", "this", "same"} and (
        one.head in speech_words().short_forms
    )


def _antecedent(one: Attribution, earlier: Sequence[Attribution]) -> int | None:
    """Return the nearest earlier source that a pronoun or short form can stand for."""
    word = one.text.lower()
    for i in range(len(earlier) - 1, -1, -1):
        other = earlier[i]
        root = earlier[other.stands_for] if other.stands_for is not None else other
        if one.sentence - other.sentence > 12:
            return None
        if word in {"he", "she"} and not (root.person or root.head in speech_words().unnamed):
            continue
        if word == "they" and root.person:
            continue
        if word not in _PRONOUNS and one.head not in root.text.lower() and root.head in speech_words().unnamed:
            if one.head not in {"monitor", "group", "observatory", "organisation", "organization", "watchdog"}:
                continue
        return i
    return None
