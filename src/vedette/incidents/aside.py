"""Incidents that people set aside: they stay in the record, discounted, and count nowhere."""

from collections.abc import Iterable, Sequence

from vedette.model import Decision, Incident, Problem, SetAside, instant


def with_set_aside(
    incidents: Sequence[Incident], decisions: Iterable[Decision]
) -> tuple[tuple[Incident, ...], tuple[Problem, ...]]:
    """Return the incidents, discounted where people set them aside, and what could not be followed.

    Of several decisions on one incident the last holds, by its time and then its line.
    """
    named = {name: incident.id for incident in incidents for name in (incident.id, *incident.claims)}
    last: dict[str, SetAside] = {}
    problems = []
    told = (one for one in decisions if isinstance(one, SetAside))
    for one in sorted(told, key=lambda one: (instant(one.time), one.file, one.line)):
        if one.incident in named:
            last[named[one.incident]] = one
        else:
            strange = f"no incident or claim has the id {one.incident}; take ids from incidents.jsonl"
            problems.append(
                Problem(source=one.file or "decisions", message=f"not followed: {strange}", where=one.where)
            )
    return tuple(_discounted(incident, last.get(incident.id)) for incident in incidents), tuple(problems)


def _discounted(incident: Incident, decision: SetAside | None) -> Incident:
    if decision is None or decision.withdrawn:
        return incident
    return incident.model_copy(update={"grade": "discounted", "set_aside": decision})
