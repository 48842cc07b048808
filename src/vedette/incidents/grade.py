"""How well an incident is founded, on the scale that Airwars uses."""

from collections.abc import Sequence

from vedette.incidents.relations import Relations
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, actor_key
from vedette.model import TOOK_PLACE, ActorRef, Grade, kind_info
from vedette.packs.pack import Pack

_DEEDS = frozenset({"ground", "encirclement", "remote", "civilians"})
_SPEAK_FOR_A_PARTY = ("government", "belligerent", "un", "ngo")


def grade(
    tellings: Sequence[Told], kind: str, independent: int, relations: Relations, pack: Pack, rules: Rules
) -> Grade:
    """Return the grade of an incident of `kind` told so, by so many independent origins.

    - `contested`: somebody denies what another says happened; or of a deed whose author may be in dispute two
      voices name authors that can't be the same.
    - `confirmed`: a party, speaking under its own name, says that it took part itself in what is a deed
      (fighting, strikes, sieges, violence on people); of a success, which it has reason to claim, only if
      somebody not of its side tells it as well. A truce, talks, a demand or a toll leave nothing to accept.
    - `fair`: two or more independent origins (see `independence`).
    - `weak`: all else.
    """
    if _denied(tellings, relations, rules) or (kind in rules.blamed and _authors_differ(tellings, relations)):
        return "contested"
    several = independent > 1
    deed = kind_info(kind).family in _DEEDS
    backed = kind not in rules.boasts or several
    if deed and backed and any(_accepts(told, relations, pack, rules) for told in tellings):
        return "confirmed"
    return "fair" if several else "weak"


def _denied(tellings: Sequence[Told], relations: Relations, rules: Rules) -> bool:
    """Tell whether one origin denies what another tells."""
    telling = [told for told in tellings if told.claim.status != "denied"]
    return any(
        any(told.origin.id != denial.origin.id for told in telling)
        and not any(_tells_otherwise(told, denial, relations, rules) for told in telling)
        for denial in tellings
        if denial.claim.status == "denied"
    )


def _tells_otherwise(told: Told, denial: Told, relations: Relations, rules: Rules) -> bool:
    """Tell whether who denies says beside it that it was done by other means: then only these are denied."""
    kinds = {told.claim.kind, denial.claim.kind}
    return (
        told.origin.id == denial.origin.id
        and len(kinds) > 1
        and kinds <= rules.tell_apart
        and relations.some_fit(told.claim.against, denial.claim.against)
    )


def _authors_differ(tellings: Sequence[Told], relations: Relations) -> bool:
    authors: dict[str, set[str]] = {}
    for told in tellings:
        known = {key for key in map(actor_key, told.claim.by) if not relations.is_unknown(key)}
        if known:
            authors.setdefault(told.voice, set()).update(known)
    named = [authors[voice] for voice in sorted(authors)]
    return any(
        not any(relations.same_actor(a, b) for a in one for b in other) for one in named for other in named
    )


def _accepts(told: Told, relations: Relations, pack: Pack, rules: Rules) -> bool:
    """Tell whether the origin speaks for an actor that, by its own words, took part.

    Nobody tells of himself by the loaded word of his enemies, nor accepts a deed in words of denial or blame;
    and what nobody is quoted with, nobody has owned up to.
    """
    claim = told.claim
    if claim.status not in TOOK_PLACE or told.origin.kind not in _SPEAK_FOR_A_PARTY:
        return False
    if claim.said_by is None or _is_loaded(claim.said_by, relations) or rules.disowns(claim.evidence.quote):
        return False
    speaks_for = {told.origin.id, told.origin.side} - {None}
    day = claim.report.published
    return any(
        ref.id is not None
        and (ref.id in speaks_for or pack.side_of(ref.id, day) in speaks_for)
        and not _is_loaded(ref, relations)
        for ref in claim.by
    )


def _is_loaded(ref: ActorRef, relations: Relations) -> bool:
    return ref.id is not None and relations.loaded(ref.id, ref.as_written) is not None
