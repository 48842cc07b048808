"""How well an incident is founded, on the scale that Airwars uses."""

from collections.abc import Sequence

from vedette.incidents.fit import Fit
from vedette.incidents.independence import independent
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, actor_key
from vedette.model import Grade, kind_info
from vedette.packs.pack import Pack

_DEEDS = frozenset({"ground", "encirclement", "remote", "civilians"})
_SPEAK_FOR_A_PARTY = ("government", "belligerent", "un", "ngo")


def grade(tellings: Sequence[Told], kind: str, fit: Fit, pack: Pack, rules: Rules) -> Grade:
    """Return the grade of an incident of `kind` told so.

    - `contested`: somebody denies what another says happened; or of a deed whose author may be in dispute two
      voices name authors that can't be the same.
    - `confirmed`: a party, speaking under its own name, says that it took part itself in what is a deed
      (fighting, strikes, sieges, violence on people); of a success, which it has reason to claim, only if
      somebody not of its side tells it as well. A truce, talks, a demand or a toll leave nothing to accept.
    - `fair`: two or more independent origins (see `independence`).
    - `weak`: all else.
    """
    if _denied(tellings, fit) or (kind in rules.blamed and _authors_differ(tellings, fit)):
        return "contested"
    several = independent(tellings, pack) > 1
    deed = kind_info(kind).family in _DEEDS
    backed = kind not in rules.boasts or several
    if deed and backed and any(_accepts(told, pack) for told in tellings):
        return "confirmed"
    return "fair" if several else "weak"


def _denied(tellings: Sequence[Told], fit: Fit) -> bool:
    """Tell whether an origin denies what is told.

    Who says beside it that the same was done to the same denies but a detail, such as the means.
    """
    telling = [told for told in tellings if told.claim.status != "denied"]
    return bool(telling) and any(
        not any(
            told.origin.id == denial.origin.id and fit.some_fit(told.claim.against, denial.claim.against)
            for told in telling
        )
        for denial in tellings
        if denial.claim.status == "denied"
    )


def _authors_differ(tellings: Sequence[Told], fit: Fit) -> bool:
    authors: dict[str, set[str]] = {}
    for told in tellings:
        known = {key for key in map(actor_key, told.claim.by) if not fit.is_unknown(key)}
        if known:
            authors.setdefault(told.voice, set()).update(known)
    named = [authors[voice] for voice in sorted(authors)]
    return any(not any(fit.actors(a, b) for a in one for b in other) for one in named for other in named)


def _accepts(told: Told, pack: Pack) -> bool:
    """Tell whether the origin speaks for an actor that, by its own words, took part."""
    if told.claim.status == "denied" or told.origin.kind not in _SPEAK_FOR_A_PARTY:
        return False
    speaks_for = {told.origin.id, told.origin.side} - {None}
    day = told.claim.report.published
    return any(
        ref.id is not None and (ref.id in speaks_for or pack.side_of(ref.id, day) in speaks_for)
        for ref in told.claim.by
    )
