"""The register of alleged violations in figures: by zone, party and act, against the period before."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from vedette.model import Incident, Situation

PERIOD = timedelta(days=7)


class Breaches(NamedTuple):
    """How often one party is said to have done one act in a zone, in the period and the one before."""

    agreement: str
    zone: str | None
    party: str | None
    act: str
    times: int
    before: int


def breaches(
    situation: Situation, incidents: Mapping[str, Incident], period: timedelta = PERIOD
) -> tuple[Breaches, ...]:
    """Return the figures of the `period` that ends with the day of the situation, the most frequent first.

    An incident counts on its last day; one without a day is in the register but in no period. What was only
    in the period before is listed too, with 0 times.
    """
    now: Counter[tuple[str, str | None, str | None, str]] = Counter()
    then: Counter[tuple[str, str | None, str | None, str]] = Counter()
    for entry in situation.violations:
        incident = incidents.get(entry.incident)
        if incident is None or incident.time is None:
            continue
        age = situation.on - incident.time.end
        key = (entry.agreement, entry.zone, entry.alleged_party, entry.act)
        if timedelta(0) <= age < period:
            now[key] += 1
        elif period <= age < 2 * period:
            then[key] += 1
    found = [Breaches(*key, now[key], then[key]) for key in now.keys() | then.keys()]
    return tuple(
        sorted(found, key=lambda b: (-b.times, -b.before, b.agreement, b.zone or "", b.party or "", b.act))
    )
