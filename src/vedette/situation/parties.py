"""Who acted, whom it was against, and whether an agreement binds the one and protects the other."""

from collections.abc import Iterable
from dataclasses import dataclass

from vedette.model import kind_info
from vedette.situation.bound import Bound
from vedette.situation.cases import Case, Refused
from vedette.situation.presence import Presence
from vedette.situation.vocabulary import vocabulary


@dataclass(frozen=True)
class Parties:
    """Tests the two sides of an act.

    Where no account says for certain whom an act was against, nobody exempt may be told of at its place.
    """

    bound: Bound
    presence: Presence

    def actor(self, case: Case) -> str | Refused:
        """Say how those who acted are bound, or why nobody who acted is."""
        bound = self.bound
        exempt = [actor for actor in case.by if bound.is_exempt(actor)]
        if exempt:
            return Refused("actor_exempt", f"{bound.name(exempt[0])} took part, which is not bound")
        if all(bound.is_civilian(actor) for actor in case.by) and (case.breach or not case.by):
            # Who records a breach of the truce and does not fight is not its author.
            if case.breach:
                return "no account says who broke the truce"
            return Refused("actor_unknown", "no account names who did it")
        acting = bound.acting(case.by)
        if not acting:
            return Refused(
                "actor_not_bound", f"{bound.names(case.by)}: no party that fights, and on none's side"
            )
        others = bound.strangers(case.by)
        if others and case.act not in vocabulary().fought_between:
            return Refused("actor_unclear", f"accounts also name {bound.names(others)}, not bound")
        if others and not bound.opposed((*case.against, *acting), acting) and not case.breach:
            return Refused(
                "actor_not_bound", f"{bound.names(acting)} fought {bound.names(others)}, which is not bound"
            )
        doubt = self._doubt(case, acting)
        return Refused("actor_perhaps_exempt", doubt) if doubt else "; ".join(bound.how(a) for a in acting)

    def target(self, case: Case) -> str | Refused:
        """Say why whom it was against is protected, or why not."""
        bound = self.bound
        exempt = [actor for actor in case.against if bound.is_exempt(actor)]
        if exempt:
            return Refused("target_exempt", f"it was against {bound.name(exempt[0])}, which is exempt")
        against = bound.opposed(case.against, bound.acting(case.by))
        protected = tuple(actor for actor in against if bound.is_protected(actor))
        doubt = (
            self._doubt(case, protected)
            or self._other_target(case, protected)
            or self._held_by_exempt(case, protected)
        )
        if doubt and not case.breach:
            return Refused("target_perhaps_exempt", doubt)
        if protected:
            return "; ".join(bound.how(actor) for actor in protected)
        if case.breach:
            return "whoever calls it a breach need not say whom it was against"
        if case.against:
            named = bound.names(case.against)
            what = "no party, no civilians" if against else "of the side of those who acted, or backed by it"
            return Refused("target_not_protected", f"it is told as against {named}: {what}")
        return self._untold_target(case)

    def _untold_target(self, case: Case) -> str | Refused:
        """Judge an act of which no account says whom it was against."""
        bound = self.bound
        if case.act in vocabulary().fought_between:
            acting = bound.acting(case.by)
            if len(bound.sides(acting)) > 1 and len(acting) == len(case.by):
                return "both sides of the fighting are bound"
            return Refused("target_unknown", "only one side of the fighting is named")
        if kind_info(case.act).family != "remote":
            return Refused("target_unknown", "no account says whom it was against")
        there = self._exempt_at(case)
        if there:
            return Refused(
                "target_perhaps_exempt", f"no account says whom it hit, and {there} is told of there"
            )
        return "no account says whom it hit, and nobody exempt is told of there"

    def _doubt(self, case: Case, actors: tuple[str, ...]) -> str:
        """Say why actors may be others: vague words alone name them, and somebody exempt is told of there."""
        if not (actors and case.vague.issuperset(actors)):
            return ""
        # A quarter is told of as its town as well: who is in the one may be meant by a word for the other.
        there = self._exempt_at(case, *self._town_of(case))
        # An account that tells of somebody exempt may go on to call them by such a word.
        beside = there or self._exempt_of(self.presence.beside(case.reports))
        if not beside:
            return ""
        where = "there" if there else "in the same report"
        return f"only a vague word names {self.bound.names(actors)}, and {beside} is told of {where}"

    def _other_target(self, case: Case, protected: tuple[str, ...]) -> str:
        """Say why targets may be others: those who acted fought somebody exempt there and then.

        Not so of civilians whom an account names as hit.
        """
        named = [actor for actor in protected if actor not in case.unnamed]
        if not protected or any(self.bound.is_civilian(actor) for actor in named):
            return ""
        other = self._fought_at(case)
        return f"other accounts of that place and day tell of {other} on the other side" if other else ""

    def _held_by_exempt(self, case: Case, protected: tuple[str, ...]) -> str:
        """Say why an act may be none against a party: somebody exempt held the place, no party was hit."""
        bound = self.bound
        if case.place is None or case.time is None or any(bound.is_of_party(actor) for actor in protected):
            return ""
        holder = self.presence.holder(case.place, case.time.end)
        if holder is None or not bound.is_exempt(holder) or bound.is_named(case.place):
            return ""
        return f"{bound.name(holder)}, which is exempt, held the place, and no party is told of as hit"

    def _exempt_at(self, case: Case, *more: str) -> str:
        """Return the name of an exempt actor told of at the place of the act, or at one of `more`, or ""."""
        there = (actor for place in (case.place or "", *more) for actor in self.presence.at.get(place, ()))
        return self._exempt_of(there)

    def _exempt_of(self, actors: Iterable[str]) -> str:
        """Return the name of the first of actors who is exempt, or ""."""
        return min((self.bound.name(actor) for actor in actors if self.bound.is_exempt(actor)), default="")

    def _town_of(self, case: Case) -> tuple[str, ...]:
        """Return the town that the place of an act is a quarter of, if it is one."""
        pack = self.bound.pack
        known = pack.place(case.place) if case.place is not None else None
        return pack.within(known.id)[:1] if known is not None and known.kind == "quarter" else ()

    def _fought_at(self, case: Case) -> str:
        """Return the name of an exempt actor that those who acted fought there and then, or ""."""
        bound = self.bound
        acting = set(bound.acting(case.by))
        return self._exempt_of(
            actor
            for group in self.presence.together(case.place or "", case.time)
            if not acting.isdisjoint(group)
            for actor in group
        )
