"""Denials of an act, as notes beside its entry: they move no status by themselves."""

from vedette.model import Claim, Incident
from vedette.packs.pack import Pack
from vedette.situation.view import View

_NOBODY = "somebody not named"


def denials(incident: Incident, alleged: str | None, view: View, pack: Pack) -> tuple[str, ...]:
    """Return who denies an act, whether that is its alleged author, and in which report, by its day."""
    accused = (alleged,) if alleged is not None else tuple(ref.id for ref in incident.by if ref.id)
    found = {
        (str(claim.report.published or ""), _speaker(claim, accused, pack), claim.report.name)
        for claim in view.told(incident)
        if claim.status == "denied"
    }
    return tuple(f"Denied by {speaker} ({report})" for _, speaker, report in sorted(found))


def _speaker(claim: Claim, accused: tuple[str, ...], pack: Pack) -> str:
    said = claim.said_by.id if claim.said_by is not None else claim.report.outlet
    if said is None:
        return claim.said_by.name if claim.said_by is not None else _NOBODY
    # "country:body" is the id of a body that no pack lists; it stands on its country's side.
    body = said.partition(":")[0]
    side = pack.side_of(body)
    own = body in accused or (side is not None and side in {pack.side_of(one) for one in accused})
    if claim.said_by is None and not own:
        # An outlet that prints a denial does not deny.
        return _NOBODY
    known = pack.actors.get(said) or pack.sources.get(said)
    name = claim.said_by.name if claim.said_by is not None else known.name if known is not None else said
    return f"{name}, on the side of the alleged author" if own else name
