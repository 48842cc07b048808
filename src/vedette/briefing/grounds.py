"""Why the statements of an incident were taken for one event, in words."""

from dataclasses import dataclass

from vedette.briefing.glossary import REASONS, VERDICTS
from vedette.briefing.lookup import Lookup
from vedette.briefing.wording import day_text, name_of_id, plain
from vedette.model import Incident, Judgement, Merge, day_of

_WORDS_SHOWN = 160


@dataclass(frozen=True)
class Ground:
    """Two statements that were joined: their words, the reports they stand in, and which fields agree how."""

    one: str
    other: str
    one_report: str
    other_report: str
    agree: tuple[tuple[str, str], ...]


def grounds(incident: Incident, lookup: Lookup) -> tuple[Ground, ...]:
    """Return the pairs that tie the statements of an incident together, the best founded first."""
    ordered = sorted(incident.merges, key=lambda merge: (-(merge.score or 0), merge.claims))
    return tuple(_ground(merge, lookup) for merge in ordered)


def _ground(merge: Merge, lookup: Lookup) -> Ground:
    one, other = merge.claims
    return Ground(
        one=_words(one, lookup),
        other=_words(other, lookup),
        one_report=_report(one, lookup),
        other_report=_report(other, lookup),
        agree=tuple(
            (REASONS.get(reason.field, name_of_id(reason.field)), name_of_id(reason.how))
            for reason in merge.reasons
        ),
    )


def judgement_lines(incident: Incident, lookup: Lookup) -> tuple[str, ...]:
    """Return what people judged of the incident and its statements, one line a judgement."""
    judged = tuple(_judgement(judgement, lookup) for judgement in incident.judgements)
    aside = incident.set_aside
    if aside is None:
        return judged
    when = day_text(day_of(aside.time))
    return (f"set aside by {plain(aside.author)} on {when}: {plain(aside.ground)}", *judged)


def _judgement(judgement: Judgement, lookup: Lookup) -> str:
    one, other = judgement.claims
    who = f" by {plain(judgement.by)}" if judgement.by else ""
    when = f" on {day_text(judgement.on)}" if judgement.on else ""
    why = f": {plain(judgement.reason)}" if judgement.reason else ""
    verdict = VERDICTS[judgement.verdict]
    return f"“{_words(one, lookup)}” and “{_words(other, lookup)}” were judged {verdict}{who}{when}{why}"


def _words(claim: str, lookup: Lookup) -> str:
    known = lookup.claims.get(claim)
    if known is None:
        return claim
    words = " ".join(plain(known.evidence.quote).split())
    return words if len(words) <= _WORDS_SHOWN else words[: _WORDS_SHOWN - 1].rstrip() + "…"


def _report(claim: str, lookup: Lookup) -> str:
    known = lookup.claims.get(claim)
    return lookup.report_label(known.report) if known is not None else ""
