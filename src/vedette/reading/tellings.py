"""Who did what a report tells more than once: a full telling stands in for a vague one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vedette.model import ActorRef, Period
from vedette.reading.memory import same_time

# The share from which a candidate may have done what other tellings say it did; by cross-validation.
LIKELY = 0.15


@dataclass(frozen=True)
class Account:
    """One telling: of which kind and time, who did it, and, where nobody is found, who may have done it."""

    kind: str
    period: Period | None
    by: tuple[ActorRef, ...]
    likely: tuple[ActorRef, ...] = ()
    denied: bool = False


def retold(accounts: Sequence[Account]) -> Iterator[tuple[ActorRef, ...]]:
    """Yield who did what each telling of one report tells, with the help of earlier and of later ones.

    Where nobody is found, those did it who are likely by the telling's own words, and of whom all other
    tellings of that kind and time that name anybody say so, denials apart: "shells hit the market", and at
    the end "the militia shelled it".
    """
    for account in accounts:
        yield account.by or _by_others(account, accounts)


def _by_others(account: Account, accounts: Sequence[Account]) -> tuple[ActorRef, ...]:
    if not account.likely:
        return ()
    others = [
        {actor.id for actor in other.by}
        for other in accounts
        if other.by
        and not other.denied
        and other.kind == account.kind
        and same_time(account.period, other.period) == "same time"
    ]
    agreed = set.intersection(*others) if others else set()
    return tuple(actor for actor in account.likely if actor.id in agreed)
