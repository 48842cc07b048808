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
        one origin may weigh two authors; or on whom it hit, if they agree on who did it where and when. Then
        whom a bare word for fighters means parts no accounts either.
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
            return self._take_part(one, other, place)
        blamed = {first.kind, second.kind} <= self._rules.blamed
        if not relations.some_fit(first.against, second.against):
            guessed = place == "same" and self._guessed(one, other)
            return guessed or (blamed and place in ("same", "inherited") and self._hit_differs(one, other))
        if relations.some_fit(first.by, second.by) or self._act_together(one, other):
            return True
        if blamed and {first.kind, second.kind} & self._rules.rare:
            return place in ("same", "inherited", "unnamed", "within", "vague")
        return blamed and one.origin.id != other.origin.id and place == "same" and figure

    def _take_part(self, one: Told, other: Told, place: PlaceFit) -> bool:
        """Tell whether those who take part in a fight, or in talks, may be the same.

        Accounts of a fight may name other groups of a side, if they share most words; and of talks in a town
        abroad whom they bring together, or who convenes them: few of a war meet there in a day.
        """
        first, second = [(*told.claim.by, *told.claim.against) for told in (one, other)]
        if self._relations.all_fit(first, second) or self._is_brokered(one, other, place):
            return True
        talks = {one.claim.kind, other.claim.kind} <= self._rules.country_stands
        where = one.claim.place
        if talks and place == "same" and where is not None and self._relations.is_abroad(where):
            met = [self._relations.without_hosts(refs) for refs in (first, second)]
            return same_days(one, other) and self._relations.all_fit(met[0], met[1])
        return self._words.alike(one, other) and self._relations.all_of_sides(first, second)

    def _is_brokered(self, one: Told, other: Told, place: PlaceFit) -> bool:
        """Tell whether of two accounts of a truce one may name its sides, and the other who brokered it."""
        kind = one.claim.kind
        if place != "same" or kind != other.claim.kind or kind not in self._rules.brokered:
            return False
        sides, brokers = self._relations.parted_by_home(one.claim.by)
        others, other_brokers = self._relations.parted_by_home(other.claim.by)
        fit = self._relations.all_fit
        return fit(sides, others) and fit(brokers, other_brokers)

    def _hit_differs(self, one: Told, other: Told) -> bool:
        """Tell whether accounts of one deed at one place may differ on whom it hit.

        They differ on which group of a side, or on whether it hit civilians; where one names no author, only
        if both name the day, and of such deeds there are seldom two a day at a place.
        """
        first, second, relations = one.claim, other.claim, self._relations
        if not same_days(one, other):
            return False
        single = {first.kind, second.kind} <= self._rules.single and one.dated and other.dated
        if not (relations.some_fit if single else relations.overlap)(first.by, second.by):
            return False
        told_apart = one.origin.id != other.origin.id or "denied" in (first.status, second.status)
        harmed = any(relations.are_civilians(actor_key(ref)) for ref in (*first.against, *second.against))
        return relations.share_a_side(first.against, second.against) or (harmed and (single or told_apart))

    def _guessed(self, one: Told, other: Told) -> bool:
        """Tell whether only whom a bare word for fighters means parts two accounts of a deed in a town."""
        first, second, relations = one.claim, other.claim, self._relations
        if first.place is None or is_vague(first.place) or not same_days(one, other):
            return False
        fit = relations.some_fit(relations.named(first.against), relations.named(second.against))
        return fit and relations.overlap(first.by, second.by)

    def _act_together(self, one: Told, other: Told) -> bool:
        """Tell whether two accounts of an operation name each another of those who carry it out."""
        joint = {one.claim.kind, other.claim.kind} <= self._rules.joint
        return joint and self._relations.allied(one.claim.by, other.claim.by) and self._words.echo(one, other)

    def known_fit(self, one: Told, other: Told) -> bool:
        """Tell whether only names that no pack knows part two accounts of a deed of one day.

        Such a name may be anybody's: "popular fighters", or what a caption left beside the sentence.
        """
        deed = {one.claim.kind, other.claim.kind} <= self._rules.blamed and same_days(one, other)
        known = self._relations.known_fit
        return deed and known(one.claim.by, other.claim.by) and known(one.claim.against, other.claim.against)

    def _in_one_sentence(self, one: Told, other: Told, *, figure: bool) -> bool:
        """Tell whether one sentence in two reports says who it was, whatever was read of whom it hit.

        Two known authors are two readings of it only where it counts the same, or calls them the same.
        """
        if one.claim.kind != other.claim.kind or not self._words.same(one, other):
            return False
        by, others = one.claim.by, other.claim.by
        called = {ref.as_written.casefold() for ref in by} & {ref.as_written.casefold() for ref in others}
        return figure or bool(called) or self._relations.known_fit(by, others)

    def _one_speaker(self, one: Told, other: Told) -> bool:
        """Tell whether two words spoken are of one mouth; where nobody is named, it is the origin's own."""
        if one.claim.by and other.claim.by:
            return self._relations.overlap(one.claim.by, other.claim.by)
        return one.origin.id == other.origin.id or self._words.likeness(one, other) >= ECHO
