"""ACLED's event type for a claim: from its kind, from who acted, and from what its sentence says."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from vedette.incidents.acled_rules import Taker, acled_rules
from vedette.model import AcledEvent, ActorRef, Claim, PlaceRef, kind_info
from vedette.packs.pack import Pack

_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\"”’]{2}[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")

_BY = re.compile(r"\bby (?P<who>[^,;:(]+)")
_CLAUSE_REST = re.compile(r"[^,;:(]{0,60}")  # whom a deed befalls is named soon after its verb


@dataclass(frozen=True)
class Around:
    """The text around a claim's evidence: its sentence, and this with the next one."""

    sentence: str = ""
    story: str = ""


def around(text: str, start: int, end: int) -> Around:
    """Return the sentence that holds characters `start` to `end` of a report's text, and the next one."""
    first, last, beyond = 0, len(text), len(text)
    for match in _SENTENCE_END.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end and last == len(text):
            last = match.start()
        elif match.start() >= end:
            beyond = match.start()
            break
    return Around(sentence=text[first:last], story=text[first:beyond])


def coded(claim: Claim, pack: Pack, text: str) -> Claim:
    """Return a claim with the ACLED event that follows from it and from the text of its report."""
    near = around(text, claim.evidence.start, claim.evidence.end)
    event = acled_event(claim.kind, claim.by, pack, claim.place, near)
    return claim if event == claim.acled else claim.model_copy(update={"acled": event})


def acled_event(
    kind: str,
    by: Sequence[ActorRef],
    pack: Pack,
    place: PlaceRef | None = None,
    near: Around | None = None,
) -> AcledEvent | None:
    """Return the event and sub-event type of the ACLED codebook (2023), None where it has none.

    The first rule of acled.yaml that fits the kind and the words decides, else the ontology. A capture is
    "Government regains territory" if a state body of the place's own country takes it, or of one of the
    pack's home countries, or one that fights on its side; by anybody else, foreign states as well, it is
    "Non-state actor overtakes territory". KeyError for a kind that the ontology lacks.
    """
    near = near or Around()
    known = acled_rules()
    for rule in known.rules:
        text = near.story if rule.form.reach == "story" else near.sentence
        if kind in rule.form.kinds and _did(by, rule.form.by, pack) and rule.fits(text):
            return known.event(rule.form.to)
    event = kind_info(kind).acled
    if kind != "capture" or event is None:
        return event
    return known.event(known.form.capture[_taker(by, pack, place, near.sentence)])


def _did(by: Sequence[ActorRef], kinds: Collection[str], pack: Pack) -> bool:
    """Whether one of those who acted is of `kinds`, or no kind is asked for."""
    known = [pack.actors.get(ref.id) for ref in by if ref.id is not None]
    return not kinds or any(actor is not None and actor.kind in kinds for actor in known)


def _taker(by: Sequence[ActorRef], pack: Pack, place: PlaceRef | None, sentence: str) -> Taker:
    """Tell who takes a place: the government, or others."""
    held = pack.places.get(place.id) if place is not None and place.id is not None else None
    at_home: set[str | None] = set(pack.home)
    if not at_home and held is not None:
        at_home = {held.country}
    known = [actor for ref in by if ref.id is not None and (actor := pack.actors.get(ref.id)) is not None]
    if any(_is_state(actor.id, pack, at_home) for actor in known):
        return "government"
    if any(actor.kind == "international" for actor in known):
        return "government"  # peacekeepers fight on the government's side
    if any(actor.kind not in {"unknown", "civilians"} for actor in known):
        return "other"
    return _said(" ".join(ref.as_written for ref in by)) or _taker_told(sentence)


def _taker_told(sentence: str) -> Taker:
    """Tell who takes a place by its sentence alone."""
    known = acled_rules()
    verb = known.takes.search(sentence)
    if verb and (agent := _BY.search(sentence, verb.end())) and (told := _said(agent["who"])):
        return told
    for marker in known.loses.finditer(sentence):
        rest = _CLAUSE_REST.match(sentence, marker.end())
        if rest and (loser := _said(rest[0], first=True)):
            return "other" if loser == "government" else "government"
    told = (_said(sentence[: verb.start()]) if verb else None) or _said(sentence)
    return told or ("government" if known.wins_back.search(sentence) else "other")


def _said(text: str, *, first: bool = False) -> Taker | None:
    """Tell by the words of a text; the last that tell count, or the first."""
    said = sorted(
        (found.start(), who)
        for who, pattern in acled_rules().takers.items()
        for found in pattern.finditer(text)
    )
    return said[0 if first else -1][1] if said else None


def _is_state(actor_id: str, pack: Pack, at_home: set[str | None]) -> bool:
    """Whether an actor, or the side it fights on, is a state body of a country that is at home there."""
    actor = pack.actors[actor_id]
    state_kinds = acled_rules().form.state_kinds
    if actor.kind not in state_kinds:
        side = pack.actors.get(actor.side) if actor.side is not None else None
        if side is None or side.kind not in state_kinds:
            return False
        actor = side
    return not at_home or actor.country in at_home or actor.country is None
