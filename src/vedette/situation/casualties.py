"""The casualties of one incident: by group, for all, and on which side those who fell fought."""

from collections.abc import Iterable
from datetime import date
from typing import get_args

from vedette.model import Incident, IncidentAmount, Suffered, kind_info
from vedette.model.sums import sum_known
from vedette.packs.pack import Pack
from vedette.situation.vocabulary import vocabulary

_ALL = ""
_ONE_SIDED = ("remote", "civilians")


def amounts(incident: Incident) -> Iterable[IncidentAmount]:
    """Yield an incident's casualties by group, and for all: the total told, else what the groups add up to.

    Groups that lie within another one (children among civilians) don't add to the total. Where no total is
    told its lowest figure is what the largest group has: the groups may overlap.
    """
    for of in get_args(Suffered):
        groups = [amount for amount in incident.numbers if amount.of == of]
        yield from groups
        apart = [amount for amount in groups if amount.who not in vocabulary().counted_inside] or groups
        if groups and not any(amount.who == _ALL for amount in groups):
            yield IncidentAmount(
                of=of,
                who=_ALL,
                low=max((amount.low for amount in apart if amount.low is not None), default=None),
                best=max((amount.best for amount in apart if amount.best is not None), default=None),
                high=sum_known(most(amount) for amount in apart),
            )


def side_of_fallen(incident: Incident, amount: IncidentAmount, pack: Pack, day: date) -> str | None:
    """Return the side of the fighters who suffered, where it was done to one side alone.

    In fighting on the ground those who act suffer too, so it stays open there.
    """
    if amount.who not in vocabulary().fighters or kind_info(incident.kind).family not in _ONE_SIDED:
        return None
    targets = [actor.id for actor in incident.against if actor.id != pack.civilians]
    sides = {pack.side_of(actor, day) or actor if actor is not None else None for actor in targets}
    return sides.pop() if len(sides) == 1 else None


def most(amount: IncidentAmount) -> int | None:
    """Return the highest figure; of "at least 10" alone nothing more than the 10 is known."""
    return amount.high if amount.high is not None else amount.low
