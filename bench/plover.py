"""How well sentences of PLOVER's gold records are read: the type of event, who did it, and to whom.

usage: python bench/plover.py RECORDS.json [--pack PACK]

RECORDS.json is a list of records with "text", "event", and "source" and "target" (lists with "actorText").
Each sentence is read as a report of its own. Its main claim is the first in the text of those at least half
as sure as the surest one: in a sentence of news the main clause comes first, its background after it.

- `event`: the claim's type is right, over the sentences whose type has a kind here. A kind has the type that
  the ontology gives it; as in CAMEO's "express intent", a friendly deed that is only planned or possible is
  AGREE, and a hostile one THREATEN. Types that PLOVER has since renamed or merged are taken for what they are
  now. SUPPORT, COOPERATE and INVESTIGATE have no kind, and of REJECT and CONCEDE one corner only (a truce
  ended, prisoners freed).
- `source`, `target`: the actor's head is right, over the same sentences where the record has one. The
  claim's `by` are sources and its `against` targets; where all who take part stand under `by`, they are
  targets as well, and where nobody stands under `against`, so is the place, as PLOVER has it. A head is right
  if it means the same country, or, where one of the two is of no country, shares a word that is no title.

Prints the figures to be read and, as the last line, one JSON object.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from vedette.desk.short import FaultyInputError, opened, read_short
from vedette.model import Claim, kind_info
from vedette.packs.pack import Pack
from vedette.packs.records import Name
from vedette.reading.phrases import Phrases
from vedette.reading.words import words_of

_SURE = 0.5  # of the surest claim's confidence: less sure ones of a sentence are mostly noise
NOW = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}
NO_KIND = frozenset({"SUPPORT", "COOPERATE", "INVESTIGATE"})
ONE_CORNER = frozenset({"REJECT", "CONCEDE"})
FRIENDLY = frozenset({"AGREE", "CONSULT", "AID", "RETREAT", "CONCEDE"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
MEANT = frozenset({"planned", "possible"})
MUTUAL = frozenset({"clash", "talks_held", "talks_planned", "ceasefire_agreed", "agreement"})

# Words that many actors share: they tell what somebody is, not who.
# fmt: off
_TITLES = frozenset({
    "the", "a", "an", "of", "in", "and", "for", "to", "president", "prime", "minister", "foreign",
    "defence", "defense", "secretary", "former", "leader", "leaders", "official", "officials",
    "government", "governments", "military", "troops", "soldiers", "forces", "army", "police",
    "authorities", "party", "state", "states", "general", "senior", "chief", "national", "group",
    "groups", "rebel", "rebels", "people", "security", "council", "members", "member", "two", "three",
    "some",
})
# fmt: on
_OF_COUNTRY = frozenset({"country", "nationality", "people", "metonym", "person"})

Record = Mapping[str, Any]


class Heads:
    """Compares names by the countries that a pack knows in them, and by their words."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._names: Phrases[Name] = Phrases((name.text, name) for name in pack.names())
        self._countries = cache(self._find_countries)

    def same(self, gold: str, told: str) -> bool:
        """Whether `told` names the actor of `gold`: one of its country, or else one of its own words."""
        ours, theirs = self._countries(told), self._countries(gold)
        if ours and theirs:
            return bool(ours & theirs)
        return bool(_own_words(gold) & _own_words(told))

    def _find_countries(self, text: str) -> frozenset[str]:
        found = set()
        for _, _, names in self._names.find(words_of(text)):
            for name in names:
                if name.what in _OF_COUNTRY and name.target in self._pack.countries:
                    found.add(name.target)
                actor = self._pack.actors.get(name.target)
                if actor is not None and actor.country is not None:
                    found |= {c.id for c in self._pack.countries.values() if c.iso2 == actor.country}
        return frozenset(found)


def _own_words(text: str) -> set[str]:
    keys = {word.bare for word in words_of(text)}
    return (keys - _TITLES) or keys


def main_claim(claims: Sequence[Claim]) -> Claim | None:
    """Return the claim that a sentence is about, None where nothing was read."""
    surest = max((claim.confidence for claim in claims), default=0.0)
    sure = [c for c in claims if c.confidence >= _SURE * surest and kind_info(c.kind).plover is not None]
    return min(sure, key=lambda c: (c.evidence.start, c.evidence.end), default=None)


