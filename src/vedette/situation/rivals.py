"""Accounts that name another side as the author of an act, as notes beside its entry."""

from vedette.model import TOOK_PLACE, Incident
from vedette.packs.pack import Pack
from vedette.situation.view import View
from vedette.situation.vocabulary import vocabulary


def rivals(incident: Incident, view: View, pack: Pack) -> tuple[str, ...]:
    """Return who else accounts say did it, of no side that it is laid to, each with the report, by its day.

    In a fight all sides act, and no account contradicts another by naming one.
    """
    if incident.kind in vocabulary().fought_between:
        return ()
    laid_to = [ref.id for ref in incident.by if ref.id is not None]
    found = {
        (str(claim.report.published or ""), ref.name, claim.report.name)
        for claim in view.told(incident)
        if claim.status in TOOK_PLACE and claim.kind == incident.kind
        for ref in claim.by
        if ref.id is not None and laid_to and not any(pack.compatible(ref.id, one) for one in laid_to)
    }
    return tuple(f"Another account lays it to {name} ({report})" for _, name, report in sorted(found))
