"""The neutral name of an incident, put together from the pieces in the data."""

from collections.abc import Mapping, Sequence

from vedette.incidents.rules import Rules, TitleForm
from vedette.model import ActorRef, PlaceRef, kind_info
from vedette.model.claim import WIDE_PRECISIONS


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
    alone = mutual and len({ref.name for ref in (*by, *against)}) == 1
    roles = pieces.one if alone else _roles(pieces, names)
    text = (pieces.noun or kind_info(kind).label) + _at(pieces, defaults, place) + roles
    return text.format(**names)


def _roles(pieces: TitleForm, names: Mapping[str, str]) -> str:
    if names["by"]:
        return pieces.both if names["against"] else pieces.by
    return pieces.against if names["against"] else ""


def _at(pieces: TitleForm, defaults: TitleForm, place: PlaceRef | None) -> str:
    if place is None:
        return ""
    wide = place.precision == "area" or place.precision in WIDE_PRECISIONS
    return defaults.within if wide and pieces.at == defaults.at else pieces.at


def _names(refs: Sequence[ActorRef], between: str) -> str:
    return between.join(dict.fromkeys(ref.name for ref in refs))