def plover_type(claim: Claim | None) -> str | None:
    """Return PLOVER's type of event for a claim."""
    if claim is None:
        return None
    kind = kind_info(claim.kind).plover
    if claim.kind == "talks_planned" or (claim.status in MEANT and kind in FRIENDLY):
        return "AGREE"
    return "THREATEN" if claim.status in MEANT and kind in HOSTILE else kind


def named(claim: Claim | None, side: str) -> list[str]:
    """Return the names under which a claim has those who did it, or to whom it was done."""
    if claim is None:
        return []
    if side == "source":
        return [a.as_written for a in claim.by]
    actors = [*claim.against, *(claim.by if claim.kind in MUTUAL else ())]
    place = [claim.place.as_written] if claim.place is not None and not claim.against else []
    return [*(a.as_written for a in actors), *place]


def records(path: str) -> list[Record]:
    """Return the records of a file that hold a sentence."""
    try:
        found = json.loads(opened(path))
        return [r for r in found if r.get("text") and r["event"] != "DOCUMENT"]
    except (ValueError, AttributeError, KeyError, TypeError) as fault:
        raise FaultyInputError(
            f"{path}: not a JSON list of PLOVER records ({fault}); see the notes at its source"
        ) from fault


def texts_of(record: Record, side: str) -> list[str]:
    """Return the names that a record gives the actors of one side."""
    actors = record.get(side) or []
    return [a["actorText"] for a in actors if isinstance(a, dict) and a.get("actorText")]


def main() -> None:
    """Read the sentences, and print how they compare with the records."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("records")
    parser.add_argument("--pack", default="world")
    parser.add_argument("--show", action="store_true", help="print what was read wrongly")
    options = parser.parse_args()
    try:
        found = records(options.records)
    except FaultyInputError as fault:
        sys.exit(f"error: {fault}")
    claims, pack = read_short([r["text"] for r in found], options.pack)
    _measure(found, [main_claim(c) for c in claims], Heads(pack), options.show)


def _measure(found: Sequence[Record], read: Sequence[Claim | None], heads: Heads, show: bool) -> None:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    by_type: Counter[tuple[str, str]] = Counter()
    for record, claim in zip(found, read, strict=True):
        wanted, told = NOW.get(record["event"], str(record["event"])), plover_type(claim) or "nothing"
        if wanted in NO_KIND:
            continue
        by_type[wanted, told] += 1
        asked["event, with REJECT and CONCEDE"] += 1
        right["event, with REJECT and CONCEDE"] += wanted == told
        if wanted in ONE_CORNER:
            continue
        marks = {"event": wanted == told}
        for side in ("source", "target"):
            if gold := texts_of(record, side):
                marks[side] = any(heads.same(g, t) for g in gold for t in named(claim, side))
        asked.update(marks.keys())
        right.update(name for name, good in marks.items() if good)
        if show and not all(marks.values()):
            _show(record, claim, wanted, told, marks)
    _print_types(by_type)
    for name in sorted(asked):
        print(f"{name}: {right[name]} of {asked[name]}, {right[name] / asked[name]:.3f}")
    result = {name: round(right[name] / asked[name], 4) for name in ("event", "source", "target")}
    print(json.dumps(result))


def _show(record: Record, claim: Claim | None, wanted: str, told: str, marks: Mapping[str, bool]) -> None:
    wrong = ", ".join(name for name, good in marks.items() if not good)
    sides = {side: (texts_of(record, side), named(claim, side)) for side in ("source", "target")}
    print(f"{wrong}: {wanted} read as {told} ({claim.kind if claim else '-'}): {record['text']}")
    print("   ", "; ".join(f"{side} {gold} read as {told}" for side, (gold, told) in sides.items()))


def _print_types(by_type: Mapping[tuple[str, str], int]) -> None:
    print("how often each type was read as what")
    for name in sorted({wanted for wanted, _ in by_type}):
        row = sorted(((n, told) for (wanted, told), n in by_type.items() if wanted == name), reverse=True)
        print(f"  {name:10} " + ", ".join(f"{n} {told}" for n, told in row))


if __name__ == "__main__":
    main()
