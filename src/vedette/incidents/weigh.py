"""Whose word a figure is: of a party on its own losses, of a party on its enemy's, or of neither."""

from datetime import timedelta

from vedette.incidents.relations import Relations
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, actor_key
from vedette.model import ActorRef, Amount, Claim, FigureWeight, Period

_PRESS = ("agency", "outlet")
"""Those who publish in a country that takes no part are no party to it."""

_OVERNIGHT = timedelta(days=1)


class Weigher:
    """Weighs the figures of one incident, as the codebooks of UCDP GED, ACLED and Airwars do.

    A side's figure of its own losses, or of civilians whom it harmed itself, is an admission and counts like
    an independent one. Its figure of its enemy's losses, or of harm that it lays to others, is a claim, which
    raises the high estimate only. A word of size counts where nobody counted; so does what is told of more
    days than the incident took.
    """

    def __init__(self, time: Period | None, relations: Relations, rules: Rules) -> None:
        self._time = time
        self._relations = relations
        self._rules = rules

    def weight(self, told: Told, amount: Amount) -> FigureWeight:
        """Return how the figure of one claim is weighed."""
        if self._rules.is_vague(amount.as_written):
            return "word"
        if self._covers_more(told.claim):
            return "longer"
        side = told.origin.side
        if side is None:
            return "independent"
        actors = (*told.claim.by, *told.claim.against)
        if not actors or (told.origin.kind in _PRESS and not any(self._is_of(ref, side) for ref in actors)):
            return "independent"
        if any(self._is_of(ref, side) for ref in self._struck(told, amount)):
            return "admission"
        civilians = self._rules.counted_group(amount.who) in self._rules.harmed or any(
            self._relations.are_civilians(actor_key(ref)) for ref in told.claim.against
        )
        deed = told.claim.kind not in self._rules.mutual
        if civilians and deed and any(self._is_of(ref, side) for ref in told.claim.by):
            return "admission"
        return "claim"

    def _struck(self, told: Told, amount: Amount) -> tuple[ActorRef, ...]:
        """Return whose losses are counted: in fighting between sides, those that the count names."""
        if told.claim.kind not in self._rules.mutual:
            return told.claim.against
        words = set(amount.who.casefold().split())
        named = (*told.claim.by, *told.claim.against)
        return tuple(ref for ref in named if words & (_words(ref.as_written) | _words(ref.name)))

    def _is_of(self, ref: ActorRef, side: str) -> bool:
        key = actor_key(ref)
        unknown = self._relations.is_unknown(key)
        return not unknown and self._relations.same_actor(key, side)

    def _covers_more(self, claim: Claim) -> bool:
        """Tell whether a claim counts all the days of the incident and others as well.

        Who only does not know the day ("a strike this week killed 40") counts no more than the strike.
        """
        period = claim.time
        if period is None or self._time is None or self._time.precision != "day":
            return False
        if not self._rules.is_summing(claim.evidence.quote):
            return False
        holds = period.start <= self._time.start and self._time.end <= period.end
        return holds and period.end - period.start > _OVERNIGHT


def _words(name: str) -> set[str]:
    return {word for word in name.casefold().split() if len(word) > 3}
