"""Who speaks by a reporting verb, of what it reports, and through whom the words came."""

from spacy.tokens import Span, Token

from vedette.reading.event_words import event_words
from vedette.reading.language import tokens_of
from vedette.reading.speech_phrase import Voices, phrase
from vedette.reading.speech_words import speech_words

_QUOTES = frozenset('"“”«»„')
_CLAUSES = frozenset({"ccomp", "parataxis", "xcomp"})
_OBJECTS = frozenset({"dobj", "attr", "prep", "oprd", "npadvmod", "dative"})
_BESIDE_VERBS = frozenset({"AUX", "ADV", "PART"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def speakers(verb: Token, voices: Voices) -> list[Token]:
    """Return the heads of those who speak by a verb, several where they are joined.

    What "claimed 40 lives" says nothing.
    """
    if any(c.dep_ == "dobj" and c.lemma_.lower() in speech_words().claimed for c in verb.children):
        return []
    found = _subject(verb)
    strict = verb.lemma_.lower() in speech_words().utters
    if found is not None and verb.dep_ == "acl" and not voices.can_speak(found):
        found = _subject(found.head) if found.head.pos_ == "VERB" else None
    if found is not None and not _speaks(found, strict, voices):
        found = None
    after = _right_after(verb, voices)
    if after is not None:
        return _joined(after, voices)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    before = _right_before(verb, voices) if not passive else None
    nearer = found is not None and before is not None and found.i < before.i < verb.i
    if found is None or (nearer and before is not None and _is_misread(found, before, voices)):
        found = before
    return _joined(found, voices) if found is not None else []


def _speaks(noun: Token, strict: bool, voices: Voices) -> bool:
    lemma = noun.lemma_.lower()
    if voices.can_speak(noun):
        return True
    mute = speech_words().shown | event_words().event_nouns
    return strict and noun.pos_ == "NOUN" and lemma not in mute and not noun.like_num


def _is_misread(found: Token, before: Token, voices: Voices) -> bool:
    """Whether a name right before the verb speaks, and not the noun that the parse made its subject."""
    start, end = phrase(found, voices)
    if start <= before.idx < end:
        return False
    if not voices.can_speak(found):
        return True
    return not found.is_ancestor(before)


def subject_before(sentence: Span) -> Token | None:
    """Return the subject of the sentence before one, whom its "it" or "he" may mean."""
    if sentence.start == 0:
        return None
    root = sentence.doc[sentence.start - 1].sent.root
    return next((c for c in root.children if c.dep_ == "nsubj"), None)


def _subject(verb: Token) -> Token | None:
    """Return the subject of a verb in the parse, or of the verb that it is joined to."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "csubj"}:
            if child.dep_ == "nsubjpass":
                agent = next((c for c in verb.children if c.dep_ == "agent"), None)
                return object_of(agent) if agent is not None else None
            if child.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
                return verb.head
            return child
    if verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.pos_ == "VERB":
        return _subject(verb.head)
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBG", "VBZ", "VBD"}:
        return verb.head
    return None


def _right_before(verb: Token, voices: Voices) -> Token | None:
    """Return the source that ends right before a reporting verb, past what only goes with the verb.

    "... 12 fighters, the monitor said": parsers take the source for an apposition, the more so without comma.
    """
    index = verb.i - 1
    while index > verb.sent.start and _goes_with_verb(verb.doc[index]):
        index -= 1
    if index < verb.sent.start or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "NNS"}:
        return None
    last = verb.doc[index]
    named = voices.ending_at(last.idx + len(last))
    if named is not None:
        return tokens_of(verb.doc, named.start, named.end).root
    if last.pos_ in {"NOUN", "PROPN"} and last.dep_ == "pobj" and not voices.can_speak(last):
        last = last.head.nbor(-1) if last.head.i > verb.sent.start else last  # "doctors at the scene said"
    return last if last.pos_ in {"NOUN", "PROPN"} and voices.can_speak(last) else None


def _goes_with_verb(token: Token) -> bool:
    return token.pos_ in _BESIDE_VERBS or token.ent_type_ in {"DATE", "TIME"} or token.lower_ == "on"


def _right_after(verb: Token, voices: Voices) -> Token | None:
    """Return the source that a verb puts last: "..., said the monitor", however the parse has it."""
    sentence = verb.sent
    index = verb.i + 1
    inverts = verb.lemma_.lower() in speech_words().inverts and verb.tag_ in {"VBD", "VBZ", "VBN"}
    if not inverts or verb.i < sentence.start + 2 or index >= sentence.end:
        return None
    while index + 1 < sentence.end and verb.doc[index].pos_ in {"DET", "ADJ"}:
        index += 1
    named = voices.starting_at(verb.doc[index].idx)
    if named is None or verb.doc[verb.i - 1].pos_ in {"PRON", "AUX"}:
        return None
    rest = [t for t in verb.doc[verb.i + 1 : sentence.end] if t.idx >= named.end]
    if any(t.tag_ in _FINITE and t.dep_ not in {"relcl", "acl"} for t in rest):
        return None
    return _described(tokens_of(verb.doc, named.start, named.end).root)


def _described(name: Token) -> Token:
    """Return the one whom a name before it only describes: "Kenya analyst Ann Lee" is she, not Kenya."""
    while name.dep_ == "compound" and name.head.i > name.i and name.head.ent_type_ not in {"DATE", "TIME"}:
        name = name.head
    return name


def _joined(head: Token, voices: Voices) -> list[Token]:
    """Return `head` and those joined to it: "a medic and witnesses said" has two speakers."""
    heads = [head, *(c for c in head.conjuncts if c.pos_ in {"NOUN", "PROPN"} and voices.can_speak(c))]
    if len(heads) == 1 and head.pos_ != "PRON":
        first = tokens_of(head.doc, *phrase(head, voices)).start
        joint = head.doc[first - 1] if first - 1 > head.sent.start else None
        if joint is not None and joint.lower_ == "and":
            other = head.doc[joint.i - 1]
            named = voices.ending_at(other.idx + len(other))
            if named is not None:
                heads.append(tokens_of(head.doc, named.start, named.end).root)
            elif other.lemma_.lower() in speech_words().unnamed and other.pos_ == "NOUN":
                heads.append(other)
    return sorted(heads, key=lambda token: token.i)


def object_of(token: Token) -> Token | None:
    """Return the object of a preposition, through further prepositions ("according to")."""
    for child in token.children:
        if child.dep_ == "pobj":
            return child
        if child.dep_ == "prep":
            return object_of(child)
    return None


def reach(verb: Token, subject: Token) -> tuple[int, int] | None:
    """Return the characters that a reporting verb covers; None where it reports nothing."""
    sentence = verb.sent
    lemma = verb.lemma_.lower()
    words = speech_words()
    objects = [c for c in verb.children if c.dep_ in _OBJECTS]
    if lemma in words.gives and not any(
        d.lemma_.lower() in words.statements for c in objects for d in c.subtree
    ):
        return None
    if lemma in words.witnesses and subject.lemma_.lower() not in words.reporters:
        return None
    clauses = [c for c in verb.children if c.dep_ in _CLAUSES and c.i != subject.i]
    if lemma in words.asks and not (clauses or objects):
        return None
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
    return (subject.idx, sentence.end_char) if objects or lemma in words.utters else None


def has_statement_object(verb: Token) -> bool:
    """Whether a verb names the statement that it makes: "said in an interview"."""
    statements = speech_words().statements
    return any(d.lemma_.lower() in statements for c in verb.children if c.dep_ == "prep" for d in c.children)


def carriers(verb: Token, voices: Voices) -> tuple[tuple[str | None, str], ...]:
    """ "told AFP", "said in a statement carried by SANA": those whom the words went through."""
    found: list[tuple[str | None, str]] = []
    for child in verb.children:
        if child.dep_ in {"dobj", "dative", "pobj"}:
            found.extend(carrier_of(child, voices))
        if child.dep_ == "prep" and child.lower_ in {"to", "in", "by", "on", "via"}:
            for inner in child.subtree:
                if inner.dep_ in {"pobj", "compound", "poss"}:
                    found.extend(carrier_of(inner, voices))
    return tuple(dict.fromkeys(found))


def carrier_of(token: Token, voices: Voices) -> list[tuple[str | None, str]]:
    """Return the source that a word names, as a carrier: its id and its words."""
    for mention in voices.mentions:
        if mention.start <= token.idx < mention.end and mention.sources:
            return [(mention.sources[0], mention.text)]
    return []
