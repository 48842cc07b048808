"""Whether those who act and are acted on may be the same in two claims."""

from vedette.incidents.days import same_days
from vedette.incidents.places import is_vague
from vedette.incidents.relations import Relations
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, actor_key
from vedette.incidents.where import PlaceFit
from vedette.incidents.words import ECHO, Words


class Who:
    """Judges the actors of pairs of claims."""

    def __init__(self, relations: Relations, words: Words, rules: Rules) -> None:
        self._relations = relations
        self._words = words
        self._rules = rules

    def fit(self, one: Told, other: Told, place: PlaceFit, *, figure: bool) -> bool:
        """Tell whether those who act and are acted on may be the same.

        Of a deed (`blamed`) accounts may differ on who did it, if a figure ties them or it is rare, when even
        one origin may weigh two authors; or on whether it hit civilians, or which group of one side, if they
        agree on who did it where and when. Then whom a bare word for fighters means parts no accounts either.
        """
        first, second, relations = one.claim, other.claim, self._relations
        if {first.kind, second.kind} <= self._rules.authorless:
            return True
        if place == "same" and self._in_one_sentence(one, other, figure=figure):
            return True
        if place == "unplaced" and not (
            first.by and second.by and bool(first.against) == bool(second.against)
        ):
            return first.report.id == second.report.id and relations.all_fit(first.by, second.by)
        if self._words.alike(one, other) and relations.known_fit(first.by, second.by):
            return relations.known_fit(first.against, second.against)
        if {first.kind, second.kind} <= self._rules.speech and not self._one_speaker(one, other):
            return False
        if {first.kind, second.kind} <= self._rules.mutual:
            return relations.all_fit((*first.by, *first.against), (*second.by, *second.against))
        blamed = {first.kind, second.kind} <= self._rules.blamed
        if not relations.some_fit(first.against, second.against):
            told_apart = one.origin.id != other.origin.id or "denied" in (first.status, second.status)
            harmed = any(relations.are_civilians(actor_key(ref)) for ref in (*first.against, *second.against))
            allied = relations.share_a_side(first.against, second.against)
            exact = first.place is not None and not is_vague(first.place)
            guessed = exact and relations.some_fit(
                relations.named(first.against), relations.named(second.against)
            )
            same_deed = place == "same" and same_days(one, other) and relations.overlap(first.by, second.by)
            return same_deed and (guessed or (blamed and (allied or (told_apart and harmed))))
        if relations.some_fit(first.by, second.by):
            return True
        if blamed and {first.kind, second.kind} & self._rules.rare:
            return place in ("same", "within", "vague")
        return blamed and one.origin.id != other.origin.id and place == "same" and figure

    def known_fit(self, one: Told, other: Told) -> bool:
        """Tell whether only names that no pack knows part two accounts of a deed of one day.

        Such a name may be anybody's: "popular fighters", or what a caption left beside the sentence.
        """
        deed = {one.claim.kind, other.claim.kind} <= self._rules.blamed and same_days(one, other)
        known = self._relations.known_fit
        return deed and known(one.claim.by, other.claim.by) and known(one.claim.against, other.claim.against)

    def _in_one_sentence(self, one: Told, other: Told, *, figure: bool) -> bool:
        """Tell whether one sentence in two reports says who it was, whatever was read of whom it hit.

        Two known authors are two readings of it only where it counts the same.
        """
        same = one.claim.kind == other.claim.kind and self._words.same(one, other)
        return same and (figure or self._relations.known_fit(one.claim.by, other.claim.by))

    def _one_speaker(self, one: Told, other: Told) -> bool:
        """Tell whether two words spoken are of one mouth; where nobody is named, it is the origin's own."""
        if one.claim.by and other.claim.by:
            return self._relations.overlap(one.claim.by, other.claim.by)
        return one.origin.id == other.origin.id or self._words.likeness(one, other) >= ECHO
