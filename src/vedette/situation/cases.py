"""What is tested against an agreement: an incident or a complaint, reduced to act, days, place and actors."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from vedette.model import TOOK_PLACE, Claim, Incident, Period, RefusalReason
from vedette.packs.pack import Pack
from vedette.situation.view import View
from vedette.situation.vocabulary import says, vocabulary

_OF_A_STATE = ("state", "government", "military", "police", "civilians")
NAMED_SO = "ceasefire_violation"
"""The kind of an act of which an account says no more than that it broke a truce."""


@dataclass(frozen=True)
class Case:
    """One act; `by` and `against` are actor ids.

    `breach`: an account, or the complaining party, says that it broke a truce. `habit`: all accounts tell
    what is often done, or was done once before, not one act with its day. `vague` are those of the actors
    that accounts name by loaded or vague words alone ("militants"), which may mean others; `unnamed` are in
    no words of what was done. `told` is the day that stands for the time where no account gives one.
    """

    act: str
    time: Period | None
    place: str | None
    by: tuple[str, ...]
    against: tuple[str, ...]
    breach: bool = False
    habit: bool = False
    certain: bool = True
    vague: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()
    told: date | None = None
    reports: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """The first reason why an act is no entry."""

    reason: RefusalReason
    why: str


def case_of(incident: Incident, view: View, pack: Pack) -> Case:
    """Return an incident as a case."""
    told = view.told(incident)
    allied = _allied(incident, told)
    written: dict[str, set[str]] = defaultdict(set)
    for claim in told:
        for ref in (*claim.by, *claim.against):
            if ref.id is not None:
                written[ref.id].add(ref.as_written.casefold())
    return Case(
        act=incident.kind,
        time=incident.time,
        place=incident.place.id if incident.place is not None else None,
        by=tuple(ref.id for ref in incident.by if ref.id is not None),
        against=tuple(ref.id for ref in incident.against if ref.id is not None and ref.id not in allied),
        breach=incident.kind == NAMED_SO
        or any(vocabulary().tells_breach(claim.evidence.quote) for claim in told),
        habit=all(says(claim.evidence.quote, vocabulary().habit) for claim in told),
        certain=incident.status in TOOK_PLACE,
        vague=frozenset(actor for actor, words in written.items() if _is_vague(actor, words, pack)),
        unnamed=frozenset(actor for actor, words in written.items() if not _is_named(words, told)),
        told=view.last_day(incident),
        reports=tuple(dict.fromkeys(claim.report.id for claim in told)),
    )


def _allied(incident: Incident, told: Iterable[Claim]) -> frozenset[str]:
    """Return whom an account has act together with the authors: no targets, though another has them so.

    Those who act in a fight fight each other.
    """
    if incident.kind in vocabulary().fought_between:
        return frozenset()
    authors = {ref.id for ref in incident.by}
    groups = ({ref.id for ref in claim.by if ref.id is not None} for claim in told)
    return frozenset(actor for group in groups if not group.isdisjoint(authors) for actor in group - authors)


def _is_named(words: Collection[str], told: Collection[Claim]) -> bool:
    """Tell whether an account names an actor in what it says was done, or counts whom it was done to."""
    return any(
        claim.numbers or any(word and word in claim.evidence.quote.casefold() for word in words)
        for claim in told
    )


def _is_vague(actor: str, words: Collection[str], pack: Pack) -> bool:
    """Tell whether only loaded or vague words name an armed group: one such word lumps many together.

    Those for a state's own forces ("the regime") mean nobody else.
    """
    known = pack.actors.get(actor)
    if known is None or known.kind in _OF_A_STATE:
        return False
    return {label.text.casefold() for label in known.labels}.issuperset(words)
