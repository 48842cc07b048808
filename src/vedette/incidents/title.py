"""The neutral name of an incident, put together from the pieces in the data."""

from collections.abc import Sequence

from vedette.incidents.rules import Rules, TitleForm
from vedette.model import ActorRef, PlaceRef, kind_info


def title(
    kind: str, place: PlaceRef | None, by: Sequence[ActorRef], against: Sequence[ActorRef], rules: Rules
) -> str:
    """Return a title such as "Siege of PLACE (ACTOR by ACTOR, ACTOR)", leaving out what is not known."""
    form = rules.titles.get(kind, rules.titles["default"])
    defaults: TitleForm = rules.titles["default"]
    pieces = defaults.model_copy(update=form.model_dump(exclude_unset=True))
    mutual = kind in rules.mutual
    names = {
        "by": _names((*by, *against) if mutual else by, " and " if len(by) == 2 and mutual else ", "),
        "against": _names(against, ", "),
        "place": place.name if place is not None else "",
    }
    roles = ""
    if names["by"] and names["against"]:
        roles = pieces.both
    elif names["by"]:
        roles = pieces.by
    elif names["against"]:
        roles = pieces.against
    text = (pieces.noun or kind_info(kind).label) + (pieces.at if place is not None else "") + roles
    return text.format(**names)


def _names(refs: Sequence[ActorRef], between: str) -> str:
    return between.join(dict.fromkeys(ref.name for ref in refs))
