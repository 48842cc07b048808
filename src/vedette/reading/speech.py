"""Find who is said to say what: every attribution in a report, with its words, carriers and reach."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from vedette.packs.pack import Pack
from vedette.reading.language import text_of
from vedette.reading.mention import Mention
from vedette.reading.speech_phrase import Voices, bodies, is_plural, phrase
from vedette.reading.speech_short import Attribution, resolved
from vedette.reading.speech_verbs import (
    carrier_of,
    carriers,
    has_statement_object,
    object_of,
    reach,
    speakers,
    subject_before,
)
from vedette.reading.speech_words import speech_words

_AFTER_REPORTS = frozenset({"PUNCT", "SPACE", "NUM"})


def find_attributions(doc: Doc, mentions: Sequence[Mention], pack: Pack) -> tuple[Attribution, ...]:
    """Return the attributions of a report in order, short forms resolved to those they stand for."""
    found: list[Attribution] = []
    voices = Voices.of(mentions, pack)
    subjects: dict[int, Mention] = {}
    for number, sentence in enumerate(doc.sents):
        subject = subject_before(sentence)
        if subject is not None and not is_plural(subject):
            named = voices.ending_at(subject.idx + len(subject))
            if named is not None:
                subjects[number] = named
        whole = sentence.start_char, sentence.end_char
        for token in sentence:
            found.extend(_at(token, number, whole, voices))
    found.sort(key=lambda a: (a.sentence, a.start, a.end))
    return resolved(_distinct(found), mentions, subjects, pack)


def _at(token: Token, number: int, whole: tuple[int, int], voices: Voices) -> Iterator[Attribution]:
    words = speech_words()
    lemma = token.lemma_.lower()
    if token.lower_ == "according":
        source = object_of(token)
        if source is not None:
            for head in (source, *source.conjuncts):
                if not voices.can_speak(head):
                    continue
                made = _attribution(head, number, voices, whole, "according")
                yield replace(made, joint=bool(source.conjuncts), verb=token.i)
    elif token.pos_ in {"VERB", "AUX"} and lemma in words.carries:
        yield from _quoted(token, number, whole, voices)
    elif lemma in words.says and (token.pos_ in {"VERB", "AUX"} or _closes(token)):
        heads = speakers(token, voices)
        named = [head for head in heads if head.pos_ != "PRON" or len(heads) == 1]
        for head in named:
            covered = whole if token.pos_ == "NOUN" else reach(token, head)
            if covered is None:
                continue
            made = _attribution(head, number, voices, covered, lemma)
            through = carriers(token, voices) if lemma in words.told or has_statement_object(token) else ()
            yield replace(made, carriers=made.carriers + through, joint=len(named) > 1, verb=token.i)


def _closes(token: Token) -> bool:
    """Whether "reports" ends a sentence as a verb that the tagger took for a noun: "..., FNA reports."."""
    rest = token.doc[token.i + 1 : token.sent.end]
    return token.tag_ == "NNS" and all(t.pos_ in _AFTER_REPORTS for t in rest)


def _quoted(token: Token, number: int, whole: tuple[int, int], voices: Voices) -> list[Attribution]:
    """ "SANA quoted a source as saying", "quoted by SANA": the object speaks, the other carries."""
    agent = next((c for c in token.children if c.dep_ == "agent"), None)
    spoken: Token | None
    if agent is not None or (token.dep_ in {"acl", "relcl"} and token.tag_ == "VBN"):
        passive = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
        spoken = token.head if token.dep_ in {"acl", "relcl"} else passive
        carrier = object_of(agent) if agent is not None else None
    else:
        spoken = next((c for c in token.children if c.dep_ in {"dobj", "pobj"}), None)
        carrier = next(iter(speakers(token, voices)), None)
    if spoken is None:
        return []
    made = replace(_attribution(spoken, number, voices, whole, "quote"), verb=token.i)
    if carrier is not None:
        made = replace(made, carriers=(*made.carriers, *carrier_of(carrier, voices)))
    return [made]


def _attribution(head: Token, number: int, voices: Voices, covered: tuple[int, int], how: str) -> Attribution:
    start, end = phrase(head, voices)
    inside = [m for m in voices.mentions if start <= m.start < end]
    return Attribution(
        start,
        end,
        text_of(head.doc)[start:end].strip(),
        head.lemma_.lower(),
        number,
        covered,
        how,
        bodies(head.doc, start, end, head, voices),
        next((m.text for m in inside if m.what == "person"), ""),
        group=speech_words().verb_group(how),
        plural=is_plural(head),
    )


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
