"""A report as the slot fillers see it: parsed once, with its names, its sources and its statements."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from spacy.tokens import Doc, Span, Token

from vedette.model import Report
from vedette.packs.pack import Pack
from vedette.reading.event_words import event_words
from vedette.reading.language import tokens_of
from vedette.reading.mention import Mention
from vedette.reading.mentions import NameFinder
from vedette.reading.relation import head_of, relation
from vedette.reading.speech import find_attributions
from vedette.reading.speech_short import Attribution
from vedette.reading.statement import Statement
from vedette.reading.tag_lists import tag_lists

T = TypeVar("T")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM"})


@dataclass(frozen=True)
class Story:
    """One parsed report. `sentences` are the first token of each sentence; all else is by character."""

    report: Report
    pack: Pack
    doc: Doc
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    sentences: tuple[int, ...]
    _starts: tuple[int, ...] = field(repr=False)
    _heads: dict[tuple[int, int], Token] = field(default_factory=dict, repr=False, compare=False)
    _scenes: dict[tuple[int, int, str], "Scene"] = field(default_factory=dict, repr=False, compare=False)
    _relations: dict[tuple[int, int], str] = field(default_factory=dict, repr=False, compare=False)
    _found: dict[Callable[["Story"], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, report: Report, doc: Doc, finder: NameFinder) -> "Story":
        """Find the names and sources of a parsed report; those in a page's list of tags tell nothing."""
        lists = list(tag_lists(doc))
        mentions = tuple(m for m in finder.find(doc) if not any(m.start in one for one in lists))
        return cls(
            report=report,
            pack=finder.pack,
            doc=doc,
            mentions=mentions,
            attributions=find_attributions(doc, mentions, finder.pack),
            sentences=tuple(s.start for s in doc.sents),
            _starts=tuple(s.start_char for s in doc.sents),
        )

    def sentence_at(self, character: int) -> int:
        """Return the number of the sentence that holds a character."""
        return max(0, bisect_right(self._starts, character) - 1)

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that begin within characters `start` to `end`."""
        first = bisect_left(self.mentions, start, key=_start)
        return self.mentions[first : bisect_left(self.mentions, end, lo=first, key=_start)]

    def token(self, mention: Mention) -> Token:
        """Return the head word of a mention, looked up once: every statement asks for those around it."""
        at = mention.start, mention.end
        if at not in self._heads:
            self._heads[at] = tokens_of(self.doc, *at).root
        return self._heads[at]

    def relation(self, token: Token, head: Token) -> str:
        """Return how a word stands to another (`relation`), looked up once; "far" across sentences."""
        pair = token.i, head.i
        if pair not in self._relations:
            together = self.sentence_at(token.idx) == self.sentence_at(head.idx)
            self._relations[pair] = relation(token, head) if together else "far"
        return self._relations[pair]

    def once(self, find: Callable[["Story"], T]) -> T:
        """Return what a function finds in this story; it is called once, however many statements ask."""
        if find not in self._found:
            self._found[find] = find(self)
        found: T = self._found[find]
        return found

    def scene(self, statement: Statement) -> "Scene":
        """Return a statement placed in this story; the parse is searched once for each of its extents."""
        at = statement.start, statement.end, statement.kind
        if at not in self._scenes:
            self._scenes[at] = Scene.of(self, statement)
        return replace(self._scenes[at], statement=statement)


@dataclass(frozen=True)
class Scene:
    """One statement in its story: its evidence as tokens, the word it hangs on, its sentence's number."""

    statement: Statement
    evidence: Span
    head: Token
    sentence: int
    last_sentence: int

    @cached_property
    def around(self) -> Span:
        """The sentence of the head."""
        return self.head.sent

    @cached_property
    def content_words(self) -> frozenset[str]:
        """The lemmas of the words of its sentence that tell what it is about."""
        told = (t for t in self.around if t.pos_ in _CONTENT and not t.is_stop)
        return frozenset(token.lemma_.lower() for token in told)

    @cached_property
    def above(self) -> frozenset[int]:
        """The head and all that it hangs on, by number."""
        return frozenset((self.head.i, *(token.i for token in self.head.ancestors)))

    @classmethod
    def of(cls, story: Story, statement: Statement) -> "Scene":
        """Place a statement in its story."""
        evidence = tokens_of(story.doc, statement.start, statement.end)
        return cls(
            statement=statement,
            evidence=evidence,
            head=_telling(evidence, statement.kind),
            sentence=story.sentence_at(statement.start),
            last_sentence=story.sentence_at(max(statement.start, statement.end - 1)),
        )


def _start(mention: Mention) -> int:
    return mention.start


def _telling(evidence: Span, kind: str) -> Token:
    """Return the word that a statement hangs on: the main one, unless only another one tells its kind.

    "Troops took the road, prompting the militia to flee" hangs on "flee" as a withdrawal.
    """
    head = head_of(evidence)
    needed = event_words().needs.get(kind)
    if needed is None or head.lemma_.lower() in needed:
        return head
    telling = [t for t in evidence if t.lemma_.lower() in needed and t.pos_ in {"VERB", "NOUN"}]
    return next((t for t in telling if t.pos_ == "VERB"), telling[0] if telling else head)


@dataclass(frozen=True)
class Choice:
    """A candidate for a slot with what speaks for and against it."""

    id: str
    features: Mapping[str, float]
    mentions: Sequence[int] = ()
