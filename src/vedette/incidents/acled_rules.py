"""How ACLED names what the guide's kinds do not tell apart, loaded from data/lexicon/acled.yaml."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from vedette.incidents.patterns import compiled
from vedette.model import AcledEvent, ontology
from vedette.model.claim import Kind
from vedette.model.word_lists import word_lists
from vedette.packs.records import ActorKind

Taker = Literal["government", "other"]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SubEvent(_Form):
    """One sub-event type: its event type, and its short code in the CASE 2021 task."""

    event: str
    code: str


class RuleForm(_Form):
    """One rule as the file writes it; the file's comments say what each list means."""

    to: str
    kinds: frozenset[Kind]
    by: frozenset[ActorKind] = frozenset()
    says: tuple[str, ...]
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    even_so: tuple[str, ...] = ()
    reach: Literal["sentence", "story"] = "sentence"


class TakerWords(_Form):
    """Words that tell who takes a place, the verbs before which they stand, and what tells who loses it."""

    government: tuple[str, ...]
    other: tuple[str, ...]
    verb: tuple[str, ...]
    loser: tuple[str, ...]
    back: tuple[str, ...]


class AcledForm(_Form):
    """The file's content."""

    sub_events: Mapping[str, SubEvent]
    groups: Mapping[str, tuple[str, ...]]
    rules: tuple[RuleForm, ...]
    capture: Mapping[Taker, str]
    state_kinds: frozenset[str]
    takers: TakerWords
    left_over: str


@dataclass(frozen=True)
class Rule:
    """One rule, ready to be tried on a text."""

    form: RuleForm
    says: re.Pattern[str]
    also: re.Pattern[str] | None
    unless: re.Pattern[str]
    even_so: re.Pattern[str]

    def fits(self, text: str) -> bool:
        """Whether `text` says what the rule asks for, and nothing that speaks against it."""
        if self.says.search(text) is None or (self.also is not None and self.also.search(text) is None):
            return False
        return self.unless.search(text) is None or self.even_so.search(text) is not None


@dataclass(frozen=True)
class AcledRules:
    """The codebook's sub-event types, and the rules that choose among them."""

    form: AcledForm

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in their order."""
        groups = self.form.groups
        return tuple(
            Rule(
                form=rule,
                says=compiled(rule.says, groups),
                also=compiled(rule.also, groups) if rule.also else None,
                unless=compiled(rule.unless, groups),
                even_so=compiled(rule.even_so, groups),
            )
            for rule in self.form.rules
        )

    @cached_property
    def takers(self) -> Mapping[Taker, re.Pattern[str]]:
        """The words for those who take a place."""
        words, groups = self.form.takers, self.form.groups
        return {
            "government": compiled(words.government, groups),
            "other": compiled(words.other, groups),
        }

    @cached_property
    def takes(self) -> re.Pattern[str]:
        """The verbs of taking a place."""
        return compiled(self.form.takers.verb, self.form.groups)

    @cached_property
    def loses(self) -> re.Pattern[str]:
        """What stands before the name of those who lose a place."""
        return compiled(self.form.takers.loser, self.form.groups)

    @cached_property
    def wins_back(self) -> re.Pattern[str]:
        """The verbs of taking back a place that was one's own."""
        return compiled(self.form.takers.back, self.form.groups)

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Each sub-event type's rank in the codebook's hierarchy, the highest 0."""
        return {name: rank for rank, name in enumerate(self.form.sub_events)}

    def event(self, sub_event_type: str) -> AcledEvent:
        """Return a sub-event type with its event type; KeyError for one that the file lacks."""
        return AcledEvent(
            event_type=self.form.sub_events[sub_event_type].event, sub_event_type=sub_event_type
        )

    def named(self, label: str) -> str | None:
        """Return the sub-event type that a label means, be it ACLED's name or a short code."""
        folded = label.strip().casefold()
        return next(
            (n for n, s in self.form.sub_events.items() if folded in {n.casefold(), s.code.casefold()}), None
        )


@cache
def acled_rules() -> AcledRules:
    """Return the rules; ValidationError or ValueError if the file is not as `AcledForm` says."""
    form = AcledForm.model_validate(word_lists("acled.yaml"))
    named = {
        *(rule.to for rule in form.rules),
        *form.capture.values(),
        form.left_over,
        *(info.acled.sub_event_type for info in ontology().values() if info.acled is not None),
    }
    if unknown := sorted(named - set(form.sub_events)):
        raise ValueError(f"data/lexicon/acled.yaml names no sub-event type {', '.join(unknown)}")
    return AcledRules(form)
