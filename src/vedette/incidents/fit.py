"""Whether two claims may tell one incident, and how much speaks for it."""

from collections.abc import Sequence
from typing import Literal

from vedette.incidents.days import about, days_fit, same_days
from vedette.incidents.places import distance_km, is_vague, place_key
from vedette.incidents.rules import Rules
from vedette.incidents.told import Told, actor_key, point
from vedette.incidents.wording import Wording, likeness, wording
from vedette.model import ActorRef, PlaceRef
from vedette.packs.pack import Pack

NEAR_KM = 10.0
"""Two accounts that name neighbouring places may mean one event up to this distance."""

_FAR = 2
_ALIKE = 0.6
_RARE_WORDS = 3
"""Two reports that share this much of what is rare in their words, of three rare words or more, most likely
tell one thing: then what one of them leaves vague does not part them."""

PlaceFit = Literal["same", "within", "near", "alike", "unplaced"]
_PLACE_SCORE: dict[PlaceFit, int] = {"same": 3, "within": 2, "near": 1, "alike": 1, "unplaced": 0}


class Fit:
    """Judges pairs of claims by one pack and one set of rules; remembers what it asked the pack."""

    def __init__(self, pack: Pack, rules: Rules) -> None:
        self._pack = pack
        self._rules = rules
        self._same_actor: dict[tuple[str, str], bool] = {}
        self._within: dict[str, tuple[str, ...]] = {}
        self._meet: dict[tuple[str, str], bool] = {}
        self._wordings: dict[str, Wording] = {}

    def score(self, one: Told, other: Told) -> int | None:
        """Return how much speaks for one incident, None where something speaks against it.

        Numbers that differ do not: they are a disagreement. But one origin that gives two numbers, or two
        days, in one report means two events.
        """
        if not self._kinds_meet(one.claim.kind, other.claim.kind):
            return None
        days = days_fit(one, other, self._rules)
        if days is None or not self._kinds_fit(one, other) or self._told_apart(one, other):
            return None
        figure = self._shared_figure(one, other)
        place = self.places(one, other, figure=figure)
        if place is None:
            return None
        background = place != "same" and _undated_background(one, other)
        if background and not self._alike(one, other):
            return None
        if not self._actors_fit(one, other, place, figure=figure):
            return None
        return (
            (one.claim.kind == other.claim.kind) * 2
            + _PLACE_SCORE[place]
            + days
            + figure * 3
            + self._overlap(one.claim.by, other.claim.by)
            + self._overlap(one.claim.against, other.claim.against)
            + round(2 * self._likeness(one, other))
        )

    def actors(self, one: str, other: str) -> bool:
        """Tell whether two actor keys may mean one actor."""
        pair = (one, other) if one <= other else (other, one)
        if pair not in self._same_actor:
            named = one.startswith("name:") or other.startswith("name:")
            self._same_actor[pair] = one == other or (not named and self._pack.compatible(one, other))
        return self._same_actor[pair]

    def is_unknown(self, key: str) -> bool:
        """Tell whether an actor key is the pack's unknown actor."""
        actor = self._pack.actors.get(key)
        return actor is not None and actor.kind == "unknown"

    def are_civilians(self, key: str) -> bool:
        """Tell whether an actor key means civilians."""
        actor = self._pack.actors.get(key)
        return actor is not None and actor.kind == "civilians"

    def holders(self, place_id: str) -> tuple[str, ...]:
        """Return the ids of the places that hold a place, from the next larger to the country."""
        if place_id not in self._within:
            self._within[place_id] = self._pack.within(place_id)
        return self._within[place_id]

    def is_country(self, place_id: str) -> bool:
        """Tell whether a place is a country."""
        return place_id in self._pack.countries

    def places(self, one: Told, other: Told, *, figure: bool) -> PlaceFit | None:
        """Tell how the places of two claims fit, None where they don't.

        In two reports of the same words no place, or one that says little, is as good as the other's.
        """
        first, second = one.claim.place, other.claim.place
        if first is not None and second is not None:
            fit = self._named_places(first, second, one, other, figure=figure)
            vague = is_vague(first) or is_vague(second)
            return fit or ("alike" if vague and self._alike(one, other) else None)
        if one.claim.report.id == other.claim.report.id:
            return "unplaced"
        if self._alike(one, other):
            return "alike"
        return "unplaced" if first is second else None

    def _named_places(
        self, first: PlaceRef, second: PlaceRef, one: Told, other: Told, *, figure: bool
    ) -> PlaceFit | None:
        if place_key(first) == place_key(second):
            return "same"
        if first.id is not None and second.id is not None:
            if second.id in self.holders(first.id):
                return "within" if self._stands_for(second, one, other, figure=figure) else None
            if first.id in self.holders(second.id):
                return "within" if self._stands_for(first, one, other, figure=figure) else None
        loose = first.relation or second.relation or first.precision != second.precision
        if (figure or loose) and distance_km(first, second) <= NEAR_KM:
            return "near"
        return None

    def wording(self, told: Told) -> Wording:
        """Return what is rare in the words of a claim's evidence."""
        quote = told.claim.evidence.quote
        if quote not in self._wordings:
            self._wordings[quote] = wording(quote)
        return self._wordings[quote]

    def _likeness(self, one: Told, other: Told) -> float:
        return likeness(self.wording(one), self.wording(other))

    def _alike(self, one: Told, other: Told) -> bool:
        """Tell whether two reports most likely tell one thing, by their words alone."""
        apart = one.claim.report.id != other.claim.report.id
        rare = min(len(self.wording(one)), len(self.wording(other)))
        return apart and rare >= _RARE_WORDS and self._likeness(one, other) >= _ALIKE

    def _stands_for(self, holder: PlaceRef, one: Told, other: Told, *, figure: bool) -> bool:
        kinds = {one.claim.kind, other.claim.kind}
        if holder.precision == "country":
            return kinds <= self._rules.country_stands
        if holder.precision == "province":
            return figure or kinds <= (self._rules.province_stands | self._rules.country_stands)
        return True

    def _kinds_meet(self, one: str, other: str) -> bool:
        """Tell whether two kinds may mean one event in any case at all."""
        pair = (one, other)
        if pair not in self._meet:
            rules = self._rules
            self._meet[pair] = (
                one == other or rules.pair(one, other) is not None or rules.mixed_up(one, other)
            )
        return self._meet[pair]

    def _kinds_fit(self, one: Told, other: Told) -> bool:
        """Tell whether the kinds may mean one event; what is planned has not happened, except talks."""
        kind, second = one.claim.kind, other.claim.kind
        planned = "planned" in (one.claim.status, other.claim.status)
        if planned and one.claim.status != other.claim.status and kind not in self._rules.country_stands:
            return False
        if kind == second:
            return kind not in self._rules.cumulative or self._same_count(one, other)
        pair = self._rules.pair(kind, second)
        if "possible" in (one.claim.status, other.claim.status) and one.claim.status != other.claim.status:
            return False
        if self._rules.mixed_up(kind, second) and same_days(one, other) and self._alike(one, other):
            return True
        if pair is None or (pair.figure and not self._shared_figure(one, other)):
            return False
        stands = {kind, second} <= self._rules.country_stands
        return stands or (
            place_key(one.claim.place) == place_key(other.claim.place) and same_days(one, other)
        )

    def _same_count(self, one: Told, other: Told) -> bool:
        """Tell whether two cumulative counts are of one thing at one place up to about one time.

        Counts that are far from each other are not of the same period, whatever they leave unsaid.
        """
        near = any(
            amount.of == number.of
            and self._rules.counted_group(amount.who) == self._rules.counted_group(number.who)
            and max(point(amount), point(number)) <= _FAR * min(point(amount), point(number))
            for amount in one.claim.numbers
            for number in other.claim.numbers
        )
        return near and place_key(one.claim.place) == place_key(other.claim.place) and about(one, other)

    def _told_apart(self, one: Told, other: Told) -> bool:
        if one.claim.report.id != other.claim.report.id:
            return False
        first, second = one.claim.time, other.claim.time
        if first is not None and second is not None and "day" in (first.precision, second.precision):
            apart = first.end < second.start or second.end < first.start
            if apart:
                return True
        if one.origin.id != other.origin.id:
            return False
        return any(
            amount.of == number.of
            and self._rules.counted_group(amount.who) == self._rules.counted_group(number.who)
            and point(amount) != point(number)
            for amount in one.claim.numbers
            for number in other.claim.numbers
        )

    def _shared_figure(self, one: Told, other: Told) -> bool:
        mine = figures(one, self._rules) if one.claim.numbers and other.claim.numbers else frozenset()
        return bool(mine) and not mine.isdisjoint(figures(other, self._rules))

    def _actors_fit(self, one: Told, other: Told, place: PlaceFit, *, figure: bool) -> bool:
        """Tell whether those who act and are acted on may be the same.

        Of a deed (`blamed`) accounts may differ on who did it, if a figure ties them, or on whether it hit
        civilians, if they agree on who did it where and when.
        """
        first, second = one.claim, other.claim
        if place == "unplaced" and not (
            first.by and second.by and bool(first.against) == bool(second.against)
        ):
            return first.report.id == second.report.id and self._all_fit(first.by, second.by)
        if self._alike(one, other) and self._known_fit(first.by, second.by):
            return self._known_fit(first.against, second.against)
        if {first.kind, second.kind} <= self._rules.mutual:
            return self._all_fit((*first.by, *first.against), (*second.by, *second.against))
        blamed = {first.kind, second.kind} <= self._rules.blamed
        if not self.some_fit(first.against, second.against):
            told_apart = one.origin.id != other.origin.id or "denied" in (first.status, second.status)
            harmed = any(self.are_civilians(actor_key(ref)) for ref in (*first.against, *second.against))
            same_deed = place == "same" and same_days(one, other) and self._overlap(first.by, second.by)
            return blamed and told_apart and harmed and same_deed
        if self.some_fit(first.by, second.by):
            return True
        rare = bool({first.kind, second.kind} & self._rules.rare)
        return blamed and place == "same" and one.origin.id != other.origin.id and (figure or rare)

    def some_fit(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
        """Tell whether two accounts may name one actor: some of both fit, or one of them names nobody."""
        return not one or not other or self._overlap(one, other)

    def _known_fit(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
        """Tell the same of those whom a pack knows alone."""
        return self.some_fit([ref for ref in one if ref.id], [ref for ref in other if ref.id])

    def _overlap(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
        return any(self.actors(actor_key(a), actor_key(b)) for a in one for b in other)

    def _all_fit(self, one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
        fewer, more = sorted((one, other), key=len)
        return all(any(self.actors(actor_key(a), actor_key(b)) for b in more) for a in fewer)


def _undated_background(one: Told, other: Told) -> bool:
    """Tell whether two reports are compared of which one gives no day: it may tell of any earlier event."""
    return one.claim.report.id != other.claim.report.id and not (one.dated and other.dated)


def figures(told: Told, rules: Rules) -> frozenset[tuple[str, str, int]]:
    """Return the casualties that a claim counts: what, of whom, and how many."""
    return frozenset(
        (amount.of, rules.counted_group(amount.who), point(amount))
        for amount in told.claim.numbers
        if amount.of in rules.casualties
    )
