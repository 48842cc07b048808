"""What people found of obligations: whether each was met, beside what reports tell of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from vedette.model import DutyDecision, DutyFinding, Problem
from vedette.packs.pack import Pack

Duty = tuple[str, str]
"""The id of an agreement and that of one of its obligations."""

Findings = Mapping[Duty, tuple[DutyFinding, ...]]


def findings(decisions: Iterable[DutyDecision], pack: Pack) -> tuple[Findings, tuple[Problem, ...]]:
    """Return what was found of each obligation, in the order of the decisions, and what names none."""
    found: dict[Duty, list[DutyFinding]] = defaultdict(list)
    problems = []
    for one in decisions:
        lost = _unknown(one, pack)
        if lost:
            message = f"the decision on the obligation {one.obligation} is left out: {lost}"
            problems.append(Problem(source=one.file, where=one.where, message=message))
            continue
        told = DutyFinding(state=one.state, author=one.author, time=one.time, ground=one.ground)
        found[one.agreement, one.obligation].append(told)
    return {duty: tuple(told) for duty, told in found.items()}, tuple(problems)


def _unknown(decision: DutyDecision, pack: Pack) -> str:
    """Say which name of a decision the pack does not know, "" where it knows both."""
    agreement = pack.agreements.get(decision.agreement)
    if agreement is None:
        return f"there is no agreement {decision.agreement!r}; the pack's are {', '.join(pack.agreements)}"
    duties = [duty.id for duty in agreement.obligations]
    if decision.obligation in duties:
        return ""
    return f"{agreement.name} has no such obligation; it has {', '.join(duties) or 'none'}"
