"""Groups of claims that grow: what a new report changes is found without looking at all the others."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from vedette.incidents.by_report import ByReport
from vedette.incidents.cluster import Pair, clusters
from vedette.incidents.fit import NO_GROUND, Fit
from vedette.incidents.index import Index
from vedette.incidents.told import Told
from vedette.incidents.verdicts import Verdicts
from vedette.model import Judgement, Merge, Reason

Group = tuple[str, ...]
"""The ids of the claims of one incident, sorted."""


class Linker:
    """Holds claims in groups, one an incident.

    The groups depend on the claims and judgements held, not on the order or the batches in which they came:
    after each change those that it can reach, over pairs of claims that fit, are made anew.
    """

    def __init__(self, fit: Fit, index: Index, by_report: ByReport) -> None:
        self._fit = fit
        self._index = index
        self._by_report = by_report
        self._verdicts = Verdicts()
        self._given: dict[str, Told] = {}
        self._told: dict[str, Told] = {}
        self._reports: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._scores: dict[str, dict[str, int]] = {}
        self._group_of: dict[str, Group] = {}
        self._joins: dict[Group, tuple[Pair, ...]] = {}

    @property
    def groups(self) -> Iterable[Group]:
        """Return the groups; each claim is in exactly one."""
        return self._joins.keys()

    def __contains__(self, claim: object) -> bool:
        return claim in self._told

    def group_of(self, claim: str) -> Group:
        """Return the group that a claim is in; KeyError for a claim that is not held."""
        return self._group_of[claim]

    def tellings(self, group: Group) -> Sequence[Told]:
        """Return the claims of a group."""
        return [self._told[claim] for claim in group]

    def merges(self, group: Group) -> tuple[Merge, ...]:
        """Return the pairs of claims that tie a group together, and what spoke for each."""
        return tuple(self._merge(*pair) for pair in self._joins[group])

    def judgements(self, group: Group) -> tuple[Judgement, ...]:
        """Return the judgements in force on claims of a group."""
        return self._verdicts.on(group)

    def _merge(self, one: str, other: str) -> Merge:
        reasons = list(self._fit.reasons(self._told[one], self._told[other]))
        if self._verdicts.of(one, other) == "same":
            reasons.insert(0, Reason(field="judgement", how="same"))
        return Merge(claims=(one, other), score=self._scores[one].get(other), reasons=tuple(reasons))

    def add(self, tellings: Iterable[Told]) -> None:
        """Take in claims; one that is held already is replaced.

        They are taken in as they come: the order changes no group, but what lies near each other in time is
        found near each other in memory if it comes by its days.
        """
        stories: dict[tuple[str, str], None] = {}
        for told in tellings:
            if self._given.get(told.claim.id) != told:
                self._given[told.claim.id] = told
                story = (told.claim.report.id, told.claim.kind)
                self._reports[story].add(told.claim.id)
                stories[story] = None
        touched: dict[str, None] = {}
        for story in stories:
            held = [self._given[claim] for claim in sorted(self._reports[story])]
            for told in self._by_report.filled(held):
                if self._told.get(told.claim.id) != told:
                    touched.update(dict.fromkeys(self._place(told)))
        self._regroup(touched)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Follow these judgements, and none of those followed before."""
        before, self._verdicts = self._verdicts, Verdicts(judgements)
        self._regroup({claim for pair in (*before, *self._verdicts) for claim in pair} & self._told.keys())

    def _place(self, told: Told) -> Sequence[str]:
        """Hold a claim and what fits it; return the claims whose groups this may change."""
        claim = told.claim.id
        touched = (claim, *self._scores.get(claim, ()))
        if claim in self._told:
            self._index.remove(self._told[claim])
            for other in self._scores[claim]:
                del self._scores[other][claim]
        self._told[claim] = told
        self._scores[claim] = {}
        for other in self._index.candidates(told):
            score = self._fit.score(told, self._told[other])
            if score is not None:
                self._scores[claim][other] = self._scores[other][claim] = score
        self._index.add(told)
        return touched

    def _regroup(self, touched: Iterable[str]) -> None:
        """Make the groups anew of all claims that can be reached from those touched."""
        done: set[str] = set()
        for claim in touched:
            if claim not in done:
                reached = self._reached(claim)
                done |= reached
                for former in {self._group_of[one] for one in reached if one in self._group_of}:
                    self._joins.pop(former, None)
                for cluster in clusters(reached, self._scores, self._verdicts):
                    self._group_of.update(dict.fromkeys(cluster.claims, cluster.claims))
                    self._joins[cluster.claims] = cluster.joins

    def _reached(self, claim: str) -> set[str]:
        reached, open_ = {claim}, [claim]
        while open_:
            here = open_.pop()
            fitting = [other for other, score in self._scores[here].items() if score > NO_GROUND]
            for other in (*fitting, *self._verdicts.same_as(here)):
                if other not in reached and other in self._told:
                    reached.add(other)
                    open_.append(other)
        return reached
